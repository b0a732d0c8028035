"""Programmes in lines: what each is, and beginning, holding and ending the one that is followed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from integrate.player import following
from integrate.player.calendar_file import usual_place, write_calendar
from integrate.player.courses import day_of
from integrate.player.following import CannotFollow
from integrate.player.programme_shelf import (
    BEGIN_WHEN,
    BRING,
    CALENDAR_TITLES,
    CALENDAR_WHERE,
    DISCREET,
    ENDED,
    ENTRIES,
    HAS_BEGUN,
    PAUSED,
    SURE,
    TAKEN_BACK,
    TITLED,
    WHEN,
    WRITTEN,
    look_at_programmes,
)
from integrate.programme.outline import length, outline
from integrate.words import _, later

if TYPE_CHECKING:
    from datetime import date

    from integrate.plain.menu import Menu
    from integrate.player.courses import Today
    from integrate.player.door import Door
    from integrate.player.programme_shelf import Found
    from integrate.player.settings import Settings
    from integrate.programme.model import Programme

NONE = later("There are no programmes here.")
NOT_REVIEWED = later("No clinician has reviewed this programme yet.")
ANOTHER_DAY = later("Which day? Type it as in {example}. Enter: leave it as it is.")
FILE = later("Type where, or “here” for {file}. Enter: leave it as it is.")
NOT_DONE = later("It is left as it is.")
GOES_ON = later("The days go on.")


def see_programmes(menu: Menu, settings: Settings, door: Door) -> bool:
    """Let the person look at the programmes, and do something about one; tell whether they did.

    Raises `JournalError`, and `Closed`.
    """
    found = look_at_programmes(settings, door)
    if found.trouble:
        menu.say(found.trouble)
    if not found.names:
        menu.say(_(NONE))
        return False
    ways = {name: f"{found.title(name)}, {found.under(name)}" for name in found.names}
    name = menu.choose(ways, _("Programmes:"))
    return name is not None and _One(menu, settings, door, found, name).run()


def ask_for_day(menu: Menu, question: str, *, may_wait: bool = False) -> tuple[bool, date | None]:
    """Return whether something was told, and the day of a session; None is for telling it later.

    Raises `Closed`.
    """
    today = day_of(datetime.now(UTC))
    ways = {"later": _("I tell it later")} if may_wait else {}
    ways |= {"today": _("Today"), "yesterday": _("Yesterday"), "another": _("Another day")}
    way = menu.choose(ways, question, usual="later" if may_wait else "")
    if way != "another":
        days = {"today": today, "yesterday": today - timedelta(1)}
        return way is not None, days.get(way or "")
    example = f"{today:%Y-%m-%d}"
    asked = _(ANOTHER_DAY, example=example)
    while (typed := menu.line(asked)) is not None:
        try:
            return True, following.read_day(typed, today)
        except CannotFollow as sentence:
            asked = str(sentence)
    return False, None


class _One:
    """What is said and done about one programme."""

    def __init__(self, menu: Menu, settings: Settings, door: Door, found: Found, name: str) -> None:
        self._menu = menu
        self._settings = settings
        self._door = door
        self._found = found
        self._name = name
        self._title = found.title(name)

    def run(self) -> bool:
        """Tell of it, and do what is chosen; tell whether anything was done."""
        entry = self._found.entries.get(self._name)
        if entry is not None and entry.reads.programme is not None:
            self._menu.say(*told(entry.reads.programme, self._found))
        refused = self._found.why_not(self._name)
        if refused:
            self._menu.say(refused)
            return False
        ways = {way: _(words) for way, words in self._found.ways(self._name).items()}
        way = self._menu.choose(ways, _("What would you like to do?"))
        try:
            said = self._do(way) if way else _(NOT_DONE)
        except CannotFollow as sentence:
            said = str(sentence)
            way = None
        self._menu.say(said)
        return way is not None and said != _(NOT_DONE)

    def _do(self, way: str) -> str:
        """Do what was chosen, and return what is said of it."""
        asking = {"begin": self._begin, "calendar": self._write, "end": self._end}
        if way in asking:
            return asking[way]()
        journal, own = self._door.open(), self._found.own
        if way == "session":
            return tell_session(self._menu, self._door, own)
        if way.startswith(BRING):
            self._found.bring_back(journal, way)
            return self._found.says_back(way)
        if way == "pause":
            following.pause(journal, own)
        elif way == "resume":
            following.go_on(journal, own)
        else:
            self._found.take_back(journal)
        return {"pause": _(PAUSED), "resume": _(GOES_ON)}.get(way) or _(TAKEN_BACK)

    def _end(self) -> str:
        ways = {"end": _("Yes, end it")}
        if self._menu.choose(ways, _(SURE, title=self._title)) is None:
            return _(NOT_DONE)
        following.end(self._door.open(), self._found.own)
        return _(ENDED)

    def _begin(self) -> str:
        is_told, day = ask_for_day(self._menu, _(BEGIN_WHEN, title=self._title), may_wait=True)
        if not is_told:
            return _(NOT_DONE)
        following.begin(self._settings.library, self._door.open(), self._name, day)
        return _(HAS_BEGUN, title=self._title)

    def _write(self) -> str:
        entries = {way: _(words) for way, words in ENTRIES.items()}
        called = self._menu.choose(entries, _(CALENDAR_TITLES), usual=DISCREET)
        if called is None:
            return _(NOT_DONE)
        titles = self._found.titles if called == TITLED else None
        asked = (_(CALENDAR_WHERE), _(FILE, file=usual_place()))
        while (typed := self._menu.line(*asked)) is not None:
            try:
                words = "" if typed.strip().casefold() == _("here") else typed
                return _(WRITTEN, file=write_calendar(words, self._found.own, titles))
            except CannotFollow as sentence:
                asked = (str(sentence), _(FILE, file=usual_place()))
        return _(NOT_DONE)


def tell_session(menu: Menu, door: Door, today: Today) -> str:
    """Ask for the day of a session and keep it; return what is said of it.

    Raises `JournalError`, and `Closed`.
    """
    is_told, day = ask_for_day(menu, _(WHEN))
    if not is_told or day is None:
        return _(NOT_DONE)
    following.tell_session(door.open(), today, day)
    return _("Noted: {day}.", day=following.day_in_words(day))


def told(programme: Programme, found: Found) -> list[str]:
    """Return what is said of a programme."""
    takes = length(programme)
    lines = [f"{programme.title}.", programme.summary, f"{takes[:1].upper()}{takes[1:]}."]
    for heading, parts in outline(programme, found.titles):
        lines += [f"{heading}:", *(f"{part[:1].upper()}{part[1:]}." for part in parts)]
    reviewed = [] if programme.reviewed_by else [_(NOT_REVIEWED)]
    return [one for one in (*lines, *programme.cautions, *reviewed) if one]
