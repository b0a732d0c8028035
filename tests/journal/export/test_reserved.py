"""What only a therapist asks, and what others read of it."""

from __future__ import annotations

from integrate.journal.export.lived import Choice, choose
from integrate.journal.export.reserved import readable_by
from integrate.measures.catalogue import KNOWN
from integrate.measures.measure import Audience
from integrate.session.record import Entered, Finished
from tests.journal.export.shelf import Shelf, began, measured, wrote

ASKED = (began(), wrote("a heron"), *measured(0, 1, 0, 0, 0, measure="asq"), Finished())


def test_what_only_a_therapist_asks_is_left_out_for_others() -> None:
    """Its questions and answers go, and all the rest stays; a therapist reads the whole."""
    shelf = Shelf()
    shelf.put(*ASKED, Entered("#4.1", "The question as it was shown"))
    entries = shelf.events("s1")
    assert readable_by(Audience.THERAPIST, entries, KNOWN) == tuple(entries)
    left = readable_by(Audience.PATIENT, entries, KNOWN)
    assert [one.recorded.event for one in left] == [ASKED[0], ASKED[1], Finished()]


def test_how_much_was_left_out_is_counted() -> None:
    """Nobody takes the file for the whole, nor reads a total that is not for them."""
    shelf = Shelf()
    shelf.put(*ASKED)
    found = choose(shelf, Choice(audience=Audience.PATIENT))
    assert found.reserved == 5
    assert [one.totals for one in found.sessions] == [()]
