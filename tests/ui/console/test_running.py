"""Running a session from the console: its steps, marks, checks and end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from integrate.session.inputs import Answer
from integrate.session.program import Role
from integrate.session.record import (
    Advanced,
    Answered,
    CheckDone,
    Marked,
    Paused,
    Resumed,
    Stopped,
    WayTaken,
)
from integrate.session.table import State
from integrate.ui.console import hand
from integrate.ui.console.help_page import HelpPage
from integrate.ui.console.line import NoteLine
from integrate.ui.console.screen import ConsoleScreen
from integrate.ui.help import HelpScreen
from integrate.ui.player.screen import PlayerScreen
from tests.ui.acting import House, flowing, rows, script_text, sees, until, write
from tests.ui.console.acting import ROOMY, SCRIPT, SMALL, USUAL, day

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from integrate.ui.app import IntegrateApp
    from tests.ui.acting import Acting
    from tests.ui.console.acting import Day

RISK = """\
title: A day
stage: session
audience: therapist
steps:
  - measure: phq-9
    save: phq9
  - Thank you.
"""


async def _go(pilot: Acting, one: Day, words: str) -> None:
    """Go on, with time since the last time, until a step is shown."""
    one.console.hand.forget_go()
    await pilot.press("ctrl+g")
    await sees(pilot, words)


async def test_a_session_that_a_therapist_leads_opens_the_console(tmp_path: Path) -> None:
    """Stage `session` is run from the console; anything else is played as for anybody."""
    scripts = {"day": SCRIPT, "other": script_text("- Hello.")}
    house = House(tmp_path, scripts, role=Role.THERAPIST)
    for name, screen, words in (
        ("day", ConsoleScreen, "Sit where they can see you."),
        ("other", PlayerScreen, "Hello."),
    ):
        app = house.player(name)
        async with app.run_test(size=ROOMY) as pilot:
            if screen is ConsoleScreen:
                await sees(pilot, "Is a clinician with the person")
                await pilot.press("down", "enter")
            await sees(pilot, words)
            assert type(app.screen) is screen


async def test_who_was_chosen_at_home_is_named_above_all(tmp_path: Path) -> None:
    """Whose session it is stands in the first line, not only where a command named them."""
    house = House(tmp_path, {"day": SCRIPT}, role=Role.THERAPIST)
    with house.journal() as journal:
        journal.add_person("Wren")
    app = house.home()
    async with app.run_test(size=USUAL) as pilot:
        await sees(pilot, "A day")
        await pilot.press("enter")
        await sees(pilot, "Whose session is this?")
        await pilot.press("enter")
        await sees(pilot, "Last sessions")
        await pilot.press("enter")
        await sees(pilot, "Is a clinician with the person")
        await pilot.press("down", "enter")
        await sees(pilot, "Sit where they can see you.")
        await until(pilot, lambda: "Wren A day" in " ".join(rows(app)[0].split()))


async def test_a_whole_session_from_the_note_line() -> None:
    """Everything can be done without a function key."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        for line, words in (
            ("/go", "Welcome."),
            ("/go", "Space ticks"),
            ("/skip", "When it is time: start"),
            ("/back", "Space ticks"),
            ("/skip", "When it is time: start"),
            ("/m start", "There is nothing to do for now."),
            ("/hold", "HELD"),
            ("/resume", "Going on."),
            ("/go", "Water near."),
            ("/go", "What is here?"),
            ("/skip", "When it is time: back"),
            ("/m back", "Thank you."),
            ("/go", "Its record is closed."),
        ):
            one.console.hand.forget_go()
            await one.types(pilot, line)
            await sees(pilot, words)
        await pilot.press("f10")
    assert one.app.played is not None
    assert one.kinds()[-1] == "Finished"
    assert one.memory.events.count(Paused()) == one.memory.events.count(Resumed()) == 1


