"""What a programme has for today: what is open, what stayed open, and what comes.

A pure function of the programme, the course and the day: opened early, after a week away, with
the clock set back or in a second course it gives a list that makes sense. It counts nothing that
was missed and reproaches nobody: a part is open, done, let go, or still to come.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from integrate.programme.model import CatchUp, Days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from integrate.programme.course import Course, Done
    from integrate.programme.model import Beforehand, Part, Programme

Kept: TypeAlias = "dict[str, bool]"
"""What was done, by the key of its place; with whether it was stopped."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a part has its place."""

    key: str
    """Names it within the course: the part, its round and its day."""
    part: str
    """The part's name."""
    script: str
    optional: bool
    days: Days | None
    """Its days after the session; None before one."""
    after: tuple[str, ...]
    """The names of the parts that it waits for."""
    comes_again: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A part that can be opened now."""

    occurrence: Occurrence
    is_done: bool
    """Whether it was gone through, or stopped."""
    is_stopped: bool = False
    """Whether it was only begun, and stopped."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A part whose day is still to come."""

    occurrence: Occurrence
    on: date


@dataclass(frozen=True, slots=True)
class Agenda:
    """One day of a course."""

    round: int
    """Which session it is about, from 1."""
    day: int | None
    """Which day after the session it is; None before one."""
    now: tuple[Offer, ...]
    """What has its place today, done or open; the optional ones last."""
    still_open: tuple[Offer, ...]
    """What stayed open from days before, the newest first."""
    coming: tuple[Coming, ...]
    """What comes later in this round, soonest first."""
    is_over: bool
    """Whether the programme has nothing more, today or later."""

    @property
    def open(self) -> tuple[Offer, ...]:
        """Everything that can be done today and is not, today's own first."""
        todays = tuple(one for one in self.now if not one.is_done)
        return todays + self.still_open


def agenda(programme: Programme, course: Course, done: Iterable[Done], today: date) -> Agenda:
    """Return what the programme has for a day.

    `done` is everything the person has gone through, in any order; what was done before the course
    began does not count. A session that lies ahead has not been: until its day, its round is the
    one before it.
    """
    had = course.sessions[: bisect_right(course.sessions, today)][: programme.rounds]
    ahead = course.sessions[len(had) : programme.rounds]
    mine = sorted((one for one in done if one.moment >= course.started), key=lambda one: one.moment)
    day = course.day_number(today, had[-1]) if had else None
    is_between = len(had) < programme.rounds and day is not None and day > programme.last_day
    if day is None or is_between:
        return _until_session(programme, course, mine, had, ahead)
    found = _since_session(programme, course, mine, today, had, day)
    if not ahead:
        return found
    next_one = _until_session(programme, course, mine, had, ahead)
    return replace(found, now=(*found.now, *next_one.now), is_over=False)


def _until_session(
    programme: Programme,
    course: Course,
    mine: list[Done],
    had: Sequence[date],
    ahead: Sequence[date],
) -> Agenda:
    """Return the agenda of a day on which a session is still to come."""
    number = len(had) + 1
    fresh = [one for one in mine if not had or one.day > had[-1]]
    places = list(_beforehand(programme, number))
    kept = _kept(places, fresh, lambda _place, _done: True)
    coming: tuple[Coming, ...] = ()
    if ahead:
        later = sorted(_afterwards(programme, number), key=_first)
        coming = tuple(Coming(one, ahead[0] + timedelta(_first(one))) for one in later)
    free = _free(places, kept, course)
    offers = _offers([one for one in places if set(one.after) <= free], kept, course)
    return Agenda(number, None, offers, (), coming, is_over=False)


