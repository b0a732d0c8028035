from __future__ import annotations

from integrate.programme.outline import length, outline
from tests.programme.following import programme

ROUNDS = """
title: Six
rounds: 6
before: [{script: ready, rounds: 1}]
days:
  - {day: 0, script: evening, rounds: 2-6}
  - {day: 1-9, script: breathe, every: 3}
"""


def test_a_programme_is_told_in_lines() -> None:
    """What comes before a session, after it, and what is offered, each with its days."""
    told = dict(outline(programme(), str.title))
    assert told == {
        "Before a session": ("Prepare",),
        "After it": (
            *("days 0 to 1: Evening", "days 2 to 3: Write", "days 4 to 5: Look-Back"),
            "day 7: Last",
        ),
        "If you like": ("Learn", "days 1 to 7, every day: Breathe"),
    }
    assert length(programme()) == "to day 7 after a session"


def test_rounds_are_told() -> None:
    """Which sessions a part belongs to stands behind it."""
    told = dict(outline(programme(ROUNDS), str.title))
    assert told["Before a session"] == ("Ready (session 1)",)
    assert told["After it"] == (
        "day 0: Evening (sessions 2-6)",
        "days 1 to 9, every 3 days: Breathe",
    )
    assert length(programme(ROUNDS)) == "up to 6 sessions"
