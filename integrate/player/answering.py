"""What an unattended session does at each step: given answers are given, the rest passed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from integrate.script.verbs import Checklist, Require
from integrate.session.answering import Refused
from integrate.session.inputs import Advance, Answer, Choose, Skip
from integrate.session.safety import UNATTENDED
from integrate.session.table import State
from integrate.session.view import Rating, Ticking
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.player.driver import Driver
    from integrate.script.answers import Value
    from integrate.script.answers_file import GivenAnswers
    from integrate.session.program import Program
    from integrate.session.view import View


UNANSWERED = later("The step `{name}` cannot be passed over. {why}")
UNFIT = later("The answer that is given to `{name}` does not fit. {why}")
_WHOLE = re.compile(r"-?\d{1,6}")


class CannotPass(Exception):
    """A step has to be answered and no answer was given; the message is a sentence naming it."""


def attend(driver: Driver, answers: Mapping[str, str | tuple[str, ...]]) -> bool:
    """Do at the present step what nobody is there to do; False when it ends by itself.

    Answers go by the name they are saved under, and by the step's own where they are not saved.
    Raises `CannotPass` when the step needs an answer that is not there or does not fit.
    """
    view = driver.view
    if view.state is State.TIMING:
        return False
    if view.state in (State.SHOWING, State.SAFETY):
        driver.send(Advance() if view.state is State.SHOWING else Choose(UNATTENDED))
        return True
    given = answers.get(view.saves or view.step)
    try:
        driver.send(Skip() if given is None else Answer(_value(view, given)))
    except Refused as error:
        named = view.saves or view.step
        told = UNANSWERED if given is None else UNFIT
        raise CannotPass(_(told, name=named, why=error)) from error
    return True


def completed(given: GivenAnswers, program: Program) -> GivenAnswers:
    """Return the answers, with everything ticked on lists that have to be complete."""
    needed = {
        one.step.save or one.name: tuple(item.id for item in one.step.items)
        for one in program.presents
        if isinstance(one.step, Checklist) and one.step.require is Require.ALL
    }
    return needed | given


def _value(view: View, given: str | tuple[str, ...]) -> Value:
    """Return a given answer as the kind of value the question takes."""
    match view.scene:
        case Ticking():
            return given if isinstance(given, tuple) else (given,)
        case Rating() if isinstance(given, str) and _WHOLE.fullmatch(given):
            return int(given)
    return given
