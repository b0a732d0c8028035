"""A file of answers for a session that nobody attends: saved names and what to answer.

A questionnaire is answered by the list of its items' values, in order: `gad2: [1, 2]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script import source
from integrate.script.nodes import Listing, Node, Table, Text, span_of
from integrate.script.problem import START, Enough, Misread, Problem, Reading, did_you_mean
from integrate.script.read import Reads
from integrate.script.structure import every_step
from integrate.script.verbs import Measure, Question

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.script.model import Script

GivenAnswers = dict[str, str | tuple[str, ...]]
"""What to answer by saved name: one text, or the ids to tick."""


def read_answers(path: Path, script: Script) -> tuple[GivenAnswers, Reads]:
    """Return the answers in a file, and what is wrong with it (nothing when it can be used)."""
    reading = Reading()
    answers: GivenAnswers = {}
    try:
        reading.texts[""] = source.decode(path.read_bytes())
        tree = source.parse(reading.texts[""], reading)
        answers = _answers(tree, script, reading) if tree is not None else {}
    except Enough:
        pass  # what is noted so far is what the author is told
    except Misread as misread:
        reading.note(misread)
    except OSError as error:
        why = f"{path}: {error.strerror or 'it cannot be read'}"
        reading.problems.append(Problem("E001", why, START, "check the path"))
    return answers, Reads(None, tuple(reading.problems), reading.texts)


def _answers(tree: Node, script: Script, reading: Reading) -> GivenAnswers:
    if isinstance(tree, Text) and not tree.value:
        return {}
    if not isinstance(tree, Table):
        raise Misread(
            "E105", span_of(tree), "answers are `name: answer` lines", "write `{}` for none"
        )
    steps = list(every_step(script.steps))
    saved = {step.save for step in steps if isinstance(step, Question)} - {""}
    measures = {step.name for step in steps if isinstance(step, Measure)}
    answers: GivenAnswers = {}
    for key, node in tree.value:
        given = _given(node)
        if key.value not in saved | measures:
            what = f"no question of the script saves `{key.value}`"
            reading.complain("E201", span_of(key), what, did_you_mean(key.value, saved | measures))
        elif given is None:
            reading.complain("E105", span_of(node), "an answer is one text or a list of ids")
        elif key.value in measures:
            answers |= _item_by_item(key.value, given)
        else:
            answers[key.value] = given
    return answers


def _given(node: Node) -> str | tuple[str, ...] | None:
    if isinstance(node, Text):
        return str(node.value)
    items = node.value if isinstance(node, Listing) else ()
    texts = tuple(one.value for one in items if isinstance(one, Text))
    return texts if isinstance(node, Listing) and len(texts) == len(items) else None


def _item_by_item(name: str, given: str | tuple[str, ...]) -> GivenAnswers:
    """Return the answers to the items of a questionnaire, under the names they are saved under."""
    values = (given,) if isinstance(given, str) else given
    return {f"{name}.{number}": value for number, value in enumerate(values, start=1)}
