"""The therapist's console: one screen to run a session from, with the note line always at hand.

It shows what the session says and what is beside it, and keeps no state of the session. What is
done goes through `Hand`; each thing that is sent runs apart from the keys, so that a slow disk
never holds up the panic key.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.css.query import NoMatches

from integrate.player.drafting import HALF_A_NOTE
from integrate.player.meanings import Action
from integrate.session.effects import Outcome
from integrate.session.table import State
from integrate.ui.calm import SMALLEST, CalmScreen
from integrate.ui.console.afterwards import Afterwards
from integrate.ui.console.each_second import EachSecond
from integrate.ui.console.hand import Hand
from integrate.ui.console.help_page import HelpPage
from integrate.ui.console.keys import KEYS
from integrate.ui.console.line import NoteLine
from integrate.ui.console.plan import ENDED_BEHIND
from integrate.ui.console.room import Room
from integrate.ui.console.sheets import Sheets
from integrate.ui.console.showing import Showing
from integrate.ui.console.taking import Taking
from integrate.ui.console.told import Told
from integrate.ui.player.screen import PlayerScreen
from integrate.ui.player.session_view import SessionView
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from integrate.player.opened import Opened
    from integrate.player.wall_times import Times
    from integrate.session.desk import Desk
    from integrate.session.inputs import Input
    from integrate.session.record import Seconds
    from integrate.session.view import View
    from integrate.ui.app import IntegrateApp
    from integrate.ui.console.forms import Form
    from integrate.ui.player.session_view import Taken

TICK = 1.0
"""Seconds between two looks at the clocks."""
TWICE_WITHIN = 0.6
"""Seconds within which Esc twice is the panic key."""
DRAFT_AFTER = 1.0
"""How many seconds at most are typed that no journal has yet."""
WIDE = 110
"""Columns from which on all panes are shown beside one another."""
UNSAVED = later("{why} Your words stay here; Enter tries again, and so does the program.")
KEPT_NOW = later("It is saved now.")
OFFERED = later("You were typing this when the session was interrupted.")


class ConsoleScreen(CalmScreen[Outcome]):
    """Runs one session; its result is how the session ended."""

    PLAYS = True
    AUTO_FOCUS = "#typed"
    app: IntegrateApp
    CSS_PATH: ClassVar = ["../player/player.tcss", "console.tcss"]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 -- as Textual declares it
        (0, "-cramped"),
        (SMALLEST[0], "-narrow"),
        (WIDE, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, opened: Opened) -> None:
        """Run an opened session."""
        super().__init__()
        self._opened = opened
        self._session = SessionView(opened, self._is_aside)
        self.room = Room(opened, self._session)
        """All that is shown above the line."""
        self.showing = Showing(opened, self._session)
        """What is shown of the present moment."""
        self._line = NoteLine(self.showing.stamp)
        self._told = Told()
        self._afterwards = Afterwards(opened.drafts, self.showing.clock)
        self.hand = Hand(self, opened.driver.hearing, self._afterwards)
        """What is done here."""
        self._sheets = Sheets()
        self._taking = Taking(self._line, self._sheets, self._session, self._afterwards, self._told)
        self._each_second = EachSecond(self, opened, self._taking, self._told)
        self._pressed = float("-inf")
        self._waiting = 0
        self._drafting = False

    def compose_room(self) -> ComposeResult:
        """Put the room above what is said and the line."""
        yield self.room
        yield self._told
        yield self._line

    def on_mount(self) -> None:
        """Let the clocks go."""
        self.showing.begin(self.app.settings)
        self.set_interval(TICK, self.tick)
        left = self._session.left_aside(HALF_A_NOTE)
        if left:
            self._line.fill(left)
            self.say(_(OFFERED))

    # What others may know.

    @property
    def view(self) -> View:
        """What the session shows now."""
        return self._session.view

    @property
    def desk(self) -> Desk:
        """What is beside it."""
        return self.showing.desk

    @property
    def is_busy(self) -> bool:
        """Whether a line is on its way."""
        return self._taking.is_busy

    def times(self, begun: Seconds | None = None) -> Times:
        """Return the present moment; `begun` is when a line was begun, if not now."""
        return self.showing.times(begun)

    # Keys.

    def overhear(self, key: str, at: Seconds) -> None:
        """Hear the panic keys wherever they are pressed, and that somebody is there.

        A letter with the step in hand is for the line, and so are all after it: this one still
        goes there, as the keys are the line's before it is handed on.
        """
        self._opened.driver.unattended.touch(self._opened.driver.clock.now())
        if self.is_current and self.room.step.hands_over(key):
            self.room.show_tab("chart")
            self._line.take_keys()
        if key == "f8":
            self.run_worker(self.hand.panic.urgent())
        if key != "escape":
            return
        twice, self._pressed = at - self._pressed <= TWICE_WITHIN, at
        if twice:
            self.hand.panic.hush()

    def action_urgent(self) -> None:
        """Do nothing more: `overhear` has heard the key already, as on any other screen."""

    def action_do(self, action: str) -> None:
        """Do something, apart from the keys."""
        if action == "vitals":
            self.room.show_tab("vitals")
        self.run_worker(self.hand.do(Action(action)))

    def action_note(self) -> None:
        """Go to the note line, and put away what lay over it."""
        if self.room.shows_plan:
            self.room.put_plan_away()
        else:
            self.hand.decline()
        self.room.show_tab("chart")
        self._line.enter()

    def action_step(self) -> None:
        """Go to the step."""
        self.room.show_tab("cues")
        self.room.step.attend()
        self.look()

    def action_sound(self) -> None:
        """Go to the sound."""
        self.room.show_tab("sound")
        self.room.sound.focus()

    def action_help(self) -> None:
        """Show the commands and the keys."""
        self.app.push_screen(HelpPage(self.own_bindings()))

    def action_scroll_step(self, by: int) -> None:
        """Move through words that are longer than the room for them."""
        self._session.scroll_scene(by)

    def action_scroll_chart(self, by: int) -> None:
        """Move through the notes."""
        self.room.chart.scroll_by(by)

    # The line.

    async def on_note_line_entered(self, event: NoteLine.Entered) -> None:
        """Take the line; one that is entered while another is on its way comes after it."""
        if self._taking.unsaved:
            self.run_worker(self._session.try_again())
        elif self._taking.enter(event.words):
            self.run_worker(self._taking.take(self.hand.take))

    def on_note_line_typed(self) -> None:
        """Let go of what was said of the line, and keep what is half typed."""
        self._taking.typed()
        self.keep_soon()

    def keep_soon(self) -> None:
        """Keep what is half typed soon, once for all that is typed until then."""
        if not self._drafting:
            self._drafting = True
            self.set_timer(DRAFT_AFTER, self.keep_draft)

    async def keep_draft(self) -> None:
        """Keep what is half typed, and the next of it a while after its first key."""
        self._drafting = False
        await self._taking.keep_draft()

    def fill(self, words: str) -> None:
        """Put the beginning of a command into the line."""
        self.action_note()
        self._line.fill(words)

    async def keep_words(self) -> None:
        """Keep what is half written, in the line and in the step."""
        await self._taking.keep_as_note()
        await self._session.keep_words()

    # What is done.

    async def offer(self, given: Input) -> Taken:
        """Give an input to the session."""
        taken = await self._session.offer(given)
        self._taking.heard(taken)
        self.look()
        return taken

    def ask_with(self, form: type[Form]) -> None:
        """Open a form."""
        self.app.push_screen(form(self, self._sheets.of(form)))

    def fade_others(self) -> None:
        """Let fade what is played over this console, such as a grounding."""
        for screen in self.app.screen_stack:
            if isinstance(screen, PlayerScreen):
                screen.hush()

    def leave(self) -> None:
        """Leave, after the end."""
        self.dismiss(self._session.outcome or Outcome.STOPPED)

    def open_note(self) -> None:
        """Show the session's note, after the end, and leave after it."""
        drafts = self._opened.drafts
        if drafts is None:
            self.leave()
            return
        self.app.push_note(drafts.journal, drafts.session, lambda _none: self.leave())

    # What the session does.

    def on_session_view_shown(self) -> None:
        """Show what is beside the step anew."""
        if self._taking.is_kept_now():
            self.say(_(KEPT_NOW))
        self.look()
        self.app.say_early()
        self.run_worker(self._read_agreed())
        if self.view.state is State.ENDED:
            self.run_worker(self._taking.keep_what_is_left())
            if self.room.shows_plan:
                self.say(_(ENDED_BEHIND))
            self.app.door.back_up(self.app.tell)

    async def _read_agreed(self) -> None:
        if await self.showing.read_agreed():
            self.look()

    async def on_session_view_unsaved(self, event: SessionView.Unsaved) -> None:
        """Say why nothing moves on; the words stay where they are, and help does not wait."""
        is_new, self._taking.unsaved = not self._taking.unsaved, event.sentence
        self.look()
        self.say(_(UNSAVED, why=event.sentence), stays=True)
        if is_new and self._session.holds_back_safety:
            await self.app.run_action("app.help")

    def on_scene_widget_answered(self) -> None:
        """Guard the step that follows an answer from the key that gave it."""
        self.hand.went()

    def on_sound_pane_changed(self) -> None:
        """Show the sound anew."""
        self.look()

    def on_descendant_focus(self) -> None:
        """Show which part has the keys."""
        self.look()

    # What is shown.

    def tell(self, sentence: str) -> bool:
        """Show a sentence for a while; False before the console is on the screen."""
        if not self._told.is_mounted:
            return False
        self._told.tell(sentence)
        return True

    def say(self, sentence: str, *, stays: bool = False) -> None:
        """Show a sentence above the line; it goes after a while, unless it `stays`."""
        self._told.say(sentence, stays=stays)

    def tick(self) -> None:
        """Let a second have gone by."""
        self._each_second.tick(self._session)
        self.look()

    def look(self) -> None:
        """Show the present moment in every pane."""
        if not self._told.is_mounted:
            return
        present = self.showing.present(self._taking.unsaved)
        self.set_class(present.view.state is State.SAFETY, "-safety")
        self.set_class(present.view.state is State.ENDED, "-ended")
        waiting = len(present.desk.waiting)
        if waiting > self._waiting and self.hand.has_bell:
            self.app.bell()
        self._waiting = waiting
        with suppress(NoMatches):  # something that was on its way came back while panes are going
            self.room.show(present)

    def _is_aside(self) -> bool:
        return not self.room.step.has_focus_within
