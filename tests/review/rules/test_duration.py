from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed

WAIT = "- wait: 100 s\n  show: Rest.\n"
"""With the step after it, which takes 3 s, these are 103 s."""


@pytest.mark.parametrize(
    ("said", "found"),
    [("85 s", ["W203"]), ("86 s", []), ("103 s", []), ("128 s", []), ("129 s", ["W203"])],
)
def test_a_fifth(said: str, found: list[str]) -> None:
    """What a script says may be off by a fifth of it."""
    assert codes(WAIT + "- Rest.", f"duration: {said}\n") == found


SEA = "sounds:\n  sea: {file: beds/ocean, loop: yes, gain: -6 dB}\n"
SEA_STEPS = "- play: sea\n{steps}\n{last}- stop: sea\n- Rest."
TWO = (
    "- choose: Which?\n  save: which\n  options: {a: One, b: Two}\n"
    "- wait: 5 min\n  show: Rest.\n  when: which is a\n"
    "- wait: {other}\n  show: Rest.\n  when: which is b\n- Rest."
)


def test_ways_that_exclude_each_other() -> None:
    """Ways that exclude each other are not added, and nobody has to choose neither."""
    steps = TWO.replace("{other}", "5 min")
    assert codes(steps, "duration: 5 min\n") == []
    assert codes(steps, "duration: 10 min\n") == ["W203"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("5 min", ["W203"]),
        ("10 min", ["W203"]),
        ("5 to 10 min", []),
        ("6-11 min", []),
        ("1 to 10 min", ["W203"]),
        ("5 to 20 min", ["W203"]),
        ("8 to 10 min", ["W203"]),
        ("{short: 5 to 10 min, full: 20 min}", ["W203"]),
    ],
)
def test_every_path(said: str, found: list[str]) -> None:
    """Each path is held to what is said, and each end of a range to a path."""
    steps = SEA_STEPS.format(steps=TWO.replace("{other}", "10 min"), last="- Rest.\n")
    assert codes(steps, f"{SEA}duration: {said}\n") == found


FULL = "- wait: 10 min\n  show: Rest.\n- wait: 20 min\n  show: Rest.\n  depth: full\n- Rest.\n"
PLAYED = f"- play: sea\n{FULL}- stop: sea\n- Rest."


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("{short: 10 min, full: 30 min}", []),
        ("{short: 9 to 11 min, full: 26-34 min}", []),
        ("30 min", ["W203"]),
        ("10 min", ["W203"]),
        ("10 to 30 min", ["W203"]),
        ("{short: 10 min, full: 40 min}", ["W203"]),
        ("{short: 15 min, full: 30 min}", ["W203"]),
    ],
)
def test_both_ways(said: str, found: list[str]) -> None:
    """The short and the full way are judged apart, each by its own paths."""
    assert codes(PLAYED, f"{SEA}duration: {said}\n") == found


def test_who_passes_over() -> None:
    """To pass a question over is no path of its own: what hangs on its answer comes."""
    rest = "- wait: 4 min\n  show: Rest.\n  when: it is answered\n- Rest."
    steps = f"- ask: What is it?\n  save: it\n{rest}"
    assert codes(steps, "duration: 5 min\n") == []


def test_what_a_therapist_sees() -> None:
    """Notes take no time in a patient's script, and are read in a therapist's own."""
    steps = "- Rest.\n" + f"- note: {'Look at the person. ' * 20}\n" * 5 + "- Rest."
    assert codes(steps, "duration: 6 s\n") == []
    assert codes(steps, "duration: 3 min\naudience: therapist\n") == []


def test_rounds_are_counted() -> None:
    """Steps that come again take their time again."""
    steps = "- repeat: 3\n  steps:\n    - wait: 60 s\n      show: Rest.\n- Rest."
    assert codes(steps, "duration: 3 min\n") == []
    assert codes(steps, "duration: 60 s\n") == ["W203"]


@pytest.mark.parametrize("other", ["10 s", "1 min", "5 min", "10 min", "31 min", "2 h"])
@pytest.mark.parametrize("full", ["", "  depth: full\n"])
def test_the_remedy_passes(other: str, full: str) -> None:
    """What the remedy says to write is right."""
    steps = SEA_STEPS.format(
        steps=TWO.replace("{other}", other), last=f"- wait: 8 min\n  show: Rest.\n{full}"
    )
    (found,) = reviewed(steps, f"{SEA}duration: 9 h\n").problems
    said = found.remedy.removeprefix("write `").removesuffix("`")
    assert said.startswith("duration: ")
    assert codes(steps, f"{SEA}{said}\n") == []


def test_nothing_said() -> None:
    """A script that says no duration is not held to one."""
    assert codes(WAIT + "- Rest.") == []
