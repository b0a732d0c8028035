"""What stands before the person at one step, as every kind of step has it.

A scene shows one thing and holds at most one widget that takes keys. It tells the session view
what the person did by a message; it knows neither the session nor the journal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.widget import Widget

    from integrate.script.answers import Value
    from integrate.session.record import Seconds
    from integrate.session.view import Scene, View


class SceneWidget(Vertical):
    """A scene on the screen."""

    aside = False
    """Whether the person is busy beside the session, so that the scene leaves them their keys."""

    class Answered(Message):
        """The person answered with this value."""

        def __init__(self, scene: SceneWidget, value: Value) -> None:
            """Carry the value, and the scene it answers."""
            super().__init__()
            self.scene = scene
            self.value = value

    class LeftEmpty(Message):
        """The person wants to leave the question empty."""

        def __init__(self, scene: SceneWidget) -> None:
            """Carry the scene that is left empty."""
            super().__init__()
            self.scene = scene

    class Typed(Message):
        """Something is typed that is not answered with yet."""

    def take_keys(self, widget: Widget, *, scroll_visible: bool = True) -> None:
        """Give the keys to the one widget that takes them, unless the person is busy elsewhere."""
        if not self.aside:
            widget.focus(scroll_visible)

    def keep_time(self, now: Seconds) -> None:
        """Show what moves by itself at a moment of the session."""

    def change(self, view: View) -> None:
        """Take a new view of the same step."""

    def take(self, scene: Scene) -> bool:  # noqa: ARG002 -- for the scenes that can
        """Show the scene of another step in this widget; False when it needs a new one."""
        return False

    @property
    def unsent(self) -> str:
        """Words that are typed and not yet answered with."""
        return ""


def words(text: str, classes: str = "words") -> Static:
    """Return words as they are: brackets and braces in them mean nothing."""
    return Static(text, markup=False, classes=classes)
