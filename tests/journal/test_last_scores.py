"""What questionnaires came to last time, as a session is told of it at its beginning."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from integrate.journal.last_scores import last_scores
from integrate.session.record import Answered
from tests.journal.export.shelf import NOON, Shelf, began, measured

DAY = timedelta(days=1)


def test_the_last_score_and_how_long_ago_it_was() -> None:
    """The newest time that has a score counts, in days of the calendar."""
    shelf = Shelf()
    shelf.put(began(), *measured(3, 3))
    shelf.put(began(), *measured(1, 2), start=NOON + 2 * DAY)
    shelf.put(began(), *measured(1, None), start=NOON + 4 * DAY)
    found = last_scores(shelf, ["phq-2", "gad-2"], now=NOON + 12 * DAY)
    assert found == (("phq-2", 3, 10),)


def test_nothing_is_read_for_a_script_without_questionnaires() -> None:
    """Most scripts ask none, and begin without a look at the journal."""
    shelf = Shelf()
    shelf.put(began(), *measured(3, 3))
    assert last_scores(shelf, []) == ()
    assert not shelf.listed


def test_no_more_is_read_than_needed() -> None:
    """What is found in the newest session needs no older one, nor one of somebody else."""
    shelf = Shelf()
    shelf.put(began(), *measured(3, 3))
    shelf.put(began(), *measured(1, 1), start=NOON + DAY)
    shelf.put(began(), *measured(2, 2), start=NOON + 2 * DAY, person="p1")
    assert last_scores(shelf, ["phq-2"], now=NOON + DAY) == (("phq-2", 2, 0),)
    assert shelf.opened == ["s2"]


def test_what_cannot_be_compared_is_passed_over() -> None:
    """A screening without a sum, and a session that does not open, give no score."""
    shelf = Shelf()
    shelf.put(began(), *measured(0, 0, 0, 0, measure="asq", name="asq"))
    shelf.put(began(), *measured(3, 3), start=NOON + DAY)
    shelf.broken.add("s2")
    assert last_scores(shelf, ["asq", "phq-2"]) == ()


def test_the_questionnaire_that_an_answer_names() -> None:
    """Two answers of a PHQ-9 that was broken off are no PHQ-2."""
    shelf = Shelf()
    begun = [
        replace(one, measure="phq-9") if isinstance(one, Answered) else one
        for one in measured(3, 3)
    ]
    shelf.put(began(), *begun)
    assert last_scores(shelf, ["phq-2", "phq-9"]) == ()
