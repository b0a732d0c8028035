from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.journal.errors import Damaged
from integrate.session.program import Role

if TYPE_CHECKING:
    from integrate.journal.store import Journal
    from tests.plain.house import House


@pytest.fixture(name="clinic")
def _clinic(house: House) -> House:
    """Give a therapist with one person in the journal."""
    house.role = Role.THERAPIST
    with house.settings.open_journal() as journal:
        journal.add_person("Wren")
    return house


def whose(house: House) -> list[str]:
    """Return whose the sessions are, by pseudonym, the newest first."""
    with house.settings.open_journal() as journal:
        names = {one.id: one.pseudonym for one in journal.persons()}
        return [names[one.person] for one in journal.sessions()]


def test_somebody_is_chosen_and_is_at_hand(clinic: House) -> None:
    """By number or by pseudonym; what is at hand is said first, and the session is theirs."""
    for typed in ("1", "wren"):
        said = clinic.visit("2", "", typed, "", "1", "", "quit")
        assert "Whose session is this?" in said
        assert "1. Wren" in said
        assert "At hand for Wren." in said
        assert "Last sessions:" in said
        assert "Note: Lights down." in said
    assert whose(clinic) == ["Wren", "Wren"]
    assert any(line.endswith("The session, came to its end") for line in said)


def test_somebody_is_added(clinic: House) -> None:
    """By a pseudonym; one that is taken or missing is said, and it is asked again."""
    said = clinic.visit("2", "", "add wren", "add", "add P-014", "", "1", "", "quit")
    assert any(line.startswith("There is a person “wren” already") for line in said)
    assert any(line.startswith("A pseudonym has at least one letter") for line in said)
    assert "At hand for P-014." in said
    assert whose(clinic) == ["P-014"]


def test_nobodys_session_is_ones_own(clinic: House) -> None:
    """To try a script out."""
    said = clinic.visit("2", "", "none", "1", "", "quit")
    assert "Last sessions:" not in said
    assert whose(clinic) == [""]


def test_what_is_unclear_is_asked_again(clinic: House) -> None:
    """Help and grounding are there; nothing traps."""
    said = clinic.visit("2", "", "robin", "help", "ground", "", "back", "quit")
    assert said.count("Whose session is this?") == 4
    assert "Look around." in said
    assert "Note: Lights down." not in said
    assert whose(clinic) == []


def test_somebody_else(clinic: House) -> None:
    """From what is at hand it leads back to the question, and to the list."""
    said = clinic.visit("2", "", "1", "hm", "other", "none", "2", "quit")
    assert said.count("Whose session is this?") == 2
    said = clinic.visit("2", "", "1", "back", "quit")
    assert said.count("Whose session is this?") == 1
    assert whose(clinic) == []


def test_who_was_named_at_the_start_is_not_asked_for(clinic: House) -> None:
    """What is at hand of them is said; somebody else can be chosen."""
    clinic.person = "Wren"
    said = clinic.visit("2", "", "", "1", "", "quit")
    assert "Whose session is this?" not in said
    assert "At hand for Wren." in said
    assert whose(clinic) == ["Wren"]


def test_an_interrupted_session_of_anybody_is_offered(clinic: House) -> None:
    """Also when it was begun for somebody chosen here."""
    clinic.visit("2", "", "1", "", "1")
    said = clinic.visit("quit")
    assert any(line.startswith("Continue “The session”") for line in said)
    clinic.role = Role.PATIENT
    assert not any(line.startswith("Continue ") for line in clinic.visit("quit"))


def test_a_journal_that_cannot_be_read_begins_nothing(
    clinic: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence is said."""

    def broken(self: Journal, *_: object) -> None:  # noqa: ARG001 -- a method of a journal
        raise Damaged("The journal was changed.")

    monkeypatch.setattr("integrate.plain.whose.at_hand", broken)
    said = clinic.visit("2", "", "1", "quit")
    assert "The journal was changed." in said
    assert whose(clinic) == []
