from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.journal.store import Journal
from integrate.plain.help_desk import HelpDesk
from integrate.plain.paperwork import offer_note
from integrate.player.drafting import Drafts
from integrate.player.help_at_hand import HelpAtHand
from integrate.player.paperwork import Paperwork
from tests.plain.talking import Voice
from tests.player.test_paperwork import led

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(name="journal")
def _journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        yield journal


def said(journal: Journal, session: str, *typed: str) -> str:
    """Return all that is said to these lines at the end of a session, in one line."""
    voice = Voice(typed)
    offer_note(Drafts(journal, session), voice, HelpDesk(voice, HelpAtHand()))
    return " ".join(" ".join(voice.said).split())


def test_enter_leaves_it_for_later(journal: Journal) -> None:
    """The command that shows it another day is named."""
    session = led(journal).read().session
    assert f"integrate journal note {session}" in said(journal, session, "")


def test_it_is_read_added_to_signed_and_written(journal: Journal, tmp_path: Path) -> None:
    """Each by one word, with what belongs to it behind it."""
    session, file = led(journal).read().session, tmp_path / "note.txt"
    heard = said(
        journal,
        session,
        "interpretation Calm throughout.",
        "sign A. Berg",
        "note",
        "sign A. Berg",
        "A. Berg",
        f"file {file}",
        f"file {file}",
        "what",
        "plan",
        "",
    )
    assert heard.index("Read it first") < heard.index("Eyes open.")
    assert "Calm throughout." in heard
    assert "Signed as A. Berg, version 1." in heard
    assert "is there already" in heard
    assert "Type words behind it" in heard
    assert "signed by A. Berg" in file.read_text(encoding="utf-8")


def test_a_closed_input_signs_nothing(journal: Journal) -> None:
    """The name is not taken as typed twice."""
    paperwork = led(journal)
    said(journal, paperwork.read().session, "note", "sign A. Berg")
    assert Paperwork(journal, paperwork.read().session).read().signed is None


@pytest.mark.parametrize("typed", ["", "back", "next"])
def test_enter_at_the_name_once_more_signs_nothing(journal: Journal, typed: str) -> None:
    """It is said, and the note is still there to sign."""
    session = led(journal).read().session
    heard = said(journal, session, "note", "sign A. Berg", typed, "sign A. Berg", "A. Berg", "")
    assert heard.index("Nothing was signed.") < heard.index("Signed as A. Berg, version 1.")


def test_help_steps_aside_and_the_note_goes_on(journal: Journal) -> None:
    """Where help is comes first, then what can be typed here is said again."""
    session = led(journal).read().session
    heard = said(journal, session, "note", "help", "interpretation Calm.", "back")
    assert heard.count("“sign” with your name signs the note") == 2
    assert "Kept: " in heard
    assert "The note waits for another time." in heard
