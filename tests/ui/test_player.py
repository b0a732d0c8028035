from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from integrate.session.charting import Noted
from integrate.session.inputs import Chart, SetMark, TimePassed
from integrate.session.program import Role
from integrate.session.record import Advanced, Answered, Elapsed, Finished, Passed, WentBack
from integrate.ui.player.scene import SceneWidget
from integrate.ui.player.screen import PlayerScreen
from tests.ui.acting import (
    NARROW,
    WIDE,
    House,
    flowing,
    perform,
    picture,
    rows,
    script_text,
    sees,
    until,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

ALL_VERBS = """
- Welcome.
- ask: What do you bring?
  save: bring
- choose: How is it?
  save: how
  options: {light: Light, heavy: Heavy}
- checklist: What is ready?
  save: ready
  items: [A blanket, Some water]
- scale: How tense?
  save: tense
- breathe: {in: 4, out: 6}
  for: 10 s
  show: Easy.
- wait: 30 s
  show: Rest here.
- play: bells/bowl-low
- section: Close
  steps:
    - You brought {{ bring }}.
"""


async def test_enter_alone_chooses_nothing_and_says_so() -> None:
    """Nothing is chosen beforehand; the line below says what to press first."""
    play = perform("- choose: Which?\n  options: {a: First, b: Second}\n- End.")
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "↑ ↓ and Enter choose")
        await pilot.press("enter")
        await sees(pilot, "Choose one first, by ↑ ↓ or a digit, or press s to skip.")
        await pilot.press("2")
        await sees(pilot, "End.")


async def test_what_was_said_of_the_opening_goes_with_the_first_step(tmp_path: Path) -> None:
    """That no clinician has read the script is no sentence below each of its pages."""
    app = House(tmp_path, {"quiet": script_text("- Hello.\n- Goodbye.", "Quiet")}).home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Quiet")
        await pilot.press("enter")
        await sees(pilot, "Hello.")
        await sees(pilot, "Not yet reviewed by a clinician.")
        await pilot.press("enter")
        await sees(pilot, "Goodbye.")
        assert "reviewed" not in flowing(app)


async def test_every_verb_is_answered_by_its_keys_and_its_answer_is_in_the_journal(
    tmp_path: Path,
) -> None:
    """A session with every verb goes from its first step to its end by the keys it shows."""
    house = House(tmp_path, {"all": script_text(ALL_VERBS)})
    app = house.player("all")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Welcome.")
        await pilot.press("enter")
        await sees(pilot, "What do you bring?")
        await write(pilot, "a stone")
        await pilot.press("enter", "enter")
        await sees(pilot, "How is it?")
        await pilot.press("down", "down", "enter")
        await sees(pilot, "What is ready?")
        await pilot.press("down", "space", "enter")
        await sees(pilot, "How tense?")
        await pilot.press("7", "enter")
        await sees(pilot, "Easy.")
        await pilot.press("right")
        await sees(pilot, "Rest here.")
        await pilot.press("n")
        await sees(pilot, "You brought a stone.")
        assert "Close" in picture(app)
        await pilot.press("space")
        await sees(pilot, "This is the end of this part.")
        await pilot.press("enter")
    assert app.played is not None
    answered = {one.name: one.words for one in house.sessions[0] if isinstance(one, Answered)}
    assert answered == {"bring": "a stone", "how": "Heavy", "ready": "Some water", "tense": "7"}
    assert isinstance(house.sessions[0][-1], Finished)


async def test_options_are_chosen_by_digit_and_ticked_by_digit() -> None:
    """A digit chooses at once, and ticks or unticks in a list."""
    play = perform(
        "- choose: Which?\n  options: {a: First, b: Second}\n"
        "- checklist: What?\n  items: {x: One, y: Two, z: Three}"
    )
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Which?")
        await pilot.press("9", "2")
        await sees(pilot, "What?")
        await pilot.press("3", "1", "2", "2", "enter")
        await sees(pilot, "This is the end")
    assert play.memory.answers == ["b", ("x", "z")]


