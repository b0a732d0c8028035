"""Where help is, as far as this computer knows: numbers, a contact, the support plan, a protocol.

Everything here reads its files when it is asked, works without a network, and never fails: what
cannot be had is left out or told in a sentence. Only the plan needs the journal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate.help import crisis_lines
from integrate.help.support_plan import SupportPlan
from integrate.help.telling import where_help_is
from integrate.journal.errors import JournalError
from integrate.journal.pages import keep_page, newest_page
from integrate.player.locked import Locked
from integrate.preferences import file
from integrate.preferences.preferences import Preferences
from integrate.session.record import SUPPORT_PLAN, PlanKept
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from integrate.help.crisis_lines import Country
    from integrate.journal.store import Journal

LOCKED = later("Your support plan is in the journal, which is locked now.")
NOT_NOW = later("Your support plan cannot be shown now. {why}")
LONGEST_PROTOCOL = 4000
"""How many characters of a clinic's protocol are shown."""


@dataclass(frozen=True, slots=True)
class HelpAtHand:
    """Where help is for one person; without any of its places the general words remain."""

    preferences: Path | None = None
    """The file of settings, where country and contact stand."""
    protocol_file: Path | None = None
    """The clinic's own words for a therapist at a safety answer, as plain text."""
    lend_journal: Callable[[], AbstractContextManager[Journal] | None] | None = None
    """Gives the journal to read the support plan in, or None where there is none yet. Raises
    `Locked`, or `JournalError` with a sentence."""

    @property
    def country(self) -> Country | None:
        """The country that was chosen; None when none was, or there is no row for it."""
        code = self._read().preferences.country if self.preferences else ""
        return next((one for one in self.countries if one.country == code), None)

    @property
    def countries(self) -> tuple[Country, ...]:
        """The countries that can be chosen."""
        return crisis_lines.shipped()

    @property
    def lines(self) -> list[str]:
        """The lines that say where help is, the emergency number first."""
        contact = self._read().preferences.contact if self.preferences else ""
        return where_help_is(self.country, contact)

    @property
    def can_choose(self) -> bool:
        """Whether there is a file to keep a choice in."""
        return self.preferences is not None

    def choose(self, code: str) -> None:
        """Keep the country of these two letters, empty for none. Raises `OSError`, `ValueError`."""
        if self.preferences is not None:
            file.change(self.preferences, "country", code or None)

    @property
    def protocol(self) -> str:
        """The clinic's protocol for a safety answer; empty when there is none that can be read."""
        if self.protocol_file is None:
            return ""
        try:
            with self.protocol_file.open(encoding="utf-8", errors="replace") as found:
                return found.read(LONGEST_PROTOCOL).strip()
        except OSError:
            return ""

    def read_plan(self) -> SupportPlan:
        """Return the newest support plan, without parts when there is none yet.

        Raises `JournalError` when the journal cannot be read.
        """
        lent = self.lend_journal() if self.lend_journal else None
        if lent is None:
            return SupportPlan()
        with lent as journal:
            return newest_plan(journal)

    def plan_and_trouble(self) -> tuple[SupportPlan, str]:
        """Return the newest plan, and a sentence when the journal does not give it."""
        try:
            return self.read_plan(), ""
        except Locked:
            return SupportPlan(), _(LOCKED)
        except JournalError as error:
            return SupportPlan(), _(NOT_NOW, why=error)

    def _read(self) -> file.Read:
        return file.read(self.preferences) if self.preferences else _NOTHING


_NOTHING = file.Read(Preferences(), (), frozenset())


def newest_plan(journal: Journal) -> SupportPlan:
    """Return the newest support plan of a journal. Raises `JournalError`."""
    entry = newest_page(journal, SUPPORT_PLAN)
    event = entry.recorded.event if entry else None
    return SupportPlan(event.parts) if isinstance(event, PlanKept) else SupportPlan()


def keep_plan(journal: Journal, plan: SupportPlan) -> None:
    """Keep a plan as a new version; the earlier ones stay. Raises `JournalError`."""
    title = _("My support plan")
    keep_page(journal, datetime.now(UTC), SUPPORT_PLAN, title, PlanKept(plan.parts))
