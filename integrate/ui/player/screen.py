"""The player: one screen that takes a person through a session, one scene at a time.

The screen sends inputs to the driver and shows the view the driver gives; a step is on the screen
only when it is in the journal. Inputs are taken one after another, in a thread, so that the disk
never holds up the screen.
"""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from integrate.player.keeping import NotSaved
from integrate.script.quantity import clock
from integrate.session.answering import Refused
from integrate.session.effects import Outcome
from integrate.session.inputs import (
    Advance,
    Answer,
    Back,
    Pause,
    Resume,
    Skip,
    Stop,
    TimePassed,
)
from integrate.session.table import State
from integrate.session.view import Breathing, Writing
from integrate.ui.calm import CalmScreen
from integrate.ui.player.lines import reword
from integrate.ui.player.panels import NotSavedPanel, PausePanel
from integrate.ui.player.scenes import SceneWidget, make_scene

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from integrate.player.opening import Opened
    from integrate.session.inputs import Input
    from integrate.session.view import View

BEAT = 1 / 12
"""Seconds between two pictures of a breath."""
SOONEST = 0.001
"""Seconds until a deadline that has come already."""
NOTICE_STAYS = 15.0
"""How many seconds a notice stays on the screen."""


class PlayerScreen(CalmScreen[Outcome]):
    """Takes a person through one session; its result is how the session ended."""

    CSS_PATH = "player.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "go_on", "Go on", id="player.go_on", key_display="↵"),
        Binding("right,n", "next", "Next", id="player.next", key_display="→"),
        Binding("g,f9", "ground", "Ground me", id="player.ground", key_display="g"),
        Binding("question_mark,f1", "help", "Help", id="player.help"),
        Binding("escape", "panel", "Pause", id="player.panel", priority=True),
        Binding("space", "pause", "Pause", id="player.pause", show=False),
        Binding("left,b", "back", "Back", id="player.back", key_display="←"),
        Binding("s", "skip", "Skip", id="player.skip"),
        Binding("up,pageup,ctrl+up", "scroll(-1)", "Up", id="player.up", show=False),
        Binding("down,pagedown,ctrl+down", "scroll(1)", "Down", id="player.down", show=False),
    ]

    def __init__(self, opened: Opened, *, kept: bool) -> None:
        """Play an opened session; `kept` says whether a journal keeps it."""
        super().__init__()
        self._driver = opened.driver
        self._opening = opened.opening
        self._notice = opened.notice
        self._kept = kept
        self._view: View = opened.driver.view
        self._turn = asyncio.Lock()
        self._deadline: Timer | None = None
        self._beat: Timer | None = None
        self._drafts: dict[str, str] = {}
        self._scene: SceneWidget | None = None
        self._place = Static("", id="place", markup=False)
        self._section = Static("", id="section", markup=False)
        self._time = Static("", id="time", markup=False)

    def compose_room(self) -> ComposeResult:
        """Lay out title, place, scene and time."""
        with Horizontal(id="head"):
            yield Static(self._view.title, id="title", markup=False)
            yield self._place
        yield self._section
        yield Vertical(id="host")
        yield Static("", id="notice", markup=False)
        yield self._time

    async def on_mount(self) -> None:
        """Bring the session before the person."""
        self._beat = self.set_interval(BEAT, self._keep_time, pause=True)
        if self._notice:
            self.tell(self._notice)
        await self.send(self._opening)

    # What the person does.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002, PLR0911 -- Textual's signature; one line for each key
        """Tell which keys have a place now; the others are not shown."""
        state = self._view.state
        if state is State.ENDED:
            return action in ("go_on", "help") or (action == "ground" and self._kept)
        match action:
            case "go_on":
                return state is State.SHOWING
            case "next" | "pause":
                return state is State.TIMING
            case "back":
                return self._view.can_go_back and state is not State.PAUSED
            case "skip":
                return state is State.ASKING and self._view.can_skip
            case "ground":
                return self._kept
        return True

    async def action_go_on(self) -> None:
        """Go on from text, or leave after the end."""
        if self._view.state is State.ENDED:
            self.dismiss(self._driver.outcome)
        else:
            await self.send(Advance())

    async def action_next(self) -> None:
        """End a timed step early."""
        await self.send(Advance())

    async def action_back(self) -> None:
        """Return to the step before; what is half written waits there."""
        await self.send(Back())

    async def action_skip(self) -> None:
        """Pass a question over."""
        await self.send(Skip())

    def action_scroll(self, by: int) -> None:
        """Move half a page through words that are longer than the window."""
        if self._scene:
            scene = self._scene
            scene.scroll_relative(y=by * max(1, scene.size.height // 2), animate=False)

    async def action_pause(self) -> None:
        """Pause, by the key that people find first."""
        await self.action_panel()

    async def action_panel(self) -> None:
        """Hold everything and ask what the person needs."""
        if await self._hold():
            self._ask()

    async def action_ground(self) -> None:
        """Hold everything and ground; the pause panel waits underneath, but not after the end."""
        held = await self._hold()
        if held:
            self._ask()
        if held or self._view.state is State.ENDED:
            await self.app.run_action("app.ground")

    async def action_help(self) -> None:
        """Hold everything and show where help is; the pause panel waits underneath."""
        if await self._hold():
            self._ask()
        await self.app.run_action("app.help")

    async def _hold(self) -> bool:
        """Pause; False before the beginning and after the end, where nothing goes on."""
        if self._view.state in (State.READY, State.ENDED):
            return False
        if self._view.state is not State.PAUSED:
            await self.send(Pause())
        return self._view.state is State.PAUSED

    def _ask(self) -> None:
        self.app.push_screen(PausePanel(kept=self._kept), self._after_pause)

    async def _after_pause(self, choice: str | None) -> None:
        match choice:
            case "ground":
                await self.action_ground()
            case "help":
                await self.action_help()
            case "stop":
                await self.keep_words()
                if self._view.state is not State.ENDED:  # the words kept may have been the last
                    await self.send(Stop())
            case _:
                await self.send(Resume())

    async def on_scene_widget_answered(self, event: SceneWidget.Answered) -> None:
        """Answer the question, unless it has gone: a key pressed twice answers once."""
        if event.scene is self._scene:
            await self.send(Answer(event.value))

    async def on_scene_widget_left_empty(self, event: SceneWidget.LeftEmpty) -> None:
        """Leave the question empty."""
        if event.scene is self._scene:
            await self.send(Skip())

    async def keep_words(self) -> None:
        """Answer with what is half written, before the session is left for good."""
        words = self._unsent()
        if words and isinstance(self._view.scene, Writing):
            if self._view.state is State.PAUSED:
                await self.send(Resume())
            await self.send(Answer(words))

    # What the session does.

    async def send(self, given: Input) -> None:
        """Give an input to the session and show what comes of it."""
        self._drafts[self._view.step] = self._unsent()
        async with self._turn:
            try:
                await asyncio.to_thread(self._driver.send, given)
            except Refused as refused:
                self.tell(str(refused))
                return
            except NotSaved as error:
                await self._not_saved(str(error))
                return
            await self._show(self._driver.view)

    async def _not_saved(self, sentence: str) -> None:
        """Say why the screen does not move on; the words are still here."""
        self._stop_clocks()
        panel = NotSavedPanel(sentence, self._driver.unsaved)
        self.app.push_screen(panel, self._try_again)

    async def _try_again(self, again: bool | None) -> None:  # noqa: FBT001 -- a panel's result
        if not again:
            await self._leave(Outcome.STOPPED)
            return
        async with self._turn:
            try:
                await asyncio.to_thread(self._driver.drain)
            except NotSaved as error:
                await self._not_saved(str(error))
                return
            await self._show(self._driver.view)
        if self._view.state is State.PAUSED:
            self._ask()

    async def _show(self, view: View) -> None:
        """Show a view: a new scene for a new step, else the change within it."""
        before, self._view = self._view, view
        if view.state is State.ENDED:
            await self._show_end()
        elif self._scene and self._is_same_step(before, view):
            self._scene.change(view)
        else:
            await self._swap(view)
        self._set_clocks()
        self.refresh_keys()

    @staticmethod
    def _is_same_step(before: View, view: View) -> bool:
        """Tell whether the scene stays: a pause, its end, or another phase of a breath."""
        same = before.step == view.step and before.scene is not None
        return same and (before.state is not view.state or isinstance(view.scene, Breathing))

    async def _swap(self, view: View) -> None:
        reword(self._place, f"{view.number} of {view.total}")
        reword(self._section, view.section)
        if view.scene is None or (self._scene and self._scene.take(view.scene)):
            return
        host = self.query_one("#host", Vertical)
        scene = make_scene(view.scene, self._drafts.get(view.step, ""))
        # A beat in between must meet neither a scene that is going nor one that is half there.
        self._scene = None
        async with host.batch():
            await host.remove_children()
            await host.mount(scene)
        self._scene = scene

    async def _show_end(self) -> None:
        host = self.query_one("#host", Vertical)
        self._scene = None
        async with host.batch():
            await host.remove_children()
            await host.mount(Static(self._closing_words(), markup=False, id="closing"))
        for place in (self._place, self._section):
            reword(place, "")
        if not self._kept:
            await self._leave(self._driver.outcome)

    def _closing_words(self) -> str:
        if self._driver.outcome is Outcome.FINISHED:
            first = "This is the end of this part."
        else:
            first = "You stopped here, and that is fine."
        return f"{first}\n\nWhat you wrote is in your journal.\n\nTake the time you need."

    async def _leave(self, outcome: Outcome | None) -> None:
        self.dismiss(outcome or Outcome.STOPPED)

    def on_unmount(self) -> None:
        """Let the sound fade and end, while the person is elsewhere already."""
        threading.Thread(target=self._driver.close).start()

    def tell(self, sentence: str) -> bool:
        """Show a sentence for a while."""
        self.query_one("#notice", Static).update(sentence)
        self.set_timer(NOTICE_STAYS, lambda: self._forget(sentence))
        return True

    def _forget(self, sentence: str) -> None:
        notice = self.query_one("#notice", Static)
        if str(notice.content) == sentence:
            notice.update("")

    def _unsent(self) -> str:
        return self._scene.unsent if self._scene else ""

    # Time.

    def _set_clocks(self) -> None:
        """Set the one timer to the session's deadline, and let what moves move."""
        self._stop_clocks()
        until = self._driver.until_deadline
        if until is not None:
            # A timer of 0 seconds never fires: Textual divides by its interval.
            self._deadline = self.set_timer(max(until, SOONEST), self._time_passed)
        if self._beat and self._view.state is State.TIMING:
            self._beat.resume()
        self._keep_time()

    def _stop_clocks(self) -> None:
        if self._deadline:
            self._deadline.stop()
        if self._beat:
            self._beat.pause()

    async def _time_passed(self) -> None:
        if self._driver.until_deadline is not None:  # a pause may have come first
            await self.send(TimePassed())

    def _keep_time(self) -> None:
        """Show the moment: only called while something moves, and after each change."""
        now = self._view.at if self._view.state is State.PAUSED else self._driver.clock.now()
        if self._scene:
            self._scene.keep_time(now)
        reword(self._time, self._time_line(now))

    def _time_line(self, now: float) -> str:
        parts = []
        scene = self._view.scene
        if isinstance(scene, Breathing):
            left = max(0.0, scene.began + scene.length - now)
            parts.append(f"breath {scene.breath} of {scene.breaths}, {clock(left + 0.99)} left")
        if self._view.coming:
            parts.append(f"next: {self._view.coming}")
        return "   ".join(parts)