async def test_go_twice_within_a_second_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip of the finger does not run through the script, and is said."""
    monkeypatch.setattr(hand, "GUARD", 60.0)
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("ctrl+g", "ctrl+g")
        await sees(pilot, "it counted once")
        assert "Welcome." in flowing(one.app)
        assert one.kinds().count("Advanced") == 1


async def test_the_rest_in_short_and_in_full() -> None:
    """A line turns to the other way, and says so; a script with one way says that it has one."""
    two = SCRIPT.replace("      - Welcome.\n", "      - say: Welcome.\n        depth: full\n")
    one = day(two)
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "/short")
        await sees(pilot, "The rest comes in short.")
        await one.types(pilot, "/short")
        await sees(pilot, "The rest comes like that already.")
        one.console.query_one(NoteLine).fill("")
        await one.types(pilot, "/full")
        await sees(pilot, "The rest comes in full.")
        await one.types(pilot, "/short now")
        await sees(pilot, "/short stands alone on its line")
    assert [e for e in one.memory.events if isinstance(e, WayTaken)] == [
        WayTaken("short"),
        WayTaken("full"),
    ]
    other = day()
    async with other.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await other.types(pilot, "/short")
        await sees(pilot, "This goes one way only.")


async def test_a_step_that_asks_is_not_gone_over() -> None:
    """GO at a question, and in a hold, says what to do instead."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await _go(pilot, one, "Welcome.")
        await _go(pilot, one, "Space ticks")
        await _go(pilot, one, "This step asks something")
        await one.types(pilot, "/hold")
        await _go(pilot, one, "The session is held. /resume goes on.")


async def test_a_mark_is_asked_about_once() -> None:
    """Its moment is that of the first key, however long the answer takes; Esc says no."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await _go(pilot, one, "Welcome.")
        await _go(pilot, one, "Space ticks")
        await one.types(pilot, "/skip")
        one.clock.go_to(296.0)
        await _go(pilot, one, "Mark “start” now, 14:04:56? Enter sets it, esc does not.")
        await pilot.press("escape")
        await sees(pilot, "Nothing was changed.")
        assert one.kinds().count("Marked") == 0
        await pilot.press("f5")
        await sees(pilot, "Mark “start” now, 14:04:56?")
        one.clock.go_to(310.0)
        await pilot.press("enter")
        await sees(pilot, "There is nothing to do for now.")
        assert one.memory.events[-2] == Marked("The quiet/1", "start", 296.0) or [
            event.moment for event in one.memory.events if isinstance(event, Marked)
        ] == [296.0]
        await pilot.press("f5")
        await sees(pilot, "Mark “back” now")
        one.console.hand.forget_go()
        await pilot.press("f5")
        await sees(pilot, "“back” is set at 14:05:10.")
        await pilot.press("f5")
        await sees(pilot, "All marks are set.")
        assert one.console.query_one(Input).value == "/m "
        await one.types(pilot, "back 14:05:05")
        await sees(pilot, "“back” is set at 14:05:05.")
        await one.types(pilot, "/since back")
        await sees(pilot, "since back")


async def test_go_passes_a_mark_that_stands() -> None:
    """One that was set by hand is not asked about again at its step, and keeps its time."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        one.clock.go_to(600.0)
        await one.types(pilot, "/m start 14:04:30")
        await sees(pilot, "“start” is set at 14:04:30.")
        await _go(pilot, one, "Welcome.")
        await _go(pilot, one, "Space ticks")
        await one.types(pilot, "/skip")
        await sees(pilot, "When it is time: start")
        await _go(pilot, one, "“start” stands at 14:04:30, as it was set.")
        await sees(pilot, "There is nothing to do for now.")
    assert [one.moment for one in one.memory.events if isinstance(one, Marked)] == [270.0]


async def test_with_nobody_at_the_keys_the_page_says_when_it_goes_on() -> None:
    """A mark with `unattended` counts down, goes on without being set, and any key stops it."""
    script = SCRIPT.replace("mark: start", "mark: start\n        unattended: 45 min")
    script = script.replace(
        "wait: 45 min\n        show: There is nothing to do for now.", "note: Now."
    )
    one = day(script)
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await _go(pilot, one, "Welcome.")
        await _go(pilot, one, "Space ticks")
        await one.types(pilot, "/skip")
        await sees(pilot, "with no key pressed it goes on in 45:00")
        await one.let_pass(pilot, 44 * 60.0)
        one.console.tick()
        await sees(pilot, "with no key pressed it goes on in 1:00")
        await one.let_pass(pilot, 60.0)
        await sees(pilot, "Nobody set “start”: it stays open.")
        await sees(pilot, "with no key pressed it goes on in 2:00")
        await pilot.press("f2")
        one.console.tick()
        await pilot.pause()
        assert "goes on in" not in flowing(one.app)
        await one.let_pass(pilot, 7200.0)
        await sees(pilot, "Now.")
    assert "Marked" not in one.kinds()


