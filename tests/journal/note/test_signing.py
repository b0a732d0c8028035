from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from integrate.journal.errors import Damaged, Refused
from integrate.journal.note.building import build
from integrate.journal.note.note import Own
from integrate.journal.note.signing import sign, signed_notes, versions
from integrate.journal.note.telling import document
from integrate.journal.note.writing import Format, write_signed
from integrate.journal.pages import sessions_of_scripts
from integrate.journal.reading import as_lived
from integrate.session.record import Finished, Recorded
from tests.journal.note.afternoon import NINE, at, began, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.journal.entry import Entry, Person, Summary
    from integrate.journal.note.note import Note
    from integrate.journal.note.signing import Signed
    from integrate.journal.store import Journal
    from tests.journal.home import Home

TWO = datetime(2026, 3, 14, 14, 0, tzinfo=UTC)
EVENTS = (
    at(0, began()),
    at(5, said("patient_words", "One word?", "sea")),
    at(9, Finished()),
)


@pytest.fixture(name="journal")
def _journal(home: Home) -> Iterator[Journal]:
    """Give a journal with one person."""
    with home.open() as journal:
        journal.add_person("P-014")
        yield journal


def person(journal: Journal) -> Person:
    """Return that person."""
    return journal.persons()[1]


def led(journal: Journal, *, ended: bool = True) -> Summary:
    """Put a session of theirs into the journal, and return it at a glance."""
    name = journal.begin(person(journal).id)
    for minute, event in EVENTS[: None if ended else -1]:
        journal.append(name, NINE + timedelta(minutes=minute), Recorded(minute * 60, event))
    return next(one for one in journal.sessions() if one.id == name)


def signed(journal: Journal, summary: Summary, own: Own, name: str = "A. Berg") -> Signed:
    """Sign the note of a session as it is now."""
    note = draft(journal, summary, own)
    wall = TWO + timedelta(hours=len(versions(journal, summary)))
    return sign(journal, note, document(note, UTC), name, wall)


def draft(journal: Journal, summary: Summary, own: Own) -> Note:
    """Return the note of a session."""
    return build(journal, summary, person(journal), own, UTC)


def test_a_signed_note_is_kept_with_its_text(journal: Journal) -> None:
    """Name, moment, digest and words; it is a page of the person and in no list of sessions."""
    summary = led(journal)
    one = signed(journal, summary, Own("A. Berg, therapist", "Calm.", "Call."), " A.  Berg ")
    event = one.event
    assert (event.session, event.name, event.version, event.entries) == (
        *(summary.id, "A. Berg"),
        *(1, 3),
    )
    assert event.digest == hashlib.sha256(event.text.encode()).hexdigest()
    assert one.own == Own("A. Berg, therapist", "Calm.", "Call.")
    assert one.wall == TWO
    assert one.summary.person == person(journal).id
    assert [found.id for found in sessions_of_scripts(journal.sessions())] == [summary.id]
    assert versions(journal, summary) == [one]
    assert event.text in as_lived(journal.events(one.summary.id))


def test_a_later_one_is_the_next_version(journal: Journal) -> None:
    """Both are kept, the first unchanged; the notes of other sessions are not among them."""
    summary = led(journal)
    first = signed(journal, summary, Own())
    second = signed(journal, summary, Own(interpretation="Calm."), "C. Dahl")
    other = signed(journal, led(journal), Own())
    assert versions(journal, summary) == [first, second]
    assert second.event.version == 2
    assert {one.event.session for one in signed_notes(journal, person(journal).id)} == {
        *(summary.id, other.event.session)
    }
    assert "amended, version 2, signed by C. Dahl" in write(journal, summary, second)
    assert "Version 2 takes the place of version 1, which is kept." in write(
        journal, summary, second
    )


def write(
    journal: Journal, summary: Summary, one: Signed, form: Format = Format.TEXT, hours: int = 0
) -> str:
    """Return a signed note as it is read in a time zone."""
    zone = timezone(timedelta(hours=hours))
    return write_signed(journal, summary, person(journal), one, form, zone)


def test_it_is_shown_as_it_was_signed(journal: Journal) -> None:
    """Its text, letter by letter, between who signed it and the digest."""
    summary = led(journal)
    one = signed(journal, summary, Own(plan="Call."))
    shown = write(journal, summary, one)
    assert shown.startswith("SESSION NOTE (signed by A. Berg, 2026-03-14 14:00 +00:00)\n")
    assert one.event.text in shown
    assert "no qualified electronic signature" in " ".join(shown.split())
    assert f"  {one.event.digest}\n" in shown
    assert max(map(len, shown.split("\n"))) <= 80
    assert "09:00" in write(journal, summary, one, hours=5)


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML, Format.FHIR])
def test_other_formats_are_set_from_the_same(journal: Journal, form: Format) -> None:
    """With who signed it; where they cannot be set the same, they hold the very text."""
    summary = led(journal)
    one = signed(journal, summary, Own(plan="Call."))
    same = write(journal, summary, one, form)
    assert "signed by A. Berg" in same
    assert one.event.digest in same
    assert "TIMELINE" not in same
    elsewhere = write(journal, summary, one, form, hours=5)
    assert "TIMELINE" in elsewhere
    assert "09:05" in elsewhere
    assert "14:05" not in elsewhere.replace("T14:05", "")
    assert one.event.digest in elsewhere


def test_what_comes_later_does_not_change_it(journal: Journal) -> None:
    """It tells of the entries there were."""
    summary = led(journal)
    one = signed(journal, summary, Own())
    journal.append(summary.id, TWO, Recorded(6000.0, Finished()))
    assert "TIMELINE" not in write(journal, summary, one, Format.HTML)


def test_who_signs_nothing_unfinished_and_not_without_a_name(journal: Journal) -> None:
    """Then nothing is kept."""
    unfinished = led(journal, ended=False)
    with pytest.raises(Refused, match="has not ended"):
        signed(journal, unfinished, Own())
    with pytest.raises(Refused, match="needs a name"):
        signed(journal, led(journal), Own(), "  ")
    assert signed_notes(journal, person(journal).id) == []


def test_to_forget_somebody_forgets_their_notes(journal: Journal) -> None:
    """They are sealed with that person's key."""
    summary = led(journal)
    signed(journal, summary, Own())
    journal.forget(summary.person)
    assert signed_notes(journal, summary.person) == []


def test_a_note_that_cannot_be_read_hides_no_other(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are there."""
    summary = led(journal)
    first, second = signed(journal, summary, Own()), signed(journal, summary, Own(plan="Call."))
    events = type(journal).events

    def broken(self: Journal, session: str) -> list[Entry]:
        if session == first.summary.id:
            raise Damaged("It was changed.")
        return events(self, session)

    monkeypatch.setattr(type(journal), "events", broken)
    assert versions(journal, summary) == [second]
