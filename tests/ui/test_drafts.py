from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.journal.entry import Outcome
from integrate.journal.errors import NotWritable
from integrate.journal.store import Journal
from integrate.player.opening import open_fresh
from integrate.session.inputs import Begin
from integrate.session.record import Answered, Stopped
from integrate.ui.player.screen import PlayerScreen
from tests.ui.acting import WIDE, House, flowing, picture, script_text, sees, until, write
from tests.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.entry import Draft

QUESTION = "- ask: What do you bring?\n  save: bring\n- ask: And then?\n- Thank you."


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house with a script of two questions."""
    return House(tmp_path, {"one": script_text(QUESTION, "Arriving")})


def draft_of(house: House) -> Draft | None:
    """Return what is half typed in the newest session."""
    with house.journal() as journal:
        return journal.draft(journal.sessions(1)[0].id)


def leave_draft(house: House, words: str) -> None:
    """Leave the first question half answered, as a power cut does."""
    settings = house.settings
    entry = settings.library.find("one", house.folder)
    with house.journal() as journal:
        opened = open_fresh(settings, journal, entry, lambda _told: None)
        opened.driver.send(Begin())
        assert opened.drafts is not None
        opened.drafts.save(opened.driver.view.step, words)


async def test_what_is_half_typed_is_in_the_journal_within_a_second(house: House) -> None:
    """It is kept while it is typed, and goes away when it is answered with."""
    app = house.player("one")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What do you bring?")
        await write(pilot, "a st")
        await until(pilot, lambda: _words(draft_of(house)) == "a st")
        await write(pilot, "one")
        await until(pilot, lambda: _words(draft_of(house)) == "a stone")
        await pilot.press("enter", "enter")
        await sees(pilot, "And then?")
        assert draft_of(house) is None
        await write(pilot, "a")
        await pilot.press("enter", "enter")
        await sees(pilot, "Thank you.")
        await pilot.pause()
        assert draft_of(house) is None


def _words(draft: Draft | None) -> str:
    return draft.words if draft else ""


async def test_half_typed_words_are_offered_again(house: House) -> None:
    """They stand on the page as they were, with a word that they were not answered with."""
    leave_draft(house, "a stone\nfrom the beach")
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Arriving")
        await pilot.press("enter")
        await sees(pilot, "a stone")
        await sees(pilot, "from the beach")
        await sees(pilot, "You were writing this when the session was interrupted.")
        await pilot.press("enter", "enter")
        await sees(pilot, "And then?")
    assert house.answers == ["a stone\nfrom the beach"]


async def test_half_typed_words_of_a_session_that_is_let_rest_stay_in_it(house: House) -> None:
    """They become an answer, so that they can be read."""
    leave_draft(house, "a stone")
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Arriving")
        await pilot.press("x")
        await until(pilot, lambda: "Continue" not in picture(app))
    answered, stopped = house.sessions[0][-2:]
    assert isinstance(answered, Answered)
    assert (answered.prompt, answered.words) == ("What do you bring?", "a stone")
    assert isinstance(stopped, Stopped)


async def test_words_move_to_a_script_that_changed(house: House) -> None:
    """Where the step has the same name they are offered there; the old session has them too."""
    named = QUESTION.replace("- ask: What", "- id: bring\n  ask: What")
    house = House(house.folder, {"one": script_text(named, "Arriving")})
    leave_draft(house, "a stone")
    changed = named.replace("Thank you.", "Thanks.")
    house = House(house.folder, {"one": script_text(changed, "Arriving")})
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Arriving")
        await pilot.press("enter")
        await sees(pilot, "a stone")
    assert "a stone" in [one.words for one in house.sessions[1] if isinstance(one, Answered)]


async def test_a_draft_that_cannot_be_kept_is_told_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page stays as it is, and nothing more is said of it while writing goes on."""
    tried: list[str] = []

    def full(_journal: Journal, _session: str, _step: str, words: str) -> None:
        tried.append(words)
        raise NotWritable("The disk is full.")

    monkeypatch.setattr(Journal, "save_draft", full)
    app = house.player("one")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What do you bring?")
        await write(pilot, "a")
        await sees(pilot, "What you write now is kept only when you go on. The disk is full.")
        screen = app.screen
        assert isinstance(screen, PlayerScreen)
        screen.tell("")
        await write(pilot, "b")
        await until(pilot, lambda: tried == ["a", "ab"])
        await pilot.pause()
        assert "kept only" not in flowing(app)


@pytest.mark.terminal
def test_words_half_typed_come_back_after_a_kill(tmp_path: Path) -> None:
    """SIGKILL in the middle of a sentence costs no more than its last second."""
    house = House(tmp_path / "data", {"one": script_text(QUESTION, "Arriving")})
    with Window.open(tmp_path, "play", "one") as window:
        window.sees("What do you bring?")
        window.press("a heron by the")
        keys = tmp_path / "home" / ".config" / "integrate" / "keys"

        def kept() -> bool:
            with Journal.open(tmp_path / "data", keys) as journal:
                return _words(journal.draft(journal.sessions(1)[0].id)) == "a heron by the"

        window.until(kept, "the draft")
        window.process.kill()
        window.process.wait()
    with Journal.open(tmp_path / "data", keys) as journal:
        assert journal.sessions()[0].outcome is Outcome.INTERRUPTED
    assert house.scripts
    with Window.open(tmp_path) as window:
        window.sees("Enter goes on where you stopped")
        window.press("\r")
        window.sees("a heron by the")
        window.sees("You were writing this")