async def test_a_key_pressed_twice_does_not_answer_the_next_question() -> None:
    """Two alike questions and a double press: the second press is not taken for an answer."""
    two = "- choose: {0}?\n  options: {{a: First, b: Second}}\n"
    play = perform(two.format("One") + two.format("Two"))
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "One?")
        scene = play.app.screen.query_one(SceneWidget)
        scene.post_message(SceneWidget.Answered(scene, "a"))
        scene.post_message(SceneWidget.Answered(scene, "a"))
        await sees(pilot, "Two?")
        await pilot.pause()
    assert play.memory.answers == ["a"]


@pytest.mark.parametrize(
    ("keys", "mark"),
    [
        (["right", "enter"], 5),
        (["right", "right", "enter"], 6),
        (["home", "right", "enter"], 1),
        (["end", "left", "space"], 9),
        (["1", "0", "enter"], 10),
        (["1", "1", "enter"], 1),
        (["down", "up", "enter"], 6),
        (["²", "x", "4", "enter"], 4),
        (["enter", "3", "enter"], 3),
    ],
)
async def test_a_scale_takes_arrows_and_digits(keys: list[str], mark: int) -> None:
    """Arrows begin in the middle, ends are one key away, digits make numbers."""
    play = perform("- scale: How tense?\n  labels: {0: soft, 10: hard}")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "soft to hard")
        await pilot.press(*keys)
        await sees(pilot, "This is the end")
    assert play.memory.answers == [mark]


async def test_a_key_that_is_a_digit_and_no_number_chooses_nothing() -> None:
    """`²` lies on some keyboards; in a choice and a list it does nothing."""
    play = perform("- choose: Which?\n  options: [One, Two]\n- checklist: What?\n  items: [A, B]")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Which?")
        await pilot.press("²", "1")
        await sees(pilot, "What?")
        await pilot.press("²", "enter")
        await sees(pilot, "This is the end")


async def test_back_shows_the_answer_given_before() -> None:
    """Going back to a question shows what was answered, ready to be kept or changed."""
    play = perform(
        "- scale: How tense?\n  save: tense\n- choose: Which?\n  options: {a: First, b: Second}\n"
        "- checklist: What?\n  items: {x: One, y: Two}\n- Thank you."
    )
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "How tense?")
        await pilot.press("7", "enter")
        await sees(pilot, "Which?")
        await pilot.press("2")
        await sees(pilot, "What?")
        await pilot.press("2", "enter")
        await sees(pilot, "Thank you.")
        await pilot.press("left")
        await sees(pilot, "✓ Two")
        await pilot.press("b")
        await sees(pilot, "Which?")
        await pilot.press("b")
        await sees(pilot, "How tense?")
        assert any("●" in row for row in rows(play.app))
        await pilot.press("enter")
        await sees(pilot, "Which?")
        await pilot.press("enter")
        await sees(pilot, "What?")
        await pilot.press("enter")
        await sees(pilot, "Thank you.")
    assert play.memory.answers == [7, "b", ("y",), 7, "b", ("y",)]
    assert sum(isinstance(one, WentBack) for one in play.memory.events) == 3


async def test_back_to_written_words_brings_them_back() -> None:
    """The words of an answer stand on the page again, to be written on."""
    play = perform("- ask: What?\n  save: what\n- Thank you.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "a stone")
        await pilot.press("enter", "enter")
        await sees(pilot, "Thank you.")
        await pilot.press("left")
        await sees(pilot, "a stone")
        await write(pilot, ", grey")
        await pilot.press("enter", "enter")
        await sees(pilot, "Thank you.")
    assert play.memory.answers == ["a stone", "a stone, grey"]


async def test_own_words_may_have_many_lines() -> None:
    """Enter begins a line; only Enter on an empty last line sends the page."""
    play = perform("- ask: What?\n  save: what")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "one")
        await pilot.press("enter")
        await write(pilot, "two")
        await pilot.press("enter", "enter")
        await sees(pilot, "This is the end")
    assert play.memory.answers == ["one\ntwo"]


