"""Coming back to a session from its record.

With the script as it was, the inputs that the record tells of are taken again, and the session
stands where it stood. With a script that has changed since, the person begins again at the step
they had reached, if it has a name that stayed, and is told so.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from integrate.measures.catalogue import KNOWN
from integrate.session import inputs
from integrate.session.answering import Refused
from integrate.session.bearing import THOUGHT
from integrate.session.charting import ChartEntry
from integrate.session.program import Role
from integrate.session.record import (
    Advanced,
    Answered,
    Away,
    Began,
    CheckDone,
    CheckDue,
    CheckMissed,
    Elapsed,
    Entered,
    LeftOpen,
    Manageable,
    Marked,
    Passed,
    Paused,
    Resumed,
    Returned,
    SafetyChosen,
    Stopped,
    WayTaken,
    WentBack,
)
from integrate.session.schedule import Turn
from integrate.session.session import Session
from integrate.session.table import State
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from integrate.measures.catalogue import Catalogue
    from integrate.script.model import Script
    from integrate.session.inputs import Input
    from integrate.session.record import Event, Recorded


PLACE_IS_GONE = later(
    "The script has changed since, and the place where you stopped cannot be found in it. It can "
    "be let rest, and begun anew; what was written is in the journal."
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
    marks: tuple[inputs.SetMark, ...] = ()
    """Marks of the old session that a new one in its place has too, on the old session's clock."""


def take_up(script: Script, records: Sequence[Recorded], catalogue: Catalogue = KNOWN) -> TakenUp:
    """Return the session that the records tell of, ready to go on.

    A questionnaire in other words than those answered makes the script a changed one. Raises
    `HadEnded` when the session had ended; `CannotReturn` when the record does not fit, or the
    script has changed and no step is found again; `Refused` when the changed script is not for the
    role of the session, or asks a questionnaire that is not here.
    """
    began = records[0].event if records else None
    if not isinstance(began, Began):
        raise CannotReturn(_("The record of this session has no beginning."))
    if began.digest == script.digest and _is_asked_alike(records, catalogue):
        try:
            session = replay(script, records, catalogue)
        except Refused as error:
            raise CannotReturn(_(DOES_NOT_FIT, why=error)) from error
        if session.state is State.ENDED:
            raise HadEnded(_("This session had come to its end; there is no step to go on with."))
        return TakenUp(session, inputs.Return(), same_script=True, notice="")
    return _land(script, began, records, catalogue)


def replay(script: Script, records: Iterable[Recorded], catalogue: Catalogue = KNOWN) -> Session:
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
            session = Session(script, Role(began.role), began.script, catalogue)
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
        and _came_in_time(recorded.event)
        and (_came_in_time(following.event) or isinstance(following.event, Elapsed))
    )


def _came_in_time(event: Event) -> bool:
    """Tell whether this is of a check whose time came; the next one ends the one that waited."""
    return isinstance(event, CheckDue) or (
        isinstance(event, CheckMissed) and event.why == Turn.NEXT.value
    )


def _input(event: Event) -> Input | None:
    """Return the input that caused an event; None for events that only follow from one."""
    match event:
        case Began(start=start, carried=carried, clinician_in_charge=confirmed, earlier=earlier):
            return inputs.Begin(start, carried, confirmed, earlier, event.depth)
        case SafetyChosen(choice=choice):
            return inputs.Choose(choice)
        case Answered(value=value):
            return inputs.Answer(value)
        case Passed(how=how):
            return inputs.Skip(thought=how == THOUGHT)
        case Manageable(level=level, after=after):
            return inputs.SayManageable(level, after)
    return _beside(event) or _plain(event)


def _beside(event: Event) -> Input | None:
    """Return the input of what was done beside the script; None for another event."""
    match event:
        case Marked(step=step, mark=mark, moment=moment) if not step or moment is not None:
            return inputs.SetMark(mark, moment)
        case CheckDone(check=check):
            return inputs.DoCheck(check)
        case Away(began=began, why=why):
            return inputs.ComeBack(began, why)
        case WayTaken(depth=depth):
            return inputs.TakeWay(depth)
        case _ if isinstance(event, ChartEntry):
            return inputs.Chart(event)
    return None


