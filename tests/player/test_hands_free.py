"""Going on by itself: when the words were heard, and never without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.session.inputs import Advance, Begin, Pause, Resume, TimePassed
from integrate.session.table import State
from integrate.session.view import Passage
from tests.player.fakes import stage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.player.fakes import Stage

SPOKEN = """title: A test
stage: anytime
narration: {pace: slow}
steps:
  - One two three four.
  - Five.
  - ask: Six?
  - wait: 10 s
  - The end.
"""


@pytest.fixture(name="set_")
def _set(tmp_path: Path) -> Stage:
    """Give a spoken session that is to go on by itself, at its first words."""
    set_ = stage(SPOKEN, tmp_path)
    set_.driver.hands_free.is_wanted = True
    set_.driver.send(Begin())
    return set_


def words(set_: Stage) -> str:
    """Return what is shown."""
    scene = set_.driver.view.scene
    return scene.text if scene else ""


def wait(set_: Stage) -> float:
    """Let the time of the next deadline come; return that moment."""
    until = set_.driver.until_deadline
    assert until is not None
    set_.clock.go_to(set_.clock.now() + until)
    set_.driver.send(TimePassed())
    return set_.clock.now()


def begins(set_: Stage, speech: str, length: float) -> None:
    """Let the sound say how long words last."""
    output = set_.driver._output  # noqa: SLF001 -- what the sound would call
    output.begun(speech, length)  # type: ignore[attr-defined] # the written sound has it


def test_it_goes_on_a_breath_after_the_words(set_: Stage) -> None:
    """With the length of the words known, it waits for them and for a breath more."""
    begins(set_, "voice #1", 9.0)
    while words(set_) == "One two three four.":
        moment = wait(set_)
    assert moment == pytest.approx(0.5 + 9.0 + 4.0)
    assert words(set_) == "Five."


def test_without_a_word_from_the_sound_it_waits_as_long_as_slow_words_take(set_: Stage) -> None:
    """Nobody is left in the middle of a script by a line that never began."""
    while words(set_) == "One two three four.":
        moment = wait(set_)
    assert moment == pytest.approx(0.5 + 4 * 0.7 + 4.0)


def test_a_pause_holds_it(set_: Stage) -> None:
    """What was left to wait is left after a pause, however long that was."""
    begins(set_, "voice #1", 6.0)
    set_.clock.go_to(5.0)
    set_.driver.send(Pause())
    assert set_.driver.until_deadline is None
    set_.clock.go_to(500.0)
    set_.driver.send(Resume())
    while words(set_) == "One two three four.":
        moment = wait(set_)
    assert moment == pytest.approx(495.0 + 0.5 + 6.0 + 4.0)


def test_questions_wait(set_: Stage) -> None:
    """At a question nothing is due, and a timed step goes on as ever."""
    set_.driver.send(Advance())
    while words(set_) == "Five.":
        wait(set_)
    assert set_.driver.view.state is State.ASKING
    assert set_.driver.until_deadline is None


def test_nothing_goes_on_while_nothing_is_heard(set_: Stage) -> None:
    """Muted, it looks again now and then, and goes on once there is sound again."""
    set_.driver.hearing.switch_mute()
    for _time in range(20):
        wait(set_)
    assert words(set_) == "One two three four."
    set_.driver.hearing.switch_mute()
    wait(set_)
    assert words(set_) == "Five."


@pytest.mark.parametrize(
    ("text", "wanted"), [(SPOKEN, False), (SPOKEN.replace("narration: {pace: slow}\n", ""), True)]
)
def test_it_is_for_spoken_scripts_and_who_wants_it(
    tmp_path: Path, text: str, *, wanted: bool
) -> None:
    """Unasked, and in a script without a narration, words wait for a key."""
    set_ = stage(text, tmp_path)
    set_.driver.hands_free.is_wanted = wanted
    set_.driver.send(Begin())
    assert isinstance(set_.driver.view.scene, Passage)
    assert set_.driver.until_deadline is None
