"""What line mode says of a whole script, in a blink: for an author who wants to read it through."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.plain.presenting import Presenter
from integrate.plain.terminal import Terminal
from integrate.player.passing import TRIAL, pass_on
from integrate.session.effects import Outcome
from integrate.session.record import Answered, Passed
from integrate.session.table import State
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.session.inputs import Input
    from integrate.session.record import Event
    from integrate.session.session import Session


@dataclass(frozen=True, slots=True)
class Transcript:
    """The lines of a session, and where each step begins in them."""

    lines: tuple[str, ...]
    places: Mapping[str, int]
    """The line, counted from 0, that each step begins in."""


def transcribe(session: Session, given: Mapping[str, Input]) -> Transcript:
    """Take a fresh session to its end and return what line mode says of it.

    `given` holds, by the names of steps, what was done there; elsewhere the middle answer is given.
    """
    sink = io.StringIO()
    terminal = Terminal(io.StringIO(), sink)
    presenter = Presenter(terminal, kept=True, attended=False)
    places: dict[str, int] = {}
    presenter.open(session.view, "")
    session.handle(TRIAL, session.now)
    presenter.measure(session.view)
    while session.state is not State.ENDED:
        terminal.say()
        places[session.view.step] = sink.getvalue().count("\n")
        presenter.arrive(session.view, session.now)
        for line in _said(pass_on(session, given)):
            terminal.say(line)
    terminal.say()
    presenter.close(session.view.title, Outcome.FINISHED)
    return Transcript(tuple(sink.getvalue().splitlines()), places)


def _said(event: Event | None) -> list[str]:
    """Return what is said of how a step was left."""
    match event:
        case Answered(words=words):
            return [_("Noted: {words}", words=words)]
        case Passed():
            return [_("Skipped.")]
    return []
