"""What a therapist does at the console, carried out.

What is asked about once (a mark, the end) is asked in the line of messages: Enter says yes, and so
does the same key once more, if it was not pressed twice by a slip. Anything else lets it lapse.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Final

from integrate.journal.errors import JournalError
from integrate.player.chart_lines import NONE_WAITS, Beside
from integrate.player.commands import understand
from integrate.player.desk_sentences import BACK_AGAIN, FIRST, GOES_ON, IN_FULL, IN_SHORT, MARKED
from integrate.player.meanings import Action, CountFrom, Do, Misread, Send, SetVolume
from integrate.script.depth import Depth
from integrate.session.charting import SoundHushed, UrgentMarked
from integrate.session.inputs import (
    Advance,
    Back,
    Chart,
    DoCheck,
    Pause,
    Resume,
    SetMark,
    Skip,
    Stop,
    TakeWay,
)
from integrate.session.table import State
from integrate.session.view import Marking
from integrate.ui.console.forms import AdverseForm, VitalsForm
from integrate.ui.console.marking import Marks
from integrate.ui.console.once import Once
from integrate.ui.console.panic import STANDING, Panic
from integrate.ui.player.session_view import Taken
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from integrate.player.hearing import Hearing
    from integrate.player.meanings import Meaning
    from integrate.session.charting import ChartEntry
    from integrate.session.inputs import Input
    from integrate.session.record import Seconds
    from integrate.ui.console.afterwards import Afterwards
    from integrate.ui.console.screen import ConsoleScreen

GUARD: Final[Seconds] = 1.0
"""How soon a second GO is taken for a slip of the finger."""
TWICE = later("GO came twice within a second; it counted once.")
HELD_ALREADY = later("The session is held. /resume goes on.")
ASKS = later("This step asks something: F4 answers it, /skip passes it over.")
CHOOSE = later("The safety step waits for a choice: F4 goes there.")
NO_GO: Final = {
    State.PAUSED: HELD_ALREADY,
    State.ASKING: ASKS,
    State.SAFETY: CHOOSE,
    State.READY: HELD_ALREADY,
}
"""Why GO has no place in a state."""
END_HERE = later("End the session here? Enter ends it, esc does not.")
NOT_DONE = later("Nothing was changed.")
HOLDING = later("Held. /resume goes on.")
GROUNDING = later("The session is held for the grounding. /resume goes on.")
BELL_ON = later("A bell rings in this terminal at each check.")
BELL_OFF = later("No bell rings.")
MENDLESS: Final = (DoCheck, TakeWay)
"""What has no words in it: where it is refused, there is nothing to mend in its line."""
NOTHING_TYPED = later("Nothing is typed. ctrl+g goes on in the script, F4 goes to its step.")


class Hand:
    """Does things at one console."""

    def __init__(
        self,
        console: ConsoleScreen,
        hearing: Hearing,
        afterwards: Afterwards,
    ) -> None:
        """Act on this console; what is written after the end goes to `afterwards`."""
        self._console = console
        self._hearing = hearing
        self._afterwards = afterwards
        self._went = float("-inf")
        self._once = Once(self._is_too_soon, console.say)
        self._marking = Marks(console, self, self._once)
        self.panic = Panic(console, hearing, self.put)
        """The panic key and URGENT."""
        self.has_bell = False
        """Whether a bell rings at each check."""

    # Lines.

    async def take(self, words: str, begun: Seconds) -> bool:
        """Do what a line says; False where its words are still needed."""
        console = self._console
        if not words.strip():
            if console.view.state is State.ENDED:
                console.open_note()
            elif not await self._once.confirm():
                console.say(_(NOTHING_TYPED))
            return True
        self._once.lapse()
        times = console.times(begun)
        try:
            meaning = understand(words, Beside(times, console.desk))
        except Misread as sentence:
            console.say(str(sentence))
            return not sentence.can_be_mended
        return await self._mean(meaning)

    async def _mean(self, meaning: Meaning) -> bool:
        match meaning:
            case Send(given=Chart(entry=UrgentMarked() as entry)):
                return await self.panic.urgent(entry.text, entry.begun)
            case Send(given=given):
                taken = await self._send(given)
                return taken.is_kept or (bool(taken.refusal) and isinstance(given, MENDLESS))
            case Do(action=action):
                await self.do(action)
            case SetVolume(bus=bus, percent=percent):
                self._hearing.set_volume(bus, percent)
            case CountFrom(mark=mark):
                self._console.showing.count_from(mark)
        return True

    async def put(self, given: Input) -> bool:
        """Give an input to the session; False, and a sentence, where it has no place."""
        return (await self._send(given)).is_kept

    async def _send(self, given: Input) -> Taken:
        if isinstance(given, Chart) and self._console.view.state is State.ENDED:
            return Taken(is_kept=not await self._carry(given.entry))
        taken = await self._console.offer(given)
        if taken.refusal:
            self._console.say(taken.refusal)
        elif taken.is_kept and isinstance(given, SetMark):
            moment = given.moment if given.moment is not None else self._console.times().now
            time_ = self._console.showing.clock(moment)
            self._console.say(_(MARKED, mark=given.mark, time=time_))
        elif taken.is_kept and isinstance(given, TakeWay):
            self._console.say(_(IN_SHORT if given.depth == Depth.SHORT else IN_FULL))
        return taken

    async def keep(self, entry: ChartEntry) -> str:
        """Keep an entry; return the sentence that says why it cannot be one."""
        if self._console.view.state is State.ENDED:
            return await self._carry(entry)
        return (await self._console.offer(Chart(entry))).refusal

    async def _carry(self, entry: ChartEntry) -> str:
        """Keep in the note what is written after the end, but no sound; return why it cannot be."""
        if isinstance(entry, SoundHushed):
            return ""
        try:
            self._console.say(await self._afterwards.take(entry))
        except JournalError as error:
            self._console.say(str(error))
            return str(error)
        return ""

    # Actions.

    async def do(self, action: Action) -> None:
        """Do it."""
        console, hearing = self._console, self._hearing
        self._once.lapse(unless=action)
        doing: dict[Action, Callable[[], object]] = {
            Action.MUTE: hearing.switch_mute,
            Action.TALK_OVER: hearing.switch_talk_over,
            Action.VITALS: partial(console.ask_with, VitalsForm),
            Action.ADVERSE: partial(console.ask_with, AdverseForm),
            Action.PLAN: console.room.turn_plan,
            Action.HUSH: self.panic.hush,
            Action.BELL: self._turn_bell,
            Action.HELP: console.action_help,
        }
        sending: dict[Action, Callable[[], Awaitable[object]]] = {
            Action.GO: self.go,
            Action.SKIP: partial(self.put, Skip()),
            Action.BACK: self.back,
            Action.HOLD: self.hold,
            Action.RESUME: self.resume,
            Action.MARK: self._marking.mark,
            Action.DONE: self.done,
            Action.URGENT: self.panic.urgent,
            Action.GROUND: self.ground,
            Action.END: self.end,
            Action.CARE: partial(console.app.run_action, "app.help"),
            Action.COVER: partial(console.app.run_action, "app.cover"),
        }
        if action in doing:
            doing[action]()
        else:
            await sending[action]()
        console.look()

    async def go(self) -> None:
        """Go on in the script: once, however often the key is pressed within a second."""
        view = self._console.view
        if view.state is State.ENDED:
            if not self._is_too_soon():  # GO pressed twice must not pass the end by
                self._console.open_note()
        elif await self._once.says_yes(Action.GO):
            return
        elif isinstance(view.scene, Marking) and view.state is State.SHOWING:
            await self._marking.go_past(view.scene.mark)
        elif sentence := NO_GO.get(view.state):
            self._console.say(_(sentence))
        elif not self.came_twice():
            self.went()
            if await self.put(Advance()):
                self._console.say("")

    async def back(self) -> None:
        """Go one step back, or say that there is none."""
        here = self._console.view.step
        if await self.put(Back()) and self._console.view.step == here:
            self._console.say(_(FIRST))

    def went(self) -> None:
        """Take note that the script went on just now."""
        self._went = time.monotonic()

    def forget_go(self) -> None:
        """Take no GO for a slip of the finger that comes now."""
        self._went = float("-inf")

    def came_twice(self) -> bool:
        """Tell whether GO came twice by a slip of the finger, and say so."""
        if self._is_too_soon():
            self._console.say(_(TWICE))
            return True
        return False

    def _is_too_soon(self) -> bool:
        return time.monotonic() - self._went < GUARD

    async def hold(self) -> None:
        """Hold the session and its sound."""
        if await self.put(Pause()):
            self._console.say(_(HOLDING))

    async def resume(self) -> None:
        """Go on, and bring the sound back."""
        self._hearing.bring_back()
        self._console.room.put_plan_away()
        held = self._console.view.state is State.PAUSED
        if not held or await self.put(Resume()):
            self._console.say(_(GOES_ON if held else BACK_AGAIN))

    async def done(self) -> None:
        """Take down that the check that has waited longest was done."""
        waiting = self._console.desk.waiting
        if waiting:
            await self.put(DoCheck(waiting[0].id))
        else:
            self._console.say(_(NONE_WAITS))

    async def ground(self) -> None:
        """Hold the session and open a grounding script."""
        if self._console.view.state not in STANDING:
            await self.put(Pause())
            self._console.say(_(GROUNDING))
        await self._console.app.run_action("app.ground")

    async def end(self) -> None:
        """Ask once whether the session ends here; after its end, leave."""
        if self._console.view.state is State.ENDED:
            self._console.leave()
        elif not await self._once.says_yes(Action.END):
            self.ask(Action.END, _(END_HERE), self._end)

    async def _end(self) -> None:
        await self.put(Stop())

    # What is asked about once.

    def ask(self, asker: Action, words: str, yes: Callable[[], Awaitable[None]]) -> None:
        """Ask about something once; what asked it says yes when it is done once more."""
        self.went()
        self._once.ask(asker, yes)
        self._console.say(words)

    def decline(self) -> bool:
        """Say no to what was asked; False where nothing was."""
        was_asked = self._once.lapse()
        if was_asked:
            self._console.say(_(NOT_DONE))
        return was_asked

    def _turn_bell(self) -> None:
        self.has_bell = not self.has_bell
        self._console.say(_(BELL_ON if self.has_bell else BELL_OFF))
