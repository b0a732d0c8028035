"""The blank page in lines: at home, and in a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate.journal.errors import NotWritable
from integrate.journal.store import Journal
from integrate.plain.capturing import write_page
from integrate.plain.parting import NOT_IN_THE_JOURNAL
from integrate.player.capturing import KEPT, TAKEN_UP, Capture
from integrate.player.memo_taking import AWAY
from integrate.session.program import Role
from integrate.session.record import CAPTURED, CaptureKept
from tests.plain.talking import Voice

if TYPE_CHECKING:
    from tests.plain.house import House


def pages(house: House) -> list[str]:
    """Return the words of every page kept, the newest first."""
    with house.settings.open_journal() as journal:
        found = [journal.events(one.id) for one in journal.sessions() if one.stage == CAPTURED]
    events = [entry.recorded.event for one in found for entry in one]
    return [event.text for event in events if isinstance(event, CaptureKept)]


def test_a_page_at_home(house: House) -> None:
    """Lines are kept as they come until a full stop; blanks, empty lines and words stay."""
    said = house.visit("capture", "  the light", "", "stop", "Help me.", ".", "quit")
    assert KEPT in said
    assert pages(house) == ["  the light\n\nstop\nHelp me."]


def test_help_and_grounding_are_heard_on_the_page(house: House) -> None:
    """The words for help stand alone on a line, and are no part of the page."""
    said = house.visit("capture", "a heron", "help", "ground", "", ".", "quit")
    assert "Look around." in said
    assert any("emergency number" in line for line in said)
    assert pages(house) == ["a heron"]


def test_a_blank_page_is_left_by_a_word(house: House) -> None:
    """“back” and a full stop leave it, and nothing is kept."""
    said = house.visit("capture", "back", "capture", ".", "quit")
    assert said.count("Nothing was written, and nothing is kept.") == 2
    assert pages(house) == []


def test_the_page_is_kept_when_the_input_ends(house: House) -> None:
    """A window that is closed loses no line."""
    house.visit("capture", "a heron")
    assert pages(house) == ["a heron"]


def test_a_page_that_was_cut_off_is_gone_on_with(house: House) -> None:
    """What stood there is said, and the new lines follow it."""
    with house.settings.open_journal() as journal:
        Capture(journal, datetime(2026, 3, 1, tzinfo=UTC)).save("the light")
    said = house.visit("capture", "and the rain", ".", "quit")
    assert any(line.startswith("A page that you were writing is still here") for line in said)
    assert TAKEN_UP in said
    assert pages(house) == ["the light\nand the rain"]


def test_a_page_in_a_session_leads_back_to_the_same_step(house: House) -> None:
    """The session is held meanwhile; its words and the page's do not mix."""
    typed = ("The day after", "", "half", "capture", "raw", ".", "more", ".")
    said = house.visit(*typed, "7", "", "quit")
    assert 'Back to "The day after".' in said or "Back to “The day after”." in said
    assert pages(house) == ["raw"]
    with house.settings.open_journal() as journal:
        newest = next(one for one in journal.sessions() if one.stage != CAPTURED)
        texts = str([entry.recorded.event for entry in journal.events(newest.id)])
    assert "half\\nmore" in texts


def test_the_journal_lists_and_reads_it(house: House) -> None:
    """It stands in the list with its date, and its words are the person's own."""
    said = house.visit("capture", "a heron", ".", "journal", "1", "back", "quit")
    assert any(line.startswith("1. Just as it came, ") for line in said)
    assert "You: a heron" in said
    assert "(came to the end)" not in said


def test_a_therapist_has_no_page(house: House) -> None:
    """There the word is looked for among the scripts."""
    house.role = Role.THERAPIST
    house.visit("capture", "a heron", ".", "quit")
    assert pages(house) == []


class Full(Journal):
    """A journal on a disk that is full."""

    def append(self, *_: object, **__: object) -> None:
        """Fail."""
        raise NotWritable("The disk is full: make room on it.")


def test_a_page_that_cannot_be_kept_is_said_back(house: House) -> None:
    """The trouble is told at the first line, once, and at the end no word is lost."""

    def full() -> Journal:
        return Full.open(house.folder / "data", house.folder / "keys")

    said = house.visit(
        *("capture", "a heron", "by the canal", ".", "quit"),
        settings=replace(house.settings, open_journal=full),
    )
    trouble = "The disk is full: make room on it."
    assert said.count(trouble) == 2
    end = said[len(said) - said[::-1].index(trouble) :]
    assert end[:3] == [NOT_IN_THE_JOURNAL, "a heron", "by the canal"]
    assert KEPT not in said
    assert pages(house) == []


def test_without_a_journal_there_is_no_page(house: House) -> None:
    """Nobody writes what could not be kept; the sentence says why, and home stands."""

    def none() -> Journal:
        raise NotWritable("The journal cannot be written: the disk is full.")

    said = house.visit("capture", "quit", settings=replace(house.settings, open_journal=none))
    assert "The journal cannot be written: the disk is full." in said
    assert not any(line.startswith("A blank page.") for line in said)
    assert said[-1] == "Goodbye."


def test_memos_that_cannot_be_looked_at_take_no_word_away(house: House) -> None:
    """Each thing that fails has its sentence, and the lines are said back at the end."""
    journal = house.settings.open_journal()
    page = Capture(journal, datetime(2026, 3, 1, tzinfo=UTC))
    page.save("the light")
    journal.close()
    voice = Voice([AWAY, "and the rain", "."])
    write_page(lambda: page, voice, {})
    assert " ".join(voice.said).count("cannot be used") == 4
    assert voice.said[-2:] == [NOT_IN_THE_JOURNAL, "and the rain"]
