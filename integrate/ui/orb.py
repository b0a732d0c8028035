"""The breathing orb: a soft disc that grows with the breath in and sinks with the breath out.

Frames are made once for each of a few radii and size, and a line is drawn again only when the
radius has changed: a breath costs a few per cent of one core.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Size

LEVELS = 40
"""How many radii there are between the smallest and the largest disc."""
SMALLEST = 0.34
"""The radius with empty lungs, against the radius with full ones."""
EDGE = 1.6
"""Over how many half-rows the disc fades into the ground."""


class Orb(Widget):
    """A disc whose radius is set from 0 (empty) to 1 (full)."""

    DEFAULT_CSS = """
    Orb { width: 1fr; height: 1fr; }
    """

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._level = 0
        self._words: tuple[str, ...] = ()
        self._frames: dict[int, list[Strip]] = {}
        self._drawn_for: tuple[Size, str] | None = None

    def show(self, level: float, words: tuple[str, ...]) -> None:
        """Show the disc at a level, with words in its middle; draw only what has changed."""
        number = round(max(0.0, min(1.0, level)) * LEVELS)
        if (number, words) != (self._level, self._words):
            self._level, self._words = number, words
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return a line of the frame for the present level."""
        drawn_for = (self.size, self.app.theme)
        if self._drawn_for != drawn_for:
            self._frames.clear()
            self._drawn_for = drawn_for
        if self._level not in self._frames:
            self._frames[self._level] = self._frame(self._level / LEVELS)
        frame = self._frames[self._level]
        line = y - (self.size.height - len(self._words)) // 2
        if 0 <= line < len(self._words) and y < len(frame):
            return self._with_words(self._words[line], y)
        return frame[y] if y < len(frame) else Strip.blank(self.size.width)

    def _frame(self, level: float) -> list[Strip]:
        width, height = self.size
        shades = self._shades(level)
        return [Strip(_merge(_row(shades, width, height, y)), width) for y in range(height)]

    def _shades(self, level: float) -> _Shades:
        width, height = self.size
        colours = self.app.theme_variables
        ground, disc = Color.parse(colours["background"]), Color.parse(colours["primary"])
        # A cell is about twice as high as wide: half a row is as high as a column is wide.
        largest = max(1.0, min(width, height * 2) / 2 - 1)
        return _Shades(ground, disc, largest * (SMALLEST + (1 - SMALLEST) * level))

    def _with_words(self, words: str, y: int) -> Strip:
        """Return a line with words in its middle, each letter on the colour that lies there."""
        width, height = self.size
        cells = _row(self._shades(self._level / LEVELS), width, height, y)
        start = max(0, (width - len(words)) // 2)
        ink = Color.parse(self.app.theme_variables["foreground"]).rich_color
        written = [
            Segment(letter, Style(color=ink, bgcolor=upper.blend(lower, 0.5).rich_color, bold=True))
            for letter, (upper, lower) in zip(words, cells[start:], strict=False)
        ]
        left, right = _merge(cells[:start]), _merge(cells[start + len(written) :])
        return Strip([*left, *written, *right], width)


class _Shades:
    """The colour of each half cell by its distance from the centre."""

    def __init__(self, ground: Color, disc: Color, radius: float) -> None:
        self._ground = ground
        self._disc = disc
        self._radius = radius

    def at(self, x: float, y: float) -> Color:
        distance = math.hypot(x, y)
        cover = max(0.0, min(1.0, (self._radius - distance) / EDGE + 0.5))
        # Towards the middle the disc is calmer, so that words can stand on it.
        body = 0.30 + 0.38 * (distance / self._radius) ** 2 if self._radius else 0.0
        return self._ground.blend(self._disc, round(cover * min(body, 0.68) * 32) / 32)


def _row(shades: _Shades, width: int, height: int, y: int) -> list[tuple[Color, Color]]:
    middle = (width - 1) / 2
    upper = y * 2 - height + 0.5
    return [(shades.at(x - middle, upper), shades.at(x - middle, upper + 1)) for x in range(width)]


def _merge(cells: list[tuple[Color, Color]]) -> list[Segment]:
    """Join cells of the same colours into one segment."""
    segments: list[Segment] = []
    start = 0
    for x in range(1, len(cells) + 1):
        if x == len(cells) or cells[x] != cells[start]:
            upper, lower = cells[start]
            glyph = " " if upper == lower else "▀"
            style = Style(color=upper.rich_color, bgcolor=lower.rich_color)
            segments.append(Segment(glyph * (x - start), style))
            start = x
    return segments
