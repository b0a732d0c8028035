"""A score made into a file: complete, and in no format too loud."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio import decode
from integrate.audio.api import Bus, Clip, Files
from integrate.audio.encode import ENDINGS, Tags
from integrate.audio.render import render_file
from integrate.audio.samples import RATE
from tests.audio.scoring import Session

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]

needs_ffmpeg = pytest.mark.skipif(
    not (shutil.which("ffmpeg") and shutil.which("ffprobe")), reason="ffmpeg is not installed"
)


def loud_noise(tone: Tone, write: Write) -> Session:
    """Noise and a high sine one on the other, turned up far into the limiter."""
    draw = np.random.default_rng(1)
    noise = np.clip(0.3 * draw.standard_normal(4 * RATE), -1, 1).astype(np.float32)
    files = [write(noise, "noise.wav"), write(tone(3.0, 0.9, 11_900.0), "high.wav")]
    session = Session()
    for number in range(12):
        clip = Clip(str(number), Files((files[number % 2],)), Bus.VOICE, gain=14.0)
        session.at(0.3 * number).play(clip)
    return session


def loud_chord(_tone: Tone, write: Write) -> Session:
    """Squares in a chord, with strokes of noise: what an AAC encoder makes several dB louder."""
    moments = np.arange(5 * RATE) / RATE
    chord = np.zeros(len(moments))
    for pitch in (110.0, 164.8, 220.3, 277.2):
        swell = 0.5 + 0.5 * np.sin(0.9 * moments + pitch)
        chord += swell * np.sign(np.sin(2 * np.pi * pitch * moments))
    strokes = np.random.default_rng(3).standard_normal(len(moments))
    chord += 4.0 * strokes * np.exp(-30.0 * (2.0 * moments % 1.0))
    sound = (0.9 * chord / np.abs(chord).max()).astype(np.float32)
    session = Session()
    clip = Clip("music", Files((write(sound, "music.wav"),)), Bus.VOICE, gain=20.0)
    session.at(0.0).play(clip)
    return session


def true_peak(file: Path) -> float:
    """Return the true peak in dBTP, as ffmpeg decodes and measures it."""
    command = ["ffmpeg", "-nostdin", "-nostats", "-hide_banner", "-i", str(file)]
    measured = [*command, "-af", "ebur128=peak=true", "-f", "null", "-"]
    ran = subprocess.run(measured, capture_output=True, text=True, check=True)
    return float(re.findall(r"Peak: +(-?[\d.]+) ", ran.stderr)[-1])


@needs_ffmpeg
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("loud", [loud_noise, loud_chord])
def test_a_loud_session_stays_under_its_true_peak(
    loud: Callable[[Tone, Write], Session], ending: str, tone: Tone, write: Write, tmp_path: Path
) -> None:
    """In every format ffmpeg finds no true peak above -3 dBTP, and not much less than it may be."""
    session = loud(tone, write)
    out = tmp_path / f"session{ending}"
    render_file(out, Tags("Loud"), session.score, 5.0, session.repertoire)
    assert -6.0 < true_peak(out) <= -3.0


def test_what_a_format_makes_louder_is_written_again(
    tone: Tone, write: Write, tmp_path: Path
) -> None:
    """The second time all of it is lower; the person is told so, and progress begins anew."""
    session = loud_noise(tone, write)
    done: list[float] = []
    out = tmp_path / "session.ogg"
    render_file(
        out,
        Tags("Loud"),
        session.score,
        5.0,
        session.repertoire,
        progress=done.append,
        tell=session.told.append,
    )
    assert [sentence.split(":")[0] for sentence in session.told] == [
        f"The format of {out} makes loud places louder"
    ]
    assert sum(after < before for before, after in pairwise(done)) == 1


@pytest.mark.parametrize("ending", [".flac", ".ogg"])
def test_what_is_not_loud_is_written_once(
    ending: str, tone: Tone, write: Write, tmp_path: Path
) -> None:
    """A session under the ceiling keeps its level, in the file too, and its sections."""
    session = Session()
    session.at(0.0).chapter("Arriving")
    session.at(0.5).play(Clip("bell", Files((write(tone(1.5, 0.5, 523.0)),))))
    out = tmp_path / f"session{ending}"
    done: list[float] = []
    lasted = render_file(
        out, Tags("Soft"), session.score, 2.0, session.repertoire, progress=done.append
    )
    assert done == sorted(done)
    heard = np.concatenate(list(decode.find(out).portions(pytest.fail)))
    assert len(heard) == round(lasted * RATE)
    assert np.abs(heard).max() == pytest.approx(np.abs(session.render(2.0)).max(), rel=0.05)
    assert "Arriving" in out.with_suffix(".cue").read_text(encoding="utf-8")