def _since_session(
    programme: Programme,
    course: Course,
    mine: list[Done],
    today: date,
    had: Sequence[date],
    day: int,
) -> Agenda:
    """Return the agenda of a day after a session."""
    number, session = len(had), had[-1]
    fresh = [one for one in mine if one.day >= session]
    earlier = {one.script for one in mine if one.day <= session}
    places = sorted(_afterwards(programme, number), key=_first)
    kept = _kept(
        places, fresh, lambda place, one: course.day_number(one.day, session) >= _first(place)
    )
    free = _free(places, kept, course)
    free |= {one.part for one in _beforehand(programme, number) if one.script in earlier}
    begun = [one for one in places if _first(one) <= day and set(one.after) <= free]
    offers = _offers([one for one in begun if _last(one) >= day], kept, course)
    gone = [one for one in begun if _last(one) < day and _stays(one, kept, course)]
    late = tuple(Offer(one, is_done=False) for one in _caught_up(programme.catch_up, gone))
    later = [one for one in places if _first(one) > day]
    coming = tuple(Coming(one, today + timedelta(_first(one) - day)) for one in later)
    has_more = bool(coming or late) or number < programme.rounds
    is_over = not has_more and all(one.is_done or one.occurrence.optional for one in offers)
    return Agenda(number, day, offers, late, coming, is_over)


def _stays(place: Occurrence, kept: Kept, course: Course) -> bool:
    """Tell whether a part is still of use after its days: not done, no offer, not coming again."""
    is_settled = place.key in kept or place.key in course.let_go
    return not (is_settled or place.optional or place.comes_again)


def _caught_up(rule: CatchUp, gone: list[Occurrence]) -> list[Occurrence]:
    """Return what stays open of the parts whose days have gone by, the newest first."""
    left = sorted(gone, key=_last, reverse=True)
    return {CatchUp.NEWEST: left[:1], CatchUp.ALL: left, CatchUp.NONE: []}[rule]


def _offers(places: Iterable[Occurrence], kept: Kept, course: Course) -> tuple[Offer, ...]:
    """Return the offers of some places without those that were let go, the optional ones last."""
    found = [
        Offer(one, is_done=one.key in kept, is_stopped=kept.get(one.key, False))
        for one in places
        if one.key not in course.let_go
    ]
    return tuple(sorted(found, key=lambda one: one.occurrence.optional))


def _free(places: Iterable[Occurrence], kept: Kept, course: Course) -> set[str]:
    """Return the names of the parts that nothing waits for any more: done, or let go."""
    return {one.part for one in places if one.key in kept or one.key in course.let_go}


def _kept(
    places: Sequence[Occurrence],
    done: Iterable[Done],
    fits: Callable[[Occurrence, Done], bool],
) -> Kept:
    """Return the keys of what was done: each time counts for the last place it fits.

    What came to its end goes first: something stopped takes no place from it.
    """
    kept: Kept = {}
    for one in sorted(done, key=lambda one: one.is_stopped):
        free = (place for place in reversed(places) if place.key not in kept)
        own = (place for place in free if place.script == one.script and fits(place, one))
        kept |= {place.key: one.is_stopped for place in islice(own, 1)}
    return kept


def _beforehand(programme: Programme, number: int) -> Iterator[Occurrence]:
    for part in programme.before:
        if _is_in(part, number):
            key = f"{part.name}@{number}"
            yield Occurrence(key, part.name, part.script, part.optional, None, part.after)


def _afterwards(programme: Programme, number: int) -> Iterator[Occurrence]:
    for part in programme.days:
        if _is_in(part, number):
            for days in _times(part):
                yield Occurrence(
                    key=f"{part.name}@{number}.{days.first}",
                    part=part.name,
                    script=part.script,
                    optional=part.optional,
                    days=days,
                    after=part.after,
                    comes_again=part.every is not None,
                )


def _times(part: Part) -> Iterator[Days]:
    """Yield the days of each time that a part comes."""
    if part.every is None:
        yield part.day
        return
    for first in range(part.day.first, part.day.last + 1, part.every):
        yield Days(first, min(first + part.every - 1, part.day.last))


def _is_in(part: Beforehand | Part, number: int) -> bool:
    return part.rounds is None or part.rounds.first <= number <= part.rounds.last


def _first(place: Occurrence) -> int:
    return place.days.first if place.days else 0


def _last(place: Occurrence) -> int:
    return place.days.last if place.days else 0
