"""The course that a person follows: kept as a page of the journal, looked at for a day.

Every change is a new page; the newest counts. A day ends at four in the morning: who is up late is
still in the day before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF, Outcome
from integrate.journal.pages import keep_page, newest_page, sessions_of_scripts
from integrate.programme.agenda import agenda
from integrate.programme.course import Course, Done, Pause
from integrate.programme.shelf import UnknownProgramme, find_programme
from integrate.session.record import COURSE, CourseKept
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal
    from integrate.programme.agenda import Agenda, Offer
    from integrate.programme.model import Programme
    from integrate.script.library import Library

PAGE = 100
"""How many sessions are looked at together."""
NIGHT = timedelta(hours=4)
"""How long after midnight a day still goes on."""
IS_BROKEN = later(
    "The programme “{name}” cannot be followed now; `integrate check {path}` says why. What you "
    "have done in it is kept."
)
IS_GONE = later("Your programme cannot be followed now. {why}")


def day_of(moment: datetime) -> date:
    """Return the day that a moment belongs to, on this computer's calendar; `moment` is aware."""
    return (moment.astimezone() - NIGHT).date()


@dataclass(frozen=True, slots=True)
class Today:
    """What a person's programme has for a day."""

    course: Course
    title: str
    """The programme's title, or its name where it cannot be read."""
    programme: Programme | None
    """The programme; None when it cannot be followed."""
    agenda: Agenda | None
    """What there is; None when the programme cannot be followed, or is paused."""
    trouble: str = ""
    """Why it cannot be followed, in a sentence."""
    let_go: tuple[Offer, ...] = ()
    """What the person let go that would still have its place today."""


def course_of(journal: Journal) -> Course | None:
    """Return the course that the person follows; None when there is none. Raises `JournalError`."""
    entry = newest_page(journal, COURSE)
    event = entry.recorded.event if entry else None
    if not isinstance(event, CourseKept) or event.stopped:
        return None
    return Course(
        event.programme,
        datetime.fromisoformat(event.started),
        tuple(date.fromisoformat(one) for one in event.sessions),
        tuple(Pause(date.fromisoformat(first), _day(until)) for first, until in event.pauses),
        frozenset(event.let_go),
    )


def keep_course(journal: Journal, course: Course, title: str) -> None:
    """Keep how the person stands in a programme called `title`. Raises `JournalError`."""
    event = CourseKept(
        course.programme,
        course.started.isoformat(),
        tuple(one.isoformat() for one in course.sessions),
        tuple((one.first.isoformat(), _written(one.until)) for one in course.pauses),
        tuple(sorted(course.let_go)),
        course.stopped,
    )
    keep_page(journal, datetime.now(UTC), COURSE, title, event)


def let_go(journal: Journal, today: Today, key: str) -> None:
    """Keep that the person lets a part go. Raises `JournalError`."""
    course = replace(today.course, let_go=today.course.let_go | {key})
    keep_course(journal, course, today.title)


def bring_back(journal: Journal, today: Today, key: str) -> None:
    """Keep that a part which was let go is there again. Raises `JournalError`."""
    course = replace(today.course, let_go=today.course.let_go - {key})
    keep_course(journal, course, today.title)


def done_since(journal: Journal, moment: datetime) -> list[Done]:
    """Return the scripts the person went through since a moment; one stopped early counts too.

    Raises `JournalError`.
    """
    recent = takewhile(lambda one: one.began >= moment, _newest_first(journal))
    return [
        Done(one.script, one.began, day_of(one.began), one.outcome is Outcome.STOPPED)
        for one in sessions_of_scripts(recent)
        if one.person == SELF and _was_gone_through(one)
    ]


def look(library: Library, journal: Journal, now: datetime) -> Today | None:
    """Return what the person's programme has today; None when they follow none.

    Raises `JournalError`.
    """
    course = course_of(journal)
    if course is None:
        return None
    try:
        entry = find_programme(library, course.programme)
    except UnknownProgramme as error:
        return Today(course, course.programme, None, None, _(IS_GONE, why=error))
    programme = entry.reads.programme
    if programme is None:
        trouble = _(IS_BROKEN, name=entry.name, path=entry.path)
        return Today(course, course.programme, None, None, trouble)
    if course.is_paused:
        return Today(course, programme.title, programme, None)
    done, day = done_since(journal, course.started), day_of(now)
    found = agenda(programme, course, done, day)
    return Today(
        course,
        programme.title,
        programme,
        found,
        let_go=_let_go(programme, course, done, day) if course.let_go else (),
    )


def _let_go(
    programme: Programme, course: Course, done: Sequence[Done], day: date
) -> tuple[Offer, ...]:
    """Return what would be there on a day if nothing had been let go, and was."""
    whole = agenda(programme, replace(course, let_go=frozenset()), done, day)
    return tuple(one for one in whole.open if one.occurrence.key in course.let_go)


def _newest_first(journal: Journal) -> Iterator[Summary]:
    """Yield the sessions as they are wanted: of years of them, those of some weeks."""
    page = journal.sessions(PAGE)
    while page:
        yield from page
        page = journal.sessions(PAGE, page[-1].id) if len(page) >= PAGE else []


def _was_gone_through(summary: Summary) -> bool:
    return summary.outcome in (Outcome.FINISHED, Outcome.STOPPED)


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""
