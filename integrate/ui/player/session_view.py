"""One session on a part of the screen: its title, its scene and its time.

The session view sends inputs to the driver and shows the view the driver gives; a step is on the
screen only when it is in the journal. Inputs are taken one after another, in a thread, so that the
disk never holds up the screen. Which keys there are, and what lies over the session, is up to the
screen it stands in.
"""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from integrate.player.drafting import OFFERED
from integrate.player.keeping import NotSaved
from integrate.session.answering import Refused
from integrate.session.inputs import Answer, Choose, Resume, Skip, TimePassed
from integrate.session.safety import GROUND, PLAN
from integrate.session.table import State
from integrate.session.view import Breathing, Writing
from integrate.ui.player.closing import closing_words
from integrate.ui.player.drafting import KEPT_AFTER, Drafting
from integrate.ui.player.host import Host
from integrate.ui.player.lines import Unhurried, reword
from integrate.ui.player.notice import Notice
from integrate.ui.player.offering import has_place
from integrate.ui.player.scenes import make_scene
from integrate.ui.player.sound_corner import SoundCorner
from integrate.ui.player.time_line import time_line
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from integrate.player.hearing import Hearing
    from integrate.player.opened import Opened
    from integrate.player.steadying import Remembered
    from integrate.session.effects import Outcome
    from integrate.session.inputs import Input
    from integrate.session.view import View
    from integrate.ui.player.safety import SafetyScene
    from integrate.ui.player.scene import SceneWidget

ELSEWHERE = {GROUND: "app.ground", PLAN: "app.support"}
"""What opens over the session when it is chosen at the safety step."""
BEAT = 1 / 12
"""Seconds between two pictures of a breath."""
SOONEST = 0.001
"""Seconds until a deadline that has come already."""
TALL = 21
"""Rows from which on there is room for the orb, and for air above and below."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an input."""

    is_kept: bool
    """Whether all that followed from it is in the journal."""
    refusal: str = ""
    """One sentence where the input has no place; nothing has changed then."""


