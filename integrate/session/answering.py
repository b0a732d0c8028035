"""Whether a value answers a question, and how the answer reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.answers import Answer
from integrate.script.verbs import Ask, Checklist, Choose, Require, Scale
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.script.answers import Value
    from integrate.script.structure import AnyStep


class Refused(Exception):
    """The session cannot do that now; nothing was changed. The message is a sentence."""


STILL_OPEN = later("Everything on this list is needed to go on. Still open: {words}")
NOTHING_TICKED = later("nothing ticked")


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
    raise Refused(_("There is no question here to answer."))


def offered(step: AnyStep) -> tuple[tuple[str, str], ...]:
    """Return every item of a list, by id and words: a record names also what was not ticked."""
    items = step.items if isinstance(step, Checklist) else ()
    return tuple((item.id, item.words) for item in items)


def _own_words(value: Value) -> Answer:
    if not isinstance(value, str) or not value.strip():
        raise Refused(_("Some words are needed here; to leave it empty, skip the question."))
    return Answer(value, value)


def _one_of(options: dict[str, str], value: Value) -> Answer:
    if not isinstance(value, str) or value not in options:
        raise Refused(_("The answer is one of: {options}.", options=", ".join(options)))
    return Answer(value, options[value])


def _ticked(step: Checklist, value: Value) -> Answer:
    ids = [item.id for item in step.items]
    if not isinstance(value, tuple) or not set(value) <= set(ids):
        raise Refused(_("The answer is a list of any of: {options}.", options=", ".join(ids)))
    missing = [item.words for item in step.items if item.id not in value]
    if step.require is Require.ALL and missing:
        raise Refused(_(STILL_OPEN, words=missing[0]))
    chosen = [item for item in step.items if item.id in value]
    words = "; ".join(item.words for item in chosen) or _(NOTHING_TICKED)
    return Answer(tuple(item.id for item in chosen), words)


def _on_scale(step: Scale, value: Value) -> Answer:
    if not isinstance(value, int) or isinstance(value, bool) or not step.low <= value <= step.high:
        wanted = _(
            "The answer is a whole number from {low} to {high}.", low=step.low, high=step.high
        )
        raise Refused(wanted)
    return Answer(value, str(value))
