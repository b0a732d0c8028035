"""The calendar file of a course: one discreet all-day entry for each day that has a part.

A helper for the person's own calendar, never the only memory: the program itself always knows what
is there for today. The format is iCalendar (RFC 5545). Without being asked to, a title says nothing
of what it is about: a calendar is often shared.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from integrate.programme.agenda import Agenda, Coming

DISCREET = later("A quiet quarter of an hour")
PRODUCT = "-//Integrate//Programme//EN"


def written(
    agenda: Agenda,
    today: date,
    stamp: datetime,
    course: str,
    title_of: Callable[[str], str] | None = None,
) -> bytes:
    """Return the calendar of what an agenda has today and later, the offers left out.

    `course` makes the entries' names unlike those of another course; the same course gives the
    same names, so that a calendar that takes the file in again puts its entries right. `titles`
    are the scripts' titles, for a person who wants them to be read; without them each entry is
    called alike. `stamp` is when it is written, aware.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 -- slow to load, and seldom wanted

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for day, scripts in sorted(_by_day(agenda, today).items()):
        event = Event()
        event.add("uid", f"{course}-{day:%Y%m%d}@integrate.invalid")
        event.add("dtstamp", stamp)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(1))
        event.add("summary", _title(scripts, title_of))
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _by_day(agenda: Agenda, today: date) -> dict[date, list[str]]:
    days: dict[date, list[str]] = {}
    for offer in agenda.open:
        if not offer.occurrence.optional:
            days.setdefault(today, []).append(offer.occurrence.script)
    for coming in _own_parts(agenda.coming):
        days.setdefault(coming.on, []).append(coming.occurrence.script)
    return days


def _own_parts(coming: Iterable[Coming]) -> Iterable[Coming]:
    return (one for one in coming if not one.occurrence.optional)


def _title(scripts: list[str], title_of: Callable[[str], str] | None) -> str:
    return ", ".join(map(title_of, scripts)) if title_of else _(DISCREET)