async def test_a_question_mark_on_an_empty_line_is_help() -> None:
    """As the scripts say; behind a blank, or any word, it is one of the words."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(one.app.screen, HelpPage))
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(one.app.screen, HelpScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(one.app.screen, HelpPage))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(one.app.screen, ConsoleScreen))
        await pilot.press("space", "question_mark", "enter")
        await sees(pilot, "1 ?")


async def test_checks_wait_until_they_are_done() -> None:
    """A check that is due stands there with its words until F7; a bell rings only by choice."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await sees(pilot, "No check is planned yet.")
        await one.types(pilot, "/m start")
        await sees(pilot, "10:00 Look in.")
        await one.let_pass(pilot, 600.0)
        await sees(pilot, "! 1 Look in.")
        assert "due now, 14:10" in flowing(one.app)
        await one.let_pass(pilot, 240.0)
        assert "due 14:10, 4 min ago" in flowing(one.app)
        await one.types(pilot, "/bell")
        await sees(pilot, "A bell rings in this terminal at each check.")
        await one.let_pass(pilot, 60.0)
        await sees(pilot, "! 2 Vital signs.")
        await one.types(pilot, "/done 2")
        await pilot.press("f7")
        await until(pilot, lambda: one.kinds().count("CheckDone") == 2)
        done = [event.do for event in one.memory.events if isinstance(event, CheckDone)]
        assert done == ["Vital signs.", "Look in. Breathing and colour."]
        await pilot.press("f7")
        await sees(pilot, "No check is waiting.")
        await one.types(pilot, "/bell")
        await sees(pilot, "No bell rings.")


async def test_a_question_leaves_the_keys_to_the_line_until_it_is_gone_to() -> None:
    """What is typed in the line answers nothing; F4 leads to the question, Esc back."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await _go(pilot, one, "Welcome.")
        await _go(pilot, one, "Space ticks")
        await write(pilot, "1 2")
        assert "· Water" in flowing(one.app)
        assert one.console.query_one(Input).value == "1 2"
        await pilot.press("f4", "1")
        await sees(pilot, "✓ Water")
        await pilot.press("enter")
        await sees(pilot, "When it is time: start")
        answered = [event for event in one.memory.events if isinstance(event, Answered)]
        assert [event.value for event in answered] == [("1",)] or len(answered) == 1
        await pilot.press("enter")
        await sees(pilot, "Mark “start” now")
        await pilot.press("escape")
        assert one.console.query_one(Input).has_focus
        assert one.console.query_one(Input).value == "1 2"


async def test_own_words_in_a_step_take_the_keys_while_they_are_written() -> None:
    """From one question to the next the keys stay with the step, and go back with Esc."""
    steps = "  - ask: One?\n  - ask: Two?\n  - Thank you.\n"
    one = day("title: A day\nstage: session\naudience: therapist\nsteps:\n" + steps)
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "One?")
        await pilot.press("f4")
        await write(pilot, "s b")
        await pilot.press("enter", "enter")
        await sees(pilot, "Two?")
        assert isinstance(one.app.focused, TextArea)
        await pilot.press("x", "escape")
        assert one.console.query_one(Input).has_focus
        await pilot.press("f4")
        await pilot.press("enter", "enter")
        await sees(pilot, "Thank you.")
        answered = [event.value for event in one.memory.events if isinstance(event, Answered)]
        assert answered == ["s b", "x"]


async def test_keys_of_the_step() -> None:
    """With the step in hand Enter goes on and left goes back."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f4", "space")
        await sees(pilot, "Welcome.")
        await pilot.press("left")
        await sees(pilot, "Sit where they can see you.")
        one.console.hand.forget_go()
        await pilot.press("enter", "down", "up")
        await _go(pilot, one, "Space ticks")


