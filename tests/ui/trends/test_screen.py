"""The screen of trends, reached from the journal; its pictures are in `snapshots/`.

After a change that is meant, make the files anew and look at what changed in them:

    UPDATE_SNAPSHOTS=1 python -m pytest tests/ui/trends
"""

from __future__ import annotations

import os
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.containers import VerticalScroll

from integrate.journal.trends.field import POINT
from integrate.session.program import Role
from integrate.ui.journal.screen import JournalScreen
from integrate.ui.trends.screen import TrendsScreen
from tests.journal.export.shelf import Shelf, measured
from tests.journal.trends.course import course, put
from tests.ui.acting import NARROW, House, flowing, picture, rows, script_text, sees, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from textual.pilot import Pilot

    from integrate.ui.app import IntegrateApp

FOLDER = Path(__file__).parent / "snapshots"
ROOMY = (120, 36)


@pytest.fixture(autouse=True)
def _greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let this computer's days be those of UTC."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@asynccontextmanager
async def at_trends(
    folder: Path, shelf: Shelf, size: tuple[int, int] = ROOMY, role: Role = Role.PATIENT
) -> AsyncIterator[tuple[IntegrateApp, Pilot[int]]]:
    """Give the screen of trends of a person with these sessions."""
    house = House(folder, {"one": script_text("- Hello.", "A shelf")}, role=role)
    with house.journal() as journal:
        for one in shelf.lived.values():
            name = journal.begin()
            for entry in one.entries:
                journal.append(name, entry.wall, entry.recorded)
    app = house.home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await until(pilot, lambda: isinstance(app.screen, JournalScreen))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, TrendsScreen))
        yield app, pilot


@pytest.mark.parametrize("size", [NARROW, ROOMY], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("key", "shown"), [("a", "All"), ("1", "PHQ-9, 0")])
async def test_the_screen_looks_as_it_did(
    tmp_path: Path, size: tuple[int, int], key: str, shown: str
) -> None:
    """One questionnaire and all of them, in the smallest window and in a large one."""
    async with at_trends(tmp_path, course(), size) as (app, pilot):
        await sees(pilot, "PHQ-9, 0 to 27")
        await pilot.press(key)
        await sees(pilot, shown)
        await pilot.pause()
        path = FOLDER / f"trends-{key}-{size[0]}x{size[1]}.txt"
        said = picture(app) + "\n"
        if os.environ.get("UPDATE_SNAPSHOTS"):
            path.write_text(said, encoding="utf-8")
        assert said == path.read_text(encoding="utf-8")


async def test_digits_choose_and_all_come_back(tmp_path: Path) -> None:
    """What is shown has a mark that is no colour; a digit without a questionnaire does nothing."""
    async with at_trends(tmp_path, course()) as (app, pilot):
        await sees(pilot, "▸a All")
        await pilot.press("2")
        await sees(pilot, "▸2 PCL-5")
        assert "PHQ-9, 0 to 27" not in picture(app)
        assert "PCL-5, 3 times" in flowing(app)
        await pilot.press("9")
        await pilot.pause()
        assert "▸2 PCL-5" in picture(app)
        await pilot.press("a")
        await sees(pilot, "PHQ-9, 0 to 27")


async def test_the_arrows_go_through_the_time(tmp_path: Path) -> None:
    """They are offered where there is more, and stop at either end."""
    shelf = Shelf()
    for day in range(30):
        put(shelf, day, *measured(day, measure="suds"))
    async with at_trends(tmp_path, shelf, NARROW) as (app, pilot):
        await sees(pilot, "18 earlier")
        assert "← Earlier" in rows(app)[-1]
        assert "→ Later" not in rows(app)[-1]
        await pilot.press("left")
        await sees(pilot, "15 earlier, 3 later")
        await pilot.press(*["left"] * 9)
        await sees(pilot, "18 later")
        assert "← Earlier" not in rows(app)[-1]
        await pilot.press(*["right"] * 9)
        await sees(pilot, "18 earlier")
        assert "later" not in flowing(app)


async def test_another_width_is_drawn_anew(tmp_path: Path) -> None:
    """The chart is as wide as the window, and gone where there is no room; the words stay."""
    async with at_trends(tmp_path, course(), ROOMY) as (app, pilot):
        await sees(pilot, "PHQ-9, 0 to 27")
        await pilot.resize_terminal(60, 18)
        await until(pilot, lambda: POINT in picture(app))
        assert max(map(len, rows(app))) <= 60
        await pilot.resize_terminal(42, 30)
        await until(pilot, lambda: POINT not in picture(app))
        await sees(pilot, "18 of 27, moderately severe.")


async def test_words_can_be_scrolled_to_and_escape_leads_back(tmp_path: Path) -> None:
    """The page holds the focus; Escape goes to the journal."""
    async with at_trends(tmp_path, course(), NARROW) as (app, pilot):
        await sees(pilot, "PHQ-9, 0 to 27")
        assert app.screen.query_one("#page", VerticalScroll).has_focus
        await pilot.press("end")
        await sees(pilot, "This is a check-in, not a diagnosis.")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, JournalScreen))


async def test_without_a_questionnaire_it_says_so(tmp_path: Path) -> None:
    """Before the first one, and where it was only a session of another kind."""
    shelf = Shelf()
    put(shelf, 0)
    for number, one in enumerate((Shelf(), shelf)):
        async with at_trends(tmp_path / str(number), one, NARROW) as (_app, pilot):
            await sees(pilot, "No questionnaire was taken yet.")
            await pilot.press("a", "1", "left", "right")
            await sees(pilot, "is shown here, over time.")


async def test_what_has_no_total_is_told_in_words(tmp_path: Path) -> None:
    """The ASQ is an outcome, and nothing is drawn of it; a therapist alone sees it."""
    shelf = Shelf()
    put(shelf, 0, *measured(0, 0, 0, 0, measure="asq"))
    async with at_trends(tmp_path / "patient", shelf) as (_app, pilot):
        await sees(pilot, "No questionnaire was taken yet.")
    here = tmp_path / "therapist"
    async with at_trends(here, shelf, role=Role.THERAPIST) as (app, pilot):
        await sees(pilot, "Negative screen. Clinical judgement overrides this.")
        assert POINT not in picture(app)
