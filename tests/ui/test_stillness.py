"""Nothing flashes, and where everything is to be still no change comes faster than twice a second.

A clock that the test holds goes on by a twelfth of a second at a time, as the screens are drawn;
after each the whole screen is taken, cell by cell, with the light of its ground and of its letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from textual.color import Color

from integrate.player.second_screen.wire import Wants
from integrate.preferences.preferences import THEMES
from integrate.session.accompaniment import INSTANT
from integrate.session.inputs import TimePassed
from integrate.session.person_view import Breath, Phase
from integrate.ui.console.pane import Pane
from integrate.ui.orb import Orb
from integrate.ui.person.stage import Stage
from integrate.ui.player.screen import PlayerScreen
from integrate.ui.player.session_view import SessionView
from tests.ui.acting import NARROW, WIDE, perform, sees
from tests.ui.console.acting import ROOMY, USUAL, day
from tests.ui.person.watching import Seat

if TYPE_CHECKING:
    from textual.app import App
    from textual.geometry import Region

    from tests.ui.acting import Acting, Play

STEP = 1 / 12
"""Seconds between two pictures of a screen that moves."""
FASTEST = 0.5
"""How long a still screen stays as it is, at the least: two changes a second."""
A_FLASH = 0.1
"""How much lighter and darker again a place becomes in a flash (WCAG 2.1, 2.3.1), of 1."""
LOOKED_AT = 4.0
"""How many seconds of a session are looked at at the console."""
SCENES = {
    "breathing": ("- breathe: {in: 4, out: 6}\n  for: 1 min\n  show: Let it come.\n- Last.", 12.0),
    "odd breathing": ("- breathe: {in: 3.3, hold: 0.3, out: 4.7}\n  for: 1 min\n- Last.", 12.0),
    "resting": ("- wait: 8 s\n  show: Rest.\n- Last.", 10.0),
    "text": ("- Welcome.\n- Last.", 3.0),
    "question": ("- ask: What is here?\n- Last.", 3.0),
}
"""The steps of a script, and how many seconds of it are looked at."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one place of the screen shows."""

    letter: str
    light: float
    """How light its ground is, from 0 to 1."""
    ink: float
    """How light its letter is."""


Picture = list[list[Cell]]


def light_of(colour: Color) -> float:
    """Return the relative luminance of a colour (WCAG 2.1)."""
    parts = [part / 255 for part in colour.rgb]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def taken(app: App[Any]) -> Picture:
    """Take the screen."""
    rows: Picture = []
    known: dict[Any, float] = {None: 0.0}
    for strip in app.screen._compositor.render_strips(app.size):  # noqa: SLF001 -- what is painted
        row: list[Cell] = []
        for segment in strip:
            style = segment.style
            ground = style.bgcolor if style else None
            ink = style.color if style else None
            for one in (ground, ink):
                if one not in known:
                    known[one] = light_of(Color.from_rich_color(one))
            row += [Cell(letter, known[ground], known[ink]) for letter in segment.text]
        rows.append(row)
    return rows


async def watch(play: Play, pilot: Acting, seconds: float) -> list[Picture]:
    """Let so many seconds go by, and take the screen after each step of the clock."""
    app = play.app
    player = next(one for one in app.screen_stack if isinstance(one, PlayerScreen))
    view = player.query_one(SessionView)
    pictures = [taken(app)]
    for _step in range(round(seconds / STEP)):
        play.clock.go_to(play.clock.now() + STEP)
        until = view._opened.driver.until_deadline  # noqa: SLF001 -- its own timer stands still
        if until is not None and until <= INSTANT:
            await player.send(TimePassed())
        else:
            view.keep_time()
        for _round in range(2):  # what was told, then what that asked for; no clock is waited for
            await pilot.pause(0)
        pictures.append(taken(app))
    return pictures


def changes(pictures: list[Picture]) -> dict[int, list[float]]:
    """Return for each row of the screen the moments at which anything in it changed."""
    found: dict[int, list[float]] = {}
    for number, (before, after) in enumerate(pairwise(pictures), 1):
        for row, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                found.setdefault(row, []).append(number * STEP)
    return found


def hurried(moments: dict[int, list[float]]) -> dict[int, tuple[float, float]]:
    """Return the rows in which two changes come within less than half a second."""
    return {
        row: (one, two)
        for row, times in moments.items()
        for one, two in pairwise(times)
        if two - one < FASTEST - STEP / 2
    }


def flashes(pictures: list[Picture]) -> int:
    """Return the most flashes of one cell within a second: lighter and darker again, or back."""
    second = round(1 / STEP)
    most = 0
    for y, row in enumerate(pictures[0]):
        for x in range(len(row)):
            lights = [(one[y][x].light, one[y][x].ink) for one in pictures if x < len(one[y])]
            if len(set(lights)) > 2:  # what never comes back does not flash
                for begin in range(len(lights) - second):
                    window = lights[begin : begin + second]
                    most = max(most, *(turns([one[part] for one in window]) for part in (0, 1)))
    return most


