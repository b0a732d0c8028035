"""Writing things down at the console."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import Input, Static

from integrate.journal.errors import JournalError
from integrate.player.driver import Driver
from integrate.session.charting import (
    AdverseEvent,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    Severity,
    VitalsTaken,
)
from integrate.session.inputs import Stop
from integrate.session.program import Role
from integrate.session.record import CheckDue, Marked
from integrate.session.table import State
from integrate.ui.console.afterwards import Afterwards
from integrate.ui.console.forms import AdverseForm, VitalsForm
from integrate.ui.console.screen import ConsoleScreen
from tests.ui.acting import PATIENCE, House, flowing, picture, script_text, sees, until, write
from tests.ui.console.acting import ROOMY, SCRIPT, USUAL, day

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.session.inputs import Input as Given
    from tests.ui.console.acting import Day


async def test_a_note_has_the_time_of_its_first_key() -> None:
    """What was seen is written down while time goes on: the moment kept is that of seeing it."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        one.clock.go_to(60.0)
        await write(pilot, "Tearful")
        one.clock.go_to(80.0)
        await one.types(pilot, ", asked for a hand.")
        assert one.memory.events[-1] == Noted("Tearful, asked for a hand.", 60.0, 1)
        assert one.memory.kept[-1].at == 80.0
        assert "14:01   1  Tearful, asked for a hand." in picture(one.app)
        assert "saved 14:01:20" in picture(one.app)
        assert one.console.query_one(Input).value == ""


async def test_everything_is_written_in_one_line() -> None:
    """Quotes, vital signs, distress, adverse events, marks, late notes and corrections."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        one.clock.go_to(1800.0)
        for line in (
            '"It is very big.',
            "/v 94 151/91 97 recheck",
            "/s 35",
            "/ae nausea; 14:20; mild; lay on the side",
            "/m start 14:10",
            "/at 14:05 Quiet.",
            "/fix 3 distress 45",
            "/strike 1",
        ):
            await one.types(pilot, line)
        written = [event for event in one.memory.events if not isinstance(event, CheckDue)]
        assert written[-8:] == [
            Quoted("It is very big.", 1800.0, 1),
            VitalsTaken(1800.0, 94, 151, 91, 97, text="recheck", number=2),
            DistressRated(35, 1800.0, number=3),
            AdverseEvent("nausea", "14:20", Severity.MILD, "lay on the side", "", 1800.0, 4),
            Marked("", "start", 600.0),
            Noted("Quiet.", 300.0, 5),
            Corrected(3, "distress 45", 1800.0, 6),
            Corrected(1, "", 1800.0, 7),
        ]
        shown = flowing(one.app)
        assert "since start" in shown
        assert "14:30 94 151/91 97" in shown
        assert "Distress 35 see 6" in shown
        assert "In place of 3: distress 45" in shown
        assert "14:05 5 Quiet. written 14:30" in shown


async def test_what_is_corrected_is_struck_through_and_stays() -> None:
    """Nothing is erased: the words are there, with a line through them."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "Taken with water.")
        await one.types(pilot, "/fix 1 Taken with juice.")
        svg = one.app.export_screenshot(simplify=True)
        assert "line-through" in svg
        assert "Taken with water." in flowing(one.app)


FULL = "The disk is full."
SAID = {
    "/done": "No check is waiting.",
    "/done 2": "No check is waiting.",
    "/back": "This is the first step.",
    "/short": "one way",
    "/resume": "The sound is back.",
}
"""What is said of a command that has no place at the first step."""


def _is_gone(one: Day, sentence: str) -> bool:
    return sentence not in picture(one.app)


async def test_a_line_that_means_nothing_stays() -> None:
    """A slip of the fingers costs no word: one sentence, and the line as it was."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        for line, sentence in (
            ("/vitls 94", "Did you mean /vitals?"),
            ("/v 94 151/91 970", "from 0 to 100"),
            ("/done looked in", "No check is waiting."),
        ):
            await one.types(pilot, line)
            await sees(pilot, sentence)
            field = one.console.query_one(Input)
            assert field.value == line
            told = picture(one.app).splitlines()
            at = next(number for number, row in enumerate(told) if sentence in row)
            assert line in told[at + 1]  # the reason stands right above the line
            field.value = ""
            await until(pilot, partial(_is_gone, one, sentence))
        await one.types(pilot, "")
        await sees(pilot, "Nothing is typed.")


@pytest.mark.parametrize("line", ["/done", "/done 2", "/back", "/short", "/resume"])
async def test_a_command_without_a_place_leaves_the_line_empty(line: str) -> None:
    """There is nothing to mend in it: it does not stand before the next note, and says why."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, line)
        assert one.console.query_one(Input).value == ""
        await sees(pilot, SAID[line])
        await write(pilot, "Pale.")
        await pilot.press("enter")
        await until(pilot, lambda: one.kinds().count("Noted") == 1)
    assert one.memory.events[-1] == Noted("Pale.", 0.0, 1)


