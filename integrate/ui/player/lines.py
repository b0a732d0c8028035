"""New words for a place of fixed size: drawn only when they differ, and nothing is laid out anew.

Laying out a screen costs more than all else that a step does.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.widgets import Static

    from integrate.script.quantity import Seconds

LEAST: Final[Seconds] = 0.5
"""How long words stay, at the least, where everything is to be still."""


def reword(place: Static, words: str) -> None:
    """Show words in a place whose size does not depend on them."""
    if place.content != words:
        place.update(words, layout=False)


class Unhurried:
    """A place that is worded anew no more than twice a second, where everything is to be still."""

    def __init__(self, place: Static) -> None:
        """Word this place, whose size does not depend on its words."""
        self._place = place
        self._at: Seconds = -inf
        self._about = ""

    def say(self, words: str, now: Seconds, about: str = "") -> None:
        """Show words; what is `about` something else than before is shown at once.

        What comes too soon is left out: it is said again with the next beat.
        """
        is_still = self._place.app.animation_level != "full"
        too_soon = 0.0 <= now - self._at < LEAST and about == self._about
        if self._place.content == words or (is_still and too_soon):
            return
        self._at, self._about = now, about
        reword(self._place, words)


def rows_at_most(words: str, width: int) -> int:
    """Return how many rows the words can take, however they wrap.

    Any two rows of a wrapped paragraph hold more than one width of it together.
    """
    paragraphs = words.split("\n")
    return sum(1 + 2 * Content(one).cell_length // max(1, width) for one in paragraphs)


class Words(Widget):
    """Words in the middle of their place; new ones are drawn where the old ones stood, and no more.

    Drawing the empty rows around them anew would take longer than all else.
    """

    def __init__(self, words: str) -> None:
        """Show these words."""
        super().__init__(classes="words")
        self._words = words

    def render(self) -> Content:
        """Return the words."""
        return Content(self._words)

    def say(self, words: str, room: int) -> None:
        """Show other words in a place that has `room` rows."""
        width, height = self.size
        rows = max(rows_at_most(self._words, width), rows_at_most(words, width))
        self._words = words
        if height > room or rows > room:
            self.refresh(layout=True)
        else:
            self.refresh(Region(0, (height - rows) // 2, width, rows))
