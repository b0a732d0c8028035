"""What kind of answer an event holds, and which answers a session ended with.

An event does not say which verb asked. A number comes from a scale and a list of ids from a
checklist; an answer whose value and words differ from a choice. One whose value and words are the
same counts as the person's own words, also where it is an option that reads like its id: to take
the author's words for the person's does no harm, the other way round it would.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeAlias

from integrate.session.record import Answered, Passed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.journal.entry import Entry

Value: TypeAlias = str | int | tuple[str, ...]
"""What an answer is, as a record holds it."""


class Kind(enum.StrEnum):
    """What an answer is; the value stands in exports."""

    WORDS = "words"
    """The person's own words."""
    NUMBER = "number"
    """A number on a scale."""
    CHOICE = "choice"
    """One of several options."""
    TICKS = "ticks"
    """What was ticked on a list."""


def kind(value: Value, words: str) -> Kind:
    """Return what an answer of this value and these words is."""
    if isinstance(value, tuple):
        return Kind.TICKS
    if isinstance(value, int):
        return Kind.NUMBER
    return Kind.WORDS if value == words else Kind.CHOICE


def settled(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return by its step the last answer to each question, in the order of the steps.

    An answer that the person came back to and passed over was taken back, and is not among them.
    """
    answers: dict[str, Entry] = {}
    for entry in entries:
        event = entry.recorded.event
        if isinstance(event, Passed):
            answers.pop(event.step, None)
        elif isinstance(event, Answered):
            answers[event.step] = entry
    return answers
