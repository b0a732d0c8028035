from __future__ import annotations

import json
import re
import types
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.script.read import read
from integrate.session import charting, inputs
from integrate.session.answering import Refused
from integrate.session.charting import Severity
from integrate.session.desk import Cue, CueState, Desk, PlannedCheck, SetMark, Written
from integrate.session.effects import Present
from integrate.session.person_view import (
    LATE,
    LINGERS,
    LONG_REST,
    Breath,
    PersonView,
    Phase,
    Quiet,
    Rest,
    Words,
    for_person,
    still_shown,
)
from integrate.session.program import Role
from integrate.session.session import Session
from integrate.session.sitter_card import SitterCard, for_sitter
from integrate.session.table import State
from integrate.session.view import Writing
from tests.session.conversation import fresh
from tests.session.wandering import KINDS, Move, chosen, moment, moves, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.session.inputs import Input
    from integrate.session.view import View

# What the types allow.

ALLOWED: set[object] = {str, float}


def held_by(hint: Any) -> Iterator[Any]:
    """Yield every type that a value of this type may hold, itself among them."""
    if get_origin(hint) in (Union, types.UnionType, tuple):
        for one in get_args(hint):
            if one is not Ellipsis:
                yield from held_by(one)
        return
    yield hint
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        for one in fields(hint):
            yield from held_by(hints[one.name])


@pytest.mark.parametrize("shown", [PersonView, SitterCard])
def test_no_field_can_hold_anything_private(shown: Any) -> None:
    """Every field is a text, a time or the name of a phase: no view, desk, entry or answer fits."""
    own = {SitterCard.__module__, Words.__module__}
    for one in held_by(shown):
        closed = getattr(one, "__module__", "") in own and (
            is_dataclass(one) or issubclass(one, Enum)
        )
        assert one in ALLOWED or closed, one


# What becomes of each step.

STEPS = """
steps:
  - note: For the therapist.
  - Welcome.
  - {ask: What is it?, save: word}
  - {say: 'You said "{{ word }}".'}
  - {wait: 10 min, show: Rest., id: rest}
  - {wait: 1 min, show: '{{ word or "nothing" }}'}
  - {breathe: {in: 4, hold: 1, out: 5}, for: 1 min, show: By itself.}
  - {choose: Which?, options: [One, Two]}
  - {checklist: Ready?, items: [Keys]}
  - {scale: How much?}
  - {mark: dose, show: Set the mark.}
"""


def test_what_is_for_the_person_is_shown_and_nothing_else() -> None:
    """Text, rest and breath are shown; notes, questions, marks and recalled answers are quiet."""
    session = fresh(STEPS, Role.THERAPIST)
    session.handle(inputs.Begin(), 0.0)
    seen = [for_person(session.view)]
    while session.state is not State.ENDED:
        is_asked = isinstance(session.view.scene, Writing)
        session.handle(inputs.Answer("a heron") if is_asked else inputs.Skip(), 0.0)
        seen.append(for_person(session.view))
    assert seen == [
        Quiet(),
        Words("Welcome."),
        Quiet(),
        Quiet(),
        Rest("Rest.", 0.0, 600.0),
        Rest("", 0.0, 60.0),
        Breath("By itself.", Phase.IN, 0.0, 4.0),
        *[Quiet()] * 5,
    ]


def test_before_the_beginning_it_is_quiet() -> None:
    """Nothing is shown, the title neither, until the session begins."""
    assert for_person(fresh(STEPS, Role.THERAPIST).view) == Quiet()


def test_a_breath_goes_on_from_phase_to_phase() -> None:
    """Each phase is shown with the moment it began."""
    session = fresh("steps: [{breathe: {in: 4, hold: 1, out: 5}, for: 1 min}]")
    session.handle(inputs.Begin(), 2.0)
    session.handle(inputs.TimePassed(), 6.0)
    assert for_person(session.view) == Breath("", Phase.HOLD, 6.0, 1.0)


def test_in_a_pause_no_breath_goes_on() -> None:
    """The words stay, and nobody is told to breathe in for as long as the pause lasts."""
    session = fresh("steps: [{breathe: {in: 4, out: 6}, for: 1 min, show: Easy.}, Words.]")
    session.handle(inputs.Begin(), 0.0)
    session.handle(inputs.Pause(), 1.0)
    assert for_person(session.view) == Words("Easy.")
    session.handle(inputs.Resume(), 3.0)
    assert for_person(session.view) == Breath("Easy.", Phase.IN, 2.0, 4.0)
    session.handle(inputs.Skip(), 3.0)
    session.handle(inputs.Pause(), 3.0)
    assert for_person(session.view) == Words("Words.")


def test_a_safety_step_is_never_shown() -> None:
    """What it asks and says is between the person and the therapist."""
    session = fresh("steps: [{measure: phq-9}]", Role.THERAPIST)
    session.handle(inputs.Begin(), 0.0)
    while session.state is State.ASKING:
        session.handle(inputs.Answer("1"), 0.0)
    assert session.state is State.SAFETY
    assert for_person(session.view) == Quiet()


