"""The loudness measure against the signals of EBU Tech 3341 and BS.1770-4, and against ffmpeg."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.audio.loudness import SILENCE, measure
from integrate.audio.samples import RATE, Block, still

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")


def tone(level: float, seconds: float, pitch: float = 1000.0) -> Block:
    """Make a sine in both ears, its peak at `level` dBFS."""
    sine = 10 ** (level / 20) * np.sin(2 * np.pi * pitch * np.arange(round(seconds * RATE)) / RATE)
    return np.repeat(sine.astype(np.float32)[:, np.newaxis], 2, axis=1)


def cut(sound: Block, size: int) -> Iterator[Block]:
    """Yield the sound in blocks."""
    return (sound[at : at + size] for at in range(0, len(sound), size))


def test_a_tone_in_both_ears_has_its_level_as_loudness() -> None:
    """EBU Tech 3341 case 1: 1 kHz at -23 dBFS is -23 LUFS, whichever window measures it."""
    found = measure([tone(-23.0, 10.0)])
    assert found.integrated == pytest.approx(-23.0, abs=0.1)
    assert found.short_term == pytest.approx(-23.0, abs=0.1)
    assert found.momentary == pytest.approx(-23.0, abs=0.1)
    assert found.length == 10.0


def test_a_full_scale_tone_in_one_ear() -> None:
    """BS.1770-4: 997 Hz at 0 dBFS in one channel reads -3.01."""
    sound = tone(0.0, 5.0, 997.0) * np.array([1.0, 0.0], dtype=np.float32)
    assert measure([sound]).integrated == pytest.approx(-3.01, abs=0.02)


def test_quiet_parts_are_gated_out() -> None:
    """EBU Tech 3341 case 3: -36, then -23, then -36 dBFS are -23 LUFS (here shorter)."""
    parts = [tone(-36.0, 3.0), tone(-23.0, 18.0), tone(-36.0, 3.0)]
    assert measure(parts).integrated == pytest.approx(-23.0, abs=0.1)


def test_low_tones_count_less() -> None:
    """K-weighting takes more than 10 dB off a tone at 20 Hz."""
    assert measure([tone(-20.0, 5.0, 20.0)]).integrated < -30.0


@pytest.mark.parametrize("count", [0, 1, 480, 2 * RATE])
def test_silence_has_no_loudness(count: int) -> None:
    """Silence of any length, none included, is under every gate and has no peak."""
    found = measure([still(count)])
    assert {found.integrated, found.short_term, found.momentary, found.peak} == {SILENCE}
    assert found.length == count / RATE


def test_a_short_sound_is_averaged_with_the_silence_after_it() -> None:
    """A tone of 0.3 s fills a tenth of 3 s: 10 dB less."""
    assert measure([tone(-20.0, 0.3)]).short_term == pytest.approx(-30.0, abs=0.2)


def test_the_true_peak_lies_between_the_samples() -> None:
    """A sine of a quarter of the rate, sampled off its tops, peaks 3 dB above its samples."""
    sine = 0.5 * np.sin(np.pi / 2 * np.arange(RATE) + np.pi / 4) * np.hanning(RATE) ** 0.1
    sound = np.repeat(sine.astype(np.float32)[:, np.newaxis], 2, axis=1)
    assert float(np.abs(sound).max()) < 0.36
    assert measure([sound]).peak == pytest.approx(20 * np.log10(0.5), abs=0.1)


def test_a_bang_at_the_beginning_is_seen() -> None:
    """What is reached within the first 5 ms is told apart from what comes later."""
    sound = tone(-6.0, 1.0)
    assert measure([sound]).onset == pytest.approx(-6.0, abs=0.1)
    assert measure([still(240), sound]).onset == SILENCE


@settings(max_examples=20)
@given(seconds=st.floats(0.05, 6.0), size=st.integers(1_000, 100_000), seed=st.integers(0, 99))
def test_blocks_of_any_size_measure_the_same(seconds: float, size: int, seed: int) -> None:
    """However a sound is cut up, what is measured is the same."""
    draw = np.random.default_rng(seed)
    sound = (0.1 * draw.standard_normal((round(seconds * RATE), 2))).astype(np.float32)
    whole, parts = measure([sound]), measure(cut(sound, size))
    assert parts.integrated == pytest.approx(whole.integrated, abs=1e-3)
    assert parts.short_term == pytest.approx(whole.short_term, abs=1e-3)
    assert parts.momentary == pytest.approx(whole.momentary, abs=1e-3)
    assert parts.peak == pytest.approx(whole.peak, abs=0.05)
    assert parts.length == whole.length


def signals() -> dict[str, Block]:
    """Make sounds that differ in all that counts."""
    draw = np.random.default_rng(4)
    noise = draw.standard_normal((12 * RATE, 2)).astype(np.float32)
    moments = np.arange(len(noise), dtype=np.float32)[:, np.newaxis] / RATE
    return {
        "noise": 0.1 * noise,
        "waves": 0.2 * noise * np.sin(0.8 * moments) ** 4,
        "rumble": np.cumsum(noise, axis=0) * np.float32(2e-4),
        "clipped": np.clip(2 * noise, -0.9, 0.9),
        "short": 0.1 * noise[: 2 * RATE],
    }


@needs_ffmpeg
@pytest.mark.parametrize("name", signals())
def test_ffmpeg_measures_the_same(name: str, tmp_path: Path) -> None:
    """Loudness agrees with ffmpeg's ebur128 within 0.2 LU, true peak within 0.3 dB."""
    sound = signals()[name]
    file = tmp_path / "sound.wav"
    soundfile.write(file, sound, RATE, subtype="FLOAT")
    command = ["ffmpeg", "-nostdin", "-nostats", "-hide_banner", "-i", str(file)]
    ran = subprocess.run(
        [*command, "-af", "ebur128=peak=true", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = measure(cut(sound, 10_000))
    integrated, peak = (
        float(re.findall(rf"{name}: +(-?[\d.]+) ", ran.stderr)[-1]) for name in ("I", "Peak")
    )
    assert found.integrated == pytest.approx(integrated, abs=0.2)
    assert found.peak == pytest.approx(peak, abs=0.3)
