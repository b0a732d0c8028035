"""The day's part of home: what the programme has for today, and the ways into a programme.

Only for a patient. What was done is said in words beside its mark; nothing is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from integrate.player import courses, following
from integrate.programme.shelf import programmes
from integrate.programme.telling import Line, groups, rest, where
from integrate.session.lasting import told_at_once
from integrate.session.program import Role
from integrate.ui.listed import MUTED, Listed
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal
    from integrate.player.settings import Settings
    from integrate.player.shelves import Titles
    from integrate.script.library import Entry

SESSION, GO_ON, PROGRAMMES = "way:session", "way:go-on", "way:programmes"
WAYS = {
    SESSION: later("I had my session"),
    GO_ON: later("Go on with it"),
    PROGRAMMES: later("A programme leads you day by day"),
}
NEXT_SESSION = later("I had my next session")
WHAT_NEXT = later("See what could come next")
SEE_PROGRAMMES = later("See the programmes")
LET_GO = later("“{title}” is let go. Under `d`, Programmes, it can be brought back.")
ABOUT = {
    SESSION: later(
        "Tell when your session was, and the days after it begin to count from there. One that is "
        "still to come can be told as well."
    ),
    GO_ON: later("The days stand still until you go on. What is yours to do is where you left it."),
    PROGRAMMES: later(
        "A programme says which script comes on which day: before a session, and in the days "
        "after it. It is an offer for every day and asks for none of them. You can pause or end "
        "it whenever you like."
    ),
}
"""What is shown of each way beside the list."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the day."""

    key: str
    """Names it within the course."""
    script: str
    title: str
    entry: Entry | None
    """Its script; None where the library has it not."""
    is_done: bool


class Days:
    """What stands above the scripts."""

    def __init__(self) -> None:
        """Have looked at nothing."""
        self.today: courses.Today | None = None
        """What the programme has; None where none is followed."""
        self.parts: dict[str, Part] = {}
        """What can be opened or let go, by its line in the list."""
        self._titles: Titles | None = None
        self._has_programmes = False

    def look(self, settings: Settings, journal: Journal, titles: Titles) -> None:
        """Look at the day. Raises `JournalError`."""
        self.forget()
        if settings.role is not Role.PATIENT:
            return
        self._titles = titles
        self.today = courses.look(settings.library, journal, datetime.now(UTC))
        self._has_programmes = bool(programmes(settings.library))
        agenda = self.today.agenda if self.today else None
        if agenda is not None:
            own = [one for one in agenda.now if not one.occurrence.optional]
            beside = [one for one in agenda.now if one.occurrence.optional]
            offers = (*own, *agenda.still_open, *beside)
            self.parts = {
                f"today:{one.occurrence.key}": Part(
                    one.occurrence.key,
                    one.occurrence.script,
                    titles(one.occurrence.script),
                    titles.entry(one.occurrence.script),
                    one.is_done,
                )
                for one in offers
            }

    def forget(self) -> None:
        """Have nothing for the day: there is no journal to tell it."""
        self.today, self.parts, self._has_programmes = None, {}, False

    def options(self, begun: Mapping[str, Summary]) -> list[Option]:
        """Return the lines of the day; `begun` are the sessions to go on with, by their script."""
        today = self.today
        if today is None:
            return [self._way(PROGRAMMES)] if self._has_programmes else []
        stands = today.title if today.trouble else where(today.title, today.agenda)
        head = Content.styled(stands, "bold $secondary")
        lines = [Option(head, disabled=True)]
        if today.trouble:
            lines.append(Option(today.trouble, disabled=True))
            return [*lines, self._way(PROGRAMMES, _(SEE_PROGRAMMES))]
        if today.agenda is None:
            return [*lines, self._way(GO_ON)]
        return [*lines, *self._day(today, begun)]

    def first_open(self) -> str | None:
        """Return the line of the first part that is still open; None where none is."""
        return next((key for key, one in self.parts.items() if not one.is_done), None)

    def is_done(self, key: str) -> bool:
        """Tell whether a line is a part of the day that was done."""
        return key in self.parts and self.parts[key].is_done

    def preview(self, key: str) -> Content | None:
        """Return what is told of a way into a programme; None for another line."""
        return Content(_(ABOUT[key])) if key in ABOUT else None

    def open(self, key: str, settings: Settings) -> Entry:
        """Return the script of a part. Raises `CannotFollow` when the library has it not."""
        part = self.parts[key]
        if part.entry is not None or self.today is None:
            return part.entry or settings.library.find(part.script, settings.here)
        return following.part_of(settings.library, self.today, part.script, settings.here)

    def let_go(self, key: str, journal: Journal) -> str:
        """Let a part go and return the sentence that says so. Raises `JournalError`."""
        part = self.parts[key]
        if self.today is not None:
            courses.let_go(journal, self.today, part.key)
        return _(LET_GO, title=part.title)

    def _day(self, today: courses.Today, begun: Mapping[str, Summary]) -> list[Option]:
        agenda, titles = today.agenda, self._titles
        if agenda is None or titles is None:
            return []
        lines: list[Option] = []
        for group in groups(agenda, titles):
            heading = Content.styled(f"\n{group.heading.upper()}", MUTED)
            lines.append(Option(heading, disabled=True))
            lines += [self._line(one, begun) for one in group.lines]
        if words := rest(agenda):
            lines.append(Option(f"\n{words}", disabled=True))
        if following.awaits_session(today):
            words = _(WAYS[SESSION]) if agenda.day is None else _(NEXT_SESSION)
            lines += [Option("", disabled=True), self._way(SESSION, words)]
        if agenda.is_over:
            lines += [Option("", disabled=True), self._way(PROGRAMMES, _(WHAT_NEXT))]
        return lines

    def _line(self, line: Line, begun: Mapping[str, Summary]) -> Option:
        key = f"today:{line.key}"
        part = self.parts.get(key)
        if part is None:  # its day is still to come
            return Option(Content.styled(line.words, MUTED), disabled=True)
        if part.is_done:
            sign, style = ("·", MUTED) if line.is_stopped else ("✓", "$success")
            mark = Content.styled(sign, style)
            return Option(Content.assemble(mark, " ", line.words), key)
        told, style = _told(part, begun)
        return Option(Listed(line.words, told, style) if told else line.words, key)

    @staticmethod
    def _way(way: str, words: str = "") -> Option:
        return Option(Content.styled(words or _(WAYS[way]), "$accent"), way)


def _told(part: Part, begun: Mapping[str, Summary]) -> tuple[str, str]:
    """Return what stands behind the title of a part, and its style."""
    script = part.entry.reads.script if part.entry else None
    if part.entry is None:
        return _("not in the library"), "$warning"
    if script is None:
        return _("not ready yet"), "$warning"
    if part.script in begun:
        left = begun[part.script].last.astimezone()
        return _("begun, left {day}", day=f"{left:%a %d %b, %H:%M}"), "$accent"
    return told_at_once(script.duration) if script.duration else "", MUTED
