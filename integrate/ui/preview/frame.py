"""The real player in a frame of a chosen size, as it would fill a window of that size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Vertical
from textual.widgets import Static

from integrate.session.view import Writing
from integrate.ui.keybar import KeyBar, key_name
from integrate.ui.player.screen import PlayerScreen
from integrate.ui.player.session_view import SessionView
from integrate.words import _

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import Binding

    from integrate.player.opened import Opened

SIZES = ((60, 18), (80, 24), (100, 30))
"""Columns and rows of the windows that a script is looked at in."""
EDGE = 2
"""Columns, and rows, that the frame itself takes."""


def largest(width: int, height: int) -> tuple[int, int]:
    """Return the largest window whose frame fits into so many columns and rows, or the smallest."""
    fitting = [size for size in SIZES if size[0] + EDGE <= width and size[1] + EDGE <= height]
    return fitting[-1] if fitting else SIZES[0]


class _PlayersKeys(KeyBar):
    """The line of keys that the person will see; here it is only a picture."""

    def __init__(self, session: SessionView) -> None:
        super().__init__(PlayerScreen.own_bindings())
        self._session = session

    def _doing(self) -> list[Binding]:
        return [one for one in self._keys if self._session.offers(one.action)]

    def _key_now(self, binding: Binding, _active: object) -> str:
        if isinstance(self._session.view.scene, Writing):  # where letters are typed
            long = [key for key in binding.key.split(",") if key == "escape" or key[1:].isdecimal()]
            return ("esc" if long[0] == "escape" else long[0]) if long else ""
        return key_name(binding)


class Frame(Container):
    """Holds the session that is tried out, or a sentence while there is none."""

    def __init__(self) -> None:
        """Begin with nothing to show."""
        super().__init__(id="frame")
        self.wanted = SIZES[0]
        """The size of the window that the frame stands for."""
        self.inside = SIZES[0]
        """The room that there is in it."""
        self.session: SessionView | None = None
        """The session shown; None before the first good reading."""

    def compose(self) -> ComposeResult:
        """Begin empty."""
        yield Static("", id="nothing", markup=False)

    async def show(self, opened: Opened) -> None:
        """Show a session in place of what is there."""
        if self.session is not None:
            await self.session.reopen(opened)
            return
        await self.remove_children()
        self.session = SessionView(opened)
        await self.mount(Vertical(self.session, _PlayersKeys(self.session)))

    def show_nothing(self, sentence: str) -> None:
        """Say why there is nothing to show; a session that is shown stays."""
        for place in self.query("#nothing").results(Static):
            place.update(sentence)

    def resize_within(self, width: int, height: int) -> None:
        """Stand for a window of the size that is wanted, as far as there is room."""
        fitting = min(self.wanted[0] + EDGE, width), min(self.wanted[1] + EDGE, height)
        self.styles.width, self.styles.height = fitting
        self.inside = fitting[0] - EDGE, fitting[1] - EDGE

    def entitle(self, role: str, speed: float) -> None:
        """Say on the frame what it stands for."""
        parts = [_size(self.wanted)]
        if self.inside != self.wanted:
            parts.append(_("room for {size}", size=_size(self.inside)))
        if role:
            parts.append(_("as {role}", role=role))
        if speed != 1:
            parts.append(_("{speed} times as fast", speed=f"{speed:g}"))
        self.border_title = "  ".join(parts)


def _size(size: tuple[int, int]) -> str:
    """Return columns and rows in words."""
    columns, rows = size
    return _("{columns} by {rows}", columns=columns, rows=rows)
