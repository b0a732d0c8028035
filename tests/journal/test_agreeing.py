from __future__ import annotations

from datetime import timedelta

from integrate.journal.agreeing import Agreement, agreements
from integrate.journal.recalling import earlier
from integrate.session.charting import Agreed, Corrected
from integrate.session.record import Passed
from tests.journal.note.afternoon import NINE, PERSON, Book, at, began, minutes, said

DAY = timedelta(days=1)


def found(book: Book) -> list[Agreement]:
    """Return what holds with the person."""
    return list(agreements(earlier(book.shelf, PERSON.id)))


def test_the_newest_of_each_holds() -> None:
    """In the order it is asked; what a clinic agrees on besides comes last."""
    book = Book()
    old = [Agreed("touch", "hand", 60.0, 1), Agreed("parking", "behind", 60.0, 2)]
    new = [Agreed("touch", "none", 60.0, 1), Agreed("consent", "seen", 60.0, 2)]
    book.put("old", [at(0, began()), *(at(1, one) for one in old)], NINE - 2 * DAY)
    book.put("new", [at(0, began()), *(at(1, one) for one in new)], NINE - DAY)
    assert [(one.about, one.words) for one in found(book)] == [
        ("consent", "seen"),
        ("touch", "none"),
        ("parking", "behind"),
    ]
    assert (found(book)[1].session, found(book)[1].when.day) == ("new", (NINE - DAY).day)


def test_an_answer_stands_beside_what_was_agreed() -> None:
    """Each with its day, the newer first: nothing is weighed here."""
    book = Book()
    agreed = [at(0, began()), at(1, Agreed("touch", "hand", 60.0, 1))]
    book.put("agreed", agreed, NINE - 2 * DAY)
    answers = [
        at(1, said("touch", "Touch?", "no_touch", "No touch")),
        at(2, said("bed", "Sound?", "ocean", "The sea")),
        at(3, said("music", "Music?", "quiet", "Quiet music")),
        at(4, said("why", "Why?", "because")),
    ]
    book.put("answered", [at(0, began()), *answers], NINE - DAY)
    assert [(one.about, one.words, one.answered) for one in found(book)] == [
        ("touch", "No touch", "touch"),
        ("touch", "hand", ""),
        ("music", "Quiet music", "music"),
        ("music", "The sea", "bed"),
    ]


def test_an_answer_taken_back_is_none() -> None:
    """What was passed over later holds no more."""
    book = Book()
    taken = said("mask", "Mask?", "wear", "With the mask")
    book.put("one", [at(0, began()), at(1, taken), at(2, Passed(taken.step))])
    assert found(book) == []


def test_corrected_words_count_and_struck_out_ones_do_not() -> None:
    """What is struck out lets nothing older hold again."""
    book = Book()
    old = [at(0, began()), at(1, Agreed("mask", "yes", 60.0, 1))]
    book.put("old", old, NINE - DAY)
    events = [
        at(1, Agreed("touch", "hannd", 60.0, 1)),
        at(2, Corrected(1, "hand", minutes(2), 2)),
        at(3, Agreed("mask", "no", minutes(3), 3)),
        at(4, Corrected(3, "", minutes(4), 4)),
    ]
    book.put("new", [at(0, began()), *events])
    assert [(one.about, one.words) for one in found(book)] == [("touch", "hand")]


def test_the_last_said_in_a_session_counts() -> None:
    """Somebody may change their mind within it."""
    book = Book()
    events = [at(1, Agreed("touch", "hand", 60.0, 1)), at(2, Agreed("touch", "none", 120.0, 2))]
    book.put("one", [at(0, began()), *events])
    assert [one.words for one in found(book)] == ["none"]
