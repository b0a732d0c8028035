"""Totals over time as lines of text for a terminal; nothing in it depends on a colour.

Each curve has a field of its own, for their numbers cannot be compared, and all share one axis of
days. A value stands at each point. A point never stands on the wrong side of a named line, however
few rows there are. No row is wider than asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.export.characters import columns
from integrate.journal.trends.axis import lay_out, slots_of
from integrate.journal.trends.field import NO_SCORE, POINT, SESSION, Field, written
from integrate.words import _, several

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from integrate.journal.trends.axis import Axis, Slot
    from integrate.journal.trends.curve import Curve

NARROWEST = 40
"""The fewest columns of a chart."""
LOWEST = 10
"""The fewest rows of one curve, its title and its days with it."""
_CUT = "\u2026"
_LEAST_FIELD = 20
"""The columns that the names at the right leave to the field at least."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a chart has room for, and which part of the time it shows."""

    width: int
    height: int
    """The rows of each curve."""
    back: int = 0
    """How many of the newest moments are passed over."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as it is shown."""

    rows: tuple[str, ...] = ()
    """None where there is no room for one, or nothing to draw."""
    earlier: int = 0
    """How many moments are too early for it."""
    later: int = 0
    """How many are too late."""


def draw(curves: Sequence[Curve], sessions: Sequence[date], frame: Frame) -> Chart:
    """Return the chart of these curves, with a mark at each session."""
    drawn = [one for one in curves if one.points]
    if frame.width < NARROWEST or frame.height < LOWEST or not drawn:
        return Chart()
    margin, names = _margin(drawn), _names_width(drawn)
    axis = lay_out(_slots(drawn), frame.width - margin - 1 - names, _longest(drawn) + 2, frame.back)
    found = [axis.column_of(day) for day in sessions]
    marks = sorted({place for place in found if place is not None})
    rows: list[str] = []
    for one in drawn:
        rows += [""] if rows else []
        rows.append(_title(one, axis, frame.width))
        rows += Field(one, axis, margin, frame.height - 1).rows(marks)
    rows += _legend(drawn, axis, marks=bool(marks))
    fitting = tuple(cut(row.rstrip(), frame.width) for row in rows)
    return Chart(fitting, axis.earlier, axis.later)


def cut(text: str, width: int) -> str:
    """Return as much of a line as a number of cells can hold."""
    if columns(text) <= width:
        return text
    while columns(text) > width - 1:
        text = text[:-1]
    return text + _CUT


def _slots(curves: Iterable[Curve]) -> list[Slot]:
    return sorted({slot for one in curves for slot in slots_of(day for day, _ in one.points)})


def _margin(curves: Iterable[Curve]) -> int:
    """Return how wide the numbers at the left are."""
    lows = [low for one in curves for low, _name in one.lines]
    ends = [value for one in curves for value in (one.lowest, one.highest)]
    return max(len(str(value)) for value in (*lows, *ends))


def _names_width(curves: Iterable[Curve]) -> int:
    """Return how wide the names at the right are, with the blank before them."""
    widths = [1 + columns(name) for one in curves for _low, name in one.lines]
    return min(max(widths, default=0), NARROWEST - _LEAST_FIELD)


def _longest(curves: Iterable[Curve]) -> int:
    values = (value for one in curves for _day, value in one.points if value is not None)
    return max((len(str(value)) for value in values), default=1)


def _title(curve: Curve, axis: Axis, width: int) -> str:
    """Return the name and the range at the left, and the days that are shown at the right."""
    values = {"title": curve.title, "lowest": curve.lowest, "highest": curve.highest}
    title = _("{title}, {lowest} to {highest}", **values)
    dates = _dates([day for day, _nth in axis.columns])
    space = width - columns(title) - columns(dates)
    return f"{title}{' ' * space}{dates}" if space > 1 else title


def _dates(shown: Sequence[date]) -> str:
    """Return the days that are shown, the years once where there is but one."""
    first, last = shown[0], shown[-1]
    until = f"{written(last)} {last.year}"
    if first == last:
        return until
    since = written(first) if first.year == last.year else f"{written(first)} {first.year}"
    return _("{first} to {last}", first=since, last=until)


def _legend(curves: Iterable[Curve], axis: Axis, *, marks: bool) -> Iterator[str]:
    """Yield what the signs mean, and how much of the time lies beyond either end."""
    signs = [f"{POINT} {_('total')}"]
    signs += [f"{SESSION} {_('session')}"] if marks else []
    if any(value is None for one in curves for _day, value in one.points):
        signs.append(f"{NO_SCORE} {_('no score')}")
    yield "   ".join(signs)
    beyond = []
    if axis.earlier:
        beyond.append(several(axis.earlier, "1 earlier", "{count} earlier"))
    if axis.later:
        beyond.append(several(axis.later, "1 later", "{count} later"))
    if beyond:
        yield ", ".join(beyond)
