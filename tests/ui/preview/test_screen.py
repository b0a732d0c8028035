from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from integrate.session.inputs import Answer
from integrate.session.program import Role
from integrate.session.table import State
from integrate.ui.preview.frame import SIZES, Frame
from integrate.ui.preview.help import BenchHelp
from integrate.ui.preview.screen import FAST, PreviewScreen
from integrate.ui.preview.transcript import TranscriptScreen
from tests.ui.preview.author import SCRIPT, Author, until

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (100, 30)


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no animation run."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """Return an author with a script of some steps."""
    return Author(tmp_path)


async def test_a_saved_script_is_shown_anew_at_the_same_step(author: Author) -> None:
    """Words edited at the step are there, and a step put in above does not move the view away."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        await pilot.press("n")
        await author.sees(pilot, "Which is nearest?")
        author.save(author.text.replace("nearest?", "the nearest to today?"))
        await author.sees(pilot, "Which is the nearest to today?")
        author.save(author.text.replace("steps:\n", "steps:\n  - Something new.\n", 1))
        await author.sees(pilot, "3 of ")
        assert "Which is nearest?" in author.shown


async def test_a_broken_text_keeps_the_last_good_view_and_names_the_place(author: Author) -> None:
    """What is no YAML is told with line and column; mended, the newest view is there."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        await pilot.press("n")
        await author.sees(pilot, "Which is nearest?")
        author.save(author.text.replace("options: {light", "options: {{light"))
        await until(pilot, lambda: "E004" in author.problems, "the place")
        assert "line 10, column" in author.problems
        assert "Which is nearest?" in author.shown
        assert author.app.screen.query_one(Frame).border_subtitle == "the last good view"
        author.save(author.text.replace("Which is nearest?", "Which one?"))
        await author.sees(pilot, "Which one?")
        assert author.app.screen.query_one(Frame).border_subtitle == ""


async def test_problems_are_marked_at_their_step_and_told_in_the_list(author: Author) -> None:
    """Every problem stands with its remedy, and an exclamation mark at the step."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        author.save(
            author.text.replace("- wait:", "- wayt:").replace("Thank you.", "Dear {{ nobody }}")
        )
        await until(pilot, lambda: "did you mean `wait`?" in author.problems, "the remedy")
        assert [line.startswith("!") for line in author.outline] == [False] * 6 + [True] * 2


async def test_a_script_that_was_never_good_says_so_and_then_plays(tmp_path: Path) -> None:
    """There is nothing to show until it is mended."""
    author = Author(tmp_path, "title: [")
    async with author.app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "line 1, column" in author.problems, "the place")
        assert "There is nothing to show yet." in author.shown
        await pilot.press("n", "p", "f", "l", "tab", "escape", "enter")
        author.save(SCRIPT)
        await author.sees(pilot, "You made it here.")


async def test_a_script_that_is_not_for_this_screen_says_so(tmp_path: Path) -> None:
    """A script for therapists is not played as a patient's; the reason is told."""
    text = SCRIPT.replace("stage: integration", "stage: session\naudience: therapist")
    author = Author(tmp_path, text, role=Role.PATIENT)
    async with author.app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "is led by a therapist" in author.shown, "the reason")


async def test_a_script_for_therapists_is_shown_on_their_screen(tmp_path: Path) -> None:
    """Without a wish the screen is the one that the script is written for."""
    text = SCRIPT.replace("stage: integration", "stage: integration\naudience: therapist")
    author = Author(tmp_path, text.replace("- You made it here.", "- note: Lights down."))
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "Lights down.")


async def test_the_step_key_goes_through_every_step_and_back(author: Author) -> None:
    """A question gets an answer in its middle, which is recalled; back works from the end too."""
    async with author.app.run_test(size=SIZE) as pilot:
        for words in (
            "You made it here.",
            "Which is nearest?",
            "What stayed?",
            "You wrote some words of your own.",
            "Rest now.",
            "Thank you.",
            "This is the end of this part.",
        ):
            await author.sees(pilot, words)
            await pilot.press("n")
        for words in ("Thank you.", "Rest now.", "You wrote some words of your own."):
            await pilot.press("p")
            await author.sees(pilot, words)


async def test_an_answer_given_in_the_player_is_taken(author: Author) -> None:
    """Tab gives the player the keys: letters are typed, and esc comes back with the words kept."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        await pilot.press("n", "tab", "3")
        await author.sees(pilot, "What stayed?")
        await until(pilot, lambda: isinstance(author.app.focused, TextArea), "the page")
        await pilot.press(*"fnq")
        assert author.session.unsent == "fnq"
        await pilot.press("escape", "n")
        await author.sees(pilot, "You wrote fnq.")
        await pilot.press("n")
        await author.sees(pilot, "It was a heavy day.")


async def test_answers_outlive_a_reload(author: Author) -> None:
    """The way to the step is the one the author took, in the edited script too."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        await pilot.press("n", "tab", "3", "escape", "n", "n")
        await author.sees(pilot, "It was a heavy day.")
        author.save(author.text.replace("a heavy day", "a very heavy day"))
        await author.sees(pilot, "It was a very heavy day.")


