"""The console with more of everything than it has room for: it says so, and hides no count."""

from __future__ import annotations

import pytest

from tests.ui.acting import picture, sees
from tests.ui.console.acting import SMALL, USUAL, day

LOOK = "Look in, and mind the breathing, the colour, the comfort and the line"
CHECKS = "".join(f"  - {{after: dose, every: 10 min, do: '{LOOK} {one}'}}\n" for one in range(40))
SCRIPT = f"""\
title: {"A long title " * 8}
stage: session
audience: therapist
checks:
{CHECKS}steps:
  - note: Sit where they can see you.
  - mark: dose
  - wait: 45 min
"""


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_how_many_checks_wait_is_always_to_be_read(size: tuple[int, int]) -> None:
    """The first one is cut, not the number of the others; nor is the place in the script."""
    one = day(SCRIPT)
    async with one.app.run_test(size=size) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "/m dose")
        await one.let_pass(pilot, 600.0)
        await sees(pilot, "(+39)")
        assert "1/3" in picture(one.app).splitlines()[0]


async def test_a_pane_of_checks_says_how_many_more_there_are() -> None:
    """What has no room is counted, in the plan and of what waits."""
    one = day(SCRIPT)
    async with one.app.run_test(size=(120, 30)) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "/m dose")
        await sees(pilot, "and 29 more")
        await one.let_pass(pilot, 600.0)
        await sees(pilot, "! and 38 more")


async def test_why_a_line_is_not_taken_is_said_beside_it_in_a_small_window() -> None:
    """What the session tells at the same time makes room for it."""
    one = day(SCRIPT)
    async with one.app.run_test(size=SMALL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "/m dose")
        await one.let_pass(pilot, 600.0)
        await one.types(pilot, "/vitls 94")
        rows = picture(one.app).splitlines()
        at = next(number for number, row in enumerate(rows) if "> /vitls 94" in row)
        assert "/help lists them." in " ".join(" ".join(rows[at - 2 : at]).split())


async def test_the_words_of_the_end_are_whole_in_a_small_window() -> None:
    """How to come to the note and how to leave are both to be read."""
    one = day()
    async with one.app.run_test(size=SMALL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f10", "f10", "enter")
        await sees(pilot, "Its record is closed.")
        await sees(pilot, "F10 leaves.")
        await sees(pilot, "then n).")