async def test_time_that_passes_leaves_half_typed_words_alone() -> None:
    """What happens beside the step (the time, a note, a mark) does not lay the page out anew."""
    play = perform("- ask: Which word?\n- mark: dose", role=Role.THERAPIST)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Which word?")
        page = play.app.screen.query_one(TextArea)
        await write(pilot, "half a")
        screen = play.app.screen
        assert isinstance(screen, PlayerScreen)
        for given in (TimePassed(), Chart(Noted("Calm.", 0.0)), SetMark("dose"), TimePassed()):
            await screen.send(given)
        await write(pilot, " word")
        assert play.app.screen.query_one(TextArea) is page
        assert page.text == "half a word"


async def test_an_empty_page_is_passed_over_after_asking_once() -> None:
    """Enter on an empty page asks, the second Enter leaves the question empty."""
    play = perform("- ask: What?\n  save: what")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await pilot.press("enter")
        await sees(pilot, "Enter once more leaves this empty.")
        await pilot.press("enter")
        await sees(pilot, "This is the end")
    assert [type(one) for one in play.memory.events][-2:] == [Passed, Finished]


async def test_no_option_is_chosen_for_the_person() -> None:
    """A choice begins with no option under the cursor, and Enter alone answers nothing."""
    play = perform("- choose: Which?\n  options: [A, B]")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Which?")
        await pilot.press("enter")
        await pilot.pause()
        assert "Which?" in picture(play.app)
    assert play.memory.answers == []


async def test_letters_typed_on_the_page_are_words_and_no_commands() -> None:
    """Every key of the player that is a letter can be written."""
    play = perform("- ask: What?\n  save: what")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "g s b n j q ? T")
        await pilot.press("enter", "enter")
        await sees(pilot, "This is the end")
    assert play.memory.answers == ["g s b n j q ? T"]


@pytest.mark.parametrize(
    "step",
    ["- scale: How?", "- choose: How?\n  options: [A, B]", "- checklist: How?\n  items: [A]"],
)
async def test_skip_passes_a_question_over(step: str) -> None:
    """`s` passes any question over that is not written on."""
    play = perform(step)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "How?")
        await pilot.press("s")
        await sees(pilot, "This is the end")
    assert any(isinstance(one, Passed) for one in play.memory.events)


