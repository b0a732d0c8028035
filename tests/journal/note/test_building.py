from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal.entry import Outcome
from integrate.journal.errors import Refused
from integrate.journal.note.building import build
from integrate.journal.note.note import Note, Own, Words
from integrate.session.charting import Agreed, Corrected, Noted, Quoted
from integrate.session.record import AGREED, Began, Entered, Finished, LeftOpen, Marked
from tests.journal.export.shelf import measured
from tests.journal.note.afternoon import (
    NINE,
    PERSON,
    Book,
    a_book,
    at,
    began,
    minutes,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.session.record import Event

DAY = timedelta(days=1)


def note(events: Sequence[tuple[float, Event]], book: Book | None = None) -> Note:
    """Return the note of a session of these events after its beginning."""
    book = book or Book()
    summary = book.put("now", [at(0, began()), *events])
    return build(book.shelf, summary, PERSON, Own(), UTC)


def test_the_whole() -> None:
    """Who, which, when; what came before and what was said."""
    book, summary = a_book()
    one = build(book.shelf, summary, PERSON, Own("A. Berg"), UTC)
    assert (one.pseudonym, one.number, one.outcome) == ("P-014", 1, Outcome.FINISHED)
    assert one.clinician_in_charge
    assert one.dose == NINE + timedelta(minutes=20.5)
    assert one.returned == NINE + timedelta(minutes=94)
    assert [words.words for words in one.intention] == ["to meet the sea"]
    assert [words.words for words in one.said] == [
        "like watching from the ceiling",
        "a door that was open",
    ]
    assert [total.score.total for total in one.earlier] == [9]
    assert one.own.staff == "A. Berg"
    assert one.signature is None


def test_sessions_are_counted_from_the_journal() -> None:
    """Of this person, with the medicine, up to this one; other scripts have no number."""
    book = Book()
    book.put("old", [at(0, began())], NINE - 2 * DAY)
    book.put("theirs", [at(0, began())], NINE - DAY, person="other")
    book.put("setting", [at(0, began("set-and-setting"))], NINE - DAY)
    book.put("later", [at(0, began())], NINE + DAY)
    assert note([], book).number == 2
    setting = book.shelf.lived["setting"].summary
    assert build(book.shelf, setting, PERSON, Own(), UTC).number is None


@pytest.mark.parametrize(("stage", "role"), [("integration", "patient"), (AGREED, "therapist")])
def test_only_what_a_therapist_led_has_a_note(stage: str, role: str) -> None:
    """A person's own words at home are for their own export; a page is no session."""
    book = Book()
    summary = book.put("own", [at(0, began(stage, role)), at(1, Finished())])
    with pytest.raises(Refused, match="was not led by a therapist"):
        build(book.shelf, summary, PERSON, Own(), UTC)


def test_it_can_be_made_as_it_was() -> None:
    """Of so many events; what was written later is left aside."""
    book = Book()
    later = at(2, Noted("later", minutes(2), 2))
    summary = book.put("now", [at(0, began()), at(1, Noted("first", 60.0, 1)), later])
    one = build(book.shelf, summary, PERSON, Own(), UTC, upto=2)
    assert len(one.chart) == 1


def test_the_dose_divides_it() -> None:
    """The mark of that name as it was set last; without it the first mark there is."""
    first, second = at(5, Marked("#1", "music")), at(6, Marked("#2", "dose"))
    by_hand = at(9, Marked("", "dose", minutes(4)))
    assert note([first, second]).dose == NINE + timedelta(minutes=6)
    assert note([first, second, by_hand]).dose == NINE + timedelta(minutes=4)
    assert note([first]).dose == NINE + timedelta(minutes=5)
    assert note([]).dose is None
    assert note([]).is_before(NINE + DAY)


def test_a_return_that_nobody_marked_is_no_return() -> None:
    """When the script went on by itself is kept beside it."""
    one = note([at(5, Marked("#1", "dose")), at(90, LeftOpen("#9", mark="back"))])
    assert one.returned is None
    assert one.went_on == NINE + timedelta(minutes=90)


def test_what_is_written_by_hand_has_its_place() -> None:
    """Other words in one part leave the others as they were."""
    own = Own("A. Berg", "settled", "call").with_part("plan", "rest")
    assert own == Own("A. Berg", "settled", "rest")


def test_an_intention_is_the_newest_there_is() -> None:
    """Said today, else on the last day it was said, else as it was brought along."""
    book = Book()
    book.put("old", [at(0, began()), at(1, said("intention", "Word?", "sea"))], NINE - 2 * DAY)
    book.put("mid", [at(0, began()), at(1, said("new_intention", "Word?", "sky"))], NINE - DAY)
    assert [one.words for one in note([], book).intention] == ["sky"]
    today = [at(1, said("intention", "Word?", "rest"))]
    assert [one.words for one in note(today, book).intention] == ["rest"]
    book = Book()
    carried = (("intention", "hope", "hope"), ("touch", "none", "No touch"))
    summary = book.put("now", [at(0, began(carried=carried))])
    assert build(book.shelf, summary, PERSON, Own(), UTC).intention == (Words("", "hope", None),)


def test_words_are_the_persons_own() -> None:
    """A quote counts as it was corrected, and not once struck out; choices are no words."""
    one = note(
        [
            at(1, Quoted("seeling", 60.0, 1)),
            at(2, Corrected(1, "ceiling", minutes(2), 2)),
            at(3, Quoted("somebody else", minutes(3), 3)),
            at(4, Corrected(3, "", minutes(4), 4)),
            at(5, said("going_on", "Go on?", "ready", "I would like to go on")),
            at(6, said("last_words", "Anything?", "no")),
        ]
    )
    assert [words.words for words in one.said] == ["ceiling", "no"]


def test_the_latest_of_each_questionnaire_before() -> None:
    """Never what asks about one moment of another day, nor one that comes to nothing."""
    book = Book()
    book.put("one", [at(0, began()), *(at(1, one) for one in measured(3, 3))], NINE - 2 * DAY)
    book.put("two", [at(0, began()), *(at(1, one) for one in measured(0, 1))], NINE - DAY)
    other = measured(40, name="suds", measure="suds")
    book.put("three", [at(0, began()), *(at(1, one) for one in other)], NINE - DAY)
    free = measured(1, 2, 1, 2, measure="integration-reflection")
    book.put("four", [at(0, began()), *(at(1, one) for one in free)], NINE - DAY)
    assert [total.score.total for total in note([], book).earlier] == [1]


def test_what_was_agreed_on_a_page_counts() -> None:
    """Written down outside of any session, before this one."""
    book = Book()
    page = Began("", "", "Agreements", AGREED, "")
    book.put(
        "page", [at(0, page), at(0, Agreed("touch", "none", 0.0)), at(0, Finished())], NINE - DAY
    )
    book.put("after", [at(0, page), at(0, Agreed("mask", "no", 0.0))], NINE + DAY)
    assert [one.about for one in note([], book).agreements] == ["touch"]


def test_a_session_without_an_end_has_a_note() -> None:
    """It says that it has none."""
    assert note([at(1, Entered("#1", "Hello."))]).outcome is Outcome.INTERRUPTED
