from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from integrate import bundled
from integrate.cli.listening import trouble_with

if TYPE_CHECKING:
    from pathlib import Path

RATE = 48_000


def _write(file: Path, sound: object) -> Path:
    soundfile.write(file, sound, RATE)
    return file


def test_a_bang_in_the_quiet_is_named(tmp_path: Path) -> None:
    """A file with one place far above the rest is named with how far."""
    sound = 0.01 * np.sin(np.arange(40 * RATE) * 0.05)
    sound[10 * RATE : 11 * RATE] *= 60
    file = _write(tmp_path / "bang.wav", sound)
    assert "louder than most of it" in str(trouble_with(file, tmp_path / "cache"))


def test_an_even_sound_is_not_named(tmp_path: Path) -> None:
    """A tone that rises softly has no trouble."""
    sound = 0.1 * np.sin(np.arange(5 * RATE) * 0.05) * np.linspace(0, 1, 5 * RATE)
    assert trouble_with(_write(tmp_path / "tone.wav", sound), tmp_path / "cache") is None


@pytest.mark.parametrize("content", [b"", b"This is a text, not a sound.\n"])
def test_what_is_no_sound_is_named(tmp_path: Path, content: bytes) -> None:
    """An empty file and a text are named before anyone meets them in a session."""
    file = tmp_path / "gong.flac"
    file.write_bytes(content)
    assert str(file) in str(trouble_with(file, tmp_path / "cache"))


def test_the_shipped_sounds_are_taken_as_they_are(tmp_path: Path) -> None:
    """A shipped sound is not listened to again: nothing is measured and nothing kept."""
    assert trouble_with(bundled.sounds() / "bells" / "bowl-low.flac", tmp_path / "cache") is None
    assert not (tmp_path / "cache").exists()
