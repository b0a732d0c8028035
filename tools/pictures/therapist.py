"""The walk of a therapist: from whose session it is, through the console, to the signed note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from integrate import bundled
from integrate.audio.messages import Setup
from integrate.player.preflight.equipment import Equipment
from integrate.session.program import Role
from integrate.ui.app import IntegrateApp
from integrate.ui.console.line import NoteLine
from integrate.ui.console.screen import ConsoleScreen
from integrate.ui.note.screen import NoteScreen
from integrate.ui.preflight.screen import PreflightScreen
from tests.player.fakes import WrittenSound
from tests.ui.acting import sees, until, write
from tools.pictures import showcase
from tools.pictures.camera import at_top, press
from tools.pictures.patient import sees_scripts

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tools.pictures.camera import Camera

QUICKLY: Final = 120.0
"""How many times as fast the session goes."""
ONSET: Final = 8.0
"""Seconds between the dose and the notes after it: a quarter of an hour of the session."""
BEGINNING: Final = ("/v 72 118/76 98 base", "settled, asks for the window open")
LATER: Final = (
    '"warm, heavy hands',
    "/done",
    "/v 94 151/91 97 recheck",
    "/s 6 asked for a hand, had it",
)
PANES: Final = {"f4": "step", "f3": "vitals", "f6": "sound"}


async def walk(camera: Camera, folder: Path) -> None:
    """Lead an infusion from the first question to the note."""
    home = showcase.house(folder, Role.THERAPIST)
    with home.journal() as journal:
        journal.add_person("Heron")
    sound = Setup(cache=folder / "cache", sounds=bundled.sounds())
    settings = replace(
        home.settings,
        speed=QUICKLY,
        equipment=Equipment(sound, folder / "data", is_muted=False),
        open_output=lambda _tell: WrittenSound([]),
    )
    app = IntegrateApp(settings, None, home.preferences)
    async with app.run_test(size=camera.size) as pilot:
        app.theme = camera.theme
        await sees_scripts(pilot)
        await _whose(camera, pilot)
        await _before(camera, pilot)
        await _lead(camera, pilot)
        await _end(camera, pilot)


async def _whose(camera: Camera, pilot: Pilot[int]) -> None:
    await press(pilot, "slash", *"infusion", "enter", rests=0.6)
    camera.take(pilot.app, "home-therapist")
    await press(pilot, "enter", rests=0.6)
    camera.take(pilot.app, "whose")
    await press(pilot, "enter", rests=0.6)
    camera.take(pilot.app, "at-hand")
    await press(pilot, "enter", rests=0.6)


async def _before(camera: Camera, pilot: Pilot[int]) -> None:
    await sees(pilot, "in charge of this session?")
    camera.take(pilot.app, "gate")
    await press(pilot, "down", "enter")
    await at_top(pilot, PreflightScreen)
    await sees(pilot, "warning")
    camera.take(pilot.app, "preflight")
    await press(pilot, "b", rests=0.5)
    if not isinstance(pilot.app.screen, ConsoleScreen):
        await write(pilot, "A. Berg")
        camera.take(pilot.app, "preflight-signing")
        await press(pilot, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ConsoleScreen), "the console")


async def _lead(camera: Camera, pilot: Pilot[int]) -> None:
    app, console = pilot.app, cast("ConsoleScreen", pilot.app.screen)
    await pilot.pause(0.5)
    camera.take(app, "console-first")
    for words in BEGINNING:
        await _type(pilot, console, words)
    await _type(pilot, console, "/m dose")
    await pilot.pause(ONSET)
    for words in LATER:
        await _type(pilot, console, words)
    await press(pilot, *"Tearful, asked")
    camera.take(app, "console")
    for key, name in PANES.items():
        await press(pilot, key, rests=0.4)
        camera.take(app, f"console-{name}")
        await press(pilot, "escape")
    await press(pilot, "f1", rests=0.5)
    camera.take(app, "console-help")
    await press(pilot, "escape", "f8", rests=0.6)
    camera.take(app, "console-urgent")
    console.query_one(NoteLine).fill("")


async def _end(camera: Camera, pilot: Pilot[int]) -> None:
    await press(pilot, "escape", "f10", rests=0.4)
    camera.take(pilot.app, "console-ending")
    await press(pilot, "f10", "enter")  # it asks once, and time goes fast here
    await sees(pilot, "Its record is closed.")
    camera.take(pilot.app, "console-ended")
    await press(pilot, "enter")
    await at_top(pilot, NoteScreen)
    camera.take(pilot.app, "note")
    await press(pilot, "s", rests=0.4)
    camera.take(pilot.app, "note-signing")


async def _type(pilot: Pilot[int], console: ConsoleScreen, words: str) -> None:
    console.query_one(NoteLine).fill(words)
    await pilot.pause()
    await press(pilot, "enter")
    await until(pilot, lambda: not console.is_busy, "the end of the line's way")
