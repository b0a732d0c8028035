from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from integrate.player import following
from integrate.player.courses import day_of, look
from integrate.session.program import Role
from integrate.ui.home.screen import HomeScreen
from integrate.ui.programme.screen import ProgrammeScreen
from tests.ui.acting import NARROW, WIDE, House, picture, rows, sees, until, write
from tests.ui.following import follow, followed, furnish, go_through
from tests.ui.test_journal_trouble import FULL, full

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.ui.app import IntegrateApp


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house with programmes in it."""
    return furnish(tmp_path)


def line(app: IntegrateApp) -> str:
    """Return the line under the cursor."""
    option = app.screen.query_one("#list", OptionList).highlighted_option
    return str(option.prompt) if option else ""


async def test_home_begins_with_today(house: House) -> None:
    """Where the programme stands and what is there for today is above all scripts."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        said = " ".join(row[:50].strip() for row in rows(app))
        order = ["One week, day 1", "FOR TODAY", "The day after", "STILL HERE, IF YOU WANT IT"]
        order += ["The evening", "IF YOU LIKE", "Easy breathing", "LATER", "Looking back"]
        order += ["ALL SCRIPTS", "BEFORE A SESSION"]
        places = [said.index(words) for words in order]
        assert places == sorted(places)
        assert line(app) == "The day after"


async def test_a_part_is_done_from_home_and_says_so(house: House) -> None:
    """Enter opens it; afterwards it has a mark and the word, and the next one is near."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("enter")
        await sees(pilot, "What stayed?")
        await write(pilot, "light")
        await pilot.press("enter", "enter")
        await sees(pilot, "Thank you.")
        await pilot.press("enter")
        await sees(pilot, "This is the end")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await sees(pilot, "✓ The day after (done)")
        await until(pilot, lambda: line(app) == "The evening")
    assert house.answers == ["light"]


async def test_a_part_that_was_begun_goes_on(house: House) -> None:
    """It stands once, in the day, and Enter goes on where it was left."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("enter")
        await sees(pilot, "What stayed?")
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The day after begun, left")
        assert "Continue" not in picture(app)
        await pilot.press("enter")
        await sees(pilot, "What stayed?")
    assert len(house.sessions) == 1


async def test_a_part_that_was_stopped_can_rest(house: House) -> None:
    """It has no mark of being done, and says what it is."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("enter")
        await sees(pilot, "What stayed?")
        await pilot.press("escape", "s", "s")
        await sees(pilot, "You stopped here")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await sees(pilot, "· The day after (stopped; it can rest)")


async def test_a_part_can_be_let_go(house: House) -> None:
    """`x` leaves it out, without a question, and says where it still is."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("x")
        await sees(
            pilot, "“The day after” is let go. Under `d`, Programmes, it can be brought back."
        )
        assert line(app) == "The evening"
    course = followed(house)
    assert course is not None
    assert course.let_go == {"write@1.1"}


@pytest.mark.parametrize(
    ("keys", "ago"), [(("enter",), 0), (("down", "enter"), 1), (("down", "down", "enter"), 3)]
)
async def test_the_day_of_a_session_is_told_from_home(
    house: House, keys: tuple[str, ...], ago: int
) -> None:
    """Today, yesterday or a typed day; then its days begin."""
    follow(house, day=None)
    on = day_of(datetime.now(UTC)) - timedelta(ago)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await sees(pilot, "One week, before a session")
        await pilot.press("down")
        assert line(app) == "I had my session"
        await pilot.press("enter")
        await sees(pilot, "When was your session?")
        await pilot.press(*keys)
        if ago > 1:
            await sees(pilot, "Which day is it?")
            await write(pilot, "soon")
            await pilot.press("enter")
            await sees(pilot, "“soon” is no day.")
            await pilot.press("ctrl+u")
            await pilot.press(*("minus" if one == "-" else one for one in on.isoformat()))
            await pilot.press("enter")
        await sees(pilot, f"One week, day {ago}")
    course = followed(house)
    assert course is not None
    assert course.sessions == (on,)


async def test_a_paused_programme_goes_on_from_home(house: House) -> None:
    """It is one line, with the way on."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("d")
        await sees(pilot, "you follow it, day 1")
        await pilot.press("enter")
        await sees(pilot, "Let the days stand still")
        await pilot.press("enter")
        await sees(pilot, "you follow it, paused")
        await pilot.press("escape")
        await sees(pilot, "One week, paused")
        assert "FOR TODAY" not in picture(app)
        await pilot.press("up", "up", "home")
        assert line(app) == "Go on with it"
        await pilot.press("enter")
        await sees(pilot, "FOR TODAY")


async def test_a_pause_that_cannot_be_ended_goes_on(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told; with room again the same line ends it."""
    follow(house)
    with house.journal() as journal:
        today = look(house.settings.library, journal, datetime.now(UTC))
        assert today is not None
        following.pause(journal, today)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("home")
        assert line(app) == "Go on with it"
        with monkeypatch.context() as mishap:
            mishap.setattr(following, "keep_course", full)
            await pilot.press("enter")
            await sees(pilot, FULL)
        assert "One week, paused" in picture(app)
        await pilot.press("enter")
        await sees(pilot, "FOR TODAY")
        assert FULL not in picture(app)


async def test_a_programme_that_is_over_says_one_kind_line(house: House) -> None:
    """And leads on to the others."""
    follow(house, day=30)
    for script in ("write", "look-back", "evening"):
        go_through(house, script)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "This programme has come to its end.")
        await sees(pilot, "AT ANY TIME")
        await pilot.press("home", "enter")
        await until(pilot, lambda: isinstance(app.screen, ProgrammeScreen))


async def test_without_a_programme_one_line_offers_them(house: House) -> None:
    """The cursor stands on the first script, and the line is above it."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        assert line(app) == "Getting ready"
        await pilot.press("up")
        await sees(pilot, "It is an offer for every day")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ProgrammeScreen))


async def test_a_therapist_has_no_day(tmp_path: Path) -> None:
    """The programme is the patient's own."""
    house = furnish(tmp_path)
    follow(house)
    house.role = Role.THERAPIST
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        assert "One week" not in picture(app)


async def test_a_part_without_its_script_is_told(house: House) -> None:
    """Enter says what to check, and the day goes on."""
    follow(house, "gone", 0, "Gone")
    app = house.home()
    async with app.run_test(size=(120, 30)) as pilot:
        await sees(pilot, "nowhere not in the library")
        await sees(pilot, "AT ANY TIME")
        await pilot.press("enter")
        await sees(pilot, "“nowhere” is not there to be opened. `integrate check")
        assert isinstance(app.screen, HomeScreen)


async def test_a_programme_that_goes_round_is_told(house: House) -> None:
    """A cycle is named with what shows it, and every script can still be begun."""
    follow(house, "round", 0, "Round")
    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "cannot be followed now; `integrate check")
        await sees(pilot, "ALL SCRIPTS")


async def test_search_is_among_all_scripts(house: House) -> None:
    """What is looked for is not found twice."""
    follow(house)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("slash")
        await write(pilot, "day after")
        await until(pilot, lambda: "One week" not in picture(app))
        assert sum("The day after" in row[:40] for row in rows(app)) == 1


async def test_the_day_fits_a_small_window(house: House) -> None:
    """At 60 by 18 today and the keys are seen at once."""
    follow(house)
    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "LATER")
        assert "For today".upper() in picture(app)
        assert "d Programmes" in picture(app)
        assert "g Ground me" in picture(app)