def turns(lights: list[float]) -> int:
    """Return how often the light turned round after a change that counts, in pairs."""
    turned, direction, edge = 0, 0, lights[0]
    for light in lights[1:]:
        change = light - edge
        if direction >= 0 and change <= -A_FLASH:
            turned, direction, edge = turned + (direction > 0), -1, light
        elif direction <= 0 and change >= A_FLASH:
            turned, direction, edge = turned + (direction < 0), 1, light
        elif change * direction > 0:
            edge = light
    return turned


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["60x18", "100x30"])
@pytest.mark.parametrize("name", SCENES)
async def test_a_still_screen_changes_no_faster_than_twice_a_second(
    name: str, size: tuple[int, int]
) -> None:
    """In each row half a second lies between two changes, whatever the breath is like."""
    steps, seconds = SCENES[name]
    play = perform(steps)
    play.app.animation_level = "none"
    async with play.app.run_test(size=size) as pilot:
        await sees(pilot, "1 of")
        pictures = await watch(play, pilot, seconds)
    moments = changes(pictures)
    assert hurried(moments) == {}
    assert bool(moments) is (name not in ("text", "question"))


@pytest.mark.parametrize("theme", THEMES)
async def test_nothing_flashes_while_the_disc_moves(theme: str) -> None:
    """Each place becomes lighter and darker no more than once a second, in every look."""
    steps, seconds = SCENES["breathing"]
    play = perform(steps)
    async with play.app.run_test(size=NARROW) as pilot:
        play.app.theme = theme
        await sees(pilot, "1 of")
        pictures = await watch(play, pilot, seconds)
    assert len(changes(pictures)) > 1
    assert flashes(pictures) <= 1


HEARD = {
    "breathing": [("in", 4.0), ("out", 6.0)],
    "odd breathing": [("in", 3.3), ("hold", 0.3), ("out", 4.7)],
}
"""The phases of breaths that a second screen hears of, and how long each is."""


async def second_screen(
    seat: Seat, phases: list[tuple[str, float]], pilot: Acting
) -> list[Picture]:
    """Let a breath go by on the person's screen, and take it after each step of the clock."""
    pictures = []
    for phase, length in phases:
        began = seat.now
        seat.hear(Breath("Let it come.", Phase(phase), began, length))
        while seat.now < began + length - STEP / 2:
            await pilot.pause()
            seat.app.screen.query_one(Stage).keep_time(seat.now)
            await pilot.pause()
            pictures.append(taken(seat.app))
            seat.now += STEP
    return pictures


@pytest.mark.parametrize("name", HEARD)
async def test_the_persons_screen_is_as_still(name: str) -> None:
    """Where nothing is to move there is no orb, and no row changes more than twice a second."""
    seat = Seat(Wants.PERSON, is_still=True)
    async with seat.app.run_test(size=NARROW) as pilot:
        pictures = await second_screen(seat, HEARD[name], pilot)
        assert not seat.app.screen.query_one(Orb).display
    moments = changes(pictures[1:])
    assert moments
    assert hurried(moments) == {}


@pytest.mark.parametrize("size", [USUAL, ROOMY], ids=["80x24", "140x40"])
@pytest.mark.parametrize("name", ["odd breathing", "resting"])
async def test_the_console_is_as_still(name: str, size: tuple[int, int]) -> None:
    """In no pane a row changes more than twice a second, though a step paces and clocks go."""
    steps, _seconds = SCENES[name]
    led = "title: A day\nstage: session\naudience: therapist\nsteps:\n"
    one = day(led + steps.replace("- ", "  - ", 1).replace("\n", "\n  "))
    one.app.animation_level = "none"
    async with one.app.run_test(size=size) as pilot:
        await sees(pilot, "F8 URGENT")
        panes = [pane.region for pane in one.console.query(Pane) if pane.region.area]
        pictures = []
        for _step in range(round(LOOKED_AT / STEP)):
            await one.let_pass(pilot, STEP)
            one.console.query_one(SessionView).keep_time()
            one.console.look()
            await pilot.pause()
            pictures.append(taken(one.app))
    assert changes(pictures)
    for region in panes:
        assert hurried(changes([cut_to(region, one) for one in pictures])) == {}


def cut_to(region: Region, picture: Picture) -> Picture:
    """Return what is in a part of the screen."""
    return [row[region.x : region.right] for row in picture[region.y : region.bottom]]


def test_a_flash_is_counted() -> None:
    """The measure itself: going up and down within a second is one, a slow swell is none."""
    assert turns([0.0, 0.5, 0.0]) == 1
    assert turns([0.0, 0.5, 0.0, 0.5, 0.0]) == 3
    assert turns([0.0, 0.1, 0.3, 0.6, 0.9]) == 0
    assert turns([0.5, 0.45, 0.5, 0.45]) == 0
