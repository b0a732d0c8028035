"""A window that becomes small and large again, on every screen that opens from home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.ui.home.screen import HomeScreen
from tests.ui.acting import NARROW, WIDE, House, picture, script_text, sees, until, write
from tests.ui.following import furnish

if TYPE_CHECKING:
    from pathlib import Path

SMALL = (30, 8)
SCREENS = {
    "home": ((), "AT ANY TIME"),
    "find": (("slash", *"looking", "enter"), "Looking back"),
    "journal": (("j",), "Your journal"),
    "trends": (("j", "t"), "No questionnaire was taken yet."),
    "programmes": (("d",), "Programmes"),
    "settings": (("s",), "Short or full"),
    "help": (("question_mark",), "In danger"),
    "support": (("question_mark", "p"), "in the journal on this computer."),
}
"""The keys that lead to each, and words that stand there in every window that is large enough."""


@pytest.mark.parametrize("name", SCREENS)
async def test_nothing_is_lost(tmp_path: Path, name: str) -> None:
    """It says so when it is too small, and otherwise shows what it did, at once."""
    keys, words = SCREENS[name]
    app = furnish(tmp_path).home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await sees(pilot, words)
        await pilot.pause()
        before = picture(app)
        await pilot.resize_terminal(*SMALL)
        await sees(pilot, "This window is too small.")
        await pilot.resize_terminal(*NARROW)
        await until(pilot, lambda: "too small" not in picture(app))
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: picture(app) == before, f"as before:\n{before}")


async def test_nothing_written_is_lost(tmp_path: Path) -> None:
    """Words that are just being written stay, and can be written on."""
    house = House(tmp_path, {"calm": script_text("- Breathe.", "Some calm")})
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        await pilot.press("c")
        await until(pilot, lambda: not isinstance(app.screen, HomeScreen))
        await write(pilot, "the light ")
        await pilot.resize_terminal(*SMALL)
        await sees(pilot, "This window is too small.")
        await pilot.resize_terminal(*NARROW)
        await write(pilot, "on the wall")
        await sees(pilot, "the light on the wall")
