"""The sound at the console: panic, URGENT, talk-over and volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from integrate.session.charting import SoundHushed, UrgentMarked
from integrate.session.record import Paused
from integrate.session.table import State
from integrate.ui.console import screen
from integrate.ui.console.forms import VitalsForm
from tests.ui.acting import flowing, rows, script_text, sees, until, write
from tests.ui.console.acting import ROOMY, SCRIPT, USUAL, day

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a busy computer be slow between two presses of Esc."""
    monkeypatch.setattr(screen, "TWICE_WITHIN", 60.0)


async def test_esc_twice_fades_everything_and_holds_the_session() -> None:
    """It is written down, once more is silence at once, and /resume brings it back."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await write(pilot, "half")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: Paused() in one.memory.events)
        assert one.memory.events[-2:] == [SoundHushed(0.0, number=1), Paused()]
        await sees(pilot, "faded out: /resume brings it back")
        assert one.console.view.state is State.PAUSED
        assert one.console.query_one(Input).value == "half"
        await pilot.press("escape")
        await until(pilot, lambda: "mute True" in one.heard)
        assert one.memory.events[-1] == SoundHushed(0.0, at_once=True, number=2)
        one.console.query_one(Input).value = ""
        await one.types(pilot, "/resume")
        await sees(pilot, "Going on.")
        assert one.heard[-3:] == ["mute False", "level of all 0 dB", "resume"] or one.heard[
            -4:
        ] == ["mute False", "level of all 0 dB", "pause", "resume"]
        assert "heard as it is meant" in flowing(one.app)


async def test_esc_twice_slowly_is_no_panic() -> None:
    """Esc alone leads back to the line; the two have to come within 0.6 s."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        one.console.overhear("escape", 10.0)
        one.console.overhear("x", 10.1)
        one.console.overhear("escape", 10.0 + screen.TWICE_WITHIN + 0.01)
        await pilot.pause()
        assert SoundHushed(0.0, number=1) not in one.memory.events
        assert "pause" not in one.heard


async def test_panic_works_over_a_form_and_with_a_full_disk() -> None:
    """Nothing that lies over the console, and no disk, holds the fade up."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        one.memory.full = True
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(one.app.screen, VitalsForm))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "pause" in one.heard)
        await sees(pilot, "NOT SAVED")
        one.memory.full = False
        await pilot.press("enter")
        await sees(pilot, "It is saved now.")
        assert "SoundHushed" in one.kinds()


async def test_panic_fades_the_grounding_over_the_console(tmp_path: Path) -> None:
    """Whatever is played on top fades as well."""
    path = tmp_path / "anytime" / "grounding.yaml"
    path.parent.mkdir()
    path.write_text(script_text("- Look around."), encoding="utf-8")
    one = day(folder=tmp_path)
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f9")
        await sees(pilot, "Look around.")
        await pilot.press("f8")
        await sees(pilot, "sound faded out")
        assert UrgentMarked(0.0, number=1) in one.memory.events


async def test_urgent_marks_the_moment_and_opens_the_clinics_plan(tmp_path: Path) -> None:
    """One key: everything fades, the time is kept, the plan is there, and notes go on."""
    one = day(folder=tmp_path, protocol="1. Call the lead clinician, extension 4410.")
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        one.clock.go_to(90.0)
        await pilot.press("f8")
        await sees(pilot, "URGENT marked at 14:01:30.")
        assert "1. Call the lead clinician, extension 4410." in flowing(one.app)
        await until(pilot, lambda: Paused() in one.memory.events)
        assert UrgentMarked(90.0, number=1) in one.memory.events
        await one.types(pilot, "Nurse called.")
        await one.types(pilot, "!! pulse weak")
        assert one.kinds().count("UrgentMarked") == 2
        assert "mute True" not in one.heard
        await pilot.press("f8")
        await until(pilot, lambda: "mute True" in one.heard)
        assert one.kinds().count("UrgentMarked") == 2
        await pilot.press("escape")
        assert "extension 4410" not in flowing(one.app)
        await one.types(pilot, "/plan")
        assert "extension 4410" in flowing(one.app)
        await one.types(pilot, "/plan")
        assert "extension 4410" not in flowing(one.app)


async def test_an_end_behind_the_plan_is_said_in_front_of_it() -> None:
    """The plan stays while it may be needed; that the session has ended is not hidden by it."""
    one = day()
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f8")
        await sees(pilot, "URGENT marked at")
        await pilot.press("f10", "enter")
        await sees(pilot, "The session has ended. esc puts the plan away")
        assert "URGENT marked at" in flowing(one.app)
        await one.types(pilot, "Nurse here.")
        assert "The session has ended. esc puts the plan away" in flowing(one.app)
        await pilot.press("escape")
        await sees(pilot, "Its record is closed.")
        assert "esc puts the plan away" not in flowing(one.app)


@pytest.mark.parametrize("size", [USUAL, ROOMY], ids=["80x24", "140x40"])
async def test_the_signs_in_the_plan_have_all_of_its_width(size: tuple[int, int]) -> None:
    """Also when it opens for the first time."""
    sign = "hard to wake, or breathing slow"
    one = day(SCRIPT.replace("checks:", f"safety: {{stop if: ['{sign}']}}\nchecks:", 1))
    async with one.app.run_test(size=size) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f8")
        await sees(pilot, "URGENT marked at")
        one.console.query_one("#plan VerticalScroll").scroll_end(animate=False)
        await until(pilot, lambda: any(sign in row for row in rows(one.app)))


async def test_urgent_without_a_plan_says_so() -> None:
    """`!!` is the same as the key; where the clinic has put no plan there, that is said."""
    one = day()
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "!!")
        await sees(pilot, "There is no protocol.txt of your clinic")
        assert one.kinds().count("UrgentMarked") == 1


async def test_volumes_talk_over_and_mute_by_the_line() -> None:
    """Each is heard at once, and stands in the pane."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        for line in ("/bed 50", "/voice 70", "/vol 100", "/mute", "/mute", "/talk"):
            await one.types(pilot, line)
        heard = ["level bed -10 dB", "level voice -5.15 dB", "level of all 0 dB"]
        assert one.heard == [*heard, "mute True", "mute False", "talk over True"]
        await sees(pilot, "talk-over: music is down")
        assert "music 50 %" in flowing(one.app)
        await pilot.press("ctrl+o")
        await sees(pilot, "heard as it is meant")
        await one.types(pilot, "/hush")
        await sees(pilot, "faded out")


async def test_the_keys_of_the_sound_pane() -> None:
    """With the pane in hand arrows choose and change, m mutes, t talks over, r brings back."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f6", "down", "left", "left", "up", "right", "m")
        await sees(pilot, "muted")
        assert "music 90 %" in flowing(one.app)
        assert "all 105 %" in flowing(one.app)
        await pilot.press("m", "t", "t")
        one.driver.hearing.hush()
        await pilot.press("r")
        await sees(pilot, "heard as it is meant")
        await pilot.press("escape")
        assert one.console.query_one(Input).has_focus
