"""Remedies that name what was meant."""

from __future__ import annotations

import pytest

from integrate.script.read import Reads, read

HEAD = "title: A\nstage: anytime\nsteps:\n"
ASKED = "  - scale: A?\n    save: a\n  - say: B.\n    when: "


def _read(steps: str) -> Reads:
    return read((HEAD + steps).encode())


@pytest.mark.parametrize(
    ("steps", "remedy"),
    [
        ("  - wait: 2 minuts\n", "did you mean `2 min`?"),
        ("  - wait: 90 sec.\n", "write a time like `2 min`"),
        ("  - wait: 1,5 Minutes\n", "did you mean `1.5 min`?"),
        ("  - wait: 1 hour 5 m\n", "did you mean `1 h 5 min`?"),
        ("  - wait: two min\n", "write a time like `2 min`"),
        ("  - wait: 13 hrs\n", "did you mean `13 h`?"),
        ("  - play: beds/ocean\n    gain: -6\n", "did you mean `-6 dB`?"),
        ("  - play: beds/ocean\n    gain: loud\n", "write a level like `-9 dB`"),
        ("  - say: A.\n    depth: short\n", "write `full`, or leave this line out"),
        ("  - breathe: 4-6\n    for: 1 min\n", "write `{in: ..., out: ...}`"),
        ("  - choose: A?\n    options: {a:A}\n", "write `a: A`"),
        (f"{ASKED}a = 3\n", "write `==` for `=`"),
        (f"{ASKED}a => 3\n", "write `>=` for `=>`"),
        (f"{ASKED}a > 3 && a < 5\n", "write `and` for `&&`"),
        (f"{ASKED}a >\n", "write a condition like `tension >= 7`"),
    ],
)
def test_what_was_meant(steps: str, remedy: str) -> None:
    """A remedy says what was meant where that can be told, and gives an example where not."""
    assert [one.remedy for one in _read(steps).problems] == [remedy]


def test_a_misspelt_field_is_told_once() -> None:
    """What is misspelt is not missing as well, and the name it saves is known."""
    assert [
        one.code for one in _read("  - ask: A?\n    saev: a\n  - You wrote {{ a }}.\n").problems
    ] == ["E104"]
    capitals = read(b"Title: A\nStage: anytime\nSteps: [A.]\n").problems
    assert [one.code for one in capitals] == ["E104"] * 3