async def test_a_list_that_needs_all_is_not_passed_over() -> None:
    """A safety list goes on when all is ticked, says what is open, and offers no skip."""
    play = perform("- checklist: Ready?\n  items: {x: Water, y: Blanket}\n  require: all\n- Well.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "All of them are needed here.")
        assert "Skip" not in rows(play.app)[-1]
        await pilot.press("s", "1", "enter")
        await sees(pilot, "Still open: Blanket")
        assert "Ready?" in picture(play.app)
        await pilot.press("2", "enter")
        await sees(pilot, "Well.")
        assert "Still open" not in picture(play.app)
    assert play.memory.answers == [("x", "y")]


async def test_a_breath_is_led_by_its_word_and_count_and_ends_by_itself() -> None:
    """The word changes with the phase, the count goes up, and the last breath leads on."""
    play = perform("- breathe: {in: 4, out: 6}\n  for: 20 s\n  show: Easy.\n- Thank you.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "breathe in")
        assert "breath 1 of 2, 0:20 left" in flowing(play.app)
        await play.let_pass(pilot, 4.5)
        await sees(pilot, "breathe out")
        await play.let_pass(pilot, 6.0)
        await sees(pilot, "breath 2 of 2")
        await play.let_pass(pilot, 9.5)
        await sees(pilot, "Thank you.")
    assert any(isinstance(one, Elapsed) for one in play.memory.events)


async def test_a_rest_counts_down_and_ends_by_itself() -> None:
    """What is left of a rest is shown; at its end the next step comes."""
    play = perform("- wait: 1 min 30 s\n  show: Rest.\n- Thank you.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "1:30")
        play.clock.go_to(31.0)
        await sees(pilot, "0:59")
        await play.let_pass(pilot, 60.0)
        await sees(pilot, "Thank you.")


async def test_a_rest_ends_early_by_the_next_key() -> None:
    """Nobody has to wait: → goes on."""
    play = perform("- wait: 10 min\n- Thank you.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "10:00")
        await pilot.press("right")
        await sees(pilot, "Thank you.")
    assert any(isinstance(one, Advanced) for one in play.memory.events)


async def test_a_note_is_shown_to_the_therapist_alone() -> None:
    """A note stands apart on a therapist's screen and is missing on a patient's."""
    steps = "- note: Lights down.\n- Hello."
    play = perform(steps, role=Role.THERAPIST)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "For you, not to be read aloud")
        assert "Lights down." in picture(play.app)
        await pilot.press("enter")
        await sees(pilot, "Hello.")
    play = perform(steps)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        assert "1 of 1" in picture(play.app)


async def test_markup_and_braces_are_shown_as_they_are() -> None:
    """Text, options, items, labels and the person's own words are never obeyed as markup."""
    odd = "[b]x[/b] [/] [$accent] {y}"
    play = perform(
        f'- "{odd}"\n- choose: "{odd}"\n  options: {{a: "{odd}"}}\n'
        f'- checklist: "{odd}"\n  items: {{a: "{odd}"}}\n'
        f'- scale: "{odd}"\n  labels: {{0: "{odd}"}}\n'
        f'- ask: "{odd}"\n  save: own\n- You wrote {{{{ own }}}}.\n'
        f'- wait: 1 min\n  show: "{odd}"\n',
        title=f'"{odd}"',
    )
    async with play.app.run_test(size=WIDE) as pilot:
        for number, key in enumerate(("enter", "1", "enter"), start=1):
            await sees(pilot, f"{number} of 7")
            assert odd in flowing(play.app).removeprefix(odd)
            await pilot.press(key)
        await until(pilot, lambda: bool(play.app.screen.query("RatingScene")))
        await pilot.press("home")
        assert flowing(play.app).count(odd) >= 3
        await pilot.press("enter")
        await until(pilot, lambda: bool(play.app.screen.query("WritingScene")))
        await write(pilot, "[b]{{ own }}[/b]")
        await pilot.press("enter", "enter")
        await sees(pilot, "You wrote [b]{{ own }}[/b].")
        await pilot.press("enter")
        await until(pilot, lambda: bool(play.app.screen.query("RestingScene")))
        assert odd in flowing(play.app)


async def test_the_end_says_how_the_session_ended_and_waits() -> None:
    """The closing words stay until the person leaves."""
    play = perform("- Hello.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("enter")
        await sees(pilot, "This is the end of this part.")
        assert "your journal" in flowing(play.app)
        await pilot.press("escape", "s", "left")
        assert isinstance(play.app.screen, PlayerScreen)
        await pilot.press("enter")
    assert play.app.return_value == 0


STEPS_OF_EACH_KIND = [
    "- Some words.",
    "- breathe: {in: 4, out: 6}\n  for: 20 s",
    "- wait: 1 min",
    "- choose: Which?\n  options: [A, B]",
    "- checklist: What?\n  items: [A, B]",
    "- scale: How?",
    "- ask: What?",
]


STEPS_WITHOUT_KEYS = STEPS_OF_EACH_KIND[:3]
"""Nothing in them takes the focus; the screen itself takes the keys."""


@pytest.mark.parametrize("step", STEPS_OF_EACH_KIND)
async def test_ground_and_help_are_in_the_key_bar_of_every_scene(step: str) -> None:
    """At 60 columns the key bar names a key for grounding and one for help, and both work."""
    play = perform(f"- First.\n{step}\n- Last.")
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "First.")
        await pilot.press("enter")
        await sees(pilot, "2 of 3")
        writing = bool(play.app.screen.query(TextArea))
        ground, help_key = ("F9", "F1") if writing else ("g", "?")
        await until(pilot, lambda: f"{ground} Ground me" in rows(play.app)[-1], "the ground key")
        assert f"{help_key} Help" in rows(play.app)[-1]
        assert "esc Pause" in rows(play.app)[-1]
        await pilot.press("f1" if help_key == "F1" else "question_mark")
        await sees(pilot, "findahelpline.com")


async def test_the_key_bar_names_no_key_that_would_be_typed_or_move_a_mark() -> None:
    """While writing no letter is a command; on a scale the arrows are the scale's."""
    play = perform("- First.\n- ask: What?\n- scale: How?")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "First.")
        await pilot.press("enter")
        await until(pilot, lambda: "F9 Ground me" in rows(play.app)[-1])
        assert "Back" not in rows(play.app)[-1]
        assert "Skip" not in rows(play.app)[-1]
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "b Back" in rows(play.app)[-1])
        assert "s Skip" in rows(play.app)[-1]
        screen = play.app.screen
        assert isinstance(screen, PlayerScreen)
        await pilot.press("b")
        await sees(pilot, "What?")


@pytest.mark.parametrize("step", STEPS_OF_EACH_KIND)
async def test_a_window_that_is_too_small_says_so_and_comes_back(step: str) -> None:
    """At 20 by 5 one sentence is shown; made larger, the step is there again."""
    play = perform(f"{step}\n- Last.")
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "1 of 2")
        await pilot.resize_terminal(20, 5)
        await sees(pilot, "This window is too small.")
        assert "1 of 2" not in picture(play.app)
        focused = play.app.screen.focused
        await pilot.resize_terminal(*NARROW)
        await sees(pilot, "1 of 2")
        assert play.app.screen.focused is focused
        assert (focused is None) == (step in STEPS_WITHOUT_KEYS)


