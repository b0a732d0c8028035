"""What was agreed with the person of a running session: said in it, or on another day before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.agreeing import agreements
from integrate.journal.errors import JournalError
from integrate.journal.recalling import earlier
from integrate.session.charting import Agreed, Corrected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.journal.agreeing import Agreement
    from integrate.journal.entry import Entry, Summary
    from integrate.journal.store import Journal
    from integrate.session.view import View

AT_HAND = ("stop signal", "touch", "mask", "anchor", "sign of being here", "landing line")
"""What is looked for while somebody lies there, in the order in which it is shown."""


class AgreedNow:
    """Reads what holds now. It reads the disk: not for a screen's thread."""

    def __init__(self, journal: Journal, session: str) -> None:
        """Read for the session of this id."""
        self._journal = journal
        self._session = session
        self._before: list[tuple[Summary, Sequence[Entry]]] | None = None
        self.whose = ""
        """The pseudonym of the person, once it was read; empty for one's own session."""

    def read(self) -> tuple[Agreement, ...]:
        """Return what of `AT_HAND` holds; nothing where the journal cannot be read now."""
        try:
            summary = next(one for one in self._journal.sessions() if one.id == self._session)
            if self._before is None:
                self.whose = self._name_of(summary.person)
                every = earlier(self._journal, summary.person)
                self._before = [one for one in every if one[0].id != self._session]
            entries = self._journal.events(self._session)
        except (JournalError, StopIteration):
            return ()
        held = agreements([(summary, entries), *self._before])
        return tuple(one for about in AT_HAND for one in held if one.about == about)

    def _name_of(self, person: str) -> str:
        names = (one.pseudonym for one in self._journal.persons() if one.id == person)
        return next(names, "")


def may_have_changed(before: View, now: View) -> bool:
    """Tell whether something may have been agreed between two moments of a session."""
    if before.step != now.step:
        return True
    was, chart = (one.desk.chart if one.desk else () for one in (before, now))
    return len(was) != len(chart) and isinstance(chart[-1].entry, Agreed | Corrected)
