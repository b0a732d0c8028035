"""The terminal program: home, and the screens that open from it.

Screens that need more of Textual, and everything that reads files, wait until the first screen is
painted.
"""

from __future__ import annotations

import asyncio
import gc
import threading
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeGuard

from textual.events import Key

from integrate.preferences import file
from integrate.ui.calm import CalmScreen
from integrate.ui.compat import CLOSED_BY, SteadyApp
from integrate.ui.covering import Covering
from integrate.ui.launch import USUAL, Opening
from integrate.ui.themes import NIGHT, THEMES
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual import events
    from textual.screen import Screen

    from integrate.journal.store import Journal
    from integrate.player.door import Door
    from integrate.player.locked import Locked
    from integrate.player.opened import Opened
    from integrate.player.settings import Settings
    from integrate.preferences.preferences import Preferences
    from integrate.session.effects import Outcome

GROUNDING = "anytime/grounding"
"""The script of the library that the ground key opens; others stand on the help screen."""
HOW_TO_LEAVE = later("ctrl+q leaves the program. What you wrote is kept.")


class IntegrateApp(SteadyApp[int]):
    """The program on a terminal; its result is an exit code."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "home/home.tcss"  # a default screen brings none of its own
    CSS = """
    Screen { background: $background; color: $foreground; }
    OptionList:focus { border: none; }
    OptionList:focus, Input:focus { background-tint: $foreground 0%; }
    .-theme-contrast .-wide #preview, .-theme-contrast JournalScreen.-wide #page {
        border-left: solid $foreground; padding: 1 2 1 1; }
    """

    def __init__(
        self,
        settings: Settings | Callable[[], Settings],
        play: Callable[[Callable[[str], None]], Opened] | None,
        preferences: Path,
        door: Door | None = None,
        opening: Opening = USUAL,
    ) -> None:
        """Open home, or play one session and leave; `preferences` is the file of them.

        Settings that have to be made are made when they are first needed: after the first paint.
        `door` is that of the journal the one session is kept in. `play` may raise `Locked`.
        """
        super().__init__()
        self._settings = settings
        self._play = play
        self._door = door
        self.preferences = preferences
        """The file of preferences."""
        self._opening = opening
        self._leaving = False
        self._early: list[str] = []
        self.played: Outcome | None = None
        """How the one session ended, when the program was started to play it."""
        for theme in (*THEMES, NIGHT):
            self.register_theme(theme)
        found = file.read(preferences)
        self.theme = found.preferences.theme
        self._usual_motion = self.animation_level
        self._take_motion(found.preferences)
        self._troubles = found.troubles
        self.covering = Covering(self, found.preferences.lock)
        """The cover that lies over everything while nobody is there."""

    @cached_property
    def settings(self) -> Settings:
        """What every session of this run is opened with."""
        return self.door.settings

    @cached_property
    def door(self) -> Door:
        """The door to the journal of this run."""
        from integrate.player.door import Door  # noqa: PLC0415 -- after the first paint

        return self._door or Door(self._settings() if callable(self._settings) else self._settings)

    def get_default_screen(self) -> Screen[Any]:
        """Return home, or the bare ground that the one session is played on."""
        if self._play is not None:
            return super().get_default_screen()
        from integrate.ui.home.screen import HomeScreen  # noqa: PLC0415 -- not needed to play

        return HomeScreen()

    async def on_mount(self) -> None:
        """Listen to the system, and begin the one session if there is one."""
        self.close_in_order(self._told_to_leave)
        self.covering.start()
        if self._play is not None:
            await self._begin(self._play)
        elif self._opening.welcomes:
            from integrate.ui.welcome.screen import WelcomeScreen  # noqa: PLC0415 -- once

            self.push_screen(WelcomeScreen())

    def take_preferences(self) -> None:
        """Do as the preferences say now, after they were changed."""
        found = file.read(self.preferences).preferences
        self.theme = found.theme
        self._take_motion(found)
        self.covering.change(found.lock)
        if callable(self._settings):
            self.__dict__.pop("settings", None)  # they are made anew when they are needed

    def _take_motion(self, found: Preferences) -> None:
        is_still = self._opening.is_still or found.motion == "still"
        self.animation_level = "none" if is_still else self._usual_motion

    async def _begin(self, play: Callable[[Callable[[str], None]], Opened]) -> None:
        """Begin the one session, once the journal it is kept in is open."""
        from integrate.player.locked import Locked  # noqa: PLC0415 -- not for home

        async def unlocked(*, is_open: bool) -> None:
            if is_open:
                await self._begin(play)
            else:
                self._leave_after(None)

        try:
            opened = await asyncio.to_thread(play, self.tell_player)
        except Locked as locked:
            self.ask_to_unlock(locked, unlocked)
        else:
            self.push_player(opened, kept=True, after=self._leave_after)

    def ask_to_unlock(self, locked: Locked, after: Callable[..., Awaitable[None]]) -> None:
        """Ask for what opens the journal; `after` is told by `is_open` whether it is open then."""
        from integrate.ui.secret import UnlockScreen  # noqa: PLC0415 -- after first paint

        async def done(fits: bool | None) -> None:  # noqa: FBT001 -- a screen's result
            await after(is_open=bool(fits))

        self.push_screen(UnlockScreen(self.door, locked), done)

    async def holds_back(self, typed: events.Event) -> bool:
        """Cover first when somebody comes after a long while; their key was not meant for this."""
        if isinstance(typed, Key):  # the panic key works everywhere, also on the cover
            for screen in self.screen_stack:
                if isinstance(screen, CalmScreen):
                    screen.overhear(typed.key, typed.time)
        if self.covering.is_due() and not await self.covering.cover():
            return True
        self.covering.hear_key()
        return False

    async def action_cover(self) -> None:
        """Cover the screen."""
        await self.covering.cover_by_key()

    def on_ready(self) -> None:
        """Let the garbage collector leave what the start made alone."""
        gc.freeze()
        gc.enable()
        if self._troubles:
            self.tell("\n".join(self._troubles))

    def push_player(
        self, opened: Opened, *, kept: bool, after: Callable[[Outcome | None], None] | None = None
    ) -> None:
        """Show the player with an opened session, once its gates are passed."""
        from integrate.ui.player.screen import PlayerScreen  # noqa: PLC0415 -- after first paint

        if opened.gates:
            self._ask_first(opened, after)
            return
        if opened.preflight is not None:
            self._look_first(opened, after)
            return
        if opened.driver.is_led and kept:
            from integrate.ui.console.screen import ConsoleScreen  # noqa: PLC0415 -- the same

            self.push_screen(ConsoleScreen(opened), after)
            return
        self.push_screen(PlayerScreen(opened, kept=kept), after)

    def push_note(
        self, journal: Journal, session: str, after: Callable[[None], None] | None = None
    ) -> None:
        """Show the note of a session that a therapist led."""
        from integrate.player.paperwork import Paperwork  # noqa: PLC0415 -- seldom
        from integrate.ui.note.screen import NoteScreen  # noqa: PLC0415 -- the same

        self.push_screen(NoteScreen(Paperwork(journal, session)), after)

    def _ask_first(self, opened: Opened, after: Callable[[Outcome | None], None] | None) -> None:
        """Ask what has to be asked before a session begins; without a yes it does not."""
        from integrate.ui.gate import GatePanel  # noqa: PLC0415 -- after first paint

        self.push_screen(GatePanel(opened), partial(self._passed, opened, after))

    def _look_first(self, opened: Opened, after: Callable[[Outcome | None], None] | None) -> None:
        """Look at everything before a session that a therapist leads."""
        from integrate.ui.preflight.screen import PreflightScreen  # noqa: PLC0415 -- seldom

        self.push_screen(PreflightScreen(opened), partial(self._passed, opened, after))

    def _passed(
        self,
        opened: Opened,
        after: Callable[[Outcome | None], None] | None,
        on: Opened | None,
    ) -> None:
        """Go on to the session, or let it go where it does not begin now."""
        if on is not None:
            self.push_player(on, kept=True, after=after)
            return
        threading.Thread(target=opened.driver.close).start()
        if after is not None:
            after(None)

    def tell(self, sentence: str) -> None:
        """Show a sentence on the screen in front; callable from any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self.call_later, self._show_sentence, sentence)

    def tell_player(self, sentence: str) -> None:
        """Show what a session says on its player, once that is there; from any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self.call_later, self._tell_player, sentence)

    def say_early(self) -> None:
        """Show what a session said before its player was there."""
        early, self._early = self._early, []
        for sentence in early:
            self._tell_player(sentence)

    def _tell_player(self, sentence: str) -> None:
        player = next((one for one in reversed(self.screen_stack) if _plays(one)), None)
        if self.covering.is_on:  # its words are not for whoever stands before the cover
            self.covering.when_off(self.screen_stack[0], partial(self._tell_player, sentence))
        elif player is None or not player.tell(sentence):
            self._early.append(sentence)

    def _show_sentence(self, sentence: str) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CalmScreen) and screen.tell(sentence):
                return

    def action_ground(self, script: str = GROUNDING) -> None:
        """Play a grounding script; nothing of it is kept."""
        self.ground(script)

    def ground(
        self,
        script: str = GROUNDING,
        after: Callable[[Outcome | None], None] | None = None,
    ) -> None:
        """Play a grounding script, and do something after it, or at once where there is none."""
        from integrate.player.opening import BrokenScript, open_without_trace  # noqa: PLC0415 -- after first paint
        from integrate.script.library import UnknownScript  # noqa: PLC0415 -- reads YAML

        try:
            entry = self.settings.library.find(script, self.settings.here)
            opened = open_without_trace(self.settings, entry, self.tell_player)
        except (UnknownScript, BrokenScript) as error:
            self.tell(str(error))
            if after is not None:
                after(None)
            return
        self.push_player(opened, kept=False, after=after)

    def action_help(self) -> None:
        """Show where help is, and the keys of this screen."""
        from integrate.ui.help import HelpScreen  # noqa: PLC0415 -- after first paint

        calm = (one for one in reversed(self.screen_stack) if isinstance(one, CalmScreen))
        keys = next((one.own_bindings() for one in calm), [])
        self.push_screen(HelpScreen(keys, self.settings.help, covered=self.covering.is_on))

    def action_support(self) -> None:
        """Show the support plan, to read and to write."""
        from integrate.ui.support import SupportScreen  # noqa: PLC0415 -- after first paint

        if not self.covering.is_on:
            self.push_screen(SupportScreen(self.door))

    def action_capture(self) -> None:
        """Open a blank page for raw words."""
        from integrate.player.capturing import is_offered  # noqa: PLC0415 -- after first paint
        from integrate.ui.capture import CaptureScreen  # noqa: PLC0415 -- the same

        if is_offered(self.settings.role):
            self.push_screen(CaptureScreen())

    async def action_next_theme(self) -> None:
        """Go to the next look, and keep it for the next time."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        try:
            await asyncio.to_thread(file.change, self.preferences, "theme", self.theme)
        except (OSError, ValueError) as error:
            self.tell(_("The look is not kept: {why}.", why=error))

    def _leave_after(self, outcome: Outcome | None) -> None:
        from integrate.session.effects import Outcome  # noqa: PLC0415 -- not before first paint

        self.played = outcome or Outcome.STOPPED
        self.exit(0)

    def hung_up(self) -> None:
        """End in order because the terminal has gone; callable from any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._told_to_leave, CLOSED_BY["SIGHUP"])

    async def action_quit(self) -> None:
        """Leave by Textual's own key, from anywhere."""
        self._told_to_leave(0)

    def action_help_quit(self) -> None:
        """Answer Ctrl+C, which stops nothing here, with the key that leaves."""
        self.tell(_(HOW_TO_LEAVE))

    def _told_to_leave(self, code: int) -> None:
        """End in order: what is half written is kept first. A second call changes nothing."""
        if not self._leaving:
            self._leaving = True
            self.run_worker(self._leave_in_order(code))

    async def _leave_in_order(self, code: int) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, CalmScreen):
                await screen.keep_words()
        self.exit(code, return_code=code)


def _plays(screen: Screen[Any]) -> TypeGuard[CalmScreen[Any]]:
    return isinstance(screen, CalmScreen) and screen.PLAYS
