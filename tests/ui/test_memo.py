"""A voice memo on the screen: one key on the blank page, and one in the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate.audio.memo.piece import Ending
from integrate.journal.memos import kept_memos
from integrate.player import memo_hearing
from integrate.player.capturing import Capture
from integrate.player.memo_taking import MemoTaking
from integrate.session.record import CaptureKept
from integrate.ui.app import IntegrateApp
from integrate.ui.capture import CaptureScreen
from integrate.ui.help import HelpScreen
from integrate.ui.home.screen import HomeScreen
from integrate.ui.journal.screen import JournalScreen
from tests.player.speaking import Speaker, speaking
from tests.player.test_memo_hearing import Room
from tests.ui.acting import NARROW, WIDE, House, flowing, script_text, sees, until, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.ui.acting import Acting

PLAIN = {"quiet": script_text("- Hello.", "Quiet")}


def spoken_to(house: House, *speakers: Speaker) -> IntegrateApp:
    """Return the program, whose memos are these."""
    settings = replace(house.settings, record=speaking(*speakers))
    return IntegrateApp(settings, None, house.preferences)


def pages(house: House) -> list[tuple[str, list[float]]]:
    """Return the words and the lengths of the memos of every page, the newest first."""
    with house.journal() as journal:
        found = [journal.events(one.id) for one in journal.sessions()]
    return [
        (
            "".join(
                one.recorded.event.text
                for one in entries
                if isinstance(one.recorded.event, CaptureKept)
            ),
            [memo.length for memo in kept_memos(entries)],
        )
        for entries in found
    ]


async def open_page(pilot: Acting) -> None:
    """Go to the blank page."""
    await sees(pilot, "Quiet")
    await pilot.press("c")
    await until(pilot, lambda: isinstance(pilot.app.screen, CaptureScreen))


async def test_one_key_begins_a_memo_and_ends_it(tmp_path: Path) -> None:
    """It says that it records, and how long; then the page has words and memo, and is kept."""
    house = House(tmp_path, PLAIN)
    app = spoken_to(house, Speaker(72))
    async with app.run_test(size=NARROW) as pilot:
        await open_page(pilot)
        await write(pilot, "the light")
        await sees(pilot, "ctrl+r Voice memo")
        await pilot.press("ctrl+r")
        await sees(pilot, "Recording, 1 min 12 s. ctrl+r ends it.")
        await sees(pilot, "ctrl+r End the memo")
        await pilot.press("ctrl+r")
        await sees(pilot, "A voice memo of 1 min 12 s is on this page.")
        await sees(pilot, "ctrl+r Voice memo")
        await pilot.press("escape")
        await sees(pilot, "Kept, just as it is.")
    assert pages(house) == [("the light", [72.0])]


async def test_leaving_the_page_in_the_midst_keeps_it(tmp_path: Path) -> None:
    """A page of only a memo is a page."""
    house = House(tmp_path, PLAIN)
    app = spoken_to(house, Speaker(5))
    async with app.run_test(size=NARROW) as pilot:
        await open_page(pilot)
        await pilot.press("ctrl+r")
        await sees(pilot, "Recording, 5 s")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert pages(house) == [("", [5.0])]


async def test_leaving_the_program_in_the_midst_keeps_it(tmp_path: Path) -> None:
    """So does a terminal that is closed, which goes the same way."""
    house = House(tmp_path, PLAIN)
    app = spoken_to(house, Speaker(5))
    async with app.run_test(size=NARROW) as pilot:
        await open_page(pilot)
        await write(pilot, "half")
        await pilot.press("f4")
        await sees(pilot, "Recording, 5 s")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: pages(house) == [("half", [5.0])])


async def test_another_screen_ends_it(tmp_path: Path) -> None:
    """Nothing is recorded under help, grounding or the cover."""
    house = House(tmp_path, PLAIN)
    app = spoken_to(house, Speaker(5))
    async with app.run_test(size=WIDE) as pilot:
        await open_page(pilot)
        await pilot.press("ctrl+r")
        await sees(pilot, "Recording, 5 s")
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.press("escape")
        await sees(pilot, "A voice memo of 5 s is on this page.")


async def test_where_nothing_moves_the_length_does_not_either(tmp_path: Path) -> None:
    """The words stay the same from the beginning to the end."""
    house = House(tmp_path, PLAIN)
    house.preferences.write_text('motion = "still"\n', encoding="utf-8")
    app = spoken_to(house, Speaker(5))
    async with app.run_test(size=WIDE) as pilot:
        await open_page(pilot)
        await pilot.press("ctrl+r")
        await sees(pilot, "Recording, up to 10 min. ctrl+r ends it.")
        await pilot.press("ctrl+r")
        await sees(pilot, "A voice memo of 5 s is on this page.")


async def test_a_memo_is_taken_off_again(tmp_path: Path) -> None:
    """The key is there as long as there is one."""
    house = House(tmp_path, PLAIN)
    app = spoken_to(house, Speaker(5))
    async with app.run_test(size=WIDE) as pilot:
        await open_page(pilot)
        assert "Take the memo off" not in flowing(app)
        await pilot.press("ctrl+r")
        await sees(pilot, "Recording, 5 s")
        await pilot.press("ctrl+r")
        await sees(pilot, "ctrl+t Take the memo off")
        await pilot.press("ctrl+t")
        await sees(pilot, "The memo is taken off this page again.")
        await until(pilot, lambda: "Take the memo off" not in flowing(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert pages(house)[0][1] == []


async def test_a_microphone_that_vanishes_is_told(tmp_path: Path) -> None:
    """What was spoken stays, and the page can be written on."""
    house = House(tmp_path, PLAIN)
    app = spoken_to(house, Speaker(3, Ending.LOST), Speaker(0, Ending.NONE))
    async with app.run_test(size=WIDE) as pilot:
        await open_page(pilot)
        await pilot.press("ctrl+r")
        await sees(pilot, "The microphone is gone. A voice memo of 3 s is on this page")
        await pilot.press("ctrl+r")
        await sees(pilot, "No microphone was found")
        await write(pilot, "still here")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert pages(house) == [("still here", [3.0])]


async def test_where_memos_are_off_there_is_no_key(tmp_path: Path) -> None:
    """The page is as it was."""
    app = House(tmp_path, PLAIN).home()
    async with app.run_test(size=WIDE) as pilot:
        await open_page(pilot)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "memo" not in flowing(app)


async def test_a_page_that_was_cut_off_names_its_memo(tmp_path: Path) -> None:
    """It stands there when the page is opened again, also where memos are off by now."""
    house = House(tmp_path, PLAIN)
    with house.journal() as journal:
        _speak(Capture(journal, datetime(2026, 3, 1, tzinfo=UTC)), 7)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await open_page(pilot)
        await sees(pilot, "A voice memo of 7 s is on this page already.")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert pages(house) == [("", [7.0])]


def _speak(page: Capture, seconds: int) -> None:
    speaker = Speaker(seconds)
    speaker.stop()
    MemoTaking(page, speaker).run()


async def test_one_key_in_the_journal_plays_it_and_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page names it; the key is there where there is one, and leaving stops it."""
    monkeypatch.setattr(memo_hearing, "RINGING", 60.0)
    house = House(tmp_path, PLAIN)
    with house.journal() as journal:
        page = Capture(journal, datetime(2026, 3, 1, tzinfo=UTC))
        _speak(page, 72)
        page.keep("the light")
    rooms: list[Room] = []

    def sound(tell: Callable[[str], None]) -> Room:
        rooms.append(Room(tell))
        return rooms[-1]

    house.sound = sound
    app = house.home()
    async with app.run_test(size=(120, 30)) as pilot:
        await sees(pilot, "Quiet")
        await pilot.press("j")
        await until(pilot, lambda: isinstance(app.screen, JournalScreen))
        await sees(pilot, "(A voice memo of 1 min 12 s)")
        await sees(pilot, "v Hear the memo")
        await pilot.press("v")
        await sees(pilot, "Playing a voice memo of 1 min 12 s.")
        await sees(pilot, "v Stop the memo")
        await pilot.press("v")
        await sees(pilot, "Stopped.")
        assert rooms[0].told == ["stop memo 1", "close"]
        await pilot.press("v")
        await sees(pilot, "Playing a voice memo")
        await pilot.press("escape")
        await until(pilot, lambda: rooms[1].told == ["stop memo 1", "close"])


async def test_a_session_without_a_memo_has_no_such_key(tmp_path: Path) -> None:
    """Nor does one key do anything there."""
    house = House(tmp_path, PLAIN)
    with house.journal() as journal:
        Capture(journal, datetime(2026, 3, 1, tzinfo=UTC)).keep("the light")
    app = house.home()
    async with app.run_test(size=(120, 30)) as pilot:
        await sees(pilot, "Quiet")
        await pilot.press("j")
        await sees(pilot, "the light")
        await pilot.press("v")
        assert "Hear the memo" not in flowing(app)


async def test_everything_has_room_in_a_small_window(tmp_path: Path) -> None:
    """Beside the memo the keys for steadiness and help are there at 60 by 18, also meanwhile."""
    house = House(tmp_path, PLAIN)
    app = spoken_to(house, Speaker(5))
    async with app.run_test(size=NARROW) as pilot:
        await open_page(pilot)
        await sees(pilot, "esc Keep ctrl+r Voice memo F9 Ground me F1 Help")
        await pilot.press("ctrl+r")
        await sees(pilot, "Recording, 5 s")
        await sees(pilot, "esc Keep ctrl+r End the memo F9 Ground me F1 Help")
        await pilot.press("escape")