async def test_a_note_behind_a_refused_command_is_kept_by_enter_alone() -> None:
    """Who types without looking loses no word: what has grown is offered as a note, at its time."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        for _again in range(2):  # an unchanged line is refused as before, and is no note
            await one.types(pilot, "/m dose" if not _again else "")
            await sees(pilot, "is no mark of this script")
            assert "keeps it as a note" not in flowing(one.app)
        one.clock.go_to(60.0)
        await one.types(pilot, "pale")
        await sees(pilot, "Enter again keeps it as a note.")
        await one.types(pilot, "")
        await until(pilot, lambda: one.kinds().count("Noted") == 1)
        assert one.memory.events[-1] == Noted("/m dosepale", 0.0, 1)
        assert one.console.query_one(Input).value == ""
        await until(pilot, partial(_is_gone, one, "keeps it as a note"))


async def test_a_full_disk_costs_no_word() -> None:
    """While nothing can be kept the words stand in the line; what comes later is kept once."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        one.memory.full = True
        await one.types(pilot, "Calm.")
        await sees(pilot, "NOT SAVED")
        assert "The disk is full: make room and try again." in flowing(one.app)
        assert one.console.query_one(Input).value == "Calm."
        await pilot.press("enter")
        await pilot.pause()
        assert one.console.query_one(Input).value == "Calm."
        await write(pilot, " More.")
        one.memory.full = False
        await pilot.press("enter")
        await sees(pilot, "It is saved now.")
        assert [one for one in one.memory.events if isinstance(one, Noted)] == [
            Noted("Calm.", 0.0, 1)
        ]
        assert one.console.query_one(Input).value == " More."
        assert "NOT SAVED" not in flowing(one.app)


