from __future__ import annotations

import pytest

from integrate.script.depth import Depth
from integrate.script.duration import Duration, read_range
from integrate.script.read import read
from integrate.session.lasting import about, named, told, told_at_once


def lasting(short: str, full: str = "") -> Duration:
    """Return the duration of a short and a full way."""
    return Duration(read_range(short), read_range(full or short))


@pytest.mark.parametrize(
    ("short", "full", "words", "estimate"),
    [
        ("12 min", "", "12 min", "about 12 min"),
        ("10-15 min", "", "10 to 15 min", "about 10 to 15 min"),
        ("1-17 min", "", "up to 17 min", "up to 17 min"),
        ("50 min to 1 h 10 min", "", "50 min to 1 h 10 min", "about 50 min to 1 h 10 min"),
        ("14 min", "35 min", "14 min, or 35 in full", "about 14 min, or 35 in full"),
        ("9 min", "30-40 min", "9 min, or 30 to 40 in full", "about 9 min, or 30 to 40 in full"),
        ("9 min", "1 h 5 min", "9 min, or 1 h 5 min in full", "about 9 min, or 1 h 5 min in full"),
        ("40 s", "2 min", "40 s, or 2 min in full", "about 40 s, or 2 min in full"),
    ],
)
def test_how_long_in_words(short: str, full: str, words: str, estimate: str) -> None:
    """A range is said with its unit once, two ways in one line, and a wide range by its end."""
    assert told(lasting(short, full)) == words
    assert about(lasting(short, full)) == estimate


@pytest.mark.parametrize(
    ("short", "full", "words"),
    [
        ("5 min", "", "5 min"),
        ("5-7 min", "7-13 min", "5 to 13 min"),
        ("14 min", "35 min", "14 to 35 min"),
        ("1-2 min", "2-3 min", "up to 3 min"),
        ("40 s", "1 min", "40 s to 1 min"),
    ],
)
def test_both_ways_at_once(short: str, full: str, words: str) -> None:
    """From the least of the short way to the most of the full one, and a wide range by its end."""
    assert told_at_once(lasting(short, full)) == words


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("{short: 14 min, full: 35 min}", ["Short, about 14 minutes", "Full, about 35 minutes"]),
        (
            "{short: 1 min, full: 10-15 min}",
            ["Short, about 1 minute", "Full, about 10 to 15 minutes"],
        ),
        ("{short: 40 s, full: 2-20 min}", ["Short, about 40 s", "Full, up to 20 minutes"]),
        ("{short: 20 min, full: 2 h}", ["Short, about 20 minutes", "Full, about 2 h"]),
        ("", ["Short", "Full"]),
    ],
)
def test_how_the_ways_are_offered(said: str, offered: list[str]) -> None:
    """Each way is offered with its length in written-out minutes, where the script says one."""
    head = f"duration: {said}\n" if said else ""
    script = read(f"title: A\nstage: anytime\n{head}steps: [Rest.]\n".encode()).script
    assert script is not None
    assert [named(script, one) for one in Depth] == offered
