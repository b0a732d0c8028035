"""What a person does about a programme: begin it, tell the day of a session, hold it, end it.

Each change is kept as a new page of the journal before anything is shown of it. What cannot be is
one sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from integrate.player.courses import day_of, keep_course, look
from integrate.programme.course import Course
from integrate.programme.model import LAST_DAY
from integrate.programme.shelf import UnknownProgramme, find_programme
from integrate.script.library import UnknownScript
from integrate.words import _, later

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.store import Journal
    from integrate.player.courses import Today
    from integrate.programme.shelf import ProgrammeEntry
    from integrate.script.library import Entry, Library

FURTHEST_AHEAD = 366
"""How many days ahead a session can be planned."""
HAS_PROBLEMS = later(
    "The programme “{name}” cannot be followed: `integrate check {path}` says why."
)
FOLLOWS = later("You follow “{title}” already. End it first; what you wrote stays.")
NOT_A_DAY = later("“{words}” is no day. Write it as in {example}, or: today, yesterday.")
TOO_FAR = later("{day} is too far away for a session. Write it as in {example}.")
NO_SCRIPT = later("“{name}” is not there to be opened. `integrate check {path}` says more of it.")


class CannotFollow(Exception):
    """What was asked for cannot be done; the message is a sentence for the person."""


def begin(library: Library, journal: Journal, name: str, session: date | None) -> Course:
    """Begin a programme; the day of its session may be told later.

    One that has come to its end, or cannot be followed any more, makes room for another. Raises
    `CannotFollow`, or `JournalError` when it cannot be kept.
    """
    try:
        entry = find_programme(library, name)
    except UnknownProgramme as error:
        raise CannotFollow(str(error)) from error
    programme = entry.reads.programme
    if programme is None:
        raise CannotFollow(has_problems(entry))
    now = datetime.now(UTC)
    before = look(library, journal, now)
    if before is not None and not makes_room(before):
        raise CannotFollow(_(FOLLOWS, title=before.title))
    course = Course(name, now)
    course = course if session is None else course.with_session(session)
    keep_course(journal, course, programme.title)
    return course


def has_problems(entry: ProgrammeEntry) -> str:
    """Return the sentence for a programme that cannot be read."""
    return _(HAS_PROBLEMS, name=entry.name, path=entry.path)


def tell_session(journal: Journal, today: Today, day: date) -> None:
    """Keep the day of a session, past or to come. Raises `JournalError`."""
    keep_course(journal, today.course.with_session(day), today.title)


def take_back_session(journal: Journal, today: Today, day: date) -> None:
    """Keep that there was no session on that day. Raises `JournalError`."""
    keep_course(journal, today.course.without_session(day), today.title)


def pause(journal: Journal, today: Today) -> None:
    """Let the days stand still. Raises `JournalError`."""
    keep_course(journal, today.course.paused(day_of(datetime.now(UTC))), today.title)


def go_on(journal: Journal, today: Today) -> None:
    """Let the days of a paused programme go on. Raises `JournalError`."""
    keep_course(journal, today.course.resumed(day_of(datetime.now(UTC))), today.title)


def end(journal: Journal, today: Today) -> None:
    """End the programme; what was written stays. Raises `JournalError`."""
    keep_course(journal, replace(today.course, stopped=True), today.title)


def awaits_session(today: Today) -> bool:
    """Tell whether a session of this programme is still to come, so that its day can be told."""
    programme, agenda = today.programme, today.agenda
    if programme is None or agenda is None or agenda.is_over:
        return False
    return agenda.day is None or agenda.round < programme.rounds


def makes_room(before: Today) -> bool:
    """Tell whether another programme can be begun in place of this one."""
    return bool(before.trouble) or (before.agenda is not None and before.agenda.is_over)


def part_of(library: Library, today: Today, script: str, here: Path) -> Entry:
    """Return the script of a part. Raises `CannotFollow` when the library has it not."""
    try:
        return library.find(script, here)
    except UnknownScript as error:
        raise CannotFollow(_(NO_SCRIPT, name=script, path=_path_of(library, today))) from error


def read_day(words: str, today: date) -> date:
    """Return the day that someone wrote, near enough to today for a session.

    It is `today`, `yesterday`, `tomorrow`, `2026-03-02`, or `2 March` with or without its year.
    Raises `CannotFollow`.
    """
    typed = " ".join(words.casefold().replace(",", " ").replace(".", " ").split())
    near = {_("today"): 0, _("yesterday"): -1, _("tomorrow"): 1}
    if typed in near:
        return today + timedelta(near[typed])
    found = _iso(typed) or _named(typed, today)
    example = f"{today:%Y-%m-%d}"
    if found is None:
        raise CannotFollow(_(NOT_A_DAY, words=words.strip(), example=example))
    if not -LAST_DAY <= (found - today).days <= FURTHEST_AHEAD:
        raise CannotFollow(_(TOO_FAR, day=f"{found:%d %B %Y}", example=example))
    return found


def day_in_words(day: date) -> str:
    """Return a day as it is said, without its year."""
    return f"{day:%A} {day.day} {day:%B}"


def _path_of(library: Library, today: Today) -> str:
    try:
        return str(find_programme(library, today.course.programme).path)
    except UnknownProgramme:
        return today.course.programme


def _iso(typed: str) -> date | None:
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", typed) is None:
        return None
    year, month, day = map(int, typed.split("-"))
    return _date(year, month, day)


def _named(typed: str, today: date) -> date | None:
    """Return the day of a month's name; without a year, the one nearest to today."""
    match = re.fullmatch(r"(\d{1,2}) ([^\W\d]{3,12})(?: (\d{4}))?", typed)
    if match is None:
        return None
    months = [date(2000, number, 1) for number in range(1, 13)]
    named = [one.month for one in months if f"{one:%B}".casefold().startswith(match[2])]
    if len(named) != 1:
        return None
    years = [int(match[3])] if match[3] else [today.year - 1, today.year, today.year + 1]
    days = [day for year in years if (day := _date(year, named[0], int(match[1])))]
    return min(days, key=lambda day: abs(day - today), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
