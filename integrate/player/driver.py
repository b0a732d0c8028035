"""Drives one session: carries out its effects, in order, and keeps its one timer.

An event is kept before anything after it is shown. When it cannot be kept, the effects wait: the
screen does not move on, no word is lost, and `drain` tries again.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from integrate.audio.api import State as Sound
from integrate.player.away import DOWN, SLEPT, told
from integrate.player.content import Narrating
from integrate.player.hands_free import HandsFree, Ring
from integrate.player.hearing import Hearing
from integrate.player.passing_bell import passing_bell
from integrate.player.showing import NoScreen
from integrate.player.unattended import LEFT_OPEN, Unattended
from integrate.script.model import Stage
from integrate.script.quantity import spoken
from integrate.session.effects import (
    Alert,
    End,
    HoldSound,
    Present,
    Record,
    ReleaseSound,
    Speak,
    StartSound,
    StartTone,
    StopSound,
)
from integrate.session.inputs import Begin, Chart, ComeBack, LeaveOpen, Return, TimePassed
from integrate.session.record import Answered, Began, LeftOpen, SafetyOpened
from integrate.session.table import State
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from integrate.audio.api import Condition, Output
    from integrate.player.clock import Clock
    from integrate.player.keeping import Keeper
    from integrate.player.showing import Shows
    from integrate.player.sounds import Sounds
    from integrate.player.wakefulness import Wakefulness
    from integrate.session.effects import Effect, Outcome
    from integrate.session.inputs import Input
    from integrate.session.record import Event, Seconds
    from integrate.session.session import Session
    from integrate.session.view import View


class Driver:
    """One session with its clock, its sound and the keeper of its events."""

    def __init__(
        self,
        session: Session,
        clock: Clock,
        keeper: Keeper,
        output: Output,
        sounds: Sounds,
        tell: Callable[[str], None],
        narrating: Narrating | None = None,
        shows: Shows | None = None,
        down_since: Seconds | None = None,
    ) -> None:
        """Take what the session is driven with; `tell` gets sentences for the person.

        What is presented is passed on to `shows` as well. A session that was interrupted is told
        first that the program was down since that moment.
        """
        self.hearing = Hearing(session, output, sounds, tell, narrating or Narrating())
        """What the person hears, and how loud."""
        self.clock = clock
        self.outcome: Outcome | None = None
        """How the session ended; None while it goes on."""
        self.view: View = session.view
        """What is to be shown now."""
        self.awake: Wakefulness | None = None
        """What keeps the computer awake meanwhile; let go with the driver."""
        self.kept_at: datetime | None = None
        """When the last event was kept; None before the first."""
        self.afterwards: tuple[Input, ...] = ()
        """What the session is told right after its opening."""
        self.hands_free = HandsFree()
        """What goes on by itself, where that is wanted."""
        self.unattended = Unattended()
        """What goes on, late, where nobody is at the keys of a session that is led."""
        self._session = session
        self._keeper = keeper
        self._output = output
        self._sounds = sounds
        self._tell = tell
        self._shows = shows or NoScreen()
        self._waiting: deque[Effect] = deque()
        self._down_since = down_since
        output.on_begun(self.hands_free.lasts)

    def send(self, given: Input) -> None:
        """Take an input now.

        Raises `Refused` when it has no place, and `NotSaved` when an event could not be kept.
        """
        self.drain()
        try:
            self._come_back()
            self._handle(self._meant(given, self.clock.now()))
            if isinstance(given, Begin | Return):
                following, self.afterwards = self.afterwards, ()
                for one in following:
                    self._handle(one)
        finally:
            self.drain()

    def drain(self) -> None:
        """Carry out the effects that wait, their events first and together.

        Raises `NotSaved` when the events cannot be kept; everything then waits on.
        """
        events = [one.recorded for one in self._waiting if isinstance(one, Record)]
        if events:
            wall = self.clock.wall()
            self._keeper.keep(wall, *events)
            self.kept_at = wall
        while self._waiting:
            self._carry_out(self._waiting.popleft())

    @property
    def is_led(self) -> bool:
        """Whether a therapist leads it, at a console."""
        return self._session.script.stage is Stage.SESSION

    @property
    def stop_if(self) -> tuple[str, ...]:
        """The signs at which the script says to stop and call for help."""
        safety = self._session.script.safety
        return safety.stop_if if safety else ()

    @property
    def until_deadline(self) -> Seconds | None:
        """How many real seconds until `TimePassed` is due; None when nothing is timed.

        Where a therapist leads it is due every second: a timer stands still while the computer
        sleeps, and a check must not wait for the next key.
        """
        if self._waiting:
            return None
        moments = (self._session.deadline, self.hands_free.due, self.unattended.due)
        deadline = min((one for one in moments if one is not None), default=None)
        due = None if deadline is None else self.clock.until(deadline)
        is_led = self.view.desk is not None and self._is_open
        look = self.clock.until_look if is_led else None
        return min((one for one in (due, look) if one is not None), default=None)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The person's words that are not kept yet, so that they can be shown and copied."""
        events = (effect.recorded.event for effect in self._waiting if isinstance(effect, Record))
        return tuple(event.words for event in events if isinstance(event, Answered))

    @property
    def holds_back_safety(self) -> bool:
        """Whether a safety step cannot be shown yet because its event is not kept.

        Help must not wait for a full disk: a front end shows where it is meanwhile.
        """
        events = (effect.recorded.event for effect in self._waiting if isinstance(effect, Record))
        return any(isinstance(event, SafetyOpened) for event in events)

    @property
    def condition(self) -> Condition:
        """Whether anything of the session can be heard now, and why not."""
        return self._output.condition

    @property
    def _is_heard(self) -> bool:
        """Whether the person hears the words of this step."""
        return self.condition.state is Sound.SOUNDING and self.hearing.are_words_heard

    def close(self) -> None:
        """Let the sound fade and end, show the session nowhere else, let the computer sleep."""
        self._shows.close()
        self._output.close()
        if self.awake is not None:
            self.awake.release()

    @property
    def _is_open(self) -> bool:
        return self._session.state not in (State.READY, State.ENDED)

    def _meant(self, given: Input, now: Seconds) -> Input:
        """Return what an input comes to now: with the time, a page may go on by itself."""
        if not isinstance(given, TimePassed):
            if not isinstance(given, Chart):  # the program writes things down by itself as well
                self.unattended.touch(now)
            return given
        return self._by_itself(now) or given

    def _by_itself(self, now: Seconds) -> Input | None:
        """Return what goes on by itself now, if anything does; ring before a question is passed."""
        due = self.hands_free.goes_on(now, heard=self._is_heard)
        if due is None:
            return LeaveOpen() if self.unattended.goes_on(now) else None
        if due is not Ring.BELL:
            return due
        bell = passing_bell(self._session.script, self._sounds)
        if bell is not None:
            self._output.play(bell)
        return None

    def _handle(self, given: Input) -> list[Effect]:
        effects = self._session.handle(given, self.clock.now())
        self._waiting.extend(effects)
        return effects

    def _come_back(self) -> None:
        """Tell the session of the time in which the program did not run, before anything else."""
        slept_at = self.clock.catch_up()
        down_since, self._down_since = self._down_since, None
        if down_since is not None:
            effects = self._handle(ComeBack(down_since, DOWN))
        elif slept_at is not None and self._is_open:
            effects = self._handle(ComeBack(slept_at, SLEPT))
        else:
            return
        self.unattended.touch(self.clock.now())
        if self._session.view.desk is not None:
            self._tell(told(effects))

    def _hear_of(self, event: Event) -> None:
        match event:
            case Began(carried=carried) if carried:
                self.hearing.hear_of({name for name, _value, _words in carried})
            case Answered(name=name) if name:
                self.hearing.hear_of({name})
            case LeftOpen(mark=mark) if mark:
                self._tell(_(LEFT_OPEN, mark=mark))

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Record(recorded):
                self._hear_of(recorded.event)  # it is kept already
            case Present(view):
                self.view = view
                self.hands_free.follow(view, self._session.speech, self.clock.now())
                self.unattended.follow(view, self.clock.now())
                self._shows.show(view, self.clock)
            case Alert(do=do, after=after, since=since):
                self._tell(
                    _("Due {time} after {mark}: {do}", time=spoken(since), mark=after, do=do)
                )
            case End(outcome):
                self.outcome = outcome
            case StartSound() | StartTone() | Speak() | StopSound() | HoldSound() | ReleaseSound():
                self.hearing.carry_out(effect)