async def test_what_cannot_be_kept_is_tried_again_by_itself() -> None:
    """A therapist who looks away finds it saved."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        one.memory.full = True
        await one.types(pilot, "Calm.")
        await sees(pilot, "NOT SAVED")
        one.memory.full = False
        for _ in range(5):
            one.console.tick()
        await sees(pilot, "It is saved now.")
        assert one.kinds().count("Noted") == 1


async def test_the_form_for_vital_signs() -> None:
    """F3 asks for each; what cannot be is refused there, and what was typed stays."""
    one = day()
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(one.app.screen, VitalsForm))
        await pilot.press("f3")
        await sees(pilot, "Vital signs are written HR BP SpO2")
        await pilot.press(*"94", "enter", *"151/91", "enter", *"970", "enter")
        await pilot.press("f3")
        await sees(pilot, "from 0 to 100")
        await pilot.press("up", "backspace", "down", "enter", *"calm", "enter")
        await until(pilot, lambda: isinstance(one.app.screen, ConsoleScreen))
        assert one.memory.events[-1] == VitalsTaken(0.0, 94, 151, 91, 97, text="calm", number=1)


async def test_the_form_for_an_adverse_event() -> None:
    """What happened, since when and how grave are needed; it is left with Esc."""
    one = day()
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "/ae")
        await until(pilot, lambda: isinstance(one.app.screen, AdverseForm))
        await pilot.press(*"fall", "f3")
        await sees(pilot, "What happened, when it began")
        await pilot.press("enter", *"now", "enter", *"grave", "f3")
        await sees(pilot, "It is mild, moderate or severe.")
        await pilot.press(*["backspace"] * 5, *"mod", "enter", "enter", "enter")
        await until(pilot, lambda: isinstance(one.app.screen, ConsoleScreen))
        assert one.memory.events[-1] == AdverseEvent(
            "fall", "now", Severity.MODERATE, "", "", 0.0, 1
        )
        await one.types(pilot, "/ae")
        await until(pilot, lambda: isinstance(one.app.screen, AdverseForm))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(one.app.screen, ConsoleScreen))
        assert "stays in the form" not in flowing(one.app)
        assert one.kinds().count("AdverseEvent") == 1


async def test_a_form_that_is_left_has_its_words_when_it_opens_again() -> None:
    """Esc costs no word: it is said where they are, and the time is that of the first key."""
    one = day()
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "/ae")
        await until(pilot, lambda: isinstance(one.app.screen, AdverseForm))
        await pilot.press(*"fall", "enter", *"now", "escape")
        await sees(pilot, "What you typed stays in the form: Adverse event. /ae opens it again.")
        one.clock.go_to(120.0)
        await one.types(pilot, "/ae")
        await sees(pilot, "Begun at 14:00")
        await pilot.press("s", "enter", "enter", *"mild", "f3")
        await until(pilot, lambda: isinstance(one.app.screen, ConsoleScreen))
        assert one.memory.events[-1] == AdverseEvent("falls", "now", Severity.MILD, "", "", 0.0, 1)
        await one.types(pilot, "/ae")
        await until(pilot, lambda: isinstance(one.app.screen, AdverseForm))
        assert not any(field.value for field in one.app.screen.query(Input))


async def test_a_form_that_cannot_be_kept_after_the_end_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says why, and its words stand in it."""

    async def is_full(_afterwards: Afterwards, _entry: object) -> str:
        raise JournalError(FULL)

    monkeypatch.setattr(Afterwards, "take", is_full)
    one = day()
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.console.offer(Stop())
        one.console.ask_with(VitalsForm)
        await until(pilot, lambda: isinstance(one.app.screen, VitalsForm))
        await pilot.press(*"94", "f3")
        await sees(pilot, FULL)
        form = one.app.screen
        assert isinstance(form, VitalsForm)
        await until(pilot, lambda: str(form.query_one("#trouble", Static).content) == FULL)
        assert form.value("hr") == "94"


