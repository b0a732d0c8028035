"""`integrate capture`: raw words from the input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.record import CAPTURED, CaptureKept

if TYPE_CHECKING:
    from tests.cli.calling import Person

RAW = "  the light\n\na heron?? {{ x }}"


def test_the_input_is_kept_as_it_is(person: Person) -> None:
    """The whole of it is one page; the journal lists and shows it."""
    said = person.call("capture", typed=f"{RAW}\n")
    assert said.code == 0
    assert "Kept, just as it is." in said.out
    with person.journal as journal:
        (one,) = [each for each in journal.sessions() if each.stage == CAPTURED]
        assert journal.events(one.id)[1].recorded.event == CaptureKept(RAW)
    assert "Just as it came" in person.call("journal", "list").out
    shown = person.call("journal", "show", one.id).out
    assert "    a heron?? {{ x }}" in shown
    assert "came to the end" not in shown


def test_an_empty_input_is_told(person: Person) -> None:
    """Nothing is kept, and the command says so."""
    said = person.call("capture", typed="\n \n")
    assert said.code == 2
    assert "nothing is kept" in said.err
    assert "The journal is empty." in person.call("journal", "list").out


def test_a_journal_that_cannot_be_written_is_told(person: Person) -> None:
    """The reason is a sentence, and no traceback."""
    person.data.write_text("not a folder")
    said = person.call("capture", typed="A line.\n")
    assert said.code == 2
    assert said.has_no_traceback


def test_it_goes_out_with_the_persons_own_export_only(person: Person) -> None:
    """Raw words are for the person alone; no share for others has them."""
    person.call("capture", typed=f"{RAW}\n")
    mine = person.folder / "mine.md"
    theirs = person.folder / "theirs.md"
    person.call("journal", "export", str(mine), "--format", "md", "--share", "mine")
    person.call("journal", "export", str(theirs), "--format", "md", "--share", "therapist")
    assert "a heron??" in mine.read_text()
    assert not theirs.exists() or "a heron??" not in theirs.read_text()
