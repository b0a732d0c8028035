from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from integrate.player import following
from integrate.player.courses import day_of
from integrate.ui.home.screen import HomeScreen
from integrate.ui.programme.screen import ProgrammeScreen
from tests.ui.acting import NARROW, WIDE, House, flowing, picture, sees, until, write
from tests.ui.following import follow, followed, furnish
from tests.ui.test_journal_trouble import FULL, full


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house with programmes in it."""
    return furnish(tmp_path)


@pytest.mark.parametrize(
    ("keys", "sessions"),
    [(("enter",), []), (("down", "enter"), [0]), (("down", "down", "enter"), [1])],
)
async def test_a_programme_is_begun(
    house: House, keys: tuple[str, ...], sessions: list[int]
) -> None:
    """The day of the session is told now or later; home then begins with it."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("d")
        await sees(pilot, "not ready yet")
        await pilot.press("end")
        await sees(pilot, "Not yet reviewed by a clinician.")
        said = flowing(app)
        for words in (
            "A small one.",
            "days 1 to 2: The day after",
            "Your appointments come first.",
        ):
            assert words in said
        await pilot.press("enter")
        await sees(pilot, "Begin it")
        await pilot.press("enter")
        await sees(pilot, "Is the day of your session known")
        await pilot.press(*keys)
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await sees(pilot, "“One week” has begun.")
        await sees(pilot, "FOR TODAY")
    course = followed(house)
    assert course is not None
    today = day_of(datetime.now(UTC))
    assert course.sessions == tuple(today - timedelta(ago) for ago in sessions)


async def test_a_broken_programme_says_what_shows_its_problems(house: House) -> None:
    """It is listed, and cannot be begun."""
    app = house.home()
    async with app.run_test(size=(120, 30)) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("d")
        await sees(pilot, "not ready yet")
        await pilot.press("home", "down", "enter")
        await sees(pilot, "The programme “round” cannot be followed: `integrate check")
        assert isinstance(app.screen, ProgrammeScreen)


async def test_a_second_one_waits_for_the_end_of_the_first(house: House) -> None:
    """Ending asks once; then the other can be begun."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("d")
        await sees(pilot, "✓ you follow it, day 1")
        await pilot.press("home", "enter")
        await sees(pilot, "You follow “One week” already. End it first")
        await pilot.press("end", "enter")
        await sees(pilot, "Let the days stand still")
        await pilot.press("down", "down", "down", "enter")
        await sees(pilot, "End “One week”? What you wrote stays in your journal.")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, ProgrammeScreen))
        assert followed(house) is not None
        await pilot.press("enter", "down", "down", "down", "enter")
        await sees(pilot, "Yes, end it")
        await pilot.press("enter")
        await sees(pilot, "The programme is ended.")
    assert followed(house) is None


async def test_a_change_that_cannot_be_kept_is_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The programme stands as it stood, and with room again the same way goes on."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("d")
        await sees(pilot, "you follow it, day 1")
        with monkeypatch.context() as mishap:
            mishap.setattr(following, "keep_course", full)
            await pilot.press("enter")
            await sees(pilot, "Let the days stand still")
            await pilot.press("enter")
            await sees(pilot, FULL)
        assert "you follow it, day 1" in picture(app)
        await pilot.press("enter")
        await sees(pilot, "Let the days stand still")
        await pilot.press("enter")
        await sees(pilot, "you follow it, paused")
        assert FULL not in picture(app)


async def test_a_session_is_taken_back(house: House) -> None:
    """Who told a wrong day stands before a session again."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("d")
        await sees(pilot, "you follow it, day 1")
        await pilot.press("enter", "down", "down", "enter")
        await sees(pilot, "you follow it, before a session")
    course = followed(house)
    assert course is not None
    assert course.sessions == ()


@pytest.mark.parametrize(
    ("keys", "title"), [(("enter",), b""), (("down", "enter"), b"SUMMARY:The day after")]
)
async def test_a_calendar_is_written(
    house: House,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    keys: tuple[str, ...],
    title: bytes,
) -> None:
    """Its entries are all alike unless titles are wanted; where it cannot be written is told."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("d")
        await sees(pilot, "you follow it, day 1")
        await pilot.press("enter", "down", "enter")
        await sees(pilot, "What are the entries to be called?")
        await pilot.press("enter")
        await sees(pilot, "Where is the calendar file to go?")
        await write(pilot, "/no.ics")
        await pilot.press("enter")
        await sees(pilot, "cannot be written: there is no folder")
        await pilot.press("enter", "down", "enter", *keys)
        await sees(pilot, "Where is the calendar file to go?")
        await pilot.press("enter")
        await sees(pilot, "is written. Open it with your calendar.")
    content = (tmp_path / "quiet-days.ics").read_bytes()
    assert b"BEGIN:VEVENT" in content
    assert (b"SUMMARY:A quiet quarter of an hour" in content) is (title == b"")
    assert title in content


async def test_a_part_that_was_let_go_is_brought_back(house: House) -> None:
    """It stands among what can be done, by its title; then it is in the day again."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("x")
        await sees(pilot, "is let go.")
        await pilot.press("d")
        await sees(pilot, "you follow it, day 1")
        await pilot.press("enter", "down", "down")
        await sees(pilot, "Bring back “The day after”, which you let go")
        await pilot.press("enter")
        await sees(pilot, "“The day after” is in your day again.")
    course = followed(house)
    assert course is not None
    assert course.let_go == frozenset()


async def test_a_followed_programme_that_is_gone_can_be_ended(house: House) -> None:
    """It stands in the list as long as it is followed."""
    follow(house)
    (house.folder / "scripts/programmes/week.yaml").unlink()
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("d")
        await sees(pilot, "you follow it; it is not ready")
        await pilot.press("enter")
        await sees(pilot, "There was no session on")
        await pilot.press("down", "enter")
        await sees(pilot, "Yes, end it")
        await pilot.press("enter")
        await sees(pilot, "The programme is ended.")
    assert followed(house) is None


async def test_a_small_window_looks_at_one_in_place_of_the_list(house: House) -> None:
    """At 60 by 18 `p` tells of the programme, and Escape goes back to the list, then home."""
    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "BEFORE A SESSION")
        await pilot.press("d")
        await sees(pilot, "not ready yet")
        await pilot.press("end", "p")
        await sees(pilot, "A small one.")
        assert "not ready yet" not in picture(app)
        await pilot.press("escape")
        await sees(pilot, "not ready yet")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_without_a_journal_the_programmes_can_still_be_read(house: House) -> None:
    """Nothing is begun that could not be kept; why is said."""
    (house.folder / "data").write_text("a file, where a folder should be")
    app = house.home()
    async with app.run_test(size=(160, 30)) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("d")
        await sees(pilot, "not ready yet")
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ProgrammeScreen)
        assert "Begin it" not in picture(app)
