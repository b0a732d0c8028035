from __future__ import annotations

from datetime import timedelta

import pytest

from integrate.journal.remembering import remembered
from integrate.session.record import Answered, Passed, WentBack
from tests.journal.export.shelf import NOON, Shelf, began, rated, wrote

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("remember", True),
        ("intention", True),
        ("new_intention", True),
        ("remember_today", True),
        ("line", False),
        ("unintentional", False),
        ("", False),
    ],
)
def test_the_name_of_an_answer_says_that_it_is_to_be_remembered(name: str, *, kept: bool) -> None:
    """One of the words in it is `remember` or `intention`."""
    shelf = Shelf()
    shelf.put(began(), wrote("a heron", name))
    assert [one.words for one in remembered(shelf)] == ["a heron"] * kept


def test_the_newest_comes_first_and_only_own_words_count() -> None:
    """A number, an option and what was taken back are nothing to remember."""
    shelf = Shelf()
    still = Answered("#2", "intention", "Still right?", "keep", "Yes, it is")
    shelf.put(began(), wrote("old", "intention"), rated(3, "remember"), still)
    events = (wrote("gone", "remember", step="#1"), WentBack("#2"), Passed("#1"))
    shelf.put(began(), *events, wrote("new", "remember", step="#3"), start=NOON + DAY)
    results = remembered(shelf)
    assert next(results).words == "new"
    assert shelf.opened == ["s2"]
    assert [(one.words, one.question, one.session.id) for one in results] == [
        ("old", "What stays?", "s1")
    ]


def test_it_is_kept_apart_by_person() -> None:
    """Nobody sees what another person wanted to remember."""
    shelf = Shelf()
    shelf.put(began(), wrote("theirs", "remember"), person="p1")
    assert list(remembered(shelf)) == []
    assert [one.words for one in remembered(shelf, "p1")] == ["theirs"]
