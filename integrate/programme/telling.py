"""What a programme has for today, in words: warm, short, and without counting what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from integrate.programme.agenda import Agenda, Offer


@dataclass(frozen=True, slots=True)
class Line:
    """One part as it is shown."""

    words: str
    script: str
    """The script that it opens."""
    key: str
    """Names the part within the course."""
    is_done: bool = False
    is_stopped: bool = False
    """Whether it was only begun, and stopped; it is done as well."""


@dataclass(frozen=True, slots=True)
class Group:
    """Parts under a heading."""

    heading: str
    lines: tuple[Line, ...]


def where(title: str, agenda: Agenda | None) -> str:
    """Return the programme with the day it stands at; `agenda` is None while it is paused."""
    if agenda is None:
        return _("{title}, paused", title=title)
    if agenda.day is None:
        return _("{title}, before a session", title=title)
    return _("{title}, day {day}", title=title, day=agenda.day)


def groups(agenda: Agenda, title_of: Callable[[str], str], soonest: int = 3) -> Iterator[Group]:
    """Yield what is there for today, what else there is, and the days to come, each if it is.

    `title_of` returns the title of a script; of what comes later `soonest` days are told.
    """
    own = [one for one in agenda.now if not one.occurrence.optional]
    beside = [one for one in agenda.now if one.occurrence.optional]
    for heading, offers in (
        (_("For today"), own),
        (_("Still here, if you want it"), agenda.still_open),
        (_("If you like"), beside),
    ):
        if offers:
            yield Group(heading, tuple(_line(one, title_of) for one in offers))
    coming = tuple(_coming(agenda, title_of, soonest))
    if coming:
        yield Group(_("Later"), coming)


def rest(agenda: Agenda) -> str:
    """Return a sentence where nothing is open today; empty where something is."""
    if agenda.is_over:
        return _("This programme has come to its end. What you wrote stays in your journal.")
    if agenda.open:
        return ""
    if any(one.is_stopped for one in agenda.now):
        return _("That is all for today. What you stopped can rest, or be begun again.")
    if any(one.is_done for one in agenda.now):
        return _("That is all for today.")
    return _("There is nothing for today. You can rest.")


def _line(offer: Offer, title_of: Callable[[str], str]) -> Line:
    place = offer.occurrence
    title = title_of(place.script)
    if offer.is_stopped:
        words = _("{title} (stopped; it can rest)", title=title)
    else:
        words = _("{title} (done)", title=title) if offer.is_done else title
    return Line(words, place.script, place.key, offer.is_done, offer.is_stopped)


def _coming(agenda: Agenda, title_of: Callable[[str], str], soonest: int) -> Iterator[Line]:
    days: dict[date, None] = {}
    for one in agenda.coming:
        if not one.occurrence.optional:
            days.setdefault(one.on)
            if len(days) > soonest:
                return
            place = one.occurrence
            words = f"{one.on:%a %d %b}: {title_of(place.script)}"
            yield Line(words, place.script, place.key)


def plain(found: Iterable[Group]) -> Iterator[str]:
    """Yield groups as lines of text."""
    for group in found:
        yield f"{group.heading}:"
        for line in group.lines:
            yield f"  {line.words}"