def _plain(event: Event) -> Input | None:
    if _came_in_time(event):
        return inputs.TimePassed()
    plain: dict[type[Event], Input] = {
        Advanced: inputs.Advance(),
        Marked: inputs.Advance(),
        Elapsed: inputs.TimePassed(),
        LeftOpen: inputs.LeaveOpen(),
        WentBack: inputs.Back(),
        Paused: inputs.Pause(),
        Resumed: inputs.Resume(),
        Returned: inputs.Return(),
        Stopped: inputs.Stop(),
    }
    return plain.get(type(event))


def _is_asked_alike(records: Sequence[Recorded], catalogue: Catalogue) -> bool:
    """Tell whether the questionnaires that were answered have the wording they had."""
    events = (one.event for one in records)
    asked = {(one.measure, one.wording) for one in events if isinstance(one, Answered)}
    return asked <= _wordings(catalogue)


def _wordings(catalogue: Catalogue) -> set[tuple[str, str]]:
    """Return what an answer may say that it answers; other questions are of no questionnaire."""
    return {("", ""), *((one.id, one.digest) for one in catalogue.measures.values())}


def _still_so(events: list[Event], catalogue: Catalogue) -> list[Event]:
    """Return the events up to the first questionnaire that was answered in other words.

    It is asked anew from its first item: answers to other words are none to these.
    """
    asked = _wordings(catalogue)
    for event in events:
        if isinstance(event, Answered) and (event.measure, event.wording) not in asked:
            return _before(event.step, events)
    return events


def _before(item: str, events: list[Event]) -> list[Event]:
    """Return the events up to where the first item of the same questionnaire came up."""
    base = item.rpartition(".")[0]
    for number, event in enumerate(events):
        if isinstance(event, Entered) and event.step.rpartition(".")[0] == base:
            return events[: number + 1]
    return events[:0]


def _land(
    script: Script, began: Began, records: Sequence[Recorded], catalogue: Catalogue
) -> TakenUp:
    """Begin again at the last step reached whose name the changed script still has.

    The chart stays with the old session; marks go over, since what was given was given.
    """
    session = Session(script, Role(began.role), began.script, catalogue)
    places = session.program.places
    carried = {name: (name, value, words) for name, value, words in began.carried}
    reached, depth = "", began.depth
    for event in _still_so([recorded.event for recorded in records], catalogue):
        if isinstance(event, Answered) and event.name:
            carried[event.name] = (event.name, event.value, event.words)
        if isinstance(event, WayTaken):
            depth = event.depth
        if isinstance(event, Entered):
            reached = _named(event.step, places) or reached
    if not reached:
        raise CannotReturn(_(PLACE_IS_GONE))
    opening = inputs.Begin(reached, tuple(carried.values()), earlier=began.earlier, depth=depth)
    notice = _("The script has changed since, so you begin again at the part you had reached.")
    marks = _marks(session, records)
    return TakenUp(session, opening, same_script=False, notice=notice, marks=marks)


def _marks(session: Session, records: Iterable[Recorded]) -> tuple[inputs.SetMark, ...]:
    """Return the marks that were set and that the session has too, each at its last moment."""
    desk = session.view.desk
    known = desk.mark_names if desk else ()
    found: dict[str, inputs.SetMark] = {}
    for recorded in records:
        event = recorded.event
        if isinstance(event, Marked) and event.mark in known:
            at = recorded.at if event.moment is None else event.moment
            found[event.mark] = inputs.SetMark(event.mark, at)
    return tuple(found.values())


def _named(step: str, places: dict[str, int]) -> str:
    """Return the name given by the author: the step's own id, or its section's."""
    own = step.partition("#")[0]
    return own if own in places else ""
