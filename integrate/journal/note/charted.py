"""What a therapist wrote down during a session, with what became of each entry.

A correction stands beside what it corrects: the entry that was written stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from integrate.session.charting import AdverseEvent, ChartEntry, Corrected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from integrate.journal.entry import Entry
    from integrate.journal.note.moments import Clock

KINDS: tuple[type[ChartEntry], ...] = get_args(ChartEntry)
"""Every kind of entry of a chart."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What counts in place of an entry."""

    text: str
    """The words that count; empty where the entry is struck out."""
    when: datetime


@dataclass(frozen=True, slots=True)
class Charted:
    """An entry of the chart."""

    entry: ChartEntry
    when: datetime
    """When it was seen or said."""
    written: datetime
    """When it was recorded."""
    corrections: tuple[Correction, ...] = ()
    """In the order they were made; the last one counts."""

    @property
    def stands(self) -> bool:
        """Whether it counts as it was written, if only with what was added to it later."""
        return not self.corrections or self.is_completed

    @property
    def is_completed(self) -> bool:
        """Whether it was left open, as an adverse event may be, and said later how it went on."""
        is_open = isinstance(self.entry, AdverseEvent) and not self.entry.outcome.strip()
        return is_open and bool(self.corrections) and not self.struck

    @property
    def struck(self) -> bool:
        """Whether it counts no more, and nothing counts instead."""
        return bool(self.corrections) and not self.corrections[-1].text.strip()


def charted(entries: Sequence[Entry], clock: Clock) -> tuple[Charted, ...]:
    """Return the chart of a session by the moments of its entries.

    A correction is put to what it corrects; one that corrects nothing that is there stands alone.
    """
    written = list(_written(entries))
    roots = _roots(one for one, _ in written)
    corrections: dict[int, list[Correction]] = {}
    for one, _ in written:
        if isinstance(one, Corrected) and one.number in roots:
            made = Correction(one.text, clock.wall(one.begun))
            corrections.setdefault(roots[one.number], []).append(made)
    found = [
        Charted(one, clock.wall(one.begun), wall, tuple(corrections.get(one.number, ())))
        for one, wall in written
        if one.number not in roots
    ]
    return tuple(sorted(found, key=lambda one: one.when))


def _written(entries: Iterable[Entry]) -> Iterator[tuple[ChartEntry, datetime]]:
    for entry in entries:
        if isinstance(entry.recorded.event, KINDS):
            yield entry.recorded.event, entry.wall


def _roots(written: Iterable[ChartEntry]) -> dict[int, int]:
    """Return by the number of each correction that of the entry it comes to in the end."""
    numbers: set[int] = set()
    roots: dict[int, int] = {}
    for one in written:
        if isinstance(one, Corrected) and one.of in numbers:
            roots[one.number] = roots.get(one.of, one.of)
        if one.number:
            numbers.add(one.number)
    return roots