async def test_what_comes_next_is_told_where_it_is_certain() -> None:
    """The line at the foot says in a few words what the next step is."""
    play = perform("- First.\n- wait: 5 min\n- breathe: {in: 4, out: 6}\n  for: 1 min")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "next: a rest of 5 min")
        await pilot.press("enter")
        await sees(pilot, "next: breathing for 1 min")
        await pilot.press("right")
        await sees(pilot, "next: the end")


async def test_the_right_arrow_goes_on_from_text_and_from_a_rest() -> None:
    """One key leads on wherever nothing is asked, as the README says."""
    play = perform("- One.\n- {wait: 9 min, show: Rest.}\n- Two.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "One.")
        await pilot.press("right")
        await sees(pilot, "Rest.")
        await pilot.press("right")
        await sees(pilot, "Two.")


async def test_the_corner_says_how_loud_it_is() -> None:
    """Keys make the session softer, louder and silent, and the corner says so in words."""
    play = perform("- One.\n- Two.")
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "One.")
        before = picture(play.app)
        await pilot.press("minus", "minus")
        await sees(pilot, "sound 6 dB softer")
        await pilot.press("m")
        await sees(pilot, "sound off")
        await pilot.press("enter", "plus", "=")
        await sees(pilot, "Two.")
        await pilot.press("left")
        await sees(pilot, "One.")
        assert picture(play.app) == before


async def test_the_voice_can_be_left_out() -> None:
    """Where the words are spoken a key leaves the voice out, and elsewhere it does nothing."""
    for more, told in (("\nnarration: {voice: calm}", True), ("", False)):
        play = perform("- One.\n- Two.", title=f"A test{more}")
        async with play.app.run_test(size=NARROW) as pilot:
            await sees(pilot, "One.")
            await pilot.press("v")
            await pilot.press("enter")
            await sees(pilot, "Two.")
            assert ("voice off" in picture(play.app)) is told


async def test_the_keys_of_the_sound_type_letters_in_an_answer() -> None:
    """Who writes an answer writes it: m, v, plus and minus are letters there."""
    play = perform("- ask: What?\n  save: what\n- Done.")
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "mv")
        await pilot.press("plus", "minus", "enter", "enter")
        await sees(pilot, "Done.")
        assert play.memory.answers == ["mv+-"]
        assert "sound" not in picture(play.app)
