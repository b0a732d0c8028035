from __future__ import annotations

import pytest

from integrate.script.answers import Answer
from integrate.session.program import Role, lay_out
from integrate.session.soundscape import sound_named
from integrate.session.speech import known_ahead, known_with
from tests.session.conversation import fresh, script_of

NARRATED = """
narration: {pace: slow}
steps:
  - Welcome.
  - {ask: Which word?, save: word}
  - 'You wrote "{{ word }}".'
  - {wait: 10 s}
  - {say: Read this., spoken: no}
  - {note: Lights down.}
"""


def test_known_ahead() -> None:
    """What hangs on no answer can be made ready: the words of steps that are spoken, in order."""
    script = script_of(NARRATED)
    said = list(known_ahead(script, lay_out(script, Role.PATIENT)))
    assert [(one.id, one.text, one.private) for one in said] == [
        ("voice #1", "Welcome.", False),
        ("voice #2", "Which word?", False),
    ]
    assert {(one.language, one.pace) for one in said} == {("en", "slow")}


def test_nothing_ahead_without_a_narration() -> None:
    """A script without a narration has nothing to be made ready."""
    script = script_of("steps: [Welcome.]")
    assert list(known_ahead(script, lay_out(script, Role.PATIENT))) == []


@pytest.mark.parametrize(
    ("one", "name"), [("sea@3", "sea"), ("a@b@12", "a@b"), ("voice #1", ""), ("tone", "")]
)
def test_names_of_sounds(one: str, name: str) -> None:
    """The script's name of a sound is found in its id; words and tones have none."""
    assert sound_named(one) == name


def test_a_session_knows_what_it_leads_through() -> None:
    """A session tells its script, and the program it made of it."""
    session = fresh(NARRATED)
    assert session.script == script_of(NARRATED)
    assert session.program == lay_out(session.script, Role.PATIENT)


def test_known_with_an_answer() -> None:
    """What recalls an answer can be made ready once all it recalls is answered, and is private."""
    steps = """
steps:
  - {ask: Which word?, save: word}
  - {ask: Which place?, save: place}
  - {note: "For {{ word }}."}
  - 'You wrote "{{ word }}".'
  - "{{ word }}, {{ place }}."
"""
    script = script_of(f"narration: {{pace: even}}{steps}")
    program = lay_out(script, Role.PATIENT)
    answers = {"word": Answer("calm", "calm")}
    said = list(known_with(script, program, answers, {"word"}))
    assert [(one.text, one.private) for one in said] == [('You wrote "calm".', True)]
    assert list(known_with(script, program, answers, {"place"})) == []
    both = answers | {"place": Answer("here", "here")}
    assert [one.text for one in known_with(script, program, both, {"place"})] == ["calm, here."]
    assert list(known_with(script_of(steps), program, both, {"word"})) == []


def test_notes_are_not_said() -> None:
    """What only the therapist reads is not said, whatever it recalls."""
    script = script_of(
        "audience: therapist\nnarration: {pace: even}\nsteps:\n"
        '  - {ask: Which word?, save: word}\n  - {note: "For {{ word }}."}\n'
    )
    program = lay_out(script, Role.THERAPIST)
    assert list(known_with(script, program, {"word": Answer("calm", "calm")}, {"word"})) == []
