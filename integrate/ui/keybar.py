"""The keys at the foot of a screen: one line, or two where a screen has many.

Textual's own footer composes a widget for each key again and again and keeps every old one
(46 kB for each change of focus); these lines are text. Where room is scarce they stand closer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import ActiveBinding, Binding
    from textual.geometry import Size
    from textual.screen import Screen

GLYPHS = {
    "enter": "↵",
    "escape": "esc",
    "right": "→",
    "left": "←",
    "slash": "/",
    "question_mark": "?",
    "upper_t": "T",
}
"""How keys are written where their names are long."""
LETTERS = {"space": " ", "slash": "/", "question_mark": "?"}
LETTERS |= {f"upper_{one.lower()}": one for one in "LPT"}
"""What keys with long names type."""
ROOMY, CLOSE = "   ", "  "
"""What stands between two keys."""


def key_name(binding: Binding) -> str:
    """Return the first key of a binding as it is written on the screen."""
    return binding.key_display or _written(binding.key.split(",")[0])


def _written(key: str) -> str:
    if key[0] == "f" and key[1:].isdecimal():  # as the words of every screen have it: F1
        return key.upper()
    return GLYPHS.get(key, key)


class KeyBar(Widget):
    """Shows the keys of its screen that do something now, the important ones first."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: auto; padding: 0 2; background: $panel; color: $foreground; }
    """

    def __init__(self, bindings: list[Binding], most_rows: int = 1) -> None:
        """Show these bindings where they are marked to be shown, in at most so many rows."""
        super().__init__()
        self._most_rows = most_rows
        self._keys = [binding for binding in bindings if binding.show]
        self._shown: list[Binding] = []

    def on_mount(self) -> None:
        """Show the keys anew when another widget takes them."""
        self.screen.bindings_updated_signal.subscribe(self, self._show_anew)

    def _show_anew(self, _screen: Screen[object]) -> None:
        self.refresh(layout=self._most_rows > 1)

    def look_again(self) -> None:
        """Show the keys anew if other ones do something now."""
        if self._doing() != self._shown:
            self.refresh(layout=self._most_rows > 1)

    def _doing(self) -> list[Binding]:
        return [one for one in self._keys if self.screen.check_action(one.action, ()) is True]

    def _key_now(self, binding: Binding, active: Mapping[str, ActiveBinding]) -> str:
        """Return the key that does this now: not one that types a letter or moves a mark."""
        focused = self.screen.focused
        keys = binding.key.split(",")
        for key in keys:
            taken = active.get(key)
            letter = key if len(key) == 1 else LETTERS.get(key)
            # A list selects with Enter, and its screen goes on with what was selected.
            passed_on = taken is not None and taken.binding.action == "select"
            if taken is None or not (taken.node is self.screen or passed_on):
                continue
            if focused is None or not focused.check_consume_key(key, letter):
                return key_name(binding) if key == keys[0] else _written(key)
        return ""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's signature
        """Return how many rows the keys take, and one at least."""
        return max(1, len(self._rows(width)))

    def render(self) -> Content:
        """Return as many keys as fit in the rows."""
        self._shown = self._doing()
        rows = self._rows(max(0, self.content_size.width))
        return Content("\n").join(rows)

    def _rows(self, width: int) -> list[Content]:
        """Return the keys in rows of that width, closer where that makes room or saves a row."""
        active = self.screen.active_bindings  # asks every binding whether it does something now
        items = [item for one in self._doing() if (item := self._item(one, active)) is not None]
        roomy, fit = _laid_out(items, width, self._most_rows, ROOMY)
        close, more = _laid_out(items, width, self._most_rows, CLOSE)
        return close if more > fit or len(close) < len(roomy) else roomy

    def _item(self, binding: Binding, active: Mapping[str, ActiveBinding]) -> Content | None:
        """Return a key with what it does; None where no key does it now."""
        name = self._key_now(binding, active)
        if not name:
            return None
        key = Content.styled(name, "bold $accent")
        return Content.assemble(key, " ", _(binding.description))


def _laid_out(
    items: list[Content], width: int, most_rows: int, gap: str
) -> tuple[list[Content], int]:
    """Return the items in rows, the first first, and how many of them there is room for."""
    rows: list[Content] = []
    for number, item in enumerate(items):
        joined = Content.assemble(rows[-1], gap, item) if rows else item
        if rows and joined.cell_length <= width:
            rows[-1] = joined
        elif len(rows) < most_rows and item.cell_length <= width:
            rows.append(item)
        else:
            return rows, number
    return rows, len(items)
