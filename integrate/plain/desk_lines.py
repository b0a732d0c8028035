"""The lines of a therapist beside a session: the same commands as at the console.

At this prompt a line answers the step, so what is kept beside it begins with a stroke: `/n words`
is a note. The moment of such a line is that of its Enter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.audio.api import State as Heard
from integrate.plain.words import Word
from integrate.player.chart_lines import Beside
from integrate.player.chart_words import entry_words
from integrate.player.commands import COMMANDS, STROKE, URGENT, understand
from integrate.player.desk_clocks import main_mark, next_mark, session_time
from integrate.player.desk_sentences import (
    BACK_AGAIN,
    FADING,
    GOES_ON,
    IN_FULL,
    IN_SHORT,
    MARKED,
    MARKED_URGENT,
    NO_PLAN,
    SILENT,
)
from integrate.player.meanings import Action, CountFrom, Do, Misread, Send, SetVolume
from integrate.player.sound_lost import SoundLost
from integrate.player.wall_times import WallTimes
from integrate.script.depth import Depth
from integrate.script.quantity import spoken
from integrate.session.charting import SoundHushed, UrgentMarked
from integrate.session.desk import Desk
from integrate.session.inputs import Chart, DoCheck, Pause, Resume, SetMark, TakeWay
from integrate.session.table import State
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.plain.sending import Sender
    from integrate.plain.terminal import Terminal
    from integrate.player.driver import Driver
    from integrate.player.help_at_hand import HelpAtHand
    from integrate.player.meanings import Meaning
    from integrate.session.inputs import Input

OPENING = later("For you: a line that begins with / is kept beside the session. /help lists them.")
KEPT = later("Kept at {time} as {number}: {words}")
DONE = later("Done at {time}: {do}")
WAITS = later("Waiting since {time}: {do} Type /done {number} when it is done.")
COMES = later("In {time}: {do}")
SINCE = later("{time} since {mark}; {session} in the session.")
IN_LINES = later("That is for the full screen; here it is a line: {form}")
NOT_HERE = later("That is for the full screen.")
VOLUME = later("Now: {all} % of all, music {bed} %, voice {voice} %.")
NO_SOUND = later("There is no sound now.")
HELD = (State.READY, State.PAUSED, State.ENDED)

WORDS = {
    Action.GO: Word.NEXT,
    Action.SKIP: Word.SKIP,
    Action.BACK: Word.BACK,
    Action.HOLD: Word.PAUSE,
    Action.GROUND: Word.GROUND,
    Action.CARE: Word.HELP,
    Action.MUTE: Word.MUTE,
    Action.END: Word.STOP,
}
"""What is done by a word of this prompt."""
FORMS = {
    Action.VITALS: next(one.form for one in COMMANDS if "v" in one.names),
    Action.ADVERSE: next(one.form for one in COMMANDS if "ae" in one.names),
}


class DeskLines:
    """Takes lines beside one session."""

    def __init__(
        self, driver: Driver, terminal: Terminal, sender: Sender, at_hand: HelpAtHand
    ) -> None:
        """Send through `sender`; `at_hand` has the clinic's plan."""
        self._driver = driver
        self._terminal = terminal
        self._sender = sender
        self._at_hand = at_hand
        self._wall = WallTimes(driver.clock)
        self._told: frozenset[int] = frozenset()
        self._sound = SoundLost(driver)

    @staticmethod
    def takes(line: str) -> bool:
        """Tell whether a line is for beside the session."""
        return line.lstrip().startswith((STROKE, URGENT))

    def hear(self, line: str) -> Word | None:
        """Do what a line says; return the word of the prompt that is to be obeyed with it."""
        times = self._wall.look()
        try:
            meaning = understand(line, Beside(times, self._desk))
        except Misread as sentence:
            self._say(str(sentence))
            return None
        return self._mean(meaning)

    def look(self) -> None:
        """Do what nobody asks for: write the loss of sound down, and tell of checks.

        Raises as the sender does.
        """
        if (lost := self._sound.look()) is not None:  # the sound has said so itself
            self._sender.send(lost)
        self._say_checks()

    def _say_checks(self) -> None:
        """Say once of each check that came due how it is done."""
        waiting = self._desk.waiting
        for number, one in enumerate(waiting, 1):
            if one.id not in self._told:
                self._say(_(WAITS, time=self._hour(one.due), do=one.do, number=number))
        self._told = frozenset(one.id for one in waiting)

    def whereabouts(self) -> list[str]:
        """Return the clocks, and what waits or comes."""
        now, desk = self._driver.clock.now(), self._desk
        main = main_mark(desk)
        lines = []
        if main is not None:
            session = spoken(session_time(desk, now))
            lines = [_(SINCE, time=spoken(now - main.moment), mark=main.name, session=session)]
        for number, one in enumerate(desk.waiting, 1):
            lines.append(_(WAITS, time=self._hour(one.due), do=one.do, number=number))
        return [*lines, *(_(COMES, time=spoken(one.due - now), do=one.do) for one in desk.planned)]

    @property
    def _desk(self) -> Desk:
        return self._driver.view.desk or Desk()

    def _mean(self, meaning: Meaning) -> Word | None:
        match meaning:
            case Send(given=Chart(entry=UrgentMarked() as entry)):
                self._urgent(entry.text)
            case Send(given=given):
                self._send(given)
            case SetVolume(bus=bus, percent=percent):
                self._driver.hearing.set_volume(bus, percent)
                self._say_volume()
            case CountFrom():
                self._say(*self.whereabouts())
            case Do(action=action):
                return self._do(action)
        return None

    def _send(self, given: Input) -> None:
        """Send an input and say what was kept. Raises `Refused`, and as the sender does."""
        before = self._desk
        self._sender.send(given)
        match given:
            case Chart():
                entry = self._desk.chart[-1].entry
                words = entry_words(entry)
                self._say(_(KEPT, time=self._hour(entry.begun), number=entry.number, words=words))
            case SetMark(mark=mark):
                moment = next(one.moment for one in self._desk.marks if one.name == mark)
                self._say(_(MARKED, mark=mark, time=self._hour(moment)))
            case TakeWay(depth=depth):
                self._say(_(IN_SHORT if depth == Depth.SHORT else IN_FULL))
            case DoCheck(check=check):
                done = next(one for one in before.waiting if one.id == check)
                self._say(_(DONE, time=self._hour(self._driver.clock.now()), do=done.do))

    def _do(self, action: Action) -> Word | None:
        match action:
            case Action.RESUME:
                return self._resume()
            case Action.MARK:
                name = next_mark(self._desk)
                self._say(_(IN_LINES, form=f"/m {name or '…'}"))
            case Action.VITALS | Action.ADVERSE:
                self._say(_(IN_LINES, form=FORMS[action]))
            case Action.TALK_OVER:
                self._driver.hearing.switch_talk_over()
                self._say_volume()
            case Action.HUSH:
                self._hush()
            case Action.URGENT:
                self._urgent("")
            case Action.PLAN:
                self._say_plan()
            case Action.HELP:
                self._say(*(f"{one.form}: {_(one.help)}." for one in COMMANDS))
            case _:
                if action not in WORDS:
                    self._say(_(NOT_HERE))
                return WORDS.get(action)
        return None

    def _resume(self) -> Word | None:
        """Bring the sound back, and go on where the session is held."""
        self._driver.hearing.bring_back()
        if self._driver.view.state is not State.PAUSED:
            self._say(_(BACK_AGAIN))
            return None
        self._sender.send(Resume())
        self._say(_(GOES_ON))
        return Word.REPEAT

    def _hush(self) -> None:
        """Let everything fade before anything is written down."""
        at_once = self._driver.hearing.hush()
        self._say(_(SILENT if at_once else FADING))
        self._send(Chart(SoundHushed(self._driver.clock.now(), at_once)))
        if self._driver.view.state not in HELD:
            self._sender.send(Pause())

    def _urgent(self, words: str) -> None:
        moment = self._driver.clock.now()
        at_once = self._driver.hearing.hush()
        self._say(_(MARKED_URGENT, time=self._hour(moment)), _(SILENT if at_once else FADING))
        self._say_plan()
        self._send(Chart(UrgentMarked(moment, words)))
        self._send(Chart(SoundHushed(moment, at_once)))
        if self._driver.view.state not in HELD:
            self._sender.send(Pause())

    def _say_plan(self) -> None:
        plan = self._at_hand.protocol or _(NO_PLAN)
        self._say(*plan.splitlines(), *self._at_hand.lines)

    def _say_volume(self) -> None:
        now = self._driver.hearing.sounding
        if now.condition.state is Heard.SILENT:
            self._say(_(NO_SOUND))
        values = {"all": now.whole, "bed": now.bed, "voice": now.voice}
        self._say(_(VOLUME, **values))

    def _hour(self, moment: float) -> str:
        return f"{self._wall.look().at(moment):%H:%M:%S}"

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._terminal.say(line)
