"""The walks of somebody at home: one through a session, one through all the other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.program import Role
from integrate.ui.app import IntegrateApp
from integrate.ui.capture import CaptureScreen
from integrate.ui.gate import GatePanel
from integrate.ui.home.screen import HomeScreen
from integrate.ui.journal.screen import JournalScreen
from integrate.ui.launch import Opening
from integrate.ui.player.screen import PlayerScreen
from integrate.ui.programme.screen import ProgrammeScreen
from integrate.ui.settings.screen import SettingsScreen
from integrate.ui.trends.screen import TrendsScreen
from integrate.ui.welcome.screen import WelcomeScreen
from tests.ui.acting import sees, write
from tools.pictures import showcase
from tools.pictures.camera import at_top, press

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.ui.acting import House
    from tools.pictures.camera import Camera


async def walk(camera: Camera, folder: Path) -> None:
    """Be welcomed, find a script, go through every kind of step, and end it."""
    home = showcase.house(folder, Role.PATIENT, camera.theme)
    app = IntegrateApp(home.settings, None, home.preferences, opening=Opening(welcomes=True))
    async with app.run_test(size=camera.size) as pilot:
        await _welcome(camera, pilot)
        await _find(camera, pilot, "looking")
        await _steps(camera, pilot)
        await _questions(camera, pilot)
        await _find(camera, pilot, "very long", taken=False)
        camera.take(app, "long-passage")
        await press(pilot, "enter", "down", "down")
        camera.take(app, "long-list")


async def _welcome(camera: Camera, pilot: Pilot[int]) -> None:
    await at_top(pilot, WelcomeScreen)
    for number in (1, 2, 3):
        camera.take(pilot.app, f"welcome-{number}")
        await press(pilot, "enter")
    await at_top(pilot, HomeScreen)
    await sees_scripts(pilot)
    camera.take(pilot.app, "home-first")


async def _find(camera: Camera, pilot: Pilot[int], words: str, *, taken: bool = True) -> None:
    await press(pilot, "slash", *words, "enter", rests=0.5)
    if taken:
        camera.take(pilot.app, "find")
    await press(pilot, "enter", rests=0.6)
    if isinstance(pilot.app.screen, GatePanel):
        camera.take(pilot.app, "gate-day")
        await press(pilot, "down", "enter")
    await at_top(pilot, PlayerScreen)


async def _steps(camera: Camera, pilot: Pilot[int]) -> None:
    app = pilot.app
    camera.take(app, "passage")
    await press(pilot, "enter", rests=2.6)
    camera.take(app, "breathing")
    await press(pilot, "escape")
    camera.take(app, "pause")
    await press(pilot, "h")
    camera.take(app, "manageable")
    await press(pilot, "escape", "escape", "question_mark", rests=0.5)
    camera.take(app, "help")
    await press(pilot, "escape", "g", rests=0.6)
    camera.take(app, "grounding")
    await press(pilot, "escape", rests=0.5)
    camera.take(app, "grounding-pause")
    await press(pilot, "end", "enter", rests=0.5)
    camera.take(app, "stopping")
    await press(pilot, "s", "enter", rests=0.8)


async def _questions(camera: Camera, pilot: Pilot[int]) -> None:
    app = pilot.app
    await press(pilot, "right", "7")
    camera.take(app, "rating")
    await press(pilot, "enter")
    camera.take(app, "choosing")
    await press(pilot, "1")
    await press(pilot, *"The light on the wall.")
    camera.take(app, "writing")
    await press(pilot, "enter", "enter", "space", "down", "space")
    camera.take(app, "ticking")
    await press(pilot, "enter", "d", rests=0.5)
    camera.take(app, "resting-dim")
    await press(pilot, "d", rests=0.5)
    camera.take(app, "resting")
    await press(pilot, "right")
    camera.take(app, "questionnaire")
    await press(pilot, "2", "2", rests=0.5)
    camera.take(app, "result")
    await press(pilot, "enter", rests=0.5)
    camera.take(app, "end")
    await press(pilot, "enter")
    await at_top(pilot, HomeScreen)


async def at_home(camera: Camera, folder: Path) -> None:
    """Look at home with a day in it, and at each screen that opens from there."""
    home = showcase.house(folder, Role.PATIENT, camera.theme)
    showcase.lived(home)
    app = home.home()
    async with app.run_test(size=camera.size) as pilot:
        await sees_scripts(pilot)
        camera.take(app, "home")
        await press(pilot, "c")
        await at_top(pilot, CaptureScreen)
        await write(pilot, "blue, and the sound of rain")
        camera.take(app, "capture")
        await press(pilot, "escape", rests=0.5)
        camera.take(app, "capture-leaving")
        await _back_home(pilot)
        await press(pilot, "d", rests=0.5)
        await at_top(pilot, ProgrammeScreen)
        camera.take(app, "programmes")
        await press(pilot, "enter", rests=0.5)
        camera.take(app, "programme-ways")
        await _back_home(pilot)
        await press(pilot, "s")
        await at_top(pilot, SettingsScreen)
        camera.take(app, "settings")
        await press(pilot, "enter", rests=0.4)
        camera.take(app, "settings-ways")
        await _back_home(pilot)
        await _journal(camera, pilot)
    await _covered(camera, home)


async def _journal(camera: Camera, pilot: Pilot[int]) -> None:
    app = pilot.app
    await press(pilot, "j")
    await at_top(pilot, JournalScreen)
    camera.take(app, "journal")
    await press(pilot, "enter", rests=0.6)
    camera.take(app, "journal-page")
    await press(pilot, "t", rests=0.6)
    await at_top(pilot, TrendsScreen)
    camera.take(app, "trends")
    await press(pilot, "a", rests=0.4)
    camera.take(app, "trends-all")


async def _covered(camera: Camera, home: House) -> None:
    home.set_passphrase("a long walk by the sea", only=True)
    app = home.home()
    async with app.run_test(size=camera.size) as pilot:
        await press(pilot, "j", rests=1.0)
        camera.take(app, "unlock")


async def sees_scripts(pilot: Pilot[int]) -> None:
    """Wait until home has its lists."""
    await sees(pilot, " min")
    await pilot.pause(0.5)


async def _back_home(pilot: Pilot[int]) -> None:
    while not isinstance(pilot.app.screen, HomeScreen):
        await press(pilot, "escape")