@pytest.mark.parametrize(
    ("seen", "ends"),
    [
        (Breath("", Phase.OUT, 10.0, 6.0), 16.0 + LATE),
        (Rest("Rest.", 10.0, LONG_REST), 10.0 + LINGERS),
    ],
)
def test_what_nobody_carries_on_falls_to_quiet(seen: PersonView, ends: float) -> None:
    """A breath does not stand still for ever, and nobody reads a screen through a long rest."""
    assert still_shown(seen, ends) == seen
    assert still_shown(seen, ends + 0.01) == Quiet()


def test_what_waits_for_no_time_stays() -> None:
    """Words and the words of a short rest stay until something else comes."""
    for seen in (Words("Welcome."), Rest("Rest.", 0.0, LONG_REST - 1), Quiet()):
        assert still_shown(seen, 1e6) == seen


# Whatever happens.

TAGS = {
    "say": "zsay", "note": "znote", "ask": "zprompt", "choose": "zprompt", "checklist": "zprompt",
    "scale": "zprompt", "do": "zcheck", "section": "zsection", "title": "ztitle",
}  # fmt: skip


def tagged(thing: Any, key: str = "") -> Any:
    """Return a script whose every text carries a word that tells what it is."""
    if isinstance(thing, dict):
        inner = {one: tagged(value, one) for one, value in thing.items()}
        if "show" in inner:
            inner["show"] += " zmark" if "mark" in inner else " zshow"
        if isinstance(inner.get("options"), dict):
            inner["options"] = {
                name: f"{words} zoption" for name, words in inner["options"].items()
            }
        if isinstance(inner.get("items"), dict):
            inner["items"] = {name: f"{words} zoption" for name, words in inner["items"].items()}
        return inner
    if isinstance(thing, list):
        return [f"{one} zsay" if isinstance(one, str) else tagged(one) for one in thing]
    return f"{thing} {TAGS[key]}" if key in TAGS else thing


@st.composite
def desks(draw: st.DrawFn) -> Desk:
    """Draw what a therapist has on the desk."""
    text, at = "zchart", draw(st.floats(0, 9999))
    entries = (
        charting.Noted(text, at, 1),
        charting.Quoted(text, at, 2),
        charting.VitalsTaken(at, 94, text=text, number=3),
        charting.DistressRated(40, at, text, 4),
        charting.AdverseEvent(text, text, Severity.MILD, text, text, at, 5),
        charting.UrgentMarked(at, text, 6),
        charting.Agreed("touch", text, at, 7),
        charting.SignedOver(text, text, at, 8),
        charting.Corrected(1, text, at, 9),
    )
    due = st.floats(0, 9999)
    check = st.builds(PlannedCheck, st.integers(), st.just("zcheck"), st.just("zmark"), due, due)
    checks = st.lists(check, max_size=5)
    return Desk(
        mark_names=("zmark",),
        marks=(SetMark("zmark", at),),
        waiting=tuple(draw(checks)),
        planned=tuple(draw(checks)),
        cues=(Cue("zstep", "zcue", "zsection", CueState.NOW, "znote"),),
        chart=tuple(Written(one, at) for one in entries),
    )


def tried(session: Session, move: Move) -> Input:
    """Return what somebody tries; what they write is their own."""
    if move.kind == KINDS[0] and isinstance(session.view.scene, Writing):
        return inputs.Answer(f"zanswer {move.pick}")
    return chosen(session, move)


def views_of(session: Session, way: list[Move]) -> Iterator[View]:
    """Yield every view on a way."""
    session.handle(inputs.Begin(), 0.0)
    yield session.view
    for move in way:
        try:
            effects = session.handle(tried(session, move), moment(session, move))
        except Refused:
            continue
        yield session.view
        yield from (one.view for one in effects if isinstance(one, Present))


def tags_in(shown: PersonView | SitterCard) -> set[str]:
    """Return what kinds of text are in all that may be shown."""
    return set(re.findall(r"z[a-z]+", repr(shown)))


@settings(max_examples=150)
@given(sources(), moves, desks(), st.sampled_from(Role))
def test_no_word_of_a_note_an_answer_or_an_entry_goes_out(
    source: str, way: list[Move], desk: Desk, role: Role
) -> None:
    """On any way through any script the view holds what the script says to the person alone."""
    reads = read(json.dumps(tagged(json.loads(source)), ensure_ascii=False).encode())
    assert reads.script is not None, reads.problems
    session = Session(reads.script, role, "a-test")
    for view in views_of(session, way):
        seen = replace(view, desk=desk)
        assert tags_in(for_person(seen)) <= {"zsay", "zshow"}
        assert tags_in(for_sitter(seen)) <= {"zcheck"}


def test_the_tags_are_found_where_they_are() -> None:
    """The test above would see a word that goes out."""
    session = fresh("steps: [Hello zsay.]")
    session.handle(inputs.Begin(), 0.0)
    assert tags_in(for_person(session.view)) == {"zsay"}
