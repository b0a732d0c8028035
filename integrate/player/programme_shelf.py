"""The programmes of a library at one look, how the person stands in theirs, what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.player import following
from integrate.player.courses import Today, bring_back, look
from integrate.player.shelves import Titles
from integrate.programme.outline import length
from integrate.programme.shelf import ProgrammeEntry, programmes
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.journal.store import Journal
    from integrate.player.door import Door
    from integrate.player.settings import Settings

BEGIN = later("Begin it")
SESSION = later("Tell the day of a session")
NOT = later("There was no session on {day}")
TAKEN_BACK = later("It is taken back.")
PAUSE = later("Let the days stand still")
GO_ON = later("Go on with it")
CALENDAR = later("Write the days into a calendar file")
END = later("End it")
WHEN = later("When was your session? It may also be still to come.")
BEGIN_WHEN = later("“{title}” begins. Is the day of your session known, past or to come?")
HAS_BEGUN = later("“{title}” has begun. What you do in it is yours to choose, day by day.")
SURE = later("End “{title}”? What you wrote stays in your journal.")
ENDED = later("The programme is ended. What you wrote stays in your journal.")
BRING_BACK = later("Bring back “{title}”, which you let go")
IS_BACK = later("“{title}” is in your day again.")
BRING = "bring back "
"""What the ways begin with that bring a part back; its key follows."""
DISCREET, TITLED = "discreet", "titled"
ENTRIES = {
    DISCREET: later("all alike: “A quiet quarter of an hour”"),
    TITLED: later("by the titles of the scripts"),
}
"""What the entries of a calendar can be called."""
CALENDAR_TITLES = later(
    "What are the entries to be called? They are whole days. A calendar is often seen by others."
)
CALENDAR_WHERE = later("Where is the calendar file to go? Your own calendar can open it.")
WRITTEN = later("{file} is written. Open it with your calendar.")
PAUSED = later("The days stand still. Going on is one key away, whenever you like.")


@dataclass(frozen=True, slots=True)
class Found:
    """The programmes of a library, at one look."""

    entries: dict[str, ProgrammeEntry]
    titles: Titles
    today: Today | None
    """How the person stands in the one they follow; None when they follow none."""
    trouble: str = ""
    """Why it is not known how they stand; empty when it is."""

    @property
    def followed(self) -> str:
        """The name of the programme that is followed; empty when none is."""
        return self.today.course.programme if self.today else ""

    @property
    def own(self) -> Today:
        """How the person stands. Raises `CannotFollow` when they follow none."""
        if self.today is None:
            raise following.CannotFollow(self.trouble or _("You follow no programme."))
        return self.today

    @property
    def names(self) -> list[str]:
        """The names of the list: one that is followed and gone from the library stands first."""
        gone = [self.followed] if self.followed and self.followed not in self.entries else []
        return [*gone, *self.entries]

    def title(self, name: str) -> str:
        """Return the title of a programme, or its name where it cannot be read."""
        entry = self.entries.get(name)
        programme = entry.reads.programme if entry else None
        return programme.title if programme else name

    def is_broken(self, name: str) -> bool:
        """Tell whether a programme cannot be followed now."""
        entry = self.entries.get(name)
        return entry is None or entry.reads.programme is None

    def under(self, name: str) -> str:
        """Return what there is to know at once of a programme."""
        if self.today is not None and name == self.followed:
            return _stands(self.today)
        programme = self.entries[name].reads.programme
        return length(programme) if programme else _("not ready yet")

    def why_not(self, name: str) -> str:
        """Return why nothing can be done with a programme; empty when something can."""
        if name == self.followed:
            return ""
        if self.trouble:
            return self.trouble
        entry = self.entries.get(name)
        if entry is not None and entry.reads.programme is None:
            return following.has_problems(entry)
        if self.today is not None and not following.makes_room(self.today):
            return _(following.FOLLOWS, title=self.today.title)
        return ""

    def ways(self, name: str) -> dict[str, str]:
        """Return what can be done with a programme: what is said of it, by its name."""
        if self.today is None or name != self.followed:
            return {"begin": _(BEGIN)}
        ways: dict[str, str] = {}
        if self.today.agenda is not None and not self.today.agenda.is_over:
            if following.awaits_session(self.today):
                ways["session"] = _(SESSION)
            ways |= {"pause": _(PAUSE), "calendar": _(CALENDAR)}
        elif self.today.course.is_paused and not self.today.trouble:
            ways["resume"] = _(GO_ON)
        for offer in self.today.let_go:
            title = self.titles(offer.occurrence.script)
            ways[f"{BRING}{offer.occurrence.key}"] = _(BRING_BACK, title=title)
        if self.today.course.sessions:
            day = following.day_in_words(self.today.course.sessions[-1])
            ways["not"] = _(NOT, day=day)
        return ways | {"end": _(END)}

    def bring_back(self, journal: Journal, way: str) -> None:
        """Keep that a part is there again, by its way. Raises `JournalError`."""
        bring_back(journal, self.own, way.removeprefix(BRING))

    def says_back(self, way: str) -> str:
        """Return the sentence that says so."""
        scripts = {one.occurrence.key: one.occurrence.script for one in self.own.let_go}
        return _(IS_BACK, title=self.titles(scripts[way.removeprefix(BRING)]))

    def take_back(self, journal: Journal) -> None:
        """Keep that there was no session on the last of the days told. Raises `JournalError`."""
        following.take_back_session(journal, self.own, self.own.course.sessions[-1])


def _stands(today: Today) -> str:
    """Return where somebody stands in the programme they follow, without its title."""
    if today.trouble:
        return _("you follow it; it is not ready")
    if today.agenda is None:
        return _("you follow it, paused")
    if today.agenda.day is None:
        return _("you follow it, before a session")
    return _("you follow it, day {day}", day=today.agenda.day)


def look_at_programmes(settings: Settings, door: Door) -> Found:
    """Read the programmes, and how the person stands. Not for the thread of a screen."""
    entries = {one.name: one for one in programmes(settings.library)}
    for entry in entries.values():
        entry.reads  # noqa: B018 -- read here, in the thread
    titles = Titles(settings.library)
    try:
        today = look(settings.library, door.open(), datetime.now(UTC))
    except JournalError as error:
        return Found(entries, titles, None, str(error))
    return Found(entries, titles, today)
