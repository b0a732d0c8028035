"""A file of answers for a session that nobody attends: saved names and what to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script import source
from integrate.script.model import every_step
from integrate.script.nodes import Listing, Node, Table, Text
from integrate.script.problem import START, Enough, Misread, Problem, Reading, did_you_mean
from integrate.script.read import Reads
from integrate.script.verbs import Question

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.script.model import Script

GivenAnswers = dict[str, str | tuple[str, ...]]
"""What to answer by saved name: one text, or the ids to tick."""


def read_answers(path: Path, script: Script) -> tuple[GivenAnswers, Reads]:
    """Return the answers in a file, and what is wrong with it (nothing when it can be used)."""
    reading = Reading()
    text = ""
    answers: GivenAnswers = {}
    try:
        text = source.decode(path.read_bytes())
        tree = source.parse(text, reading)
        answers = _answers(tree, script, reading) if tree is not None else {}
    except Enough:
        pass  # what is noted so far is what the author is told
    except Misread as misread:
        reading.note(misread)
    except OSError as error:
        why = f"{path}: {error.strerror or 'it cannot be read'}"
        reading.problems.append(Problem("E001", why, START, "check the path"))
    return answers, Reads(None, tuple(reading.problems), text)


def _answers(tree: Node, script: Script, reading: Reading) -> GivenAnswers:
    if isinstance(tree, Text) and not tree.value:
        return {}
    if not isinstance(tree, Table):
        raise Misread("E105", tree.span, "answers are `name: answer` lines", "write `{}` for none")
    saved = {step.save for step in every_step(script.steps) if isinstance(step, Question)} - {""}
    answers: GivenAnswers = {}
    for key, node in tree.entries:
        if key.value not in saved:
            what = f"no question of the script saves `{key.value}`"
            reading.complain("E201", key.span, what, did_you_mean(key.value, saved))
        elif isinstance(node, Text):
            answers[key.value] = node.value
        elif isinstance(node, Listing) and all(isinstance(one, Text) for one in node.items):
            answers[key.value] = tuple(one.value for one in node.items if isinstance(one, Text))
        else:
            reading.complain("E105", node.span, "an answer is one text or a list of ids")
    return answers
