"""What a programme is made of, in lines: before a session, the days after it, and what is offered.

For whoever thinks of beginning it. Nothing here knows how anybody stands in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.programme.model import Beforehand
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.programme.model import Part, Programme


def outline(
    programme: Programme, title_of: Callable[[str], str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each heading with its lines; `title_of` returns the title of a script."""
    own = [one for one in programme.parts if not one.optional]
    offers = [one for one in programme.parts if one.optional]
    before = tuple(_line(one, title_of) for one in own if isinstance(one, Beforehand))
    after = tuple(_line(one, title_of) for one in own if not isinstance(one, Beforehand))
    beside = tuple(_line(one, title_of) for one in offers)
    for heading, lines in (
        (_("Before a session"), before),
        (_("After it"), after),
        (_("If you like"), beside),
    ):
        if lines:
            yield heading, lines


def length(programme: Programme) -> str:
    """Return how long a programme goes on."""
    if programme.rounds > 1:
        return _("up to {count} sessions", count=programme.rounds)
    return _("to day {day} after a session", day=programme.last_day)


def _line(part: Beforehand | Part, title_of: Callable[[str], str]) -> str:
    title = title_of(part.script)
    words = (
        title
        if isinstance(part, Beforehand)
        else _("{when}: {title}", when=_when(part), title=title)
    )
    if part.rounds is None:
        return words
    rounds = part.rounds
    if rounds.first == rounds.last:
        return _("{part} (session {number})", part=words, number=rounds.first)
    return _("{part} (sessions {numbers})", part=words, numbers=rounds)


def _when(part: Part) -> str:
    if part.day.first == part.day.last:
        return _("day {day}", day=part.day.first)
    days = _("days {first} to {last}", first=part.day.first, last=part.day.last)
    if part.every is None:
        return days
    return (
        _("{days}, every day", days=days)
        if part.every == 1
        else _("{days}, every {count} days", days=days, count=part.every)
    )
