from __future__ import annotations

import io
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from integrate.plain import second_screen
from integrate.plain.second_screen import watch
from integrate.plain.terminal import Closed, Terminal
from integrate.player.second_screen.guest import Nobody
from integrate.player.second_screen.wire import Wants
from integrate.session.person_view import Breath, Phase, Quiet, Rest, Words
from integrate.session.sitter_card import LookIn, SitterCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.second_screen.guest import Guest, Heard

HELP = ["In danger: call 112.", "Your contact: the clinic, 555."]


@dataclass(slots=True)
class Fake:
    """A guest that hears a list of things as soon as it starts."""

    things: list[Heard]
    hear: Callable[[Heard], object] = field(default=lambda _heard: None)
    stopped: bool = False

    def start(self) -> None:
        """Hear everything."""
        for one in self.things:
            self.hear(one)

    def stop(self) -> None:
        """Note it."""
        self.stopped = True


def said(*things: Heard, wants: Wants = Wants.PERSON, typed: str = "q\n") -> list[str]:
    """Return the lines that are said while these things are heard."""
    sink, fake = io.StringIO(), Fake(list(things))

    def make(_wants: Wants, hear: Callable[[Heard], object]) -> Guest:
        fake.hear = hear
        return fake  # type: ignore[return-value] # as much of a guest as is needed

    watch(make, wants, Terminal(io.StringIO(typed), sink), HELP)
    assert fake.stopped
    return sink.getvalue().splitlines()[1 if wants is Wants.PERSON else 0 :]


def test_each_thing_is_said_once_when_it_comes() -> None:
    """Words, each phase of a breath and a rest are lines; quiet is none."""
    lines = said(
        Nobody(),
        Quiet(),
        Words("Welcome."),
        Breath("Easy.", Phase.IN, 0.0, 4.0),
        Breath("Easy.", Phase.OUT, 4.0, 6.0),
        Quiet(),
        Rest("", 0.0, 60.0),
        Rest("", 9.0, 60.0),
        Nobody(),
    )
    nobody = "No session is shown now. It comes up here by itself."
    assert lines == [nobody, "Welcome.", "Easy.", "In.", "Out.", "Rest.", nobody]


@pytest.mark.parametrize("typed", ["q\n", "Quit.\n", "hello\nstop\n", ""])
def test_a_word_or_the_end_of_the_input_leaves(typed: str) -> None:
    """Nothing else that is typed means anything."""
    assert said(Words("Welcome."), typed=typed) == ["Welcome."]


def test_the_card_says_signs_ways_and_whom_to_call_first() -> None:
    """They need no session; the numbers for help are among them."""
    lines = said(Nobody(), wants=Wants.SITTER)
    assert lines[0] == "Call the clinician at once for:"
    assert "How to sit:" in lines
    assert lines.index("Whom to call:") < lines.index(HELP[0]) < lines.index(HELP[1])
    assert lines[-1] == "No session is shown now. It comes up here by itself."


def test_look_ins_are_said_when_they_are_planned_and_when_they_are_due() -> None:
    """One that waits is said once, however often the card comes anew."""
    now = time.monotonic()
    late, soon = LookIn("Vital signs.", now - 9), LookIn("Look in.", now + 600.4)
    lines = said(
        SitterCard(), SitterCard((late, soon)), SitterCard((late, soon)), wants=Wants.SITTER
    )
    assert lines[-4:] == [
        "No look-in is planned yet.",
        "Now: Vital signs.",
        "Next look-in in 10 min: Look in.",
        "Next look-in in 10 min: Look in.",
    ]


def test_a_look_in_that_comes_due_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """When its moment comes nothing has to come over the wire for it."""
    monkeypatch.setattr(second_screen, "LISTENING", 0.01)
    sink = io.StringIO()
    fake = Fake([SitterCard((LookIn("Look in.", time.monotonic() + 0.05),))])

    def make(_wants: Wants, hear: Callable[[Heard], object]) -> Guest:
        fake.hear = hear
        return fake  # type: ignore[return-value] # as much of a guest as is needed

    watch(make, Wants.SITTER, _Patient(sink, "Now: Look in."), HELP)
    assert sink.getvalue().splitlines().count("Now: Look in.") == 1


class _Patient(Terminal):
    """A terminal at which nobody types, until something was said."""

    def __init__(self, sink: io.StringIO, waits_for: str) -> None:
        super().__init__(io.StringIO(), sink)
        self._said = sink
        self._waits_for = waits_for
        self._until = time.monotonic() + 10

    def read(self, timeout: float | None) -> str | None:
        self.wait(timeout or 0.0)
        if self._waits_for in self._said.getvalue() or time.monotonic() > self._until:
            raise Closed
        return None
