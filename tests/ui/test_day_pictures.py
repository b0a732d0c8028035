"""The screens around a programme as text, compared with their files as `test_pictures` does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integrate.help import crisis_lines
from integrate.player.help_at_hand import HelpAtHand
from integrate.ui.app import IntegrateApp
from integrate.ui.launch import Opening
from tests.ui.acting import NARROW, WIDE, sees
from tests.ui.following import WEEK, follow, furnish, go_through
from tests.ui.test_pictures import matches

if TYPE_CHECKING:
    from pathlib import Path

SIZES = pytest.mark.parametrize(
    "size", [NARROW, (80, 24), WIDE], ids=lambda size: f"{size[0]}x{size[1]}"
)
NO_LATER = WEEK.replace("  - {day: 3-4, script: look-back}\n", "")
"""A week without a date in it, which would be another one tomorrow."""


@SIZES
async def test_home_with_a_day_looks_as_it_did(tmp_path: Path, size: tuple[int, int]) -> None:
    """What is done, what is open and what is offered."""
    house = furnish(tmp_path)
    (tmp_path / "scripts/programmes/week.yaml").write_text(NO_LATER, encoding="utf-8")
    follow(house)
    go_through(house, "write")
    app = house.home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "ALL SCRIPTS")
        await sees(pilot, "Getting ready" if size[1] > 18 else "BEFORE A SESSION")
        await pilot.pause()
        matches(app, "home-day", size)


@SIZES
async def test_the_programmes_look_as_they_did(tmp_path: Path, size: tuple[int, int]) -> None:
    """The list, and what is told of the one that is followed."""
    house = furnish(tmp_path)
    follow(house)
    app = house.home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "FOR TODAY")
        await pilot.press("d")
        await sees(pilot, "you follow it, day 1")
        await sees(pilot, "A small one." if size[0] >= 80 else "not ready yet")
        await pilot.pause()
        matches(app, "programmes", size)


@SIZES
async def test_the_settings_look_as_they_did(tmp_path: Path, size: tuple[int, int]) -> None:
    """All preferences, and what the first is for."""
    app = furnish(tmp_path).home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "Getting ready")
        await pilot.press("s")
        await sees(pilot, "The colours of the screen.")
        app.tell(" ")
        await pilot.pause()
        matches(app, "settings", size)


@SIZES
@pytest.mark.parametrize("page", [1, 2, 3])
async def test_the_welcome_looks_as_it_did(
    tmp_path: Path, size: tuple[int, int], page: int
) -> None:
    """Each of its three pages."""
    house = furnish(tmp_path)
    assert crisis_lines.shipped()
    settings = replace(house.settings, help=HelpAtHand(house.preferences))
    app = IntegrateApp(settings, None, house.preferences, opening=Opening(welcomes=True))
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "page 1 of 3")
        await pilot.press(*["enter"] * (page - 1))
        await sees(pilot, f"page {page} of 3")
        await pilot.pause()
        matches(app, f"welcome-{page}", size)
