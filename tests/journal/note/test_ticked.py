from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.note.ticked import lists
from integrate.session.record import Answered, Passed
from tests.journal.note.afternoon import ITEMS, LIST, Book, at, began, said, ticked

if TYPE_CHECKING:
    from integrate.journal.note.ticked import Ticked
    from integrate.session.record import Event


def found(*events: Event) -> list[Ticked]:
    """Return the lists of a session of these events."""
    book = Book()
    book.put("s1", [at(0, began()), *(at(place, one) for place, one in enumerate(events, 1))])
    return list(lists(book.shelf.lived["s1"].entries))


def test_what_was_not_ticked_is_there_by_name() -> None:
    """In the order of the list, with the author's words."""
    (one,) = found(ticked("discharge", LIST, "awake"))
    assert one.items == tuple((words, name == "awake") for name, words in ITEMS)
    assert one.is_whole
    assert one.is_discharge


def test_a_list_is_about_leaving_by_its_name() -> None:
    """Any name with that word in it; a clinic names its items as it likes."""
    names = ("discharged", "early_discharge", "handover", "charge")
    answers = [ticked(name, LIST) for name in names]
    assert [one.is_discharge for one in found(*answers)] == [True, True, False, False]


def test_an_older_record_has_what_was_ticked() -> None:
    """It does not say what else was on the list, and that is said."""
    (one,) = found(ticked("discharge", LIST, "awake", "adult", offered=False))
    assert one.items == ((ITEMS[0][1], True), (ITEMS[2][1], True))
    assert not one.is_whole


def test_words_that_do_not_part_stay_whole() -> None:
    """Where an item holds the sign between items, all stands as it was read."""
    (one,) = found(Answered("#1", "ready", "Ready?", ("a", "b"), "one; two; three"))
    assert one.items == (("one; two; three", True),)


def test_nothing_ticked_and_nothing_known() -> None:
    """Then there are no items."""
    (one,) = found(ticked("discharge", LIST, offered=False))
    assert one.items == ()


def test_the_last_answer_counts() -> None:
    """What was taken back is not there, and other questions are no lists."""
    taken = ticked("ready", LIST, "awake")
    assert found(taken, Passed(taken.step), said("suds", "How?", 3)) == []
