from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.journal.errors import Damaged, NotWritable, Refused
from integrate.journal.note.note import Own
from integrate.journal.store import Journal
from integrate.player.paperwork import Paperwork
from integrate.session.charting import Noted
from integrate.session.record import Began, Finished, Recorded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.journal.entry import Draft
    from integrate.session.record import Event

BEGAN = Began("session/infusion", "0" * 64, "Day", "session", "therapist")


@pytest.fixture(name="journal")
def _journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        yield journal


def led(journal: Journal, *, over: bool = True) -> Paperwork:
    """Keep a session with one note, and return its paperwork."""
    name = journal.begin()
    events: list[Event] = [BEGAN, Noted("Eyes open.", 5.0, 1), *([Finished()] if over else [])]
    moments = [Recorded(10.0 * number, event) for number, event in enumerate(events)]
    journal.append(name, datetime(2026, 11, 22, 14, tzinfo=UTC), *moments)
    return Paperwork(journal, name)


def test_a_draft_says_what_was_recorded(journal: Journal) -> None:
    """Nobody has signed it, and it holds the record."""
    papers = led(journal).read()
    assert papers.signed is None
    assert papers.is_draft
    assert "Eyes open." in papers.text
    assert max(map(len, papers.text.splitlines())) <= 80


def test_what_is_added_waits_until_it_is_signed(journal: Journal) -> None:
    """It is there again another day, and stands in the note that is signed."""
    paperwork = led(journal)
    paperwork.add(Own(interpretation="Calm throughout."))
    again = Paperwork(journal, paperwork.read().session)
    assert again.read().own.interpretation == "Calm throughout."
    assert "version 1" in again.sign("A. Berg", "a. berg")
    papers = again.read()
    assert papers.signed is not None
    assert not papers.is_draft
    assert "Calm throughout." in papers.text
    assert "signed by A. Berg" in papers.text


def test_what_is_added_later_makes_the_next_version(journal: Journal) -> None:
    """The same note is not signed twice by the same name; another one is version 2."""
    paperwork = led(journal)
    paperwork.sign("A. Berg", "A. Berg")
    assert "nothing was signed" in paperwork.sign("A. Berg", "A. Berg")
    paperwork.add(paperwork.read().own.with_part("plan", "Call on Friday."))
    assert paperwork.read().is_draft
    assert "version 2" in paperwork.sign("A. Berg", "A. Berg")


def test_nothing_is_signed_by_another_name_or_before_the_end(journal: Journal) -> None:
    """The name is typed twice, and the session is over."""
    with pytest.raises(Refused, match="not the same name"):
        led(journal).sign("A. Berg", "B. Berg")
    with pytest.raises(Refused, match="has not ended"):
        led(journal, over=False).sign("A. Berg", "A. Berg")


def test_a_file_is_not_written_over(journal: Journal, tmp_path: Path) -> None:
    """Unless it is to be replaced, a file that is there stays."""
    paperwork, file = led(journal), tmp_path / "note.txt"
    assert "not sealed" in paperwork.write(file)
    assert file.read_text(encoding="utf-8") == paperwork.read().text
    with pytest.raises(NotWritable):
        paperwork.write(file)
    paperwork.write(file, replace=True)


@pytest.mark.parametrize("is_signed", [False, True])
def test_a_narrow_window_breaks_the_lines_and_changes_no_word(
    journal: Journal, *, is_signed: bool
) -> None:
    """Signed or not, every line fits, and the words are those of the note."""
    paperwork = led(journal)
    paperwork.add(Own(interpretation="Calm throughout, and slow to speak afterwards. " * 5))
    if is_signed:
        paperwork.sign("A. Berg", "A. Berg")
    papers = paperwork.read()
    narrow = papers.in_columns(40)
    assert max(map(len, narrow.splitlines())) <= 40
    assert "".join(narrow.split()) == "".join(papers.text.split())
    assert papers.in_columns(120) == papers.text


def test_a_session_that_was_forgotten_has_no_note(journal: Journal) -> None:
    """Whatever is asked of it, the sentence names it."""
    paperwork = Paperwork(journal, "gone")
    for ask in (paperwork.read, paperwork.own, lambda: paperwork.sign("A. Berg", "A. Berg")):
        with pytest.raises(Refused, match="gone"):
            ask()


def test_what_was_added_and_cannot_be_read_is_as_good_as_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is still a note; what was half typed at the console is none of it."""
    paperwork = led(journal)
    paperwork.add(Own(plan="Call on Friday."))
    with monkeypatch.context() as mishap:
        mishap.setattr(journal, "draft", damaged)
        assert paperwork.own() == Own()
        assert "Eyes open." in paperwork.read().text
    journal.save_draft(paperwork.read().session, "a step", "half")
    assert paperwork.own() == Own()


def damaged(_session: str) -> Draft | None:
    """Fail as a journal does whose file was damaged."""
    raise Damaged("It cannot be read.")