async def test_the_outline_leads_to_any_step(author: Author) -> None:
    """Enter goes to the step under the cursor, also to one that no answer so far leads to."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        await pilot.press("end", "enter")
        await author.sees(pilot, "Thank you.")
        await pilot.press("up", "up", "enter")
        await author.sees(pilot, "It was a heavy day.")
        assert "do not lead here" in author.shown
        await pilot.press("p")
        await author.sees(pilot, "You wrote some words of your own.")
        await pilot.press("home", "down", "enter")
        await author.sees(pilot, "Which is nearest?")
        await pilot.press("enter")
        await author.sees(pilot, "What stayed?")


async def test_the_fast_clock_runs_ten_times_as_fast_and_never_jumps(author: Author) -> None:
    """The rest ends sooner; the moment itself stays where it was when the pace changes."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        author.save(author.text.replace("wait: 2 min", "wait: 1 s"))
        await until(pilot, lambda: "   wait 1 s" in author.outline, "the outline")
        await pilot.press("end", "up", "f", "enter")
        await author.sees(pilot, "Thank you.")
        assert f"{FAST:g} times as fast" in str(author.app.screen.query_one(Frame).border_title)
        await pilot.press("f")
        assert "as fast" not in str(author.app.screen.query_one(Frame).border_title)


@pytest.mark.parametrize("window", [(140, 40), (100, 30), (80, 24)])
async def test_the_frame_stands_for_windows_of_three_sizes(
    author: Author, window: tuple[int, int]
) -> None:
    """Each size is told; where there is less room, that is told as well."""
    async with author.app.run_test(size=window) as pilot:
        await author.sees(pilot, "You made it here.")
        frame = author.app.screen.query_one(Frame)
        for _ in SIZES:
            await pilot.press("s")
            await pilot.pause()
            inside = frame.content_size
            assert f"{frame.wanted[0]} by {frame.wanted[1]}" in str(frame.border_title)
            cut = f"room for {inside.width} by {inside.height}" in str(frame.border_title)
            assert cut is ((inside.width, inside.height) != frame.wanted)
            assert author.session.size.height == inside.height - 1


async def test_the_plain_lines_begin_at_the_step(author: Author) -> None:
    """The whole script is there, with the answers given; esc comes back."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        await pilot.press("n", "n", "l")
        await until(pilot, lambda: isinstance(author.app.screen, TranscriptScreen), "the lines")
        words = " ".join(str(one.render()) for one in author.app.screen.query("Static"))
        assert "Noted: Much the same" in words
        assert "A rest of 2 min." in words
        await pilot.press("escape")
        assert isinstance(author.app.screen, PreviewScreen)


async def test_help_and_theme_and_quit(author: Author) -> None:
    """Every key of the bench does what the help says."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        await pilot.press("t")
        assert author.app.theme == "morning"
        await pilot.press("question_mark")
        assert isinstance(author.app.screen, BenchHelp)
        await pilot.press("escape", "q")
    assert author.app.return_code == 0
    assert author.app.crash is None


async def test_a_deleted_file_keeps_the_view(author: Author) -> None:
    """What was shown stays while the file is away, and goes on when it is back."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        author.path.unlink()
        await until(pilot, lambda: "No such file" in author.problems, "the problem")
        assert "You made it here." in author.shown
        author.save(author.text.replace("You made it", "We made it"))
        await author.sees(pilot, "We made it here.")


async def test_an_included_file_is_watched_as_well(author: Author) -> None:
    """Saving a part that the script includes shows it anew."""
    part = author.folder / "part.yaml"
    words = "title: Part\nstage: integration\nsteps:\n  - From {0} part.\n"
    part.write_text(words.format("the"), encoding="utf-8")
    author.save(author.text.replace("- You made it here.", "- include: part"))
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "From the part.")
        await until(pilot, lambda: author.outline[0].startswith(" ▸ include part"), "the mark")
        part.write_text(words.format("another"), encoding="utf-8")
        await author.sees(pilot, "From another part.")


async def test_nothing_answered_here_is_remembered_anywhere_else(author: Author) -> None:
    """The folder holds the script and nothing more after a whole walk."""
    async with author.app.run_test(size=SIZE) as pilot:
        await author.sees(pilot, "You made it here.")
        await pilot.press("n")
        await author.session.send(Answer("same"))
        for _ in range(5):
            await pilot.press("n")
        await until(pilot, lambda: author.session.view.state is State.ENDED, "the end")
    assert [path.name for path in author.folder.iterdir()] == ["day.yaml"]
