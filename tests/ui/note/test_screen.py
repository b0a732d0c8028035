"""The note of a session on the screen, from the end of a session and from the journal."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.player.paperwork import Paperwork
from integrate.session.charting import Noted
from integrate.session.inputs import Stop
from integrate.session.program import Role
from integrate.ui.console.screen import ConsoleScreen
from integrate.ui.note.screen import NoteScreen
from tests.ui.acting import House, picture, sees, until, write

if TYPE_CHECKING:
    from integrate.journal.store import Journal
    from integrate.session.record import Event
    from tests.ui.acting import Acting

SCRIPT = """\
title: A day
stage: session
audience: therapist
steps:
  - note: Sit where they can see you.
  - mark: dose
  - Thank you.
"""
FOLDER = Path(__file__).parent / "snapshots"


@pytest.fixture(name="house")
def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("HOME", str(tmp_path))
    return House(tmp_path, {"day": SCRIPT}, role=Role.THERAPIST)


async def to_the_end(pilot: Acting) -> None:
    """Go through the gate and end the session, with a note in it."""
    await sees(pilot, "in charge of this session?")
    await pilot.press("down", "enter")
    await sees(pilot, "Sit where they can see you.")
    await write(pilot, "Eyes open.")
    await pilot.press("enter")
    await sees(pilot, "1 Eyes open.")
    console = next(one for one in pilot.app.screen_stack if isinstance(one, ConsoleScreen))
    console.hand.forget_go()
    await pilot.press("f10", "enter")
    await sees(pilot, "Its record is closed.")


@pytest.mark.parametrize("size", [(140, 40), (80, 24)], ids=["140x40", "80x24"])
async def test_the_note_is_read_added_to_signed_and_written(
    house: House, tmp_path: Path, size: tuple[int, int]
) -> None:
    """One key after the end it is there; leaving it leaves the session."""
    app = house.player("day")
    async with app.run_test(size=size) as pilot:
        await to_the_end(pilot)
        await pilot.press("enter")
        await sees(pilot, "SESSION NOTE (draft - review and sign)")
        await pilot.press("i")
        await sees(pilot, "esc Keep")
        assert "esc Later" not in picture(app)
        await write(pilot, "Calm throughout.")
        await pilot.press("escape", "p")
        await write(pilot, "Call on Friday.")
        await pilot.press("escape")
        await until(pilot, lambda: bool(re.search(r"w Who +i", picture(app))))
        await pilot.press("s")
        await sees(pilot, "Your name")
        await until(pilot, lambda: "esc Back" in picture(app))
        await write(pilot, "A. Berg")
        await pilot.press("enter")
        await sees(pilot, "Type the name once more")
        await write(pilot, "A. Berg")
        await pilot.press("enter")
        await sees(pilot, "Signed as A. Berg, version 1.")
        await pilot.press("f", "enter")
        await sees(pilot, "It is not sealed")
        await until(pilot, lambda: bool(_written(tmp_path)))
        await pilot.press("f", "enter")
        await sees(pilot, "is there already")
        await pilot.press("escape")
        await until(pilot, lambda: bool(re.search(r"w Who +i", picture(app))))
        await pilot.press("escape")
        await until(pilot, lambda: app.played is not None)
    assert "Calm throughout." in _written(tmp_path)
    assert "Call on Friday." in _written(tmp_path)


async def test_words_after_the_end_wait_in_the_note(house: House) -> None:
    """The record is closed, so they stand in the interpretation, also half typed ones."""
    app = house.player("day")
    async with app.run_test(size=(140, 40)) as pilot:
        await to_the_end(pilot)
        await write(pilot, "Slept at last.")
        await pilot.press("enter")
        await sees(pilot, "this waits under Interpretation in the note")
        await write(pilot, "/v 80 120/80")
        await pilot.press("enter")
        console = app.screen
        assert isinstance(console, ConsoleScreen)
        await until(pilot, lambda: not console.is_busy)
        await write(pilot, "Half typ")
        await console.keep_draft()
        await write(pilot, "ed")
        app.hung_up()
        await until(pilot, lambda: not app.is_running)
    papers = Paperwork(house.journal(), _newest(house)).read()
    assert [
        one.partition("after the end: ")[2] for one in papers.own.interpretation.split("\n")
    ] == [
        "Slept at last.",
        "HR 80  BP 120/80",
        "Half typed",
    ]
    assert "Slept at last." in papers.text
    with house.journal() as journal:
        assert sum(isinstance(one, Noted) for one in _events(journal)) == 1


async def test_a_form_that_was_left_waits_in_the_note_at_the_end(house: House) -> None:
    """What nobody opened again before the end of the session is lost no more than a line."""
    app = house.player("day")
    async with app.run_test(size=(140, 40)) as pilot:
        await sees(pilot, "Is a clinician with the person")
        await pilot.press("down", "enter")
        await sees(pilot, "Sit where they can see you.")
        await pilot.press("f3")
        await sees(pilot, "Oxygen saturation")
        await pilot.press(*"94", "escape")
        await sees(pilot, "What you typed stays in the form: Vital signs.")
        console = app.screen
        assert isinstance(console, ConsoleScreen)
        await console.offer(Stop())
        paperwork = Paperwork(house.journal(), _newest(house))
        await until(pilot, lambda: "/v hr=94" in paperwork.own().interpretation)


def _newest(house: House) -> str:
    with house.journal() as journal:
        return journal.sessions()[0].id


def _events(journal: Journal) -> list[Event]:
    return [one.recorded.event for one in journal.events(journal.sessions()[0].id)]


def _written(folder: Path) -> str:
    return "".join(one.read_text(encoding="utf-8") for one in folder.glob("note-*.txt"))


async def test_it_waits_in_the_journal(house: House) -> None:
    """What was added and not signed is there again, under the key n."""
    app = house.player("day")
    async with app.run_test(size=(100, 30)) as pilot:
        await to_the_end(pilot)
        await pilot.press("enter")
        await sees(pilot, "SESSION NOTE")
        await pilot.press("p")
        await write(pilot, "Call on Friday.")
        await pilot.press("ctrl+q")
    home = house.home()
    async with home.run_test(size=(100, 30)) as pilot:
        await pilot.press("j")
        await sees(pilot, "n Session note")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(home.screen, NoteScreen))
        await sees(pilot, "SESSION NOTE (draft")
        await pilot.press("end")
        await sees(pilot, "Call on Friday.")
        await pilot.press("escape")
        await sees(pilot, "n Session note")


@pytest.mark.parametrize("size", [(140, 40), (80, 24)], ids=["140x40", "80x24"])
async def test_the_note_looks_as_it_did(house: House, size: tuple[int, int]) -> None:
    """What the screen shows, but for its times and the name of the session."""
    app = house.player("day")
    async with app.run_test(size=size) as pilot:
        await to_the_end(pilot)
        await pilot.press("enter")
        await sees(pilot, "SESSION NOTE")
        kept = ("Date:", "Record:")
        rows = [one for one in picture(app).splitlines() if not any(k in one for k in kept)]
    shown = re.sub(r"\d\d:\d\d", "00:00", "\n".join(rows)) + "\n"
    path = FOLDER / f"note-{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
