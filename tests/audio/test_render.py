"""A score made into sound."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio import render as render_module
from integrate.audio.api import Breath, Bus, Clip, Direction, Files, Line
from integrate.audio.levels import Levels
from integrate.audio.problem import UnplayableError
from integrate.audio.render import prepare, render
from integrate.audio.repertoire import Repertoire
from integrate.audio.samples import RATE, Block
from tests.audio.scoring import Session

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]


def level(block: Block) -> float:
    """Return the RMS of both ears in dB."""
    return float(10 * np.log10(np.mean(block**2) + 1e-12))


def first_sound(block: Block) -> int:
    """Return the first frame that is not silent."""
    return int(np.flatnonzero(np.abs(block).max(axis=1) > 0)[0])


@pytest.fixture
def bell(tone: Tone, write: Write) -> Files:
    """Give a cue of a second and a half that begins with its first sample."""
    ring = tone(1.5, 0.5, 523.0) * np.linspace(1.0, 0.0, 72_000, dtype=np.float32)
    ring[0] = 0.1
    return Files((write(ring, "bell.wav"),))


@pytest.fixture
def bed(tone: Tone, write: Write) -> Files:
    """Give two seconds that loop."""
    return Files((write(tone(2.0, 0.3, 220.0), "bed.wav"),))


@pytest.mark.parametrize("moment", [0.0, 0.5, 1.23456, 7.0, 61.00002])
def test_a_clip_begins_at_its_exact_frame(moment: float, bell: Files) -> None:
    """The first sample after the first frame, which the fade holds at nothing, is the clip's."""
    session = Session()
    session.at(moment).play(Clip("bell", bell))
    assert first_sound(session.render(moment + 0.1)) == round(moment * RATE) + 1


def test_a_delay_is_counted_from_the_call(bell: Files) -> None:
    """A clip with a delay begins that much later."""
    session = Session()
    session.at(1.0).play(Clip("bell", bell, delay=0.75))
    assert first_sound(session.render(2.0)) == round(1.75 * RATE) + 1


def test_the_last_sound_rings_out(bell: Files) -> None:
    """A bell at the very end is heard to its own end."""
    session = Session()
    session.at(4.0).play(Clip("bell", bell))
    heard = session.render(4.0)
    assert len(heard) >= 5.5 * RATE
    assert np.abs(heard[round(5.0 * RATE) : round(5.1 * RATE)]).max() > 0.001


def test_a_bed_ends_with_its_own_fade(bed: Files) -> None:
    """A loop that nobody stopped fades out from the end of the session on."""
    session = Session()
    session.at(0.0).play(Clip("bed", bed, Bus.BED, loop=True, fade_out=3.0))
    heard = session.render(10.0)
    assert level(heard[9 * RATE : 10 * RATE]) == pytest.approx(-30.0, abs=4.0)
    assert 13.0 <= len(heard) / RATE <= 13.6
    assert level(heard[12 * RATE : 13 * RATE]) < level(heard[9 * RATE : 10 * RATE]) - 6


