"""Going on by itself: when the words were heard, and never without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.player.hands_free import AFTER_BELL, THOUGHT
from integrate.player.passing_bell import ID
from integrate.session.inputs import Advance, Begin, Pause, Resume, TimePassed
from integrate.session.record import Passed
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
    (tmp_path / "bells").mkdir()
    for name in ("chime", "wood"):
        (tmp_path / "bells" / f"{name}.flac").touch()
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


def to_the_question(set_: Stage) -> float:
    """Come to the question; return the moment."""
    set_.driver.send(Advance())
    while words(set_) == "Five.":
        moment = wait(set_)
    assert set_.driver.view.state is State.ASKING
    return moment


def bells(set_: Stage) -> list[str]:
    """Return the bells that rang, each with how it did."""
    return [one for one in set_.log if one.startswith(f"play {ID} ")]


def pass_it(set_: Stage) -> float:
    """Wait until the question is passed; return the moment."""
    while words(set_) == "Six?":
        moment = wait(set_)
    return moment


def test_a_question_is_passed_with_a_bell(set_: Stage) -> None:
    """It stays open for a thought; the bell rings, and a moment later the next step comes."""
    came = to_the_question(set_)
    moment = pass_it(set_)
    end = came + 0.5 + 1 * 0.7 + THOUGHT
    assert moment == pytest.approx(end + AFTER_BELL)
    (bell,) = bells(set_)
    assert bell.startswith("play passed chime.flac (cue, -6 dB")
    events = [one.event for one in set_.keeper.kept]
    assert [one.how for one in events if isinstance(one, Passed)] == ["thought"]


def test_after_the_start_nothing_is_pressed(set_: Stage) -> None:
    """The whole script comes to its end by the time alone."""
    while set_.driver.outcome is None:
        wait(set_)
    assert len(bells(set_)) == 1


def test_a_key_gives_a_question_all_of_its_time_again(set_: Stage) -> None:
    """Whoever does something is there, and is not hurried."""
    came = to_the_question(set_)
    set_.clock.go_to(came + 40.0)
    set_.driver.hands_free.stir(set_.clock.now())
    assert pass_it(set_) == pytest.approx(came + 40.0 + THOUGHT + AFTER_BELL)


def test_who_writes_is_waited_for(set_: Stage) -> None:
    """No time leads on from words that are begun."""
    to_the_question(set_)
    set_.driver.hands_free.stay()
    assert set_.driver.until_deadline is None
    set_.driver.send(Pause())
    set_.driver.send(Resume())
    assert set_.driver.until_deadline is None


@pytest.mark.parametrize(
    "question",
    [
        "- {measure: phq-2, save: mood}",
        "- checklist: Which?\n    require: all\n    items: [Up, Down]",
    ],
)
def test_what_has_to_be_answered_waits(tmp_path: Path, question: str) -> None:
    """A questionnaire is not passed by the time, nor a list that is needed."""
    set_ = stage(SPOKEN.replace("- ask: Six?", question), tmp_path)
    set_.driver.hands_free.is_wanted = True
    set_.driver.send(Begin())
    while set_.driver.view.state is not State.ASKING:
        wait(set_)
    assert set_.driver.until_deadline is None


def test_the_bell_of_the_script_is_taken_where_it_has_one(set_: Stage, tmp_path: Path) -> None:
    """By its name, as loud as the script has it."""
    assert set_.log
    own = stage(SPOKEN.replace("steps:", "sounds: {bell: bells/wood}\nsteps:"), tmp_path)
    own.driver.hands_free.is_wanted = True
    own.driver.send(Begin())
    to_the_question(own)
    pass_it(own)
    (bell,) = bells(own)
    assert bell.startswith("play passed wood.flac (cue, 0 dB")


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
