from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from integrate.journal.note.charted import Correction, charted
from integrate.journal.note.moments import Clock
from integrate.session.charting import AdverseEvent, Corrected, Noted, Severity
from tests.journal.note.afternoon import NINE, Book, at, began

if TYPE_CHECKING:
    from integrate.journal.note.charted import Charted
    from integrate.session.record import Event

SICK = AdverseEvent("nausea", "10:00", Severity.MILD, "air", "", 60.0, 1)


def chart(*events: Event) -> tuple[Charted, ...]:
    """Return the chart of a session of these entries, a minute apart from minute 1 on."""
    book = Book()
    book.put("s1", [at(0, began()), *(at(place, one) for place, one in enumerate(events, 1))])
    entries = book.shelf.lived["s1"].entries
    return charted(entries, Clock(entries, UTC))


def test_an_entry_stands_at_the_moment_it_was_begun() -> None:
    """And keeps when it was written; the order is that of what was seen."""
    first, second = chart(Noted("later", 60.0, 1), Noted("sooner", 30.0, 2))
    assert (first.entry, first.when) == (Noted("sooner", 30.0, 2), NINE + timedelta(seconds=30))
    assert first.written == NINE + timedelta(minutes=2)
    assert second.stands
    assert not second.struck


def test_a_correction_is_put_to_its_entry() -> None:
    """Also the correction of a correction; the last one counts, and the first words stay."""
    (one,) = chart(
        Noted("setled", 60.0, 1), Corrected(1, "settled", 120.0, 2), Corrected(2, "calm", 180.0, 3)
    )
    assert one.entry == Noted("setled", 60.0, 1)
    assert [made.text for made in one.corrections] == ["settled", "calm"]
    assert one.corrections[0] == Correction("settled", NINE + timedelta(minutes=2))
    assert not one.stands
    assert not one.struck


def test_without_words_it_is_struck_out() -> None:
    """It counts no more, and nothing in its place."""
    (one,) = chart(Noted("wrong person", 60.0, 1), Corrected(1, " ", 120.0, 2))
    assert one.struck
    assert not one.stands


def test_a_correction_of_nothing_stands_alone() -> None:
    """Nothing that was written down is lost."""
    lost, unnumbered = Corrected(7, "words", 60.0, 1), Noted("no number", 120.0)
    assert [one.entry for one in chart(lost, unnumbered)] == [lost, unnumbered]


def test_an_open_end_is_completed() -> None:
    """An adverse event whose outcome was still open stands, with the outcome added."""
    (one,) = chart(SICK, Corrected(1, "resolved 10:08", 120.0, 2))
    assert one.is_completed
    assert one.stands
    (struck,) = chart(SICK, Corrected(1, "", 120.0, 2))
    assert not struck.stands
    (left,) = chart(SICK)
    assert not left.is_completed
