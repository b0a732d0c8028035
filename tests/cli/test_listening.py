from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from integrate import bundled
from integrate.cli.listening import MANY, trouble_with
from integrate.player.sounds import Sounds
from integrate.review.checking import check_file

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
    [said] = trouble_with(file, tmp_path / "cache")
    assert "louder than most of it" in said


def test_an_even_sound_is_not_named(tmp_path: Path) -> None:
    """A tone that rises softly has no trouble."""
    sound = 0.1 * np.sin(np.arange(5 * RATE) * 0.05) * np.linspace(0, 1, 5 * RATE)
    assert not [*trouble_with(_write(tmp_path / "tone.wav", sound), tmp_path / "cache")]


@pytest.mark.parametrize("content", [b"", b"This is a text, not a sound.\n"])
def test_what_is_no_sound_is_named(tmp_path: Path, content: bytes) -> None:
    """An empty file and a text are named before anyone meets them in a session."""
    file = tmp_path / "gong.flac"
    file.write_bytes(content)
    [said] = trouble_with(file, tmp_path / "cache")
    assert str(file) in said


def test_the_shipped_sounds_are_taken_as_they_are(tmp_path: Path) -> None:
    """A shipped sound is not listened to again: nothing is measured and nothing kept."""
    for place in ("bells/bowl-low.flac", "bells"):
        assert not [*trouble_with(bundled.sounds() / place, tmp_path / "cache")]
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("music", ["mine", "mine.m3u"])
def test_every_track_of_own_music_is_listened_to(tmp_path: Path, music: str) -> None:
    """Of a folder and of a playlist each track that cannot be read is named, in their order."""
    folder = tmp_path / "mine"
    folder.mkdir()
    even = 0.1 * np.sin(np.arange(5 * RATE) * 0.05) * np.linspace(0, 1, 5 * RATE)
    _write(folder / "2 even.wav", even)
    (folder / "1 empty.flac").write_bytes(b"")
    (folder / "3 text.ogg").write_bytes(b"This is a text, not a sound.\n")
    listed = "\n".join(f"mine/{one}" for one in ("1 empty.flac", "2 even.wav", "3 text.ogg"))
    (tmp_path / "mine.m3u").write_text(listed)
    said = [*trouble_with(tmp_path / music, tmp_path / "cache")]
    assert "1 empty.flac" in said[0]
    assert "3 text.ogg" in said[1]
    assert len(said) == 2


def test_who_waits_for_much_music_sees_how_far_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first time a bar is shown, but not when the files are known."""
    (tmp_path / "mine").mkdir()
    for number in range(MANY):
        _write(tmp_path / "mine" / f"{number}.wav", 0.1 * np.sin(np.arange(RATE) * 0.05))
    for shown in ("Listening", ""):
        assert not [*trouble_with(tmp_path / "mine", tmp_path / "cache")]
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.strip() == shown


def test_a_script_is_warned_of_at_the_step_that_plays_the_music(tmp_path: Path) -> None:
    """`integrate check` names a damaged track where the music is played."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "1.mp3").write_bytes(b"This is a text, not a sound.\n")
    script = tmp_path / "rest.yaml"
    sounds = "sounds:\n  calm: {music: mine, loop: yes}\n"
    script.write_text(
        f"title: Rest\nstage: anytime\n{sounds}steps:\n"
        "  - play: calm\n  - Rest a while.\n  - stop: calm\n"
    )
    listen = partial(trouble_with, measures=tmp_path / "cache")
    reads = check_file(script, (), Sounds((tmp_path,)).find, listen)
    [found] = [one for one in reads.problems if one.code == "W209"]
    assert "1.mp3" in found.message
    assert found.span.line == 6