async def test_half_typed_words_that_cannot_be_kept_after_the_end_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever leaves then knows that they are in the line alone."""

    async def is_full(_afterwards: Afterwards, _words: str, _begun: float) -> str:
        return FULL

    monkeypatch.setattr(Afterwards, "keep_half", is_full)
    one = day()
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.console.offer(Stop())
        await write(pilot, "a late word")
        await one.console.keep_draft()
        await sees(pilot, FULL)
        assert one.console.query_one(Input).value == "a late word"


async def test_an_emptied_form_begins_anew() -> None:
    """Values taken later do not get the time of those that were taken back."""
    one = day()
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(one.app.screen, VitalsForm))
        await pilot.press("9", "backspace")
        one.clock.go_to(120.0)
        await pilot.press(*"88", "f3")
        await until(pilot, lambda: isinstance(one.app.screen, ConsoleScreen))
        assert one.memory.events[-1] == VitalsTaken(120.0, 88, number=1)


async def test_help_and_grounding_are_at_hand_in_a_form(tmp_path: Path) -> None:
    """F1 shows where help is; F9 holds the session and grounds; the form waits with its words."""
    path = tmp_path / "anytime" / "grounding.yaml"
    path.parent.mkdir()
    path.write_text(script_text("- Look around."), encoding="utf-8")
    one = day(folder=tmp_path)
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(one.app.screen, VitalsForm))
        await pilot.press(*"94", "f1")
        await sees(pilot, "findahelpline.com")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(one.app.screen, VitalsForm))
        await pilot.press("f9")
        await sees(pilot, "Look around.")
        assert one.console.view.state is State.PAUSED
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(one.app.screen, VitalsForm))
        assert one.app.screen.query_one("#hr", Input).value == "94"


async def test_a_half_typed_form_is_kept_when_the_program_is_told_to_end(tmp_path: Path) -> None:
    """A closed terminal makes a note of it as well as of the line, as the line that says it."""
    one = day(folder=tmp_path)
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await write(pilot, "Warm")
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(one.app.screen, VitalsForm))
        await pilot.press(*"94", "enter", *"151/91")
        one.app.hung_up()
        await until(pilot, lambda: one.kinds().count("Noted") == 2)
    assert [one.text for one in one.memory.events if isinstance(one, Noted)] == [
        "Warm",
        "/v hr=94 bp=151/91",
    ]


async def test_a_half_typed_form_survives_a_crash(tmp_path: Path) -> None:
    """Who comes back finds it in the line, as the command that keeps it."""
    house = House(tmp_path, {"day": SCRIPT}, role=Role.THERAPIST)
    app = house.player("day")
    async with app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Is a clinician with the person")
        await pilot.press("down", "enter")
        await sees(pilot, "Sit where they can see you.")
        console = app.screen
        assert isinstance(console, ConsoleScreen)
        console.ask_with(AdverseForm)
        await until(pilot, lambda: isinstance(app.screen, AdverseForm))
        await pilot.press(*"fall", "enter", *"now")
        await console.keep_draft()
    again = house.home()
    async with again.run_test(size=ROOMY) as pilot:
        await sees(pilot, "A day")
        await pilot.press("enter")
        await sees(pilot, "Is a clinician with the person")
        await pilot.press("down", "enter")
        await sees(pilot, "You were typing this when the session was interrupted.")
        assert again.screen.query_one(Input).value == "/ae fall; now"


async def test_half_typed_words_are_kept_when_the_program_is_told_to_end(tmp_path: Path) -> None:
    """A closed terminal makes a note of what stands in the line."""
    one = day(folder=tmp_path)
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await write(pilot, "/v 94 half")
        one.app.hung_up()
        await until(pilot, lambda: one.kinds().count("Noted") == 1)
    assert one.memory.events[-1] == Noted("/v 94 half", 0.0, 1)


async def test_what_is_entered_behind_a_line_on_its_way_is_the_next_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a slow disk every line is kept by itself, in order, each at the time of its first key."""
    one = day()
    going = Event()
    send = Driver.send

    def slowly(driver: Driver, given: Given) -> None:
        going.wait(PATIENCE)
        send(driver, given)

    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        monkeypatch.setattr(Driver, "send", slowly)
        for at, words in ((60.0, "Tearful."), (70.0, "/q warm hands"), (80.0, "A sigh.")):
            one.clock.go_to(at)
            await write(pilot, words)
            await pilot.press("enter")
        one.clock.go_to(90.0)
        await write(pilot, "Half")
        await pilot.press("enter")
        await write(pilot, " a word")
        going.set()
        await until(pilot, lambda: one.kinds().count("Noted") == 3)
        await until(pilot, lambda: not one.console.is_busy)
        assert one.console.query_one(Input).value == " a word"
    assert one.memory.events[-4:] == [
        Noted("Tearful.", 60.0, 1),
        Quoted("warm hands", 70.0, 2),
        Noted("A sigh.", 80.0, 3),
        Noted("Half", 90.0, 4),
    ]


async def test_a_half_typed_note_survives_a_crash(tmp_path: Path) -> None:
    """Who comes back to the session finds the words in the line."""
    house = House(tmp_path, {"day": SCRIPT}, role=Role.THERAPIST)
    app = house.player("day")
    async with app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Is a clinician with the person")
        await pilot.press("down", "enter")
        await sees(pilot, "Sit where they can see you.")
        await write(pilot, "Warm hands")
        console = app.screen
        assert isinstance(console, ConsoleScreen)
        await console.keep_draft()
    again = house.home()
    async with again.run_test(size=ROOMY) as pilot:
        await sees(pilot, "A day")
        await pilot.press("enter")
        await sees(pilot, "Is a clinician with the person")
        await pilot.press("down", "enter")
        await sees(pilot, "You were typing this when the session was interrupted.")
        assert again.screen.query_one(Input).value == "Warm hands"


async def test_a_form_is_filled_in_as_fast_as_somebody_types(tmp_path: Path) -> None:
    """What is typed right behind Enter stands in the next field, and not in the one before."""
    one = day(folder=tmp_path)
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(one.app.screen, VitalsForm))
        for key in ("9", "4", "enter", *"151/91", "enter", "9", "7", "f3"):
            name = {"/": "slash"}.get(key, key)
            one.app.post_message(Key(name, key if len(key) == 1 else None))
        await until(pilot, lambda: "VitalsTaken" in one.kinds())
    taken = one.memory.events[-1]
    assert isinstance(taken, VitalsTaken)
    assert (taken.heart_rate, taken.systolic, taken.diastolic, taken.oxygen) == (94, 151, 91, 97)
