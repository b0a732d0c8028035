"""From home to a session with somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.journal.errors import Damaged
from integrate.session.program import Role
from integrate.ui.home.screen import HomeScreen
from integrate.ui.journal.at_hand import AtHandScreen
from integrate.ui.player.screen import PlayerScreen
from tests.ui.acting import NARROW, WIDE, House, flowing, script_text, sees, until, write

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.store import Journal
    from tests.ui.acting import Acting

SHELF = {
    "anytime/grounding": script_text("- Five things.", "Five senses"),
    "setting": script_text(
        "- Hello.", "Before you begin", "set-and-setting", "audience: therapist\n"
    ),
}


@pytest.fixture(name="clinic")
def _clinic(tmp_path: Path) -> House:
    """Give a therapist with two people in the journal."""
    house = House(tmp_path, SHELF, role=Role.THERAPIST)
    with house.journal() as journal:
        journal.add_person("P-014")
        journal.add_person("Wren")
    return house


def whose(house: House) -> list[str]:
    """Return whose the sessions are, by pseudonym."""
    with house.journal() as journal:
        names = {one.id: one.pseudonym for one in journal.persons()}
        return [names[one.person] for one in journal.sessions()]


async def asked(pilot: Acting) -> None:
    """Choose the script that is led with somebody."""
    await sees(pilot, "Before you begin")
    await pilot.press("enter")
    await sees(pilot, "Whose session is this?")


@pytest.mark.parametrize("size", [WIDE, NARROW, (40, 10)])
async def test_somebody_is_chosen_and_is_at_hand(clinic: House, size: tuple[int, int]) -> None:
    """The page stands before the start, and the session is theirs."""
    app = clinic.home()
    async with app.run_test(size=size) as pilot:
        await asked(pilot)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, AtHandScreen))
        await sees(pilot, "Wren Before you begin")
        await sees(pilot, "None yet in this journal.")
        await pilot.press("enter")
        await sees(pilot, "Hello.")
        assert isinstance(app.screen, PlayerScreen)
    assert whose(clinic) == ["Wren"]


async def test_somebody_is_added(clinic: House) -> None:
    """By a pseudonym; one that is taken is said, and the place to type stays."""
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot)
        await pilot.press("a")
        await write(pilot, "wren")
        await pilot.press("enter")
        await sees(pilot, "There is a person “wren” already")
        await pilot.press("escape")
        await sees(pilot, "Whose session is this?")
        await pilot.press("a")
        await write(pilot, "Robin")
        await pilot.press("enter")
        await sees(pilot, "Robin Before you begin")
        await pilot.press("enter")
        await sees(pilot, "Hello.")
    assert whose(clinic) == ["Robin"]


async def test_the_line_that_adds(clinic: House) -> None:
    """It stands in the list; without a pseudonym the list is there again."""
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot)
        await pilot.press("down", "down", "enter", "enter")
        await pilot.press("up", "up", "enter")
        await sees(pilot, "P-014 Before you begin")


async def test_nobodys_session_is_ones_own(clinic: House) -> None:
    """It begins at once."""
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot)
        await pilot.press("down", "down", "down", "enter")
        await sees(pilot, "Hello.")
    assert whose(clinic) == [""]


async def test_it_leads_back(clinic: House) -> None:
    """To somebody else, and home; help and grounding are one key away; nothing is kept."""
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot)
        await pilot.press("enter")
        await sees(pilot, "P-014 Before you begin")
        await pilot.press("g")
        await sees(pilot, "Five things.")
        await pilot.press("enter")
        await sees(pilot, "P-014 Before you begin")
        await pilot.press("P")
        await sees(pilot, "Whose session is this?")
        await pilot.press("enter")
        await sees(pilot, "P-014 Before you begin")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("enter")
        await sees(pilot, "Whose session is this?")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert whose(clinic) == []


async def test_who_was_named_at_the_start_is_not_asked_for(clinic: House) -> None:
    """Their page is there at once."""
    clinic.person = "Wren"
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Before you begin")
        await pilot.press("enter")
        await sees(pilot, "Wren Before you begin")


async def test_the_one_of_before_is_the_first_in_reach(clinic: House) -> None:
    """After a session with somebody, the next one is asked for from there."""
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot)
        await pilot.press("down", "enter")
        await sees(pilot, "Wren Before you begin")
        await pilot.press("enter")
        await sees(pilot, "Hello.")
        await pilot.press("enter")
        await sees(pilot, "This is the end")
        await pilot.press("enter")
        await asked(pilot)
        await pilot.press("enter")
        await sees(pilot, "Before you begin, came to its end")


async def test_an_interrupted_session_of_anybody_is_offered(clinic: House) -> None:
    """With whose it is."""
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot)
        await pilot.press("enter")
        await sees(pilot, "P-014 Before you begin")
        await pilot.press("enter")
        await sees(pilot, "Hello.")
    again = clinic.home()
    async with again.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Before you begin")
        assert "P-014, left" in flowing(again)


async def test_a_patient_is_never_asked(clinic: House) -> None:
    """What others are called is not for their screen."""
    clinic.role = Role.PATIENT
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Before you begin")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "Whose session" not in flowing(app)
        assert "P-014" not in flowing(app)


@pytest.mark.parametrize("broken", ["at_hand", "others"])
async def test_a_journal_that_cannot_be_read_says_so(
    clinic: House, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At home, where it began."""

    def fail(*_: Journal) -> None:
        raise Damaged("The journal was changed.")

    monkeypatch.setattr(f"integrate.ui.home.whose.{broken}", fail)
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Before you begin")
        await pilot.press("enter")
        if broken == "at_hand":
            await sees(pilot, "Whose session is this?")
            await pilot.press("enter")
        await sees(pilot, "The journal was changed.")


async def test_somebody_forgotten_meanwhile_is_told(clinic: House) -> None:
    """Another window may have forgotten them: home says so, and nothing is begun."""
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot)
        with clinic.journal() as journal:
            journal.forget(next(one.id for one in journal.persons() if one.pseudonym == "P-014"))
        await pilot.press("enter")
        await sees(pilot, "This person is not in the journal any more.")
        assert isinstance(app.screen, HomeScreen)
    assert whose(clinic) == []


async def test_a_locked_journal_is_opened_first(clinic: House) -> None:
    """What opens it is asked for, and then whose session it is."""
    clinic.set_passphrase("four herons, a canal and café", only=True)
    app = clinic.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The journal opens by its passphrase")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("enter")
        await sees(pilot, "The journal opens by its passphrase")
        await write(pilot, "four herons, a canal and café")
        await pilot.press("enter")
        await sees(pilot, "Whose session is this?")