class SessionView(Vertical):
    """Shows an opened session and keeps its one timer."""

    class Shown(Message):
        """Something else is shown now: a step, a pause, or the end."""

    class Unsaved(Message):
        """An event could not be kept; the session waits where it is."""

        def __init__(self, sentence: str) -> None:
            """Carry the sentence that says why."""
            super().__init__()
            self.sentence = sentence

    def __init__(self, opened: Opened, is_aside: Callable[[], bool] = lambda: False) -> None:
        """Show this session once there is a screen.

        While `is_aside`, somebody is busy beside it, and a new step leaves them their keys.
        """
        super().__init__()
        self._is_aside = is_aside
        self._opened = opened
        self._view: View = opened.driver.view
        self._turn = asyncio.Lock()
        self._deadline: Timer | None = None
        self._keeping: Timer | None = None
        self._beat: Timer | None = None
        self._half_written = Drafting(opened.drafts, self._turn, self.tell)
        self._host = Host()
        self._notice = Notice()
        self._sound = SoundCorner()
        self._place = Static("", id="place", markup=False)
        self._section = Static("", id="section", markup=False)
        self._time = Static("", id="time", markup=False)
        self._time_words = Unhurried(self._time)

    @property
    def view(self) -> View:
        """What is shown now."""
        return self._view

    @property
    def outcome(self) -> Outcome | None:
        """How the session ended; None while it goes on."""
        return self._opened.driver.outcome

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The person's words that are not kept yet."""
        return self._opened.driver.unsaved

    @property
    def holds_back_safety(self) -> bool:
        """Whether a safety step waits behind what is not kept yet."""
        return self._opened.driver.holds_back_safety

    @property
    def unsent(self) -> str:
        """What is half written at this step."""
        return self._host.unsent

    @property
    def has_pages(self) -> bool:
        """Whether pages for raw words are offered."""
        return self._opened.own is not None and self._opened.own.has_pages

    def compose(self) -> ComposeResult:
        """Lay out title, place, scene and time."""
        with Horizontal(id="head"):
            yield Static(self._view.title, id="title", markup=False)
            yield self._sound
            yield self._place
        yield self._section
        yield self._host
        yield self._notice
        yield self._time

    async def on_mount(self) -> None:
        """Bring the session before the person."""
        self._beat = self.set_interval(BEAT, self.keep_time, pause=True)
        self._sound.listen(self._opened.driver.hearing)
        async with self._turn:
            await self._begin()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out by the room there is, wherever it stands."""
        self.set_class(event.size.height >= TALL, "-tall")
        self.set_class(event.size.height < TALL, "-low")

    async def reopen(self, opened: Opened) -> None:
        """Show another session in place of this one; what is half written stays where it was."""
        self._half_written.hold(self._view.step, self.unsent)
        async with self._turn:
            self._stop_clocks()
            self._sound.let_go()
            await asyncio.to_thread(self._opened.driver.close)
            self._opened = opened
            # Without a scene: even the same step comes anew.
            self._view = replace(opened.driver.view, scene=None)
            self.query_one("#title", Static).update(self._view.title)
            self._sound.listen(self._opened.driver.hearing)
            await self._begin()

    async def _begin(self) -> None:
        if self._opened.notice:
            self.tell(self._opened.notice, of_step=True)
        await self._take(self._opened.opening)

    # What the person does.

    async def send(self, given: Input) -> None:
        """Give an input to the session and show what comes of it."""
        self._half_written.hold(self._view.step, self.unsent)
        async with self._turn:
            await self._take(given)

    async def offer(self, given: Input) -> Taken:
        """Give an input to the session, and tell the caller alone what became of it."""
        self._half_written.hold(self._view.step, self.unsent)
        async with self._turn:
            return await self._give(given)

    async def keep_aside(self, name: str, words: str) -> None:
        """Keep words that are half typed beside the session, under a name no step has."""
        await self._half_written.keep(lambda: (name, words))

    def left_aside(self, name: str) -> str:
        """Return the words that an interruption left half typed beside the session."""
        return self._half_written.left(name)

    async def remembered(self) -> Remembered | None:
        """Return what steadied the person before; None where no journal tells."""
        own = self._opened.own
        return None if own is None else await asyncio.to_thread(own.remembered)

    async def try_again(self) -> None:
        """Try once more to keep what could not be kept."""
        async with self._turn:
            await self._settle()

    async def keep_words(self) -> None:
        """Answer with what is half written, before the session is left for good."""
        words = self.unsent
        if words and isinstance(self._view.scene, Writing):
            if self._view.state is State.PAUSED:
                await self.send(Resume())
            await self.send(Answer(words))

    async def think(self) -> None:
        """Pass a question that was thought about; what is half written is answered with."""
        words = self.unsent
        await self.send(Answer(words) if words else Skip(thought=True))

    def stir(self) -> None:
        """Hear that somebody does something; whoever writes is not led on by the time."""
        by_itself = self._opened.driver.hands_free
        by_itself.stir(self._opened.driver.clock.now())
        if self.unsent:
            by_itself.stay()

    def on_scene_widget_typed(self) -> None:
        """Keep what is half typed soon, once for all that is typed until then."""
        self.stir()
        if self._half_written.are_kept and self._keeping is None:
            self._keeping = self.set_timer(KEPT_AFTER, self._keep_half_written)

    async def _keep_half_written(self) -> None:
        """Keep it unless it was answered meanwhile."""
        self._keeping = None
        await self._half_written.keep(self._still_writing)

    def _still_writing(self) -> tuple[str, str] | None:
        is_written = isinstance(self._view.scene, Writing) and self._host.scene is not None
        return (self._view.step, self.unsent) if is_written else None

    async def on_scene_widget_answered(self, event: SceneWidget.Answered) -> None:
        """Answer the question, unless it has gone: a key pressed twice answers once."""
        if event.scene is self._host.scene:
            await self.send(Answer(event.value))

    async def on_safety_scene_chosen(self, event: SafetyScene.Chosen) -> None:
        """Take a way on from the safety step; grounding and the plan open over it."""
        if event.scene is self._host.scene:
            await self.send(Choose(event.choice))
            if event.choice in ELSEWHERE:
                await self.app.run_action(ELSEWHERE[event.choice])

    async def on_scene_widget_left_empty(self, event: SceneWidget.LeftEmpty) -> None:
        """Leave the question empty."""
        if event.scene is self._host.scene:
            await self.send(Skip())

    def offers(self, action: str) -> bool:
        """Tell whether what a key of the player does has a place in the session now."""
        return has_place(action, self._view, speaks=self._opened.driver.hearing.has_words)

    def change_sound(self, change: Callable[[Hearing], object]) -> None:
        """Change how loud the session is, and say so in the corner."""
        change(self._opened.driver.hearing)
        self._sound.look()

    def scroll_scene(self, by: int) -> None:
        """Move half a page through words that are longer than the room for them."""
        self._host.scroll_scene(by)

    # What the session does.

    async def _take(self, given: Input) -> None:
        refusal = (await self._give(given)).refusal
        if refusal:
            self.tell(refusal, of_step=True)

    async def _give(self, given: Input) -> Taken:
        try:
            await asyncio.to_thread(self._opened.driver.send, given)
        except Refused as refused:
            return Taken(is_kept=False, refusal=str(refused))
        except NotSaved as error:
            self._not_saved(error)
            return Taken(is_kept=False)
        await self._show(self._opened.driver.view)
        return Taken(is_kept=True)

    async def _settle(self) -> None:
        try:
            await asyncio.to_thread(self._opened.driver.drain)
        except NotSaved as error:
            self._not_saved(error)
        else:
            await self._show(self._opened.driver.view)

    def _not_saved(self, error: NotSaved) -> None:
        """Stay where the session is; the words are still here."""
        self._stop_clocks()
        self.post_message(self.Unsaved(str(error)))

    async def _show(self, view: View) -> None:
        """Show a view: a new scene for a new step, else the change within it."""
        before, self._view = self._view, view
        if before.step != view.step and before.scene is not None:
            self._notice.leave_step()
        if view.state is State.ENDED:
            await self._show_end()
        elif self._host.scene and self._is_same_step(before, view):
            reword(self._place, _("{number} of {total}", number=view.number, total=view.total))
            self._host.scene.change(view)
        else:
            await self._swap(view)
        self._set_clocks()
        self.post_message(self.Shown())

    @staticmethod
    def _is_same_step(before: View, view: View) -> bool:
        """Tell whether the scene stays: a pause, its end, another phase, or the same as before."""
        same = before.step == view.step and type(before.scene) is type(view.scene)
        goes_on = isinstance(view.scene, Breathing) or before.scene == view.scene
        return same and (before.state is not view.state or goes_on)

    async def _swap(self, view: View) -> None:
        reword(self._place, _("{number} of {total}", number=view.number, total=view.total))
        reword(self._section, view.section)
        shown = self._host.scene
        if view.scene is None or (shown and shown.take(view.scene)):
            return
        if self._half_written.is_offered(view.step):
            self.tell(_(OFFERED))
        scene = make_scene(view.scene, self._half_written.at(view.step), self._opened.help)
        scene.aside = self._is_aside()
        scene.set_class(not self._opened.shows_clock, "-no-clock")
        await self._host.turn_to(scene)

    async def _show_end(self) -> None:
        await self._host.end_with(closing_words(self._opened.driver))
        for place in (self._place, self._section):
            reword(place, "")

    def on_unmount(self) -> None:
        """Let the sound fade and end, while the person is elsewhere already."""
        self._sound.let_go()
        threading.Thread(target=self._opened.driver.close).start()

    def tell(self, sentence: str, *, of_step: bool = False) -> None:
        """Show a sentence for a while; one `of_step` goes earlier, when the step does."""
        self._notice.tell(sentence, of_step=of_step)

    # Time.

    def _set_clocks(self) -> None:
        """Set the one timer to the session's deadline, and let what moves move."""
        self._stop_clocks()
        until = self._opened.driver.until_deadline
        if until is not None:
            # A timer of 0 seconds never fires: Textual divides by its interval.
            self._deadline = self.set_timer(max(until, SOONEST), self.time_passed)
        if self._beat and self._view.state is State.TIMING:
            self._beat.resume()
        self.keep_time()

    def _stop_clocks(self) -> None:
        if self._deadline:
            self._deadline.stop()
        if self._beat:
            self._beat.pause()

    async def time_passed(self) -> None:
        """Tell the session that its deadline came, unless a pause or the end came first."""
        if self._opened.driver.until_deadline is not None:
            await self.send(TimePassed())

    def keep_time(self) -> None:
        """Show the moment: only called while something moves, and after each change."""
        paused = self._view.state is State.PAUSED
        now = self._view.at if paused else self._opened.driver.clock.now()
        if self._host.scene:
            self._host.scene.keep_time(now)
        goes_on = None if paused else self._opened.driver.unattended.due
        shows_clock = self._opened.shows_clock
        line = time_line(self._view, now, shows_clock=shows_clock, goes_on=goes_on)
        self._time_words.say(line, now, self._view.step)
