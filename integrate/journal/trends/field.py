"""The field of one curve: its numbers, its named lines, its points, and the days below them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from integrate.journal.trends.axis import slots_of
from integrate.journal.trends.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from integrate.journal.trends.axis import Axis
    from integrate.journal.trends.curve import Curve

POINT, NO_SCORE, SESSION = "\u25cf", "?", "\u25b2"
GRID, WALL, FLOOR, CORNER, SIDE = "\u2508", "\u250a", "\u2500", "\u2514", "\u2502"
_BELOW = 2
"""The rows below the field: the axis, and the days."""

Cell: TypeAlias = tuple[int, int]
"""A column and a row of the field."""


class Field:
    """The cells of one curve. Levels count upwards from the lowest value, which has 0."""

    def __init__(self, curve: Curve, axis: Axis, margin: int, height: int) -> None:
        """Make room in `height` rows, with numbers of `margin` columns at the left."""
        self._curve = curve
        self._axis = axis
        self._left = margin + 1
        self._floor = height - _BELOW
        self._top = self._floor - 2
        """The highest level; above it there is a row for the value of a point."""
        self._levels = self._of_lines()
        self._canvas = Canvas(self._left + axis.width, height)

    def rows(self, marks: Iterable[int]) -> Iterator[str]:
        """Yield the rows, with sessions marked in these columns; names stand at the right."""
        self._draw_ground()
        self._mark(marks)
        cells = self._cells()
        for one, after in pairwise(cells):
            if one is not None and after is not None:
                self._canvas.line(one, after)
        self._write_points(cells)
        self._write_days()
        lines = dict(self._curve.lines)
        names = {self._row(level): lines[low] for low, level in self._levels.items()}
        for number, row in enumerate(self._canvas.rows()):
            yield f"{row} {names[number]}" if number in names else row

    # Levels.

    def _of_lines(self) -> dict[int, int]:
        """Return the level of each line; of two that would fall on one, that of the lower."""
        levels: dict[int, int] = {}
        for low, _name in self._curve.lines:
            level = self._scaled(low)
            if level not in levels.values():
                levels[low] = level
        return levels

    def _scaled(self, value: int) -> int:
        low, high = self._curve.lowest, self._curve.highest
        share = (value - low) / max(1, high - low)
        return round(min(max(share, 0.0), 1.0) * self._top)

    def _level(self, value: int) -> int:
        """Return the level of a value: on the same side of every line as the value itself."""
        level = self._scaled(value)
        for low, line in self._levels.items():
            level = max(level, line) if value >= low else min(level, line - 1)
        return max(level, 0)

    def _row(self, level: int) -> int:
        return self._floor - 1 - level

    # What lies under the points.

    def _draw_ground(self) -> None:
        """Draw the axes and the named lines, with the numbers they stand for."""
        width, floor = self._axis.width, self._floor
        for row in range(floor):
            self._canvas.write(self._left - 1, row, SIDE)
        self._canvas.write(self._left - 1, floor, CORNER + FLOOR * width)
        numbers = {self._top: self._curve.highest, 0: self._curve.lowest}
        for low, level in self._levels.items():
            numbers[level] = low
            if level:
                self._canvas.write(self._left, self._row(level), GRID * width)
        for level, value in numbers.items():
            told = str(value)
            self._canvas.write(self._left - 1 - len(told), self._row(level), told)

    def _mark(self, marks: Iterable[int]) -> None:
        for column in marks:
            for row in range(self._floor):
                self._canvas.write(self._left + column, row, WALL)
            self._canvas.write(self._left + column, self._floor, SESSION)

    # The points.

    def _cells(self) -> list[Cell | None]:
        """Return where the points that are shown stand; None for one without a score."""
        cells: list[Cell | None] = []
        for column, value in self._shown():
            level = None if value is None else self._level(value)
            cells.append(None if level is None else (column, self._row(level)))
        return cells

    def _shown(self) -> Iterator[tuple[int, int | None]]:
        """Yield column and value of each point that the axis shows."""
        slots = slots_of(day for day, _ in self._curve.points)
        for slot, (_, value) in zip(slots, self._curve.points, strict=True):
            if slot in self._axis.columns:
                yield self._left + self._axis.columns[slot], value

    def _write_points(self, cells: Sequence[Cell | None]) -> None:
        for place, (column, value) in enumerate(self._shown()):
            cell = cells[place]
            if cell is None:
                self._canvas.write(column, self._row(0), NO_SCORE)
                continue
            self._canvas.write(*cell, POINT)
            below = cell[1] + 1 < self._floor and _is_valley(cells, place)
            told = str(value)
            start = min(column - (len(told) - 1) // 2, self._left + self._axis.width - len(told))
            row = cell[1] + 1 if below else cell[1] - 1
            self._canvas.write(max(start, self._left), row, told)

    def _write_days(self) -> None:
        """Write as many days as there is room for: the last, the first, and those between."""
        row = self._floor + 1
        taken: list[tuple[int, int]] = []
        columns = {day: column for (day, _), column in reversed(self._axis.columns.items())}
        days = sorted(columns)
        for day in [*days[-1:], *days[:-1]]:
            told = written(day)
            wished = self._left + columns[day] - len(told) // 2
            start = max(0, min(wished, self._left + self._axis.width - len(told)))
            if all(start > end + 1 or start + len(told) < begin for begin, end in taken):
                taken.append((start, start + len(told) - 1))
                self._canvas.write(start, row, told)


def _is_valley(cells: Sequence[Cell | None], place: int) -> bool:
    """Tell whether the lines go up from a point on both sides: its value has room below."""
    cell, around = cells[place], [*cells[max(0, place - 1) : place], *cells[place + 1 : place + 2]]
    return cell is not None and all(one is not None and one[1] < cell[1] for one in around)


def written(day: date) -> str:
    """Return a day as it stands below a curve: without the year."""
    return f"{day.day} {day:%b}"