def test_what_rings_too_long_is_ended(bell: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recording of an hour that begins at the end does not make the file an hour longer."""
    monkeypatch.setattr(render_module, "RINGING", 0.5)
    monkeypatch.setattr(render_module, "LAST_FADE", 0.5)
    session = Session()
    session.at(1.0).play(Clip("bell", bell))
    assert len(session.render(1.0)) / RATE < 2.6


def test_a_session_that_ends_in_a_pause_does_not_sound_again(bed: Files) -> None:
    """What is held at the end stays silent."""
    session = Session()
    session.at(0.0).play(Clip("bed", bed, Bus.BED, loop=True))
    session.at(2.0).pause()
    heard = session.render(4.0)
    assert not heard[3 * RATE :].any()
    assert len(heard) / RATE < 5.0


def test_a_pause_holds_and_the_time_goes_on(bell: Files, bed: Files) -> None:
    """After a pause of two seconds the bed goes on, and a later cue is at its own time."""
    session = Session()
    session.at(0.0).play(Clip("bed", bed, Bus.BED, loop=True))
    session.at(1.0).pause()
    session.at(3.0).resume()
    session.at(4.0).stop("bed", 0.1)
    session.at(6.0).play(Clip("bell", bell))
    heard = session.render(6.0)
    assert not heard[2 * RATE : 3 * RATE].any()
    assert level(heard[round(3.5 * RATE) : 4 * RATE]) > -40
    assert first_sound(heard[5 * RATE :]) == RATE + 1


def test_beds_fall_before_a_voice(bed: Files, tone: Tone, write: Write) -> None:
    """With its delay a line is known ahead, and the bed has fallen when it begins."""
    session = Session()
    silent_take = Files((write(tone(2.0, 0.0), "take.wav"),))
    session.at(0.0).duck(-12.0)
    session.at(0.0).play(Clip("bed", bed, Bus.BED, loop=True))
    session.at(4.0).play(Clip("line", silent_take, Bus.VOICE, delay=0.5))
    heard = session.render(10.0)
    free, under = heard[2 * RATE : 4 * RATE], heard[round(4.5 * RATE) : round(6.4 * RATE)]
    assert level(under) - level(free) == pytest.approx(-12.0, abs=0.3)
    assert level(heard[8 * RATE : 10 * RATE]) == pytest.approx(level(free), abs=0.1)


def test_every_call_is_carried_out(bed: Files) -> None:
    """Level, mute, talk-over, stop and silence are heard in the file as they would be live."""
    session = Session()
    session.at(0.0).play(Clip("bed", bed, Bus.BED, loop=True))
    session.at(2.0).set_level(Bus.BED, -6.0)
    session.at(4.0).set_level(Bus.BED, 0.0)
    session.at(6.0).mute(on=True)
    session.at(8.0).mute(on=False)
    session.at(10.0).talk_over(on=True)
    session.at(13.0).talk_over(on=False)
    session.at(15.0).silence(0.5)
    heard = session.render(17.0)
    free = level(heard[RATE : 2 * RATE])
    assert level(heard[3 * RATE : 4 * RATE]) == pytest.approx(free - 6.0, abs=0.2)
    assert level(heard[7 * RATE : 8 * RATE]) < -100
    assert level(heard[12 * RATE : 13 * RATE]) == pytest.approx(free - 12.0, abs=0.3)
    assert not heard[16 * RATE :].any()


def test_a_clip_that_cannot_be_heard_is_named(bell: Files, tmp_path: Path) -> None:
    """The rest is heard, each clip at its time, and the sentence says what is missing."""
    session = Session()
    session.at(1.0).play(Clip("gone", Files((tmp_path / "gone.wav",))))
    session.at(2.0).play(Clip("line", Line("Welcome."), Bus.VOICE))
    session.at(3.0).play(Clip("bell", bell))
    assert first_sound(session.render(4.0)) == 3 * RATE + 1
    assert sorted(sentence.split(":")[0] for sentence in session.told) == [
        f"The sound file {tmp_path / 'gone.wav'} could not be read",
        "There is no voice to speak this; the words are on the screen.",
    ]


def test_the_same_score_gives_the_same_samples(
    bell: Files, bed: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Threads and the size of blocks leave no trace in the sound."""
    session = Session()
    session.at(0.0).play(Clip("bed", bed, Bus.BED, loop=True, fade_in=2.0))
    for number in range(8):
        session.at(1.0 + 0.7 * number).play(Clip(f"bell {number}", bell, gain=6.0))
    first = session.render(8.0)
    monkeypatch.setattr(render_module, "BLOCK", 7_777)
    second = session.render(8.0)
    shorter = min(len(first), len(second))
    assert np.array_equal(first[:shorter], second[:shorter])


def test_progress_is_told(bell: Files) -> None:
    """Preparing counts contents, each once; rendering counts seconds, to the end."""
    session = Session()
    for number in range(3):
        session.at(float(number)).play(Clip(str(number), bell))
    session.score.prepare([Breath(Direction.IN, 4.0), bell])
    steps: list[tuple[int, int]] = []
    prepare(session.score, session.repertoire, lambda done, total: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]
    seconds: list[float] = []
    lasted = render(
        session.score, 3.0, session.repertoire, lambda _block: None, progress=seconds.append
    )
    assert seconds == sorted(seconds)
    assert seconds[-1] == lasted


def test_files_are_opened_shortly_before_they_are_heard(bell: Files) -> None:
    """What comes in an hour is not opened now: memory does not grow with the session."""
    opened: list[float] = []

    class Watched(Repertoire):
        def open(self, *positional: object, **named: object) -> object:  # type: ignore[override] # only watched
            opened.append(done)
            return super().open(*positional, **named)  # type: ignore[arg-type]

    session = Session()
    for moment in (0.0, 30.0, 60.0):
        session.at(moment).play(Clip(str(moment), bell))
    done = 0.0

    def progress(seconds: float) -> None:
        nonlocal done
        done = seconds

    watched = Watched(Levels(), None, hold=False)
    render(session.score, 61.0, watched, lambda _block: None, progress=progress)
    assert len(opened) == 3
    assert all(at > moment - 8.6 for moment, at in zip((0.0, 30.0, 60.0), opened, strict=True))


def test_a_render_that_is_given_up_leaves_no_thread(
    tone: Tone, write: Write, until: Callable[..., None]
) -> None:
    """When the taker of the blocks fails, files are given back and threads end."""
    session = Session()
    session.at(0.0).play(Clip("music", Files((write(tone(60.0)),)), Bus.BED, loop=True))
    before = threading.active_count()

    def refusing(_block: Block) -> None:
        raise UnplayableError("enough")

    with pytest.raises(UnplayableError):
        render(session.score, 100.0, session.repertoire, refusing)
    gc.collect()
    until(lambda: threading.active_count() == before)
