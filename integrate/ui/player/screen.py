"""The player: one screen that takes a person through a session, with its keys and its panels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from integrate.player.hearing import Hearing
from integrate.player.steadying import groundings
from integrate.script.depth import Depth
from integrate.session.bearing import MUCH
from integrate.session.effects import Outcome
from integrate.session.inputs import (
    Advance,
    Back,
    Pause,
    Resume,
    SayManageable,
    Skip,
    Stop,
    TakeWay,
)
from integrate.session.program import Role
from integrate.session.table import State
from integrate.ui.calm import CalmScreen
from integrate.ui.player.bearing import HELP, STOP, EasingPanel, ManageablePanel
from integrate.ui.player.notice import Notice
from integrate.ui.player.panels import GO_ON, NotSavedPanel, PausePanel
from integrate.ui.player.session_view import SessionView
from integrate.ui.themes import NIGHT
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from integrate.player.opened import Opened
    from integrate.session.inputs import Input
    from integrate.ui.app import IntegrateApp


IN_SHORT = later("The rest comes in short. What you wrote stays.")
IN_FULL = later("The rest comes in full.")
DIM = "-dim"
LIGHT = later("d again brings the light back.")
"""The class of a player of which little more than the words is seen."""


class PlayerScreen(CalmScreen[Outcome]):
    """Takes a person through one session; its result is how the session ended."""

    PLAYS = True
    app: IntegrateApp
    CSS_PATH = "player.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "go_on", "Go on", id="player.go_on", key_display="↵"),
        Binding("right,n", "next", "Next", id="player.next", key_display="→"),
        Binding("g,f9", "ground", "Ground me", id="player.ground", key_display="g"),
        Binding("question_mark,f1", "help", "Help", id="player.help"),
        Binding("escape", "panel", "Pause", id="player.panel", priority=True),
        Binding("space", "pause", "Pause", id="player.pause", show=False),
        Binding("left,b", "back", "Back", id="player.back", key_display="←"),
        Binding("s", "skip", "Skip", id="player.skip"),
        Binding("ctrl+t", "think", "Just think", id="player.think", key_display="ctrl+t"),
        Binding("c", "capture", "Write", id="player.capture"),
        Binding("h", "manageable", "How is it?", id="player.manageable", show=False),
        Binding("m", "mute", "Sound off, or on", id="player.mute", show=False),
        Binding(
            "plus,equals_sign", "louder", "Louder", id="player.louder", show=False, key_display="+"
        ),
        Binding("minus", "softer", "Softer", id="player.softer", show=False, key_display="-"),
        Binding("d", "dim", "Nearly dark, or as before", id="player.dim", show=False),
        Binding("v", "voice", "Voice off, or on", id="player.voice", show=False),
        Binding("up,pageup,ctrl+up", "scroll(-1)", "Up", id="player.up", show=False),
        Binding("down,pagedown,ctrl+down", "scroll(1)", "Down", id="player.down", show=False),
    ]

    def __init__(self, opened: Opened, *, kept: bool) -> None:
        """Play an opened session; `kept` says whether a journal keeps it."""
        super().__init__()
        self._session = SessionView(opened)
        self._kept = kept
        self._look_before = ""
        """The look that the dark was called from; empty where it was not called here."""

    def compose_room(self) -> ComposeResult:
        """Give the session all of the room."""
        yield self._session

    # What the person does.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Tell which keys have a place now; the others are not shown."""
        if action == "capture" and not self._writes:
            return False
        if action == "manageable" and not self._asks_how_it_is:
            return False
        return self._session.offers(action) and (action != "ground" or self._kept)

    @property
    def _asks_how_it_is(self) -> bool:
        """Whether the person is asked how manageable it is: a therapist writes a chart instead."""
        return self._kept and self.app.settings.role is Role.PATIENT

    @property
    def _writes(self) -> bool:
        """Whether a page for raw words is offered."""
        return self._session.has_pages

    def overhear(self, key: str, at: float) -> None:  # noqa: ARG002 -- any key tells of somebody
        """Give a question all of its time again, where it would be passed by itself."""
        self._session.stir()

    async def action_go_on(self) -> None:
        """Go on from text, or leave after the end."""
        if self._session.view.state is State.ENDED:
            self.dismiss(self._session.outcome)
        else:
            await self.send(Advance())

    async def action_next(self) -> None:
        """End a timed step early."""
        await self.send(Advance())

    async def action_back(self) -> None:
        """Return to the step before; what is half written waits there."""
        await self.send(Back())

    async def action_think(self) -> None:
        """Answer a question without writing; words that are on the page are kept as the answer."""
        await self._session.think()

    async def action_skip(self) -> None:
        """Pass a question over."""
        await self.send(Skip())

    def action_mute(self) -> None:
        """Let nothing be heard, or let it be heard again."""
        self._session.change_sound(Hearing.switch_mute)

    def action_louder(self) -> None:
        """Make everything a little louder."""
        self._session.change_sound(lambda heard: heard.change_level(1))

    def action_softer(self) -> None:
        """Make everything a little softer."""
        self._session.change_sound(lambda heard: heard.change_level(-1))

    def action_voice(self) -> None:
        """Let the words be heard no more, or again from the next step on."""
        self._session.change_sound(Hearing.switch_words)

    def action_dim(self) -> None:
        """Make everything nearly dark but for the words, or as it was before."""
        if self.has_class(DIM):
            self._light()
            self.query_one(Notice).leave_step()
        else:
            self._look_before = self.app.theme
            self.app.theme = NIGHT.name
            self.add_class(DIM)
            self._session.tell(_(LIGHT), of_step=True)

    def _light(self) -> None:
        """Leave the dark."""
        self.remove_class(DIM)
        if self._look_before:
            self.app.theme = self._look_before
            self._look_before = ""

    def on_mount(self) -> None:
        """Be as dark as what it was called from."""
        self.set_class(self.app.theme == NIGHT.name, DIM)

    def on_unmount(self) -> None:
        """Leave the look as it was, where it was changed here."""
        if self._look_before:
            self._light()

    def action_scroll(self, by: int) -> None:
        """Move half a page through words that are longer than the window."""
        self._session.scroll_scene(by)

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
        if held or self._session.view.state is State.ENDED:
            await self.app.run_action("app.ground")

    async def action_help(self) -> None:
        """Hold everything and show where help is; the pause panel waits underneath."""
        if await self._hold():
            self._ask()
        await self.app.run_action("app.help")

    def hush(self) -> None:
        """Let everything fade: somebody pressed the panic key of the console underneath."""
        self._session.change_sound(Hearing.hush)

    async def action_capture(self) -> None:
        """Open a page for raw words after the end."""
        await self.app.run_action("app.capture")

    async def action_manageable(self) -> None:
        """Hold everything and ask how manageable it is; the pause panel waits underneath."""
        if await self._hold():
            self._ask()
            self._ask_how_manageable(partial(self._on_from_panel, GO_ON))

    # How manageable it is. The pause panel lies below all of it.

    def _ask_how_manageable(self, go_on: Callable[[], None], after: str = "") -> None:
        """Ask for the number; `go_on` follows where it is not much, `after` is what was tried."""
        rated = partial(self._rated, go_on, after)
        self.app.push_screen(ManageablePanel(), rated)

    async def _rated(self, go_on: Callable[[], None], after: str, level: int | None) -> None:
        if level is None:
            return
        await self.send(SayManageable(level, after))
        if level < MUCH:
            go_on()
            return
        known = await self._session.remembered()
        self.app.push_screen(EasingPanel(groundings(known)), self._ease)

    async def _ease(self, way: str | None) -> None:
        if way == HELP:
            await self.app.run_action("app.help")
        elif way in (STOP, GO_ON):
            self._on_from_panel(way)
        elif way is not None:
            self.app.ground(way, partial(self._eased, way))

    def _eased(self, script: str, outcome: Outcome | None) -> None:
        """Ask anew after a grounding that was gone through; the pause panel waits otherwise."""
        if outcome is Outcome.FINISHED:
            self.call_later(self._ask_how_manageable, lambda: None, script)

    def _on_from_panel(self, way: str) -> None:
        """Take a way on from the pause panel; stopping is asked about there."""
        if isinstance(self.app.screen, PausePanel):
            self.app.screen.action_choose(way)

    async def send(self, given: Input) -> None:
        """Give an input to the session and show what comes of it."""
        await self._session.send(given)

    async def _hold(self) -> bool:
        """Pause; False before the beginning and after the end, where nothing goes on."""
        if self._session.view.state in (State.READY, State.ENDED):
            return False
        if self._session.view.state is not State.PAUSED:
            await self.send(Pause())
        return self._session.view.state is State.PAUSED

    def _ask(self) -> None:
        self.app.push_screen(
            PausePanel(
                kept=self._kept,
                asks=self._asks_how_it_is,
                writes=self._writes,
                depth=self._session.view.depth,
            ),
            self._after_pause,
        )

    async def _after_pause(self, choice: str | None) -> None:
        match choice:
            case "ground":
                await self.action_ground()
            case "help":
                await self.action_help()
            case "capture":
                self._ask()
                await self.app.run_action("app.capture")
            case "manageable":
                self._ask()
                self._ask_how_manageable(lambda: None)
            case "depth":
                await self._take_other_way()
            case "cover":
                self._ask()
                await self.app.run_action("app.cover")
            case "stop":
                await self.keep_words()
                if self._session.view.state is not State.ENDED:  # the words may have been the last
                    await self.send(Stop())
            case _:
                await self.send(Resume())

    async def _take_other_way(self) -> None:
        """Go the rest in full, or in short, and carry on with the same step."""
        is_short = self._session.view.depth is Depth.SHORT
        await self.send(TakeWay((Depth.FULL if is_short else Depth.SHORT).value))
        await self.send(Resume())
        self.tell(_(IN_FULL) if is_short else _(IN_SHORT))

    async def keep_words(self) -> None:
        """Answer with what is half written, before the session is left for good."""
        await self._session.keep_words()

    # What the session does.

    def on_session_view_shown(self) -> None:
        """Show the keys anew; a session without trace ends where it was called from."""
        self.refresh_keys()
        self.app.say_early()
        if self._session.view.state is State.ENDED:
            if self._kept:
                self.app.door.back_up(self.app.tell)
            else:
                self.app.covering.when_off(self, partial(self._leave, self._session.outcome))

    async def on_session_view_unsaved(self, event: SessionView.Unsaved) -> None:
        """Say why the screen does not move on; the words are still here, and help does not wait."""
        panel = NotSavedPanel(event.sentence, self._session.unsaved)
        show = partial(self.app.push_screen, panel, self._try_again)
        self.app.covering.when_off(self, show)
        if self._session.holds_back_safety:
            await self.app.run_action("app.help")

    async def _try_again(self, again: bool | None) -> None:  # noqa: FBT001 -- a panel's result
        if not again:
            self._leave(Outcome.STOPPED)
            return
        await self._session.try_again()
        if self._session.view.state is State.PAUSED:
            self._ask()

    def _leave(self, outcome: Outcome | None) -> None:
        self.dismiss(outcome or Outcome.STOPPED)

    def tell(self, sentence: str) -> bool:
        """Show a sentence for a while; False before the session is on the screen."""
        if not self._session.is_mounted:
            return False
        self._session.tell(sentence)
        return True
