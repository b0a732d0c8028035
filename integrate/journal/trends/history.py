"""What questionnaires came to over time, and when there were sessions with the medicine.

A time without a score is kept as one, and is never what a later time is compared with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF
from integrate.journal.export.measured import totals
from integrate.journal.export.moments import local
from integrate.journal.readable import entries_of, newest_first
from integrate.measures.catalogue import KNOWN
from integrate.measures.change import difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime, tzinfo

    from integrate.journal.export.measured import Total
    from integrate.journal.readable import Readable
    from integrate.measures.catalogue import Catalogue
    from integrate.measures.change import Difference
    from integrate.measures.measure import Measure

SESSION = "session"
"""The stage of a script that accompanies a session with the medicine."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One time that a questionnaire was taken."""

    session: str
    """The name of the session it was taken in."""
    when: datetime
    """When its last item was answered, in the time zone of the reader."""
    total: Total
    since: Difference | None
    """What lies between this total and the last one before; None where either is missing."""
    days: int | None
    """How many days, by the calendar, the last time that had a score is ago."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Every time that one questionnaire was taken, the oldest first."""

    measure: Measure
    taken: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class History:
    """All questionnaires of one person."""

    trends: tuple[Trend, ...]
    """One for each questionnaire that was ever taken, in the order they are listed in."""
    sessions: tuple[date, ...]
    """The days of sessions with the medicine, the oldest first."""
    unreadable: int
    """How many sessions could not be read."""
    catalogue: Catalogue = KNOWN
    """The questionnaires there are."""

    def of(self, ids: Iterable[str]) -> tuple[Trend, ...]:
        """Return these trends in this order; one that was never taken is empty."""
        known = {one.measure.id: one for one in self.trends}
        return tuple(known.get(one) or Trend(self.catalogue.measures[one], ()) for one in ids)


def read_history(
    journal: Readable,
    person: str = SELF,
    zone: tzinfo | None = None,
    catalogue: Catalogue = KNOWN,
) -> History:
    """Return what a person's sessions tell; days are those of `zone`, or of this computer.

    Raises `JournalError` when the journal as a whole cannot be read.
    """
    found: dict[str, list[tuple[str, Total]]] = {}
    days: list[date] = []
    unreadable = 0
    for summary in newest_first(journal):
        if summary.person != person:
            continue
        if summary.stage == SESSION:
            days.append(local(summary.began, zone).date())
        entries = entries_of(journal, summary)
        if entries is None:
            unreadable += 1
            continue
        for total in totals(entries, catalogue):
            found.setdefault(total.measure.id, []).append((summary.id, total))
    trends = (
        Trend(measure, tuple(_compared(found[name], zone)))
        for name, measure in catalogue.measures.items()
        if name in found
    )
    return History(tuple(trends), tuple(sorted(days)), unreadable, catalogue)


def _compared(found: Iterable[tuple[str, Total]], zone: tzinfo | None) -> Iterator[Taken]:
    """Yield the times in order, each beside the last one before it that has a score."""
    last: tuple[date, Total] | None = None
    for session, total in sorted(found, key=lambda one: one[1].wall):
        when = local(total.wall, zone)
        days = (when.date() - last[0]).days if last else None
        before = last[1].score.total if last else None
        now = total.score.total
        since = None
        if before is not None and now is not None:
            since = difference(total.measure, before, now)
        yield Taken(session, when, total, since, days)
        if not total.score.missing:
            last = when.date(), total
