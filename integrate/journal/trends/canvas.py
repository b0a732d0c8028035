"""Cells of a terminal to draw on: fine lines in dots of Braille, and characters over them.

A cell holds two dots across and four down. What is written lies over what is drawn, and what falls
outside the cells is left out, so a row is never wider than it was made.
"""

from __future__ import annotations

_BLANK = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot in a pattern of Braille, by row and column (Unicode 15, chapter 21.1)."""


class Canvas:
    """Rows of cells; columns and rows count from the top left, from 0."""

    def __init__(self, width: int, height: int) -> None:
        """Begin empty."""
        self._written = [[" "] * width for _ in range(height)]
        self._dots = [[0] * width for _ in range(height)]

    def write(self, column: int, row: int, text: str) -> None:
        """Write characters that take one cell each, from a cell to the right."""
        for place, char in enumerate(text, start=column):
            if self._is_inside(place, row):
                self._written[row][place] = char
                self._dots[row][place] = 0

    def line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Draw a line from the middle of one cell to that of another, given as column and row."""
        across, down = 2 * (end[0] - start[0]), 4 * (end[1] - start[1])
        steps = max(abs(across), abs(down), 1)
        for step in range(steps + 1):
            x = 2 * start[0] + round(across * step / steps)
            y = 4 * start[1] + 2 + round(down * step / steps)
            self._dot(x, y)

    def rows(self) -> list[str]:
        """Return the rows as text, all of the same width."""
        return [
            "".join(
                chr(_BLANK + dots) if dots else char
                for char, dots in zip(written, drawn, strict=True)
            )
            for written, drawn in zip(self._written, self._dots, strict=True)
        ]

    def _dot(self, x: int, y: int) -> None:
        if self._is_inside(x // 2, y // 4):
            self._dots[y // 4][x // 2] |= _BITS[y % 4][x % 2]

    def _is_inside(self, column: int, row: int) -> bool:
        return 0 <= row < len(self._written) and 0 <= column < len(self._written[row])
