"""Colours on a terminal that has 16 or 256 of them: the nearest ones that can still be read.

Left alone, each colour would be replaced by itself: a dark ground turns navy blue, and words and
ground may fall on neighbours. Here words are matched to the ground they stand on, so that what
could be read before can be read after.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.color import Color as Ground

RGB: TypeAlias = tuple[int, int, int]

_DARKEST: Final = 0.04045
"""Up to here a part of sRGB is lit in proportion (IEC 61966-2-1)."""
READABLE: Final = 4.5
"""The least contrast of text: WCAG 2.1, 1.4.3, level AA."""
_CUBE = (0, 95, 135, 175, 215, 255)
_XTERM: Sequence[RGB] = (
    *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0)),
    *((0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
    *((92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
)
"""The 16 colours of xterm."""
_CONSOLE: Sequence[RGB] = (
    *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0)),
    *((0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
    *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
    *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
)
"""The 16 colours of a text console. Terminals differ: what is readable has to be so in both."""
_GROUNDS_OF_16 = (0, 15)
"""What words stand on there. On any other of the 16, some ink cannot be read in some terminal."""


def contrast(one: RGB, other: RGB) -> float:
    """Return the contrast of two colours as WCAG 2.1 reckons it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(4096)
def _luminance(colour: RGB) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARKEST else float(((part + 0.055) / 1.055) ** 2.4)


def _distance(one: RGB, other: RGB) -> float:
    """Return how unlike two colours look (“redmean”: weights that follow the amount of red)."""
    red = (one[0] + other[0]) / 2
    apart = [(here - there) ** 2 for here, there in zip(one, other, strict=True)]
    return (2 + red / 256) * apart[0] + 4 * apart[1] + (2 + (255 - red) / 256) * apart[2]


class Colours:
    """The colours that one kind of terminal has, by their numbers."""

    def __init__(self, shown: dict[int, Sequence[RGB]], grounds: Iterable[int]) -> None:
        """Know how each number looks, in every terminal that matters, and what is a ground."""
        self._shown = shown
        self._grounds = tuple(grounds)

    @lru_cache(2048)  # noqa: B019 -- there are two of these, as long as the program runs
    def ground(self, colour: RGB) -> int:
        """Return the number that stands for a ground."""
        return self._nearest(colour, self._grounds)

    @lru_cache(4096)  # noqa: B019 -- the same
    def ink(self, colour: RGB, ground: RGB) -> int:
        """Return the number that stands for an ink on a ground: the nearest one as readable."""
        under = self.ground(ground)
        wanted = min(READABLE, contrast(colour, ground))
        fit = [one for one in self._shown if self.contrast(one, under) >= wanted]
        return self._nearest(colour, fit or self._shown)

    def contrast(self, one: int, other: int) -> float:
        """Return the contrast of two numbers in the terminal where it is least."""
        pairs = zip(self._shown[one], self._shown[other], strict=True)
        return min(contrast(*pair) for pair in pairs)

    def _nearest(self, colour: RGB, among: Iterable[int]) -> int:
        return min(
            among, key=lambda one: sum(_distance(colour, shown) for shown in self._shown[one])
        )


def _shades_of_256() -> dict[int, Sequence[RGB]]:
    """Return the cube and the greys; the first 16 are whatever the person made of them."""
    cube = [(red, green, blue) for red in _CUBE for green in _CUBE for blue in _CUBE]
    greys = [(8 + 10 * step,) * 3 for step in range(24)]
    return {number: (shade,) for number, shade in enumerate([*cube, *greys], 16)}


_OF_256 = _shades_of_256()
OF_256 = Colours(_OF_256, _OF_256)
OF_16 = Colours(dict(enumerate(zip(_XTERM, _CONSOLE, strict=True))), _GROUNDS_OF_16)
NAMED = ("standard", "windows")
"""What Rich calls the terminals whose 16 colours go by names."""


def filters_for(system: str | None) -> list[LineFilter]:
    """Return the filter for a terminal by what Rich found out of it; none for all colours."""
    colours = OF_256 if system == "256" else OF_16 if system in NAMED else None
    return [FewColours(colours)] if colours else []


class FewColours(LineFilter):
    """Draws every line with the colours a terminal has."""

    def __init__(self, colours: Colours) -> None:
        """Draw with these."""
        super().__init__()
        self._colours = colours

    def apply(self, segments: list[Segment], background: Ground) -> list[Segment]:
        """Return a line in these colours."""
        under = background.rgb
        return [
            Segment(text, style and self._style(style, under), control)
            for text, style, control in segments
        ]

    @lru_cache(4096)  # noqa: B019 -- there is one of it, as long as the program runs
    def _style(self, style: Style, under: RGB) -> Style:
        ground = _rgb(style.bgcolor) or under
        ink = _rgb(style.color)
        drawn = Style(bgcolor=Color.from_ansi(self._colours.ground(ground)))
        if ink is not None:
            drawn += Style(color=Color.from_ansi(self._colours.ink(ink, ground)))
        return style + drawn


def _rgb(colour: Color | None) -> RGB | None:
    if colour is None or colour.triplet is None:
        return None
    return colour.triplet.red, colour.triplet.green, colour.triplet.blue
