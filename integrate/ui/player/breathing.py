"""The scene of paced breathing: the orb with its word and count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from integrate.session.view import Breathing, View
from integrate.ui.orb import Orb
from integrate.ui.player.lines import Unhurried
from integrate.ui.player.scene import SceneWidget, words
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.session.record import Seconds


PHASES = {
    "in": later("breathe in"),
    "hold": later("rest here"),
    "out": later("breathe out"),
    "rest": later("rest here"),
}


class BreathingScene(SceneWidget):
    """Paced breathing: the orb with its word and count."""

    def __init__(self, scene: Breathing) -> None:
        """Show this breath."""
        super().__init__()
        self._scene = scene
        self._beat: Unhurried | None = None

    def compose(self) -> ComposeResult:
        """Show the orb, or where there is no room for it the word alone."""
        yield Orb()
        yield words("", "beat")
        yield words(self._scene.text)

    def on_mount(self) -> None:
        """Let the words alone tell of the breath where nothing is to move."""
        self.set_class(self.app.animation_level != "full", "-still")
        self._beat = Unhurried(self.query_one(".beat", Static))

    def change(self, view: View) -> None:
        """Take the next phase."""
        if isinstance(view.scene, Breathing):
            self._scene = view.scene

    def keep_time(self, now: Seconds) -> None:
        """Show the level of the breath and the count of its phase."""
        scene = self._scene
        elapsed = max(0.0, min(scene.phase_length, now - scene.phase_began))
        # A last part of a second is no number of its own: it would come and go too fast.
        count = min(int(elapsed) + 1, max(1, int(scene.phase_length)))
        word = _(PHASES[scene.phase])
        if not self.has_class("-still"):
            level = breath_level(scene.phase, elapsed / scene.phase_length)
            self.query_one(Orb).show(level, (word, str(count)))
        if self._beat is not None:
            self._beat.say(f"{word}  {count}", now)


def breath_level(phase: str, part: float) -> float:
    """Return how full the lungs are, 0 to 1, when `part` of a phase has gone by."""
    # A smooth step: no sudden start or stop at either end of a breath.
    eased = part * part * (3 - 2 * part)
    return {"in": eased, "hold": 1.0, "out": 1 - eased, "rest": 0.0}[phase]
