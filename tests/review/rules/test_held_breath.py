from __future__ import annotations

import pytest

from tests.review.reviewing import codes

HELD = "- breathe: {in: 4, hold: 4, out: 6}\n  for: 2 min\n"
LONG = "- breathe: {in: 4, hold: 7, out: 8}\n  for: 2 min\n"
RESTED = "- breathe: {in: 4, out: 6, rest: 2}\n  for: 2 min\n"
ASK = "- choose: Which?\n  save: way\n  options: {hold: With a hold, easy: An easy breath}\n"
OTHER = "  show: Or leave out the hold, and listen.\n"
SECTION = "- section: Held\n  when: way is hold\n  steps:\n    "
CHOSEN = "  when: way is hold\n"


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ("- breathe: {in: 4, out: 6}\n  for: 2 min\n", []),
        (HELD, ["S507"]),
        (RESTED, ["S507"]),
        (HELD + OTHER, []),
        (RESTED + OTHER, []),
        (HELD + "  show: In, hold, and out.\n", ["S507"]),
        ("- You can listen to the room instead.\n" + HELD, []),
        ("- You can breathe without a hold.\n- One.\n- Two.\n" + HELD, []),
        ("- You can breathe without a hold.\n- One.\n- Two.\n- Three.\n" + HELD, ["S507"]),
        (ASK + HELD + CHOSEN, []),
        (LONG, ["S507"]),
        (LONG + OTHER, ["S507"]),
        (ASK + LONG + CHOSEN, []),
        (ASK + SECTION + LONG.replace("\n", "\n    "), []),
    ],
)
def test_holds(steps: str, found: list[str]) -> None:
    """A short hold stands beside another way or under a choice, a long one under a choice."""
    assert codes(steps + "\n- Rest.") == found


def test_in_a_session() -> None:
    """During a session no breath is held, chosen or not."""
    head = "audience: therapist\nchecks: [{after: dose, every: 15 min, do: look in}]\n"
    assert codes("- mark: dose\n" + ASK + HELD + CHOSEN + "- Rest.", head, "session") == ["S507"]
