from __future__ import annotations

import pytest

from integrate.script.depth import Depth
from integrate.script.duration import Duration, Range, read_range, written, written_range
from integrate.script.read import read
from tests.script.made import script_of


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("12 min", 720, 720),
        ("90 s", 90, 90),
        ("10-15 min", 600, 900),
        ("10 - 15 min", 600, 900),
        ("10 to 15 min", 600, 900),
        ("10\u201315 min", 600, 900),
        ("10 min to 15 min", 600, 900),
        ("50 min to 1 h 10 min", 3000, 4200),
        ("1-2 h", 3600, 7200),
        ("1:30 to 2:00", 90, 120),
        ("40 s to 2 min", 40, 120),
        ("15 to 15 min", 900, 900),
    ],
)
def test_a_range(text: str, least: float, most: float) -> None:
    """A time, or two times with one unit or two."""
    assert read_range(text) == Range(least, most)
    assert read_range(written_range(Range(least, most))) == Range(least, most)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("soon", "is not a time"),
        ("15 to 10 min", "begins with the longer time"),
        ("10 to 15", "does not say the unit"),
        ("10 to 1 h 5 min", "does not say the unit"),
        ("10-15-20 min", "neither a time nor a range"),
        ("-15 min", "a time is missing"),
        ("10 min to", "a time is missing"),
        ("1 to 13 h", "longer than half a day"),
    ],
)
def test_no_range(text: str, why: str) -> None:
    """What is no range is refused with a reason."""
    with pytest.raises(ValueError, match=why):
        read_range(text)


def lasting(said: str) -> Duration | None:
    """Return the duration of a script that says so."""
    reads = read(f"title: A\nstage: anytime\nduration: {said}\nsteps: [Rest.]\n".encode())
    assert reads.script is not None, reads.problems
    return reads.script.duration


def test_both_ways() -> None:
    """A duration holds for both ways, or tells them apart; it is written as it was read."""
    single = Duration(Range(720, 720), Range(720, 720))
    assert lasting("12 min") == single
    assert lasting("{short: 12 min, full: 12 min}") == single
    assert written(single) == "12 min"
    told = lasting("{short: 14 min, full: 30-40 min}")
    assert told == Duration(Range(840, 840), Range(1800, 2400))
    assert told is not None
    assert (told.of(Depth.SHORT), told.of(Depth.FULL)) == (told.short, told.full)
    assert written(told) == "{short: 14 min, full: 30 to 40 min}"
    assert lasting(written(told)) == told


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("{short: 14 min}", "E103"),
        ("{short: 14 min, full: long}", "E106"),
        ("{short: 14 min, ful: 20 min}", "E104"),
        ("[14 min]", "E105"),
    ],
)
def test_what_it_is_not(said: str, code: str) -> None:
    """A part that is missing, misspelt or no time is named."""
    reads = read(f"title: A\nstage: anytime\nduration: {said}\nsteps: [Rest.]\n".encode())
    assert code in [one.code for one in reads.problems]


def test_a_script_with_two_ways() -> None:
    """A script has a short way when a step in it, however deep, comes on the full one only."""
    deep = "steps:\n  - section: One\n    steps:\n      - say: Rest.\n        depth: full\n"
    assert script_of(deep).has_two_ways
    assert not script_of(deep.replace("        depth: full\n", "")).has_two_ways


@pytest.mark.parametrize("said", ["short", "ful", "yes"])
def test_no_other_depth(said: str) -> None:
    """A step comes on both ways, or on the full one; nothing else can be said of it."""
    source = f"title: A\nstage: anytime\nsteps:\n  - say: Rest.\n    depth: {said}\n"
    (found,) = read(source.encode()).problems
    assert found.code == "E106"
