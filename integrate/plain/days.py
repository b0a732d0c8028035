"""The day in lines: what the programme has, said before the list of all scripts.

Only for a patient. Its parts have the first numbers, so that a number begins them too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate.player import courses, following
from integrate.player.shelves import Titles
from integrate.programme.shelf import programmes
from integrate.programme.telling import groups, rest, where
from integrate.script.kinds import Option
from integrate.session.lasting import told
from integrate.session.program import Role
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal
    from integrate.player.settings import Settings
    from integrate.programme.agenda import Agenda
    from integrate.programme.telling import Line
    from integrate.script.library import Entry

NO_PROGRAMME = later("A programme can lead you through the days: type “programme”.")
HAD_SESSION = later("Type “session” to tell the day of your session.")
HAD_NEXT = later("Type “session” to tell the day of your next session.")
GO_ON = later("Type “go on”, and its days go on.")
SEE_OTHERS = later("Type “programme” to see what could come next.")
LET_GO = later("“{title}” is let go. “bring back” has it here again.")
LEFT_OUT = later("Let go: {titles}. “bring back” has it here again.")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the day, by its number."""

    key: str
    script: str
    title: str
    entry: Entry | None
    """Its script; None where the library has it not."""
    is_done: bool

    @property
    def option(self) -> Option:
        """What it is chosen by."""
        return Option(f"today:{self.key}", self.title)


class Days:
    """What the day has, at the latest look."""

    def __init__(self) -> None:
        """Have looked at nothing."""
        self.today: courses.Today | None = None
        self.parts: list[Part] = []
        self.lines: list[str] = []
        """What is said of the day; where no programme is followed, at most the way to one."""
        self.let_go_titles: dict[str, str] = {}
        """The titles of what was let go and can be brought back, by its key."""

    @property
    def first_open(self) -> Part | None:
        """The first part that is not done; None where there is none."""
        return next((one for one in self.parts if not one.is_done), None)

    def forget(self) -> None:
        """Know of no day."""
        self.today, self.parts, self.lines, self.let_go_titles = None, [], [], {}

    def look(self, settings: Settings, journal: Journal, begun: Summary | None) -> None:
        """Look at the day; `begun` is a session to go on with. Raises `JournalError`."""
        self.forget()
        if settings.role is not Role.PATIENT:
            return
        self.today = courses.look(settings.library, journal, datetime.now(UTC))
        if self.today is None:
            self.lines = [_(NO_PROGRAMME)] * bool(programmes(settings.library))
            return
        today = self.today
        stands = today.title if today.trouble else where(today.title, today.agenda)
        self.lines = [_("Today: {where}.", where=stands)]
        if self.today.trouble:
            self.lines += [self.today.trouble, _(SEE_OTHERS)]
        elif today.agenda is None:
            self.lines.append(_(GO_ON))
        else:
            self._take_in(today, today.agenda, Titles(settings.library), begun)

    def open(self, part: Part, settings: Settings) -> Entry:
        """Return the script of a part. Raises `CannotFollow` when the library has it not."""
        if part.entry is not None or self.today is None:
            return part.entry or settings.library.find(part.script, settings.here)
        return following.part_of(settings.library, self.today, part.script, settings.here)

    def let_go(self, part: Part, journal: Journal) -> str:
        """Let a part go and return the sentence that says so. Raises `JournalError`."""
        if self.today is not None:
            courses.let_go(journal, self.today, part.key)
        return _(LET_GO, title=part.title)

    def _take_in(
        self, today: courses.Today, agenda: Agenda, titles: Titles, begun: Summary | None
    ) -> None:
        open_now = {one.occurrence.key for one in (*agenda.now, *agenda.still_open)}
        for group in groups(agenda, titles):
            self.lines.append(f"{group.heading}:")
            for line in group.lines:
                self.lines.append(
                    self._numbered(line, titles, begun)
                    if line.key in open_now
                    else f"{line.words}."
                )
        self.let_go_titles = {
            one.occurrence.key: titles(one.occurrence.script) for one in today.let_go
        }
        if self.let_go_titles:
            self.lines.append(_(LEFT_OUT, titles=", ".join(self.let_go_titles.values())))
        self.lines += [one for one in [rest(agenda)] if one]
        if following.awaits_session(today):
            self.lines.append(_(HAD_SESSION if agenda.day is None else HAD_NEXT))
        if agenda.is_over:
            self.lines.append(_(SEE_OTHERS))

    def _numbered(self, line: Line, titles: Titles, begun: Summary | None) -> str:
        entry, title = titles.entry(line.script), titles(line.script)
        self.parts.append(Part(line.key, line.script, title, entry, line.is_done))
        facts = [line.words]
        script = entry.reads.script if entry else None
        if entry is None:
            facts.append(_("not in the library"))
        elif script is None:
            facts.append(_("not ready yet"))
        elif begun is not None and begun.script == line.script and not line.is_done:
            facts.append(_("begun"))
        elif script.duration and not line.is_done:
            facts.append(told(script.duration))
        return f"{len(self.parts)}. {', '.join(facts)}."
