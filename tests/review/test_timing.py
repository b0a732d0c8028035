from __future__ import annotations

import pytest

from integrate.review.timing import LEAST, NO_TIME, Length, attention, how_long
from integrate.script.structure import every_step
from tests.session.conversation import script_of


def length_of(step: str) -> Length:
    """Return how long a step takes."""
    (found,) = script_of(f"steps: [{step}]").steps
    return how_long(found)


def words(count: int) -> str:
    """Return so many words."""
    return " ".join(["word"] * count)


def test_a_minute_of_text() -> None:
    """Text is read at 150, 130 and, twice over, at 120 words a minute."""
    assert length_of(words(150)).shortest == pytest.approx(60)
    assert length_of(words(130)).usual == pytest.approx(60)
    assert length_of(words(120)).longest == pytest.approx(120)


def test_the_least_time() -> None:
    """The shortest text takes its least time."""
    assert length_of("Yes.") == Length(LEAST, LEAST, LEAST)


@pytest.mark.parametrize("step", ["{wait: 20 s}", "{wait: 20 s, show: Rest.}"])
def test_a_rest(step: str) -> None:
    """A rest takes its own time."""
    assert length_of(step) == Length(20, 20, 20)


def test_breathing() -> None:
    """Breathing takes as long as its whole breaths."""
    assert length_of("{breathe: {in: 4, out: 6}, for: 62 s}") == Length(60, 60, 60)


@pytest.mark.parametrize(
    ("step", "usual", "longest"),
    [
        ("{ask: Why?}", 45, 180),
        ("{choose: Which?, options: [One, Two]}", 15, 45),
        ("{scale: How much?}", 15, 45),
        ("{checklist: What?, items: [One, Two]}", 30, 120),
    ],
)
def test_questions(step: str, usual: float, longest: float) -> None:
    """A question is read, and answered in its own time or passed over at once."""
    assert length_of(step) == Length(LEAST, LEAST + usual, LEAST + longest)


def test_steps_without_time() -> None:
    """What does not come before the person takes no time."""
    assert length_of("{play: bell}") == NO_TIME


def test_cues_are_listened_to() -> None:
    """A person usually listens to the last timed cue before reading on; a hurried one does not."""
    length = length_of("{say: Hello., audio: [{play: bell, at: 20 s}, {play: bell, at: exit}]}")
    assert length == Length(LEAST, LEAST + 20, LEAST + 20)


def test_recalled_answers_take_time() -> None:
    """An answer that a text recalls counts as five words."""
    steps = script_of(
        f"steps: [{{ask: Why?, save: why}}, '{words(125)} {{{{ why }}}}', {words(130)}]"
    ).steps
    first, second = list(every_step(steps))[1:]
    assert attention(first).usual == attention(second).usual


def test_lengths_add_up() -> None:
    """Lengths are added bound by bound."""
    assert Length(1, 2, 3) + Length(10, 20, 30) == Length(11, 22, 33)
