"""With closed eyes: what is heard of a session that goes on by itself, and what lines say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from integrate import bundled
from integrate.audio.levels import Levels
from integrate.audio.render import render
from integrate.audio.repertoire import Repertoire
from integrate.audio.samples import RATE, still
from integrate.audio.score import Score
from integrate.player.clock import MadeUpClock
from integrate.player.content import Narrating
from integrate.player.driver import Driver
from integrate.player.hands_free import AFTER_BELL, THOUGHT
from integrate.player.keeping import Nowhere
from integrate.player.passing_bell import ID
from integrate.player.sounds import Sounds
from integrate.session.inputs import Begin, TimePassed
from integrate.session.program import Role
from integrate.session.session import Session
from tests.session.conversation import script_of

if TYPE_CHECKING:
    from integrate.audio.samples import Block

SPOKEN = """title: A test
stage: anytime
narration: {pace: slow}
steps:
  - Welcome.
  - ask: What is here?
  - The end.
"""
VOICE = bundled.sounds() / "tones" / "breath-in.flac"
"""Four seconds that stand for every spoken line."""
PITCHES = (698.5, 1046.5)
"""The two bars of the chime, F5 and C6."""


@pytest.fixture(name="score", scope="module")
def _score() -> Score:
    """Walk through a session in which nobody does anything after its beginning."""
    clock = MadeUpClock()
    score = Score(clock.now)
    session = Session(script_of(SPOKEN), Role.PATIENT, "a-test")
    narrating = Narrating(lambda _speak: VOICE)
    sounds = Sounds((bundled.sounds(),))
    driver = Driver(session, clock, Nowhere(), score, sounds, lambda _words: None, narrating)
    driver.hands_free.is_wanted = True
    driver.send(Begin())
    while driver.outcome is None:
        until = driver.until_deadline
        assert until is not None, "somebody is waited for"
        clock.go_to(clock.now() + until)
        driver.send(TimePassed())
    return score


def times(score: Score) -> dict[str, float]:
    """Return when each clip was begun, by its id."""
    return {call.positional[0].id: call.at for call in score.calls if call.name == "play"}


def test_the_bell_stands_on_the_timeline(score: Score) -> None:
    """After the question and the time for a thought, and before the words that follow."""
    asked, rang, last = (times(score)[one] for one in ("voice #2", ID, "voice #3"))
    assert rang == pytest.approx(asked + 0.5 + 3 * 0.7 + THOUGHT)
    assert last == pytest.approx(rang + AFTER_BELL)


def test_the_bell_is_heard(score: Score) -> None:
    """In the rendered sound: silence while one thinks, then the two bars of a chime, and softly."""
    blocks: list[Block] = []
    repertoire = Repertoire(Levels(None, bundled.sounds()), None, hold=False)
    render(score, score.calls[-1].at + 1.0, repertoire, blocks.append)
    heard = np.concatenate([still(0), *blocks])
    rang = times(score)[ID]
    before, bell = slice_of(heard, rang - 5.0, rang), slice_of(heard, rang, rang + AFTER_BELL)
    assert np.abs(before).max() == 0.0
    assert -40.0 < 20 * np.log10(np.abs(bell).max()) < -14.0
    spectrum = np.abs(np.fft.rfft(bell[:, 0]))
    loudest = np.argsort(spectrum)[::-1][:400] / AFTER_BELL
    assert all(np.abs(loudest - pitch).min() < 8.0 for pitch in PITCHES)


def slice_of(heard: Block, begin: float, end: float) -> Block:
    """Return the sound between two moments."""
    return heard[round(begin * RATE) : round(end * RATE)]
