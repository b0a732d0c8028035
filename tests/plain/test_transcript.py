from __future__ import annotations

from integrate import bundled
from integrate.plain.transcript import transcribe
from integrate.script.library import Library
from integrate.script.read import read
from integrate.session.inputs import Answer, Skip
from integrate.session.program import Role
from integrate.session.session import Session

TEXT = b"""\
title: A day
stage: integration
steps:
  - ask: What stayed?
    save: stayed
  - choose: Which?
    options: {a: Lighter, b: Heavier}
  - wait: 2 min
    show: Rest now.
"""


def test_a_transcript_says_the_steps_and_what_was_answered() -> None:
    """Answers given are taken, the rest is answered in the middle, and nothing is waited for."""
    script = read(TEXT).script
    assert script is not None
    said = transcribe(Session(script, Role.PATIENT, "day"), {"#1": Skip(), "#2": Answer("b")})
    assert said.lines[0] == "A day."
    assert "Skipped." in said.lines
    assert "Noted: Heavier" in said.lines
    assert "A rest of 2 min." in said.lines
    assert said.lines[said.places["#3"]] == "Rest now."
    assert said.lines[-1] == "Your answers are in your journal."


def test_every_shipped_script_has_a_transcript() -> None:
    """Each comes to its end with answers in the middle."""
    for entry in Library((bundled.scripts(),)).entries():
        script = entry.reads.script
        assert script is not None
        role = Role.THERAPIST if script.for_therapist else Role.PATIENT
        said = transcribe(Session(script, role, entry.name), {})
        assert any(line.startswith("The end of") for line in said.lines)
