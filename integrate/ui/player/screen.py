"""The player: one screen that takes a person through a session, with its keys and its panels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from integrate.player.hearing import Hearing
from integrate.session.effects import Outcome
from integrate.session.inputs import Advance, Back, Pause, Resume, Skip, Stop
from integrate.session.table import State
from integrate.ui.calm import CalmScreen
from integrate.ui.player.panels import NotSavedPanel, PausePanel
from integrate.ui.player.session_view import SessionView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.player.opening import Opened
    from integrate.session.inputs import Input
    from integrate.ui.app import IntegrateApp


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
        Binding("m", "mute", "Sound off, or on", id="player.mute", show=False),
        Binding(
            "plus,equals_sign", "louder", "Louder", id="player.louder", show=False, key_display="+"
        ),
        Binding("minus", "softer", "Softer", id="player.softer", show=False, key_display="-"),
        Binding("v", "voice", "Voice off, or on", id="player.voice", show=False),
        Binding("up,pageup,ctrl+up", "scroll(-1)", "Up", id="player.up", show=False),
        Binding("down,pagedown,ctrl+down", "scroll(1)", "Down", id="player.down", show=False),
    ]

    def __init__(self, opened: Opened, *, kept: bool) -> None:
        """Play an opened session; `kept` says whether a journal keeps it."""
        super().__init__()
        self._session = SessionView(opened)
        self._kept = kept

    def compose_room(self) -> ComposeResult:
        """Give the session all of the room."""
        yield self._session

    # What the person does.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Tell which keys have a place now; the others are not shown."""
        return self._session.offers(action) and (action != "ground" or self._kept)

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
        self.app.push_screen(PausePanel(kept=self._kept), self._after_pause)

    async def _after_pause(self, choice: str | None) -> None:
        match choice:
            case "ground":
                await self.action_ground()
            case "help":
                await self.action_help()
            case "cover":
                self._ask()
                await self.app.run_action("app.cover")
            case "stop":
                await self.keep_words()
                if self._session.view.state is not State.ENDED:  # the words may have been the last
                    await self.send(Stop())
            case _:
                await self.send(Resume())

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
