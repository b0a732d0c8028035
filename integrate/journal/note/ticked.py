"""The lists of a session as they were left: what was ticked, and by name what was not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.export.answers import Kind, kind, settled
from integrate.session.record import Answered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from integrate.journal.entry import Entry

DISCHARGE = frozenset({"discharge", "discharged"})
"""A list whose saved name has one of these words says whether somebody may leave."""

ADVERSE = "adverse"
"""One with this word asks whether anything went wrong."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """A list, as it was answered last."""

    name: str
    """The name it is saved under."""
    prompt: str
    when: datetime
    items: tuple[tuple[str, bool], ...]
    """The words of each item, and whether it was ticked."""
    is_whole: bool
    """Whether the items that were not ticked are known; older records have only the others."""

    @property
    def is_adverse(self) -> bool:
        """Whether the list is about what went wrong."""
        return ADVERSE in self.name.split("_")

    @property
    def is_discharge(self) -> bool:
        """Whether the list is about leaving."""
        return bool(DISCHARGE & set(self.name.split("_")))


def lists(entries: Sequence[Entry]) -> Iterator[Ticked]:
    """Yield the lists of a session in the order of its steps."""
    for entry in settled(entries).values():
        event = entry.recorded.event
        if isinstance(event, Answered) and kind(event.value, event.words) is Kind.TICKS:
            yield _ticked(event, entry.wall)


def _ticked(event: Answered, when: datetime) -> Ticked:
    chosen = event.value if isinstance(event.value, tuple) else ()
    items = tuple((words, one in chosen) for one, words in event.offered)
    if not items and chosen:
        words = event.words.split("; ")
        fitting = words if len(words) == len(chosen) else [event.words]
        items = tuple((one, True) for one in fitting)
    return Ticked(event.name, event.prompt, when, items, bool(event.offered))
