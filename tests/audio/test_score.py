"""An output that is written down."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from integrate.audio.api import SOUNDING, Bus, Clip, Files, Line, Output
from integrate.audio.chapters import Chapter
from integrate.audio.score import Call, Score


class Clock:
    """A time that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


BELL = Clip("bell", Files((Path("bell.wav"),)))


def test_every_call_is_kept_with_its_time_and_in_its_order() -> None:
    """What an output was told is there again, call by call."""
    clock = Clock()
    score = Score(clock)
    output: Output = score
    output.play(BELL)
    clock.now = 1.5
    output.stop("bell", 0.2)
    output.stop("drone")
    output.set_level(Bus.BED, -6.0)
    clock.now = 2.0
    output.mute(on=True)
    output.talk_over(on=False)
    output.duck(-9.0)
    output.pause()
    output.resume()
    output.silence(1.0)
    output.close()
    assert score.calls == [
        Call(0.0, "play", (BELL,)),
        Call(1.5, "stop", ("bell", 0.2)),
        Call(1.5, "stop", ("drone", None)),
        Call(1.5, "set_level", (Bus.BED, -6.0)),
        Call(2.0, "mute", (), (("on", True),)),
        Call(2.0, "talk_over", (), (("on", False),)),
        Call(2.0, "duck", (-9.0,)),
        Call(2.0, "pause"),
        Call(2.0, "resume"),
        Call(2.0, "silence", (1.0,)),
    ]
    assert output.condition == SOUNDING


def test_a_score_can_be_told_to_another_output() -> None:
    """Called on another output, a score's calls make the same score there."""
    first = Score(lambda: 3.0)
    first.play(BELL)
    first.mute(on=True)
    second = Score(lambda: 3.0)
    for call in first.calls:
        call.on(second)
    assert second.calls == first.calls


def test_what_is_to_be_prepared_and_the_parts_are_kept() -> None:
    """Contents are gathered for the progress bar, parts of the session for the chapters."""
    score = Score(lambda: 4.0)
    score.prepare([Line("Welcome.")])
    score.prepare([BELL.content])
    score.chapter("Body")
    assert score.prepared == [Line("Welcome."), BELL.content]
    assert score.chapters == [Chapter(4.0, "Body")]


@pytest.mark.parametrize("module", ["score", "chapters", "api"])
def test_writing_down_loads_no_audio_library(module: str) -> None:
    """The interface can walk a session for its score without numpy or a codec."""
    code = (
        f"import sys, integrate.audio.{module};"
        "print(*{'numpy', 'soundfile', 'soxr', 'miniaudio', 'pydub'} & sys.modules.keys())"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "\n"
