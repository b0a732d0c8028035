"""What goes wrong while a session is led: it goes on and says so, and the record shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.audio.api import SOUNDING, STARTING, Condition, State
from integrate.audio.silence import NoOutput
from integrate.session.charting import Noted
from integrate.session.program import Role
from integrate.session.record import Away, Began, CheckMissed
from integrate.ui.console.screen import ConsoleScreen
from tests.player.fakes import WrittenSound
from tests.ui.acting import House, sees, until, write
from tests.ui.console.acting import ROOMY, SMALL, USUAL, day

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

GONE = Condition(State.SILENT, "The sound device is gone.")
SCRIPT = """\
title: A day
stage: session
audience: therapist
steps:
  - note: Sit where they can see you.
  - mark: dose
  - Thank you.
"""


async def test_a_loss_of_sound_is_in_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loss and the return are noted by themselves, each once, also over a restart."""
    one = day()
    now = [SOUNDING]
    monkeypatch.setattr(WrittenSound, "condition", property(lambda _self: now[0]))
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        for condition in (SOUNDING, GONE, GONE, STARTING, GONE, SOUNDING, SOUNDING):
            now[0] = condition
            one.console.tick()
            await pilot.pause()
        await until(pilot, lambda: one.kinds().count("Noted") >= 2)
        await sees(pilot, "the sound is heard again")
    words = [event.text for event in one.memory.events if isinstance(event, Noted)]
    assert [GONE.reason in one for one in words] == [True, False]


async def test_gaps_are_told_in_the_pane_of_the_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that was left without sound for a moment is counted."""
    one = day()
    heard = replace(SOUNDING, gaps=2)
    monkeypatch.setattr(WrittenSound, "condition", property(lambda _self: heard))
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "2 gaps so far")


async def test_a_second_screen_that_goes_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The strip shows who is there; whoever goes is told of, and a trouble once."""

    class Screens(NoOutput):
        guests, sitters, trouble = 0, 0, ""

    one, screens = day(), Screens()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "no second screen")
        monkeypatch.setattr(one.console.showing._around, "_screens", screens)  # noqa: SLF001 -- a fake in its place
        screens.guests, screens.sitters = 1, 1
        one.console.tick()
        await sees(pilot, "person's view 1 sitter 1")
        screens.guests, screens.trouble = 0, "No screen can be connected."
        one.console.tick()
        await sees(pilot, "No screen can be connected.")
        screens.sitters = 0
        one.console.tick()
        await sees(pilot, "The sitter's card has gone")


async def test_resized_to_nothing_and_back_keeps_the_line() -> None:
    """What is typed stays, in every size."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await write(pilot, "half typed")
        for size in (USUAL, SMALL, (20, 5), ROOMY):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await pilot.press("enter")
        await sees(pilot, "1 half typed")


async def test_a_killed_program_goes_on_where_it_was(tmp_path: Path) -> None:
    """The note, the mark and the time since it are there again, and the gap is in the record."""
    house = House(tmp_path, {"day": SCRIPT}, role=Role.THERAPIST)
    app = house.player("day")
    async with app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "in charge of this session?")
        await pilot.press("down", "enter")
        await sees(pilot, "Sit where they can see you.")
        await write(pilot, "/m dose")
        await pilot.press("enter")
        await sees(pilot, "mark: dose")
        await write(pilot, "Eyes open.")
        await pilot.press("enter")
        await sees(pilot, "1 Eyes open.")
    home = house.home()
    async with home.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Continue A day")
        await pilot.press("enter")
        await sees(pilot, "in charge of this session?")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(home.screen, ConsoleScreen))
        await sees(pilot, "1 Eyes open.")
        await sees(pilot, "since dose")
    events = house.sessions[0]
    assert sum(isinstance(one, Began) for one in events) == 1
    assert any(isinstance(one, Away) for one in events)
    assert not any(isinstance(one, CheckMissed) for one in events)
