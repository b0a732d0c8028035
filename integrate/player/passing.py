"""Going on from any step with nobody there: by the answer given before, or by one in the middle.

An author walks a script in this way to reach a step; time stands still meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.answering import Refused
from integrate.session.effects import Record
from integrate.session.inputs import Advance, Answer, Begin, Choose, Resume, Skip
from integrate.session.safety import GO_ON
from integrate.session.table import State
from integrate.session.view import Choosing, Rating, Ticking, Writing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.script.answers import Value
    from integrate.session.inputs import Input
    from integrate.session.record import Event
    from integrate.session.session import Session
    from integrate.session.view import View

TRIAL = Begin(clinician_in_charge=True)
"""How a session begins that nobody sits in: what has to be confirmed for a real one is taken so."""
SOME_WORDS = "some words of your own"
"""What a question for own words is answered with, as `{{ }}` then shows it."""


def way_on(view: View) -> Input:
    """Return an input that goes on from a view: a question gets the answer in its middle."""
    if view.state is State.PAUSED:
        return Resume()
    if view.state is State.SAFETY:
        return Choose(GO_ON)
    if view.state is not State.ASKING:
        return Advance()
    value = _middle(view)
    return Skip() if value is None else Answer(value)


def _middle(view: View) -> Value | None:
    """Return what was answered before, or an answer in the middle."""
    match view.scene:
        case (
            Writing(given=given)
            | Choosing(given=given)
            | Ticking(given=given)
            | Rating(given=given)
        ) if given is not None:
            return given.value
        case Writing():
            return SOME_WORDS
        case Choosing(options=options):
            return options[(len(options) - 1) // 2].id
        case Ticking(items=items, all_required=everything):
            wanted = items if everything else items[: (len(items) + 1) // 2]
            return tuple(item.id for item in wanted)
        case Rating(low=low, high=high):
            return (low + high) // 2
    return None


def pass_on(session: Session, given: Mapping[str, Input]) -> Event | None:
    """Go on from the present step and return what happened.

    `given` holds, by the names of steps, what was done there before; where it does not fit any
    more, the answer in the middle is given.
    """
    before = given.get(session.view.step)
    try:
        effects = session.handle(before or way_on(session.view), session.now)
    except Refused:
        effects = session.handle(way_on(session.view), session.now)
    return next((one.recorded.event for one in effects if isinstance(one, Record)), None)


def walk_to(session: Session, step: str, given: Mapping[str, Input]) -> bool:
    """Take a fresh session to the step of that name; False when it ends without coming there."""
    session.handle(TRIAL, session.now)
    while session.state is not State.ENDED and session.view.step != step:
        pass_on(session, given)
    return session.state is not State.ENDED
