"""Commands in, blocks out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio import stage as stage_module
from integrate.audio.api import Voice
from integrate.audio.decode import open_source
from integrate.audio.messages import (
    Close,
    Pause,
    Play,
    Report,
    Resume,
    Silence,
    Stop,
    Unplayable,
)
from integrate.audio.samples import RATE
from integrate.audio.stage import Stage

if TYPE_CHECKING:
    from integrate.audio.source import Source

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]
Until = Callable[..., None]


@pytest.fixture
def stage() -> Stage:
    """Make a stage on which nothing sounds, and which reports to nobody."""
    return Stage(lambda _: None)


def level(stage: Stage, seconds: float = 0.1) -> float:
    """Return the peak of what is heard next."""
    return float(np.abs(stage.mix(round(seconds * RATE))).max())


def test_the_commands_are_heard(stage: Stage, tone: Tone, write: Write, until: Until) -> None:
    """A voice plays, is held, goes on, and ends when it is told to."""
    stage.handle(Play(Voice("a", write(tone(1.0)), loop=True)))
    until(lambda: level(stage) > 0.4)
    stage.handle(Pause())
    level(stage, 1.0)
    assert level(stage) == 0.0
    stage.handle(Resume())
    level(stage, 1.0)
    assert level(stage) > 0.4
    stage.handle(Stop("a", 0.1))
    level(stage, 0.2)
    assert level(stage) == 0.0


def test_it_has_finished_when_the_last_fade_has(
    stage: Stage, tone: Tone, write: Write, until: Until
) -> None:
    """Closing fades what sounds, and only then is the stage finished."""
    stage.handle(Play(Voice("a", write(tone(1.0)), loop=True)))
    until(lambda: level(stage) > 0.4)
    assert not stage.finished
    stage.handle(Close())
    assert not stage.finished
    assert level(stage, 0.05) > 0.2
    level(stage, 0.2)
    assert stage.finished


def test_an_unplayable_file_is_reported(tmp_path: Path, until: Until) -> None:
    """A file that cannot be heard is reported with the voice's id, and nothing else is."""
    reports: list[Report] = []
    stage = Stage(reports.append)
    stage.handle(Play(Voice("gone", tmp_path / "gone.wav")))
    until(lambda: reports)
    assert [type(report) for report in reports] == [Unplayable]
    assert "gone.wav" in str(reports[0])


@pytest.mark.parametrize("command", [Stop("a", None), Silence(1.0), Close()])
def test_a_voice_stopped_while_its_file_is_opened_is_not_heard(
    command: Stop | Silence | Close,
    stage: Stage,
    tone: Tone,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    until: Until,
) -> None:
    """What is no longer wanted when its file is open at last stays silent."""
    stopped = threading.Event()

    def slow(file: Path, *, loop: bool, ahead: int) -> Source:
        assert stopped.wait(10.0)
        return open_source(file, loop=loop, ahead=ahead)

    monkeypatch.setattr(stage_module, "open_source", slow)
    others = threading.active_count()
    stage.handle(Play(Voice("a", write(tone(1.0)), loop=True)))
    stage.handle(command)
    stopped.set()
    until(lambda: threading.active_count() <= others)
    assert level(stage, 1.0) == 0.0
