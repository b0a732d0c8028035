"""Coming back to a session from its record.

With the script as it was, the inputs that the record tells of are taken again, and the session
stands where it stood. With a script that has changed since, the person begins again at the step
they had reached, if it has a name that stayed, and is told so.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from integrate.session import inputs
from integrate.session.answering import Refused
from integrate.session.program import Role, lay_out
from integrate.session.record import (
    Advanced,
    Answered,
    Began,
    CheckDue,
    Elapsed,
    Entered,
    Marked,
    Passed,
    Paused,
    Resumed,
    Returned,
    SafetyChosen,
    Stopped,
    WentBack,
)
from integrate.session.session import Session
from integrate.session.table import State
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from integrate.script.model import Script
    from integrate.session.inputs import Input
    from integrate.session.record import Event, Recorded


PLACE_IS_GONE = later(
    "The script has changed since, and the place where you stopped cannot be found in it."
)
DOES_NOT_FIT = later("The record of this session does not fit: {why}")


class CannotReturn(Exception):
    """The session cannot be taken up again; the message says why, in one sentence."""


class HadEnded(CannotReturn):
    """The session had come to its end, and was cut off before that was recorded."""


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A session to go on with."""

    session: Session
    opening: Input
    """What brings it before the person: `Return`, or `Begin` at a named step."""
    same_script: bool
    """Whether it is the same session; otherwise a new one begins in its place."""
    notice: str
    """A sentence for the person; empty when all is as it was."""


def take_up(script: Script, records: Sequence[Recorded]) -> TakenUp:
    """Return the session that the records tell of, ready to go on.

    Raises `HadEnded` when the session had ended; `CannotReturn` when the record does not fit, or
    the script has changed and no step is found again; `Refused` when the changed script is not for
    the role of the session.
    """
    began = records[0].event if records else None
    if not isinstance(began, Began):
        raise CannotReturn(_("The record of this session has no beginning."))
    if began.digest == script.digest:
        try:
            session = replay(script, records)
        except Refused as error:
            raise CannotReturn(_(DOES_NOT_FIT, why=error)) from error
        if session.state is State.ENDED:
            raise HadEnded(_("This session had come to its end; there is no step to go on with."))
        return TakenUp(session, inputs.Return(), same_script=True, notice="")
    return _land(script, began, [recorded.event for recorded in records])


def replay(script: Script, records: Iterable[Recorded]) -> Session:
    """Return a session that took every input the records tell of, at its time.

    Raises `Refused` when the records do not come from this script.
    """
    session: Session | None = None
    kept = list(records)
    for recorded, following in zip_longest(kept, kept[1:]):
        if session is None:
            if not isinstance(recorded.event, Began):
                raise Refused("A record begins with its beginning.")
            began = recorded.event
            session = Session(script, Role(began.role), began.script)
        given = _input(recorded.event)
        if given is not None and not _is_one_input(recorded, following):
            session.handle(given, recorded.at)
    if session is None:
        raise Refused("There is no record.")
    return session


def _is_one_input(recorded: Recorded, following: Recorded | None) -> bool:
    """Tell whether a check came due by the same input as what was recorded next."""
    return (
        following is not None
        and following.at == recorded.at
        and isinstance(recorded.event, CheckDue)
        and isinstance(following.event, CheckDue | Elapsed)
    )


def _input(event: Event) -> Input | None:
    """Return the input that caused an event; None for events that only follow from one."""
    match event:
        case Began(start=start, carried=carried, clinician_in_charge=confirmed):
            return inputs.Begin(start, carried, confirmed)
        case SafetyChosen(choice=choice):
            return inputs.Choose(choice)
        case Answered(value=value):
            return inputs.Answer(value)
    plain: dict[type[Event], Input] = {
        Advanced: inputs.Advance(),
        Marked: inputs.Advance(),
        CheckDue: inputs.TimePassed(),
        Passed: inputs.Skip(),
        Elapsed: inputs.TimePassed(),
        WentBack: inputs.Back(),
        Paused: inputs.Pause(),
        Resumed: inputs.Resume(),
        Returned: inputs.Return(),
        Stopped: inputs.Stop(),
    }
    return plain.get(type(event))


def _land(script: Script, began: Began, events: list[Event]) -> TakenUp:
    """Begin again at the last step reached whose name the changed script still has."""
    role = Role(began.role)
    places = lay_out(script, role).places
    carried = {name: (name, value, words) for name, value, words in began.carried}
    reached = ""
    for event in events:
        if isinstance(event, Answered) and event.name:
            carried[event.name] = (event.name, event.value, event.words)
        if isinstance(event, Entered):
            reached = _named(event.step, places) or reached
    if not reached:
        raise CannotReturn(_(PLACE_IS_GONE))
    session = Session(script, role, began.script)
    opening = inputs.Begin(reached, tuple(carried.values()))
    notice = _("The script has changed since, so you begin again at the part you had reached.")
    return TakenUp(session, opening, same_script=False, notice=notice)


def _named(step: str, places: dict[str, int]) -> str:
    """Return the name given by the author: the step's own id, or its section's."""
    own = step.partition("#")[0]
    return own if own in places else ""
