from __future__ import annotations

from datetime import UTC, timedelta

from integrate.journal.at_hand import LATEST, AtHand, at_hand
from integrate.journal.at_hand_telling import NO_AGREEMENT, at_hand_words
from integrate.session.charting import Agreed
from integrate.session.record import AGREED, Began, Finished, Stopped
from tests.journal.export.shelf import measured
from tests.journal.note.afternoon import NINE, PERSON, Book, a_book, at, began, said

DAY = timedelta(days=1)


def hand(book: Book) -> AtHand:
    """Return what is at hand of the person."""
    return at_hand(book.shelf, PERSON, UTC)


def words(book: Book) -> dict[str, list[str]]:
    """Return it in words, by the headings."""
    return dict(at_hand_words(hand(book), UTC))


def test_nothing_yet() -> None:
    """Every part says so; none is empty."""
    assert words(Book()) == {
        "Last sessions": ["None yet in this journal."],
        "Questionnaires, the latest of each": ["No questionnaire was taken yet."],
        "Agreements and wishes": [NO_AGREEMENT],
        "What they wanted to remember": ["Nothing yet."],
    }


def test_the_whole() -> None:
    """Sessions, the latest of each questionnaire, what holds, what is to be remembered."""
    book, _summary = a_book()
    found = words(book)
    assert found["Last sessions"] == [
        "14 Mar 2026  A session with an infusion, came to its end",
        "09 Mar 2026  Before you begin, came to its end",
    ]
    (phq, note) = found["Questionnaires, the latest of each"]
    assert phq == "09 Mar 2026  PHQ-9: 9 of 27, mild. Item 9 is 1, Several days."
    assert note == "A score is a check-in, not a diagnosis."
    agreed = found["Agreements and wishes"]
    assert agreed[0] == "Consent: Written consent of 1 March seen (agreed 14 Mar 2026)"
    assert "Mask: With the mask near me (answered 09 Mar 2026)" in agreed
    assert agreed[-1] == "What was agreed on another day is asked again today."
    assert found["What they wanted to remember"] == ["“to meet the sea” (09 Mar 2026)"]


def test_a_change_is_told_with_the_latest() -> None:
    """How far it is from the time before, without calling it good or bad."""
    book = Book()
    before, after = measured(3, 3), measured(1, 0)
    book.put("one", [at(0, began()), *(at(1, one) for one in before)], NINE - 20 * DAY)
    book.put("two", [at(0, began()), *(at(1, one) for one in after)])
    (told, _note) = words(book)["Questionnaires, the latest of each"]
    assert told.startswith("14 Mar 2026  PHQ-2: 1 of 6. 5 points lower")


def test_few_of_many_sessions() -> None:
    """The latest, how each ended, and how many came before; pages are no sessions."""
    book = Book()
    for place in range(LATEST + 2):
        book.put(f"s{place}", [at(0, began()), at(1, Stopped())], NINE - place * DAY)
    page = Began("", "", "Agreements", AGREED, "")
    book.put("page", [at(0, page), at(0, Agreed("mask", "no", 0.0)), at(0, Finished())])
    told = words(book)["Last sessions"]
    assert len(told) == LATEST + 1
    assert told[0].endswith("A session with an infusion, stopped before its end")
    assert told[-1] == "and 2 more before"
    assert hand(book).count == LATEST + 2
    assert words(book)["Agreements and wishes"][0] == "Mask: no (agreed 14 Mar 2026)"


def test_the_same_words_stand_once() -> None:
    """An intention that was said again and again is one, with its latest day."""
    book = Book()
    for place in range(5):
        events = [at(0, began()), at(1, said("intention", "Word?", "sea" if place else "sky"))]
        book.put(f"s{place}", events, NINE - place * DAY)
    told = words(book)["What they wanted to remember"]
    assert told == ["“sky” (14 Mar 2026)", "“sea” (13 Mar 2026)"]


def test_other_people_are_not_in_it() -> None:
    """Nor what cannot be read, which is counted."""
    book = Book()
    book.put("theirs", [at(0, began()), at(1, said("intention", "Word?", "x"))], person="other")
    book.put("mine", [at(0, began()), at(1, said("intention", "Word?", "sea"))])
    book.shelf.broken.add("mine")
    assert words(book)["What they wanted to remember"] == ["Nothing yet."]
    assert words(book)["Last sessions"][-1] == "One session could not be read."


def test_nothing_is_opened_twice() -> None:
    """However many parts ask for it."""
    book, _summary = a_book()
    hand(book)
    assert sorted(book.shelf.opened) == ["earlier1", "session2"]
