from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.audio.api import Line
from integrate.audio.problem import UnplayableError
from integrate.player.answering import CannotPass, completed
from integrate.player.content import Narrating
from integrate.player.rendering import PAUSE, CannotRender, write_down
from integrate.player.sounds import Sounds
from integrate.session.program import Role
from tests.player.fakes import WrittenSound
from tests.session.conversation import fresh

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.audio.api import Content, Seconds
    from integrate.script.answers_file import GivenAnswers

NARRATED = "narration: {duck: -9 dB}\n"


class Score(WrittenSound):
    """Notes what an output is told, and the chapters."""

    def chapter(self, title: str) -> None:
        """Note that a part begins."""
        self.log.append(f"chapter {title}")


def length_of(content: Content) -> Seconds:
    """Return a second for each word; what is broken cannot be heard."""
    assert isinstance(content, Line)
    if "broken" in content.text:
        raise UnplayableError("It cannot be spoken.")
    return float(len(content.text.split()))


def written(
    steps: str, answers: GivenAnswers | None = None, narrating: Narrating | None = None
) -> tuple[float, list[str]]:
    """Return how long the session of these steps lasts, and what its score says."""
    log: list[str] = []
    session = fresh(steps, Role.PATIENT)
    given = completed(answers or {}, session.program)
    args = (Score(log), Sounds(()), narrating or Narrating(), length_of, log.append)
    return write_down(session, given, *args), log


def test_words_last_as_long_as_their_voice() -> None:
    """A step with words lasts as long as they are spoken and a pause, a rest as long as it is."""
    length, log = written(f"{NARRATED}steps: [One two three., {{wait: 20 s}}, A b c d.]")
    assert length == pytest.approx(3 + 20 + 4 + 2 * (0.35 + PAUSE))
    assert log[0] == "duck -9 dB"


@pytest.mark.parametrize(
    "narrating", [Narrating(has_voice=False), Narrating(wanted=False)], ids=["none", "unwanted"]
)
def test_without_a_voice(narrating: Narrating) -> None:
    """Without a voice words last as long as they are read."""
    words = " ".join(["word"] * 130)
    length, log = written(f"{NARRATED}steps: ['{words}']", narrating=narrating)
    assert length == pytest.approx(60)
    assert not any(line.startswith("play") for line in log)


def test_words_that_cannot_be_spoken() -> None:
    """What no voice can say lasts as long as it is read."""
    length, _ = written(f"{NARRATED}steps: [broken]")
    assert length == pytest.approx(3)


def test_questions_stay_open() -> None:
    """A question is left open for as long as an answer usually takes."""
    length, _ = written(f"{NARRATED}steps: [{{scale: How is it?, save: how}}, Thanks.]")
    assert length == pytest.approx(3 + 15 + 1 + 0.35 + PAUSE)


def test_chapters() -> None:
    """A chapter begins with each section, under the script's title where there is none."""
    _, log = written(
        "steps: [A., {section: One, steps: [B., C.]}, {section: Two, steps: [D.]}, E.]"
    )
    chapters = ["chapter A test", "chapter One", "chapter Two", "chapter A test"]
    assert [line for line in log if line.startswith("chapter")] == chapters


STEERED: dict[str, tuple[str, str, str | tuple[str, ...]]] = {
    "choose: Well?\n    options: {go: Go, stay: Stay}": ("x is go", "x: go", "stay"),
    "scale: Well?\n    from: 0\n    to: 10": ("x >= 7", "x: 5", "9"),
    "ask: Well?": ("x is answered", "x: some words", "rain"),
    "checklist: Well?\n    items: {key: A key, coat: A coat}": ("key in x", "x: [key]", ("coat",)),
}


@pytest.mark.parametrize("question", STEERED)
def test_a_question_that_steers(question: str) -> None:
    """A question on which the way hangs is named, with the line that answers it."""
    condition, line, answer = STEERED[question]
    steps = f"steps:\n  - {question}\n    save: x\n  - say: Yes.\n    when: {condition}\n  - Bye.\n"
    with pytest.raises(CannotRender, match=r"“Well\?”.*--answers FILE") as refused:
        written(steps)
    assert f"`{line}`" in str(refused.value)
    assert written(steps, {"x": answer})[0] > 0
    assert written(steps, {"x": ""})[0] > 0


def test_all_questions_that_steer_are_named_at_once() -> None:
    """Whoever answers the first open question learns which others the way hangs on."""
    one = "{choose: Well?, save: %s, options: {go: Go, stay: Stay}}, {say: Yes., when: %s is go}"
    steps = f"steps: [{one % ('x', 'x')}, {one % ('y', 'y')}, Bye.]"
    with pytest.raises(CannotRender, match=r"It may also depend on the answers to `y`\."):
        written(steps)
    with pytest.raises(CannotRender, match=r"leaves the question out\.$"):
        written(steps, {"x": "stay"})


def test_a_questionnaire_that_steers() -> None:
    """A questionnaire is answered by all its items, or left out as a whole."""
    steps = "steps: [{measure: gad-2, save: gad}, {say: Yes., when: gad.total >= 3}, Bye.]"
    with pytest.raises(CannotRender, match=r"`gad: \[0, 0\]`"):
        written(steps)
    assert written(steps, {"gad.1": "2", "gad.2": "2"})[0] > 0
    assert written(steps, {"gad.1": ""})[0] > 0


def test_a_questionnaire_is_named_as_a_file_answers_it() -> None:
    """Of a sum that decides the way an author learns the name that a file of answers takes."""
    first = "{choose: Well?, save: x, options: {go: Go, stay: Stay}}, {say: Yes., when: x is go}"
    steps = (
        f"steps: [{first}, {{measure: gad-2, save: gad}}, {{say: A., when: gad.total > 2}}, Bye.]"
    )
    with pytest.raises(CannotRender, match=r"the answers to `gad`\."):
        written(steps)


def test_a_question_on_another_way() -> None:
    """A question that is not asked needs no answer."""
    steps = """steps:
  - {choose: Well?, save: x, options: {go: Go, stay: Stay}}
  - section: Part
    when: x is go
    steps: [{ask: Why?, save: y}, {say: So., when: y is answered}]
  - Bye.
"""
    assert written(steps, {"x": "stay"})[0] > 0


def test_lists() -> None:
    """A list that has to be complete is ticked; what does not fit is named."""
    needed = "steps: [{checklist: Ready?, save: r, require: all, items: {key: A key}}, Bye.]"
    assert written(needed)[0] > 0
    with pytest.raises(CannotPass, match="`r` does not fit"):
        written(needed, {"r": ()})


def test_missing_sounds_are_told(tmp_path: Path) -> None:
    """A sound that is not there is told, and the rest becomes a file."""
    assert not list(tmp_path.iterdir())
    _, log = written("steps: [{play: gong}, Bye.]")
    assert any("“gong” was not found" in line for line in log)
