"""Where the scenes of a session stand: one at a time, and its last words at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

if TYPE_CHECKING:
    from integrate.ui.player.scene import SceneWidget


class Host(Vertical):
    """Holds the scene that is on the screen; None while one gives way to another."""

    def __init__(self) -> None:
        """Hold none yet."""
        super().__init__(id="host")
        self.scene: SceneWidget | None = None

    @property
    def unsent(self) -> str:
        """What is half written in the scene."""
        return self.scene.unsent if self.scene else ""

    async def turn_to(self, scene: SceneWidget) -> None:
        """Show a scene in place of what stands there."""
        await self._put(scene)
        self.scene = scene

    async def end_with(self, words: str) -> None:
        """Show the last words, which take no keys."""
        await self._put(Static(words, markup=False, id="closing"))

    def scroll_scene(self, by: int) -> None:
        """Move half a page through words that are longer than the room for them."""
        if self.scene:
            rows = by * max(1, self.scene.size.height // 2)
            self.scene.scroll_relative(y=rows, animate=False)

    async def _put(self, widget: Widget) -> None:
        # A beat in between must meet neither a scene that is going nor one that is half there.
        self.scene = None
        self._give_back_keys()
        async with self.batch():
            await self.remove_children()
            await self.mount(widget)

    def _give_back_keys(self) -> None:
        """Leave the keys of a scene that goes to whatever the session stands in, and nobody else.

        Textual would give them to the next widget that takes any: a digit could then answer there.
        """
        if self.screen.focused is not None and self in self.screen.focused.ancestors:
            around = (one for one in self.ancestors if isinstance(one, Widget) and one.focusable)
            self.screen.set_focus(next(around, None))
