"""A line of a list: what it is, and behind it, or below where it is narrow, a word about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.visual import Visual

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

MUTED = "$foreground-muted"
BESIDE, UNDER = 3, 2
"""The blanks before a note: behind the words, and on a line of its own."""


class Listed(Visual):
    """What stands in the line; the word about it is beside the rest wherever both fit."""

    def __init__(self, words: str | Content, note: str, style: str = MUTED) -> None:
        """Show these words, and a note in a style of its own."""
        about = Content.styled(note, style)
        self._beside = Content.assemble(words, " " * BESIDE, about)
        self._below = Content.assemble(words, "\n" + " " * UNDER, about)

    def __str__(self) -> str:
        """Return it as one line."""
        return self._beside.plain

    def _in(self, width: int) -> Content:
        return self._beside if self._beside.cell_length <= width else self._below

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the cells of it in one line."""
        return self._beside.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the rows that it takes."""
        return self._in(width).get_height(rules, width)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw it."""
        return self._in(width).render_strips(width, height, style, options)