async def test_a_letter_with_the_step_in_hand_begins_a_note() -> None:
    """No letter moves the script: a note, or a command, goes to the line from its first key."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f4", *"bow", "space", *"high")
        await until(pilot, lambda: one.console.query_one(NoteLine).words == "bow high")
        await pilot.press("f4", "question_mark")
        await until(pilot, lambda: one.console.query_one(NoteLine).words == "bow high?")
        await pilot.press("enter")
        await sees(pilot, "1 bow high?")
        await _go(pilot, one, "2/")
        await _go(pilot, one, "Space ticks")
        await pilot.press("f4", "space", "slash", *"skip", "enter")
        await sees(pilot, "When it is time: start")
        await pilot.press("f4", "question_mark")
        await until(pilot, lambda: isinstance(one.app.screen, HelpPage))


async def test_a_safety_answer_opens_the_safety_step_at_once() -> None:
    """Whatever the therapist has in hand, it is shown; GO does not go over it."""
    one = day(RISK)
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "1/")
        for _ in range(8):
            await one.console.offer(Answer("0"))
        await one.console.offer(Answer("1"))
        await sees(pilot, "Nobody has been told by this program.")
        assert one.console.view.state is State.SAFETY
        await _go(pilot, one, "The safety step waits for a choice")


async def test_help_and_grounding_are_one_key_away(tmp_path: Path) -> None:
    """F1 lists every command, with where help is behind `?`; F9 holds the session and grounds."""
    path = tmp_path / "anytime" / "grounding.yaml"
    path.parent.mkdir()
    path.write_text(script_text("- Look around."), encoding="utf-8")
    one = day(folder=tmp_path)
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await write(pilot, "What?")
        assert one.console.query_one(Input).value == "What?"
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(one.app.screen, HelpPage))
        await sees(pilot, "/v 94 151/91 97 words")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(one.app.screen, HelpScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(one.app.screen, HelpPage))
        await pilot.press("enter", "f9")
        await sees(pilot, "Look around.")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(one.app.screen, ConsoleScreen))
        await sees(pilot, "The session is held for the grounding.")
        assert one.memory.events[-1] == Paused()


async def test_the_end_is_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """F10 asks, and anything but a yes lets the question lapse; after the end it leaves."""
    monkeypatch.setattr(hand, "GUARD", 60.0)
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f10")
        await sees(pilot, "End the session here?")
        await pilot.press("escape")
        assert one.kinds().count("Stopped") == 0
        one.console.hand.forget_go()
        await pilot.press("f10", "ctrl+g")
        await sees(pilot, "Welcome.")
        await one.types(pilot, "")
        assert one.kinds().count("Stopped") == 0
        await pilot.press("f10", "f10")
        await sees(pilot, "End the session here?")
        assert one.kinds().count("Stopped") == 0
        await one.types(pilot, "A note.")
        await one.types(pilot, "")
        assert one.kinds().count("Stopped") == 0
        await pilot.press("f10", "enter")
        await sees(pilot, "Its record is closed.")
        assert one.memory.events[-1] == Stopped()
        await pilot.press("f10")
    assert one.app.played is not None


def _has_rows(app: IntegrateApp, count: int) -> bool:
    return len(rows(app)) == count


async def test_a_window_is_resized_while_the_session_goes_on() -> None:
    """From three columns to tabs and back, with the words in the line as they were."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "/m start")
        await write(pilot, "half")
        for size in (USUAL, SMALL, ROOMY):
            await pilot.resize_terminal(*size)
            await until(pilot, partial(_has_rows, one.app, size[1]))
            await sees(pilot, "since start")
            await sees(pilot, "14:00:00 > half")
            assert "Sit where they can see you." in flowing(one.app)


async def test_the_panes_of_a_small_window() -> None:
    """Each key shows its pane; Esc leads back to the notes."""
    one = day()
    async with one.app.run_test(size=USUAL) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await one.types(pilot, "/v 94 151/91 97")
        await sees(pilot, "▸F2 Notes")
        await pilot.press("f4")
        await sees(pilot, "▸F4 Cues")
        assert "Before we begin" in flowing(one.app)
        await pilot.press("f6")
        await sees(pilot, "▸F6 Sound")
        assert "t talk-over off" in flowing(one.app)
        await pilot.press("f3", "escape")
        await sees(pilot, "▸F3 Vitals")
        assert "94 151/91 97" in flowing(one.app)
        await pilot.press("escape")
        await sees(pilot, "▸F2 Notes")
        await pilot.press("pageup", "pagedown")
        assert one.console.query_one(Input).has_focus


async def test_what_the_session_says_is_shown_above_the_line() -> None:
    """A sentence about the sound, say, stands there and takes no key."""
    one = day()
    async with one.app.run_test(size=ROOMY) as pilot:
        await sees(pilot, "Sit where they can see you.")
        await write(pilot, "ha")
        one.app.tell_player("The sound stopped unexpectedly and is being started again.")
        await write(pilot, "lf")
        await sees(pilot, "The sound stopped unexpectedly")
        assert one.console.query_one(Input).value == "half"
        assert one.memory.events[-1] != Advanced("#1")
