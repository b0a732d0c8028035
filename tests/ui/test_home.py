from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from integrate.journal.errors import NotWritable
from integrate.session.effects import Record
from integrate.session.inputs import Answer, Begin, Pause
from integrate.session.program import Role
from integrate.session.record import Answered, Began, Finished, Returned, Stopped
from integrate.session.session import Session
from integrate.ui.home.screen import HomeScreen
from integrate.ui.player.screen import PlayerScreen
from integrate.ui.themes import THEMES
from tests.ui.acting import (
    NARROW,
    WIDE,
    House,
    flowing,
    picture,
    rows,
    script_of,
    script_text,
    sees,
    until,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.store import Journal
    from integrate.session.effects import Effect

SCRIPTS = {
    "intention": script_text(
        "- ask: What do you wish for?\n  save: wish\n- Thank you.", "An intention", "pre-session"
    ),
    "after": script_text("- Rest a while.", "The day after", "integration"),
    "calm": script_text("- Breathe.", "Some calm", more="summary: Slow, like the tide.\n"),
    "broken": script_text("- sya: Hello\n- ask: What?\n  saev: x", "Broken"),
}


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house with four scripts, one of them broken."""
    return House(tmp_path, SCRIPTS)


def leave_half_way(house: House, name: str, *given: str, role: Role = Role.PATIENT) -> None:
    """Put a session into the journal that was interrupted after these answers."""
    session = Session(script_of(house.scripts[name]), role, name)
    with house.journal() as journal:
        kept = journal.begin()
        _keep(journal, kept, session.handle(Begin(), 0.0))
        for number, words in enumerate(given, start=1):
            _keep(journal, kept, session.handle(Answer(words), float(number)))


def _keep(journal: Journal, session: str, effects: list[Effect]) -> None:
    for effect in effects:
        if isinstance(effect, Record):
            journal.append(session, datetime.now(UTC), effect.recorded)


async def test_scripts_stand_under_their_stage_and_broken_ones_last(house: House) -> None:
    """The list goes by stage in the order of the therapy; a broken script says how many faults."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "to mend")
        said = flowing(app)
    order = ["BEFORE A SESSION", "An intention", "AFTER A SESSION", "The day after"]
    order += ["AT ANY TIME", "Some calm", "NOT READY YET", "broken"]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "2 to mend" in said


async def test_the_problems_of_a_broken_script_are_shown_beside_it(house: House) -> None:
    """The preview of a broken script names its first problems with their lines."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        await pilot.press("end")
        await sees(pilot, "cannot be played yet")
        assert "line 4: `sya` is not a step" in flowing(app)
        await pilot.press("enter")
        await sees(pilot, "has 2 problems and cannot be played")
        assert isinstance(app.screen, HomeScreen)


async def test_search_narrows_the_list_by_words_of_title_and_summary(house: House) -> None:
    """What is typed after `/` is looked for everywhere; Escape shows all again."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        await pilot.press("slash")
        await write(pilot, "tide")
        await until(pilot, lambda: "The day after" not in picture(app))
        assert "Some calm" in picture(app)
        await pilot.press("escape")
        await sees(pilot, "The day after")


async def test_search_goes_on_holding_when_the_person_comes_back(house: House) -> None:
    """After a session the list still shows only what was looked for."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        await pilot.press("slash")
        await write(pilot, "tide")
        await pilot.press("enter", "enter")
        await sees(pilot, "Breathe.")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await sees(pilot, "Some calm")
        assert "The day after" not in picture(app)


async def test_a_narrow_window_shows_the_preview_in_place_of_the_list(house: House) -> None:
    """Below 80 columns `p` shows the look at a script, and Escape the list again."""
    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "An intention")
        assert "It asks of you" not in picture(app)
        await pilot.press("p")
        await sees(pilot, "1 question to write about")
        assert "The day after" not in picture(app)
        await pilot.press("escape")
        await sees(pilot, "The day after")


async def test_an_interrupted_session_is_offered_first_and_goes_on_where_it_stopped(
    tmp_path: Path,
) -> None:
    """Continue brings back the step that was before the person, with the answers before it kept."""
    steps = "- ask: First?\n  save: first\n- ask: Then?\n  save: then"
    house = House(tmp_path, {"two": script_text(steps, "Two questions")})
    leave_half_way(house, "two", "one heron")
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Two questions")
        await sees(pilot, "Enter goes on where you stopped")
        await pilot.press("enter")
        await sees(pilot, "Then?")
        await write(pilot, "two")
        await pilot.press("enter", "enter")
        await sees(pilot, "This is the end")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, lambda: "Continue" not in picture(app))
    assert len(house.sessions) == 1
    assert house.answers == ["one heron", "two"]


@pytest.mark.parametrize("left_in", ["paused", "breathing"])
async def test_a_session_left_in_a_pause_or_a_breath_shows_its_step_again(
    tmp_path: Path, left_in: str
) -> None:
    """Coming back never shows an empty screen: the step is there, and time goes on."""
    house = House(
        tmp_path, {"one": script_text("- breathe: {in: 4, out: 6}\n  for: 20 s\n  show: Easy.")}
    )
    session = Session(script_of(house.scripts["one"]), Role.PATIENT, "one")
    with house.journal() as journal:
        kept = journal.begin()
        _keep(journal, kept, session.handle(Begin(), 0.0))
        if left_in == "paused":
            _keep(journal, kept, session.handle(Pause(), 1.0))
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue")
        await pilot.press("enter")
        await sees(pilot, "Easy.")
        await sees(pilot, "breathe in")
    assert any(isinstance(event, Returned) for event in house.sessions[0])


async def test_an_interrupted_session_can_be_let_rest(house: House) -> None:
    """`x` offers an interrupted session no longer, and the journal keeps its words."""
    leave_half_way(house, "intention", "rest")
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue An intention")
        await sees(pilot, "Let it rest")
        await pilot.press("x")
        await until(pilot, lambda: "Continue" not in picture(app))
    assert house.answers == ["rest"]
    assert isinstance(house.sessions[0][-1], Stopped)


async def test_what_a_therapist_left_is_not_offered_to_a_patient(tmp_path: Path) -> None:
    """A session led by a therapist is offered again only to a therapist."""
    house = House(tmp_path, SCRIPTS)
    leave_half_way(house, "intention", role=Role.THERAPIST)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        assert "Continue" not in picture(app)
    house.role = Role.THERAPIST
    async with house.home().run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue An intention")


async def test_the_theme_key_goes_through_all_looks_and_round_again(house: House) -> None:
    """`T` shows the next look; after the last comes the first."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        seen = []
        for _ in THEMES:
            seen.append(app.theme)
            await pilot.press("T")
        assert seen == [theme.name for theme in THEMES]
        assert app.theme == seen[0]


async def test_the_look_is_the_one_chosen_last(house: House) -> None:
    """A look gone to with `T` is there again when the program is opened the next time."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        await pilot.press("T")
        chosen = app.theme
    assert chosen != THEMES[0].name
    assert house.home().theme == chosen


async def test_help_says_where_help_is_before_the_keys(house: House) -> None:
    """`?` shows the emergency words first, then the keys of home; Escape goes back."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        await pilot.press("question_mark")
        await sees(pilot, "findahelpline.com")
        said = flowing(app)
        assert "This program cannot see you and no one is alerted." in said
        assert said.index("emergency number") < said.index("Keys")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_grounding_leaves_no_trace_in_the_journal(tmp_path: Path) -> None:
    """A whole grounding session from home adds no session to the journal."""
    house = House(
        tmp_path, {"anytime/grounding": script_text("- Feel your feet.\n- Look around.", "Steady")}
    )
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Steady")
        await pilot.press("g")
        await sees(pilot, "Feel your feet.")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert house.sessions == []


async def test_grounding_that_is_missing_is_told_in_a_sentence(house: House) -> None:
    """Without the grounding script the ground key says so and home stays."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        await pilot.press("g")
        await sees(pilot, "There is no script `anytime/grounding`")


async def test_home_without_a_journal_says_why_and_still_grounds(tmp_path: Path) -> None:
    """When the journal cannot be opened, home tells it, begins nothing, and grounding works."""
    house = House(tmp_path, {"anytime/grounding": script_text("- Feel your feet.", "Steady")})
    (tmp_path / "data").write_text("a file, where a folder should be")
    with pytest.raises(NotWritable) as told:
        house.journal()
    app = house.home()
    async with app.run_test(size=(160, 30)) as pilot:
        await sees(pilot, str(told.value)[-40:])
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("g")
        await sees(pilot, "Feel your feet.")


async def test_a_script_for_a_therapist_is_refused_to_a_patient(tmp_path: Path) -> None:
    """Starting what a therapist leads says how a therapist starts it."""
    text = script_text("- Dose now.", "Dosing", "session", more="audience: therapist\n")
    house = House(tmp_path, {"dosing": text})
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "with a therapist")
        await pilot.press("enter")
        await sees(pilot, "start it with --as therapist")
    assert house.sessions == []


async def test_a_session_from_home_is_in_the_journal_and_home_comes_back(house: House) -> None:
    """Enter starts the script under the cursor, and its end leads home."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "An intention")
        await pilot.press("enter")
        await sees(pilot, "did you take ketamine")
        await pilot.press("down", "enter")
        await sees(pilot, "What do you wish for?")
        await write(pilot, "rest")
        await pilot.press("enter", "enter")
        await sees(pilot, "Thank you.")
        await pilot.press("enter")
        await sees(pilot, "This is the end")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    events = house.sessions[0]
    assert isinstance(events[0], Began)
    assert isinstance(events[-1], Finished)
    assert [one.words for one in events if isinstance(one, Answered)] == ["rest"]


async def test_two_fast_enters_open_one_session(house: House) -> None:
    """A start key pressed twice begins one session."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "An intention")
        await pilot.press("enter", "enter")
        await sees(pilot, "did you take ketamine")
        await pilot.press("down", "enter", "enter")
        await sees(pilot, "What do you wish for?")
        assert sum(isinstance(one, PlayerScreen) for one in app.screen_stack) == 1
    assert len(house.sessions) == 1


async def test_markup_and_braces_in_titles_stand_as_they_are(tmp_path: Path) -> None:
    """What looks like markup in a script is shown, never obeyed."""
    house = House(tmp_path, {"odd": script_text("- Hello.", '"[b]Bold[/b] {x} [/]"')})
    async with house.home().run_test(size=WIDE) as pilot:
        await sees(pilot, "[b]Bold[/b] {x} [/]")


async def test_the_cursor_is_on_the_first_script_when_home_opens(house: House) -> None:
    """Enter works at once: the list has the focus and its first script the cursor."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "An intention")
        shelf = app.screen.query_one("#list", OptionList)
        assert shelf.has_focus
        assert shelf.highlighted_option is not None
        assert shelf.highlighted_option.id == "script:intention"
        keys = " ".join(rows(app)[-2:])
    assert "↵ Start" in keys
    assert "g Ground me" in keys
    assert "? Help" in keys


async def test_ctrl_c_ends_nothing_and_says_what_does(house: House) -> None:
    """It is easily pressed by mistake; the sentence is the house's own."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        await pilot.press("ctrl+c")
        await sees(pilot, "ctrl+q leaves the program. What you wrote is kept.")
        assert isinstance(app.screen, HomeScreen)


async def test_text_typed_into_the_search_box_is_no_command(house: House) -> None:
    """While searching, letters are searched for, and the key bar shows the keys that still work."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        await pilot.press("slash")
        await write(pilot, "gq")
        assert isinstance(app.screen, HomeScreen)
        await until(pilot, lambda: "F9 Ground me" in rows(app)[-1])
        assert "q Quit" not in rows(app)[-1]


async def test_nothing_found_says_so(house: House) -> None:
    """It is said in the list, and among the keys are the way back and none that types a letter."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Some calm")
        assert "esc Back" not in picture(app)
        await pilot.press("slash", *"zebra")
        await sees(pilot, "Nothing was found.")
        await sees(pilot, "esc Back")
        assert "Theme" not in picture(app)
        assert "Cover" not in picture(app)
        await pilot.press("escape")
        await sees(pilot, "Some calm")
        await until(pilot, lambda: "esc Back" not in picture(app))


async def test_no_scripts_say_so(tmp_path: Path) -> None:
    """A library with nothing in it does not look as if it were still being read."""
    app = House(tmp_path, {}).home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "There are no scripts here.")
