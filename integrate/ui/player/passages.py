"""Scenes to read: text, a note to the therapist, a moment to mark, a rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from integrate.script.quantity import clock
from integrate.session.view import Marking, Passage, Resting, Scene, View
from integrate.ui.player.lines import Words, reword
from integrate.ui.player.scene import SceneWidget, words
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.session.record import Seconds


FOR_YOU = later("For you, not to be read aloud")
"""What is said at each phase of a breath."""


class PassageScene(SceneWidget):
    """Text to read."""

    def __init__(self, scene: Passage) -> None:
        """Show this passage."""
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Show the words; a note to the therapist stands apart."""
        if self._scene.for_therapist:
            yield words(f"{_(FOR_YOU)}\n\n{self._scene.text}", "note")
        else:
            yield Words(self._scene.text)

    def take(self, scene: Scene) -> bool:
        """Show another passage: from text to text the screen stays as it is laid out."""
        if not isinstance(scene, Passage) or scene.for_therapist or self._scene.for_therapist:
            return False
        self._scene = scene
        self.query_one(Words).say(scene.text, self.size.height)
        if self.scroll_offset.y:
            self.scroll_home(animate=False)
        return True


class MarkingScene(SceneWidget):
    """A moment to mark."""

    def __init__(self, scene: Marking) -> None:
        """Show this mark."""
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Show the words and what the key does."""
        yield words(self._scene.text)
        yield words(_("Enter marks this moment as “{mark}”.", mark=self._scene.mark), "hint")


class RestingScene(SceneWidget):
    """A rest that ends by itself."""

    def __init__(self, scene: Resting) -> None:
        """Show this rest."""
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Show the words and how long the rest still is."""
        yield words(self._scene.text or _("Rest."))
        yield words("", "left")

    def change(self, view: View) -> None:
        """Take the moments anew: after a pause the rest ends later."""
        if isinstance(view.scene, Resting):
            self._scene = view.scene

    def keep_time(self, now: Seconds) -> None:
        """Show how long the rest still is."""
        left = max(0.0, self._scene.began + self._scene.length - now)
        reword(self.query_one(".left", Static), clock(left + 0.99))
