"""Screens as text, compared with the files in `snapshots/`.

After a change that is meant, make the files anew and look at what changed in them:

    UPDATE_SNAPSHOTS=1 python -m pytest tests/ui/test_pictures.py
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.ui.home.screen import HomeScreen
from tests.ui.acting import (
    NARROW,
    WIDE,
    House,
    perform,
    picture,
    script_text,
    sees,
    until,
    write,
)

if TYPE_CHECKING:
    from integrate.ui.app import IntegrateApp

FOLDER = Path(__file__).parent / "snapshots"
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=lambda size: f"{size[0]}x{size[1]}")

SCENES = {
    "passage": ("- Welcome. There is nothing you need to do well here.\n- Later.", ()),
    "breathing": ("- breathe: {in: 4, out: 6}\n  for: 1 min\n  show: Let it come by itself.", ()),
    "choosing": ("- choose: How is it now?\n  options: [Light, Heavy, Neither]\n- Later.", ()),
    "rating": ("- scale: How tense is your body?\n  labels: {0: soft, 10: hard}", ("6",)),
    "ticking": (
        "- checklist: Before we begin\n  require: all\n  items: [Water, The phone is silent]",
        ("2",),
    ),
    "writing": ("- ask: What do you bring?\n  save: bring", (*"one", "enter", *"two")),
    "resting": ("- wait: 5 min\n  show: Rest. The music will carry on.\n- Later.", ()),
    "pause": ("- Welcome.", ("escape",)),
    "end": ("- Welcome.", ("enter",)),
}
"""For each picture the steps of a script, and the keys that lead to it."""
SHOWN = {
    "breathing": "breathe in",
    "pause": "There is no hurry.",
    "end": "Take the time you need.",
    "writing": "two",
}
"""What a picture is waited for with, where it is not there at once."""


def matches(app: IntegrateApp, name: str, size: tuple[int, int]) -> None:
    """Compare the screen with its file, or write the file when asked to."""
    path = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
    shown = picture(app) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@SIZES
@pytest.mark.parametrize("name", SCENES)
async def test_a_scene_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    """The screen of each kind of step is the one in its file."""
    steps, keys = SCENES[name]
    play = perform(steps, title="Arriving")
    async with play.app.run_test(size=size) as pilot:
        await sees(pilot, "1 of")
        await pilot.press(*keys)
        await sees(pilot, SHOWN.get(name, "1 of"))
        await pilot.pause()
        matches(play.app, name, size)


@SIZES
async def test_home_looks_as_it_did(tmp_path: Path, size: tuple[int, int]) -> None:
    """The list by stage and, where there is room, the look at the first script."""
    about = "summary: Settle in, and name an intention.\nduration: 25 min\n"
    scripts = {
        "arriving": script_text("- Hello.", "Arriving", "set-and-setting", about),
        "before": script_text(
            "- section: Body\n  steps:\n    - breathe: {in: 4, out: 6}\n      for: 2 min\n"
            "    - ask: What do you bring?\n- section: Close\n  steps:\n    - Thank you.",
            "Some days before",
            "pre-session",
            "cautions: [Not while driving.]\n" + about,
        ),
        "broken": "title: Broken\n",
    }
    house = House(tmp_path, scripts)
    house.journal().close()
    app = house.home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "NOT READY YET")
        await pilot.pause()
        matches(app, "home", size)


@SIZES
async def test_home_looks_as_it_did_the_first_time(tmp_path: Path, size: tuple[int, int]) -> None:
    """Below the list stands once what the journal that begins now is worth."""
    app = House(tmp_path, {"arriving": script_text("- Hello.", "Arriving")}).home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "can read it.")
        await pilot.pause()
        matches(app, "home-first", size)


@SIZES
@pytest.mark.usefixtures("_quick")
async def test_the_pages_that_ask_for_a_passphrase_look_as_they_did(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """The one that opens the journal, and the cover."""
    house = House(tmp_path, {"one": script_text("- Hello.", "A shelf")})
    house.set_passphrase("four herons and a canal", only=True)
    app = house.home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "Your journal is locked")
        await pilot.pause()
        matches(app, "unlock", size)
        await write(pilot, "four herons and a canal")
        await pilot.press("enter")
        await until(pilot, lambda: app.door.journal is not None)
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("L")
        await sees(pilot, "Covered")
        await pilot.pause()
        matches(app, "cover", size)
