"""Drives one session: carries out its effects, in order, and keeps its one timer.

An event is kept before anything after it is shown. When it cannot be kept, the effects wait: the
screen does not move on, no word is lost, and `drain` tries again.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from integrate.player.content import Narrating
from integrate.player.hearing import Hearing
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
from integrate.session.record import Answered, SafetyOpened
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Output
    from integrate.player.clock import Clock
    from integrate.player.keeping import Keeper
    from integrate.player.sounds import Sounds
    from integrate.session.effects import Effect, Outcome
    from integrate.session.inputs import Input
    from integrate.session.record import Seconds
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
    ) -> None:
        """Take what the session is driven with; `tell` gets sentences for the person."""
        self.hearing = Hearing(session, output, sounds, tell, narrating or Narrating())
        """What the person hears, and how loud."""
        self.clock = clock
        self.outcome: Outcome | None = None
        """How the session ended; None while it goes on."""
        self.view: View = session.view
        """What is to be shown now."""
        self._session = session
        self._keeper = keeper
        self._output = output
        self._tell = tell
        self._waiting: deque[Effect] = deque()

    def send(self, given: Input) -> None:
        """Take an input now.

        Raises `Refused` when it has no place, and `NotSaved` when an event could not be kept.
        """
        self.drain()
        self._waiting.extend(self._session.handle(given, self.clock.now()))
        self.drain()

    def drain(self) -> None:
        """Carry out the effects that wait, their events first and together.

        Raises `NotSaved` when the events cannot be kept; everything then waits on.
        """
        events = [one.recorded for one in self._waiting if isinstance(one, Record)]
        if events:
            self._keeper.keep(self.clock.wall(), *events)
        while self._waiting:
            self._carry_out(self._waiting.popleft())

    @property
    def until_deadline(self) -> Seconds | None:
        """How many real seconds until `TimePassed` is due; None when nothing is timed."""
        deadline = self._session.deadline
        return None if deadline is None or self._waiting else self.clock.until(deadline)

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

    def close(self) -> None:
        """Let the sound fade and end."""
        self._output.close()

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Record():
                pass  # kept already
            case Present(view):
                self.view = view
            case Alert(do=do, after=after, since=since):
                self._tell(
                    _("Due {time} after {mark}: {do}", time=spoken(since), mark=after, do=do)
                )
            case End(outcome):
                self.outcome = outcome
            case StartSound() | StartTone() | Speak() | StopSound() | HoldSound() | ReleaseSound():
                self.hearing.carry_out(effect)
