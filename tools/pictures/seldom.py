"""The walk through what somebody at home sees seldom: nothing there yet, what is wrong, a memo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.session.program import Role
from integrate.ui.app import IntegrateApp
from integrate.ui.capture import CaptureScreen
from integrate.ui.gate import GatePanel
from integrate.ui.help import HelpScreen
from integrate.ui.home.screen import HomeScreen
from integrate.ui.journal.people import PeoplePanel, WhosePanel
from integrate.ui.journal.screen import JournalScreen
from integrate.ui.support import SupportScreen
from integrate.ui.trends.screen import TrendsScreen
from tests.player.speaking import Speaker, speaking
from tests.ui.acting import sees, write
from tools.pictures import showcase
from tools.pictures.camera import at_top, press
from tools.pictures.patient import sees_scripts

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tools.pictures.camera import Camera


async def walk(camera: Camera, folder: Path) -> None:
    """Find nothing, write a support plan, speak a memo, and come to what is wrong."""
    home = showcase.house(folder / "home", Role.PATIENT, camera.theme)
    settings = replace(home.settings, record=speaking(Speaker(72)))
    app = IntegrateApp(settings, None, home.preferences)
    async with app.run_test(size=camera.size) as pilot:
        await sees_scripts(pilot)
        await _nothing(camera, pilot)
        await _plan(camera, pilot)
        await _memo(camera, pilot)
        await _found(camera, pilot)
    await _people(camera, folder / "clinic")
    await _no_journal(camera, folder / "full")


async def _nothing(camera: Camera, pilot: Pilot[int]) -> None:
    """Look for what is not there, in all that is still empty."""
    app = pilot.app
    await press(pilot, "/", *"zebra", rests=0.4)
    camera.take(app, "find-nothing")
    await press(pilot, "escape", "j")
    await at_top(pilot, JournalScreen)
    camera.take(app, "journal-empty")
    await press(pilot, "r", rests=0.4)
    camera.take(app, "remember-empty")
    await press(pilot, "t")
    await at_top(pilot, TrendsScreen)
    camera.take(app, "trends-empty")
    await press(pilot, "escape", "escape", "escape", rests=0.4)
    await at_top(pilot, HomeScreen)


async def _plan(camera: Camera, pilot: Pilot[int]) -> None:
    app = pilot.app
    await press(pilot, "?")
    await at_top(pilot, HelpScreen)
    await press(pilot, "p")
    await at_top(pilot, SupportScreen)
    camera.take(app, "support")
    await press(pilot, "enter")
    await write(pilot, "I sleep badly and answer nobody.")
    camera.take(app, "support-writing")
    await press(pilot, "escape", "escape")
    await at_top(pilot, HelpScreen)
    await press(pilot, rests=0.5)
    camera.take(app, "help-plan")
    await press(pilot, "escape")
    await at_top(pilot, HomeScreen)


async def _memo(camera: Camera, pilot: Pilot[int]) -> None:
    app = pilot.app
    await press(pilot, "c")
    await at_top(pilot, CaptureScreen)
    await write(pilot, "the light on the wall")
    await press(pilot, "ctrl+r")
    await sees(pilot, "Recording,")
    camera.take(app, "memo-recording")
    await press(pilot, "ctrl+r")
    await sees(pilot, "A voice memo of")
    camera.take(app, "memo-kept")
    await press(pilot, "escape", "j", rests=0.4)
    await at_top(pilot, JournalScreen)
    camera.take(app, "journal-memo")
    await press(pilot, "escape")
    await at_top(pilot, HomeScreen)


async def _found(camera: Camera, pilot: Pilot[int]) -> None:
    """Find a script that is broken, and one with two ways; then the window gets too small."""
    app = pilot.app
    await press(pilot, "/", *"broken", "enter", rests=0.4)
    camera.take(app, "broken")
    await press(pilot, "enter", rests=0.5)
    camera.take(app, "broken-told")
    await press(pilot, "escape", "/", *"what to expect", "enter", "enter", rests=0.5)
    await at_top(pilot, GatePanel)
    await press(pilot, "down", "enter", rests=0.5)
    camera.take(app, "gate-depth")
    await press(pilot, "escape")
    await pilot.resize_terminal(36, 9)
    await press(pilot, rests=0.4)
    camera.take(app, "too-small")
    await pilot.resize_terminal(*camera.size)


async def _people(camera: Camera, folder: Path) -> None:
    """Choose somebody of the journal, as a therapist does."""
    home = showcase.house(folder, Role.THERAPIST, camera.theme)
    with home.journal() as journal:
        journal.add_person("P-014")
        journal.add_person("Wren")
    app = home.home()
    async with app.run_test(size=camera.size) as pilot:
        await sees_scripts(pilot)
        camera.take(app, "home-therapist")
        await press(pilot, "j")
        await at_top(pilot, JournalScreen)
        await press(pilot, "P")
        await at_top(pilot, PeoplePanel)
        camera.take(app, "people")
        await press(pilot, "escape", "escape", "/", *"before you begin", "enter", "enter")
        await at_top(pilot, WhosePanel)
        camera.take(app, "whose")


async def _no_journal(camera: Camera, folder: Path) -> None:
    """Be told that there is no journal, and lose no word all the same."""
    home = showcase.house(folder, Role.PATIENT, camera.theme)
    (folder / "data").write_text("no folder", "utf-8")
    app = home.home()
    async with app.run_test(size=camera.size) as pilot:
        await sees_scripts(pilot)
        camera.take(app, "no-journal")
        await press(pilot, "c")
        await at_top(pilot, CaptureScreen)
        await write(pilot, "the light on the wall")
        await press(pilot, "escape", rests=0.5)
        camera.take(app, "capture-not-kept")
