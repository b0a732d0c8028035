"""The one line of keys at the foot of a screen.

Textual's own footer composes a widget for each key again and again and keeps every old one
(46 kB for each change of focus); this line is text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from integrate.words import _

if TYPE_CHECKING:
    from textual.binding import Binding
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
"""What keys with long names type."""


def key_name(binding: Binding) -> str:
    """Return the first key of a binding as it is written on the screen."""
    return binding.key_display or _written(binding.key.split(",")[0])


def _written(key: str) -> str:
    return GLYPHS.get(key, key)


class KeyBar(Widget):
    """Shows the keys of its screen that do something now, the important ones first."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 2; background: $panel; color: $foreground; }
    """

    def __init__(self, bindings: list[Binding]) -> None:
        """Show these bindings where they are marked to be shown."""
        super().__init__()
        self._keys = [binding for binding in bindings if binding.show]
        self._shown: list[Binding] = []

    def on_mount(self) -> None:
        """Show the keys anew when another widget takes them."""
        self.screen.bindings_updated_signal.subscribe(self, self._show_anew)

    def _show_anew(self, _screen: Screen[object]) -> None:
        self.refresh()

    def look_again(self) -> None:
        """Show the keys anew if other ones do something now."""
        if self._doing() != self._shown:
            self.refresh()

    def _doing(self) -> list[Binding]:
        return [one for one in self._keys if self.screen.check_action(one.action, ()) is True]

    def _key_now(self, binding: Binding) -> str:
        """Return the key that does this now: not one that types a letter or moves a mark."""
        focused, active = self.screen.focused, self.screen.active_bindings
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

    def render(self) -> Content:
        """Return as many keys as fit in the line."""
        line = Content("")
        self._shown = self._doing()
        for binding in self._shown:
            name = self._key_now(binding)
            if not name:
                continue
            key = Content.styled(name, "bold $accent")
            item = Content.assemble(key, " ", _(binding.description))
            spaced = Content.assemble(line, "   " if line else "", item)
            if spaced.cell_length > max(0, self.content_size.width):
                break
            line = spaced
        return line
