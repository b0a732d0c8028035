"""The calm middle of the person's screen: words, a breathing orb, or next to nothing.

Whatever changes goes out slowly and comes slowly: nothing on this screen flashes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from integrate.session.person_view import Breath, Quiet, Rest, Words, still_shown
from integrate.ui.orb import Orb
from integrate.ui.player.breathing import PHASES, breath_level
from integrate.ui.player.lines import Unhurried
from integrate.words import _

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from integrate.script.quantity import Seconds
    from integrate.session.person_view import PersonView

FADE: Seconds = 0.8
"""How long something takes to go, and then something else to come."""
ROOM_FOR_THE_ORB = 14
"""Rows."""
DOT = "·"
"""What quiet looks like: a sign that the screen is on."""


class Stage(Vertical):
    """Shows one thing, and goes over slowly to the next."""

    DEFAULT_CSS = """
    Stage { height: 1fr; padding: 1 2; align: center middle; overflow-y: auto;
            scrollbar-size-vertical: 0; }
    Stage > Static { width: 100%; max-width: 60; height: auto; text-align: center; }
    Stage > Orb { height: 1fr; max-height: 24; }
    Stage > .beat { text-style: bold; color: $primary; height: 1; }
    Stage.-breath > .words, Stage.-breath > .beat { max-width: 100%; }
    Stage.-breath > .words { padding-top: 1; }
    Stage.-rest > .words, Stage.-quiet > .words { color: $foreground-muted; }
    Stage > Orb, Stage > .beat { display: none; }
    Stage.-breath.-tall > Orb { display: block; }
    Stage.-breath.-low > .beat { display: block; }
    Stage.-breath.-still > Orb { display: none; }
    Stage.-breath.-still > .beat { display: block; }
    """

    def __init__(self) -> None:
        """Begin in quiet."""
        super().__init__()
        self._newest: PersonView = Quiet()
        self._waiting = ""
        self._on_stage: tuple[str, str] | None = None
        self._is_leaving = False
        self._beat: Unhurried | None = None

    def compose(self) -> ComposeResult:
        """Lay out what there can be; only some of it is ever to be seen."""
        yield Orb()
        yield Static("", markup=False, classes="beat")
        yield Static("", markup=False, classes="words")

    def on_mount(self) -> None:
        """Come up from the dark."""
        self.set_class(self.app.animation_level != "full", "-still")
        self._beat = Unhurried(self.query_one(".beat", Static))
        self.styles.opacity = 0.0
        self._set()

    def on_resize(self, event: events.Resize) -> None:
        """Leave the orb out where there is no room for it."""
        self.set_class(event.size.height >= ROOM_FOR_THE_ORB, "-tall")
        self.set_class(event.size.height < ROOM_FOR_THE_ORB, "-low")

    def show(self, newest: PersonView, waiting: str = "") -> None:
        """Show this from now on; `waiting` are words that stand in the quiet."""
        self._newest, self._waiting = newest, waiting
        self._look_again()

    def keep_time(self, now: Seconds) -> None:
        """Show what moves by itself, and let go what is over."""
        self._newest = still_shown(self._newest, now)
        self._look_again()
        seen = self._newest
        if not isinstance(seen, Breath) or self._on_stage != self._scene:
            return
        gone = max(0.0, min(seen.length, now - seen.began))
        # A last part of a second is no number of its own: it would come and go too fast.
        count = min(int(gone) + 1, max(1, int(seen.length)))
        word = _(PHASES[seen.phase.value])
        if not self.has_class("-still"):
            level = breath_level(seen.phase.value, gone / seen.length if seen.length else 1.0)
            self.query_one(Orb).show(level, (word, str(count)))
        if self._beat is not None:
            self._beat.say(f"{word}  {count}", now)

    @property
    def _scene(self) -> tuple[str, str]:
        """The kind of what is to be seen, and its words."""
        match self._newest:
            case Words(text):
                return "-words", text
            case Breath(text=text):
                return "-breath", text
            case Rest(text=text):
                return "-rest", text or _("Rest.")
            case Quiet():
                return "-quiet", self._waiting or DOT

    def _look_again(self) -> None:
        """Let what is there go, when something else is to come."""
        if self._on_stage == self._scene or self._is_leaving or not self.is_mounted:
            return
        self._is_leaving = True
        self.styles.animate("opacity", 0.0, duration=FADE, on_complete=self._set)

    def _set(self) -> None:
        """Set the stage, in the dark, for what is newest now; it comes up."""
        self._is_leaving = False
        kind, words = self._on_stage = self._scene
        for one in ("-words", "-breath", "-rest", "-quiet"):
            self.set_class(one == kind, one)
        self.query_one(".words", Static).update(words)
        self.scroll_home(animate=False)
        self.styles.animate("opacity", 1.0, duration=FADE)
