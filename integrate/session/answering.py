"""Whether a value answers a question, and how the answer reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.answers import Answer
from integrate.script.verbs import Ask, Checklist, Choose, Require, Scale

if TYPE_CHECKING:
    from integrate.script.answers import Value
    from integrate.script.verbs import AnyStep


class Refused(Exception):
    """The session cannot do that now; nothing was changed. The message is a sentence."""


NOTHING_TICKED = "nothing ticked"


def accept(step: AnyStep, value: Value) -> Answer:
    """Return the answer that `value` gives to a question.

    Raises `Refused` with what would be right when it does not answer it.
    """
    match step:
        case Ask():
            return _own_words(value)
        case Choose():
            return _one_of({option.id: option.words for option in step.options}, value)
        case Checklist():
            return _ticked(step, value)
        case Scale():
            return _on_scale(step, value)
    raise Refused("There is no question here to answer.")


def _own_words(value: Value) -> Answer:
    if not isinstance(value, str) or not value.strip():
        raise Refused("Some words are needed here; to leave it empty, skip the question.")
    return Answer(value, value)


def _one_of(options: dict[str, str], value: Value) -> Answer:
    if not isinstance(value, str) or value not in options:
        raise Refused(f"The answer is one of: {', '.join(options)}.")
    return Answer(value, options[value])


def _ticked(step: Checklist, value: Value) -> Answer:
    ids = [item.id for item in step.items]
    if not isinstance(value, tuple) or not set(value) <= set(ids):
        raise Refused(f"The answer is a list of any of: {', '.join(ids)}.")
    missing = [item.words for item in step.items if item.id not in value]
    if step.require is Require.ALL and missing:
        raise Refused(f"Everything on this list is needed to go on. Still open: {missing[0]}")
    chosen = [item for item in step.items if item.id in value]
    words = "; ".join(item.words for item in chosen) or NOTHING_TICKED
    return Answer(tuple(item.id for item in chosen), words)


def _on_scale(step: Scale, value: Value) -> Answer:
    if not isinstance(value, int) or isinstance(value, bool) or not step.low <= value <= step.high:
        raise Refused(f"The answer is a whole number from {step.low} to {step.high}.")
    return Answer(value, str(value))
