from __future__ import annotations

from integrate.session.desk import Desk, PlannedCheck
from integrate.session.sitter_card import MOST_AT_ONCE, LookIn, SitterCard, for_sitter
from integrate.session.table import State
from integrate.session.view import View


def check(do: str, due: float) -> PlannedCheck:
    """Return a check that is due then."""
    return PlannedCheck(1, do, "dose", due, due)


def card(desk: Desk | None, state: State = State.TIMING) -> SitterCard:
    """Return the card of a session with this desk."""
    return for_sitter(View(state, "A title", None, desk=desk))


def test_the_next_look_in_stands_on_the_card() -> None:
    """Only the next moment counts, with everything that is due then."""
    planned = (check("Look in.", 600.0), check("Vital signs.", 610.0), check("Ask.", 1200.0))
    assert card(Desk(planned=planned)).look_ins == (
        LookIn("Look in.", 600.0),
        LookIn("Vital signs.", 610.0),
    )


def test_what_is_due_stands_above_what_comes() -> None:
    """A check that nobody has done stays on the card, before the next one."""
    desk = Desk(waiting=(check("Late.", 60.0),), planned=(check("Look in.", 600.0),))
    assert [one.do for one in card(desk).look_ins] == ["Late.", "Look in."]


def test_a_card_has_room_for_a_few() -> None:
    """Of many that wait the newest stand there, and the next one is still to be seen."""
    waiting = tuple(check(f"{number}", float(number)) for number in range(9))
    look_ins = card(Desk(waiting=waiting, planned=(check("Next.", 99.0),))).look_ins
    assert len(look_ins) == MOST_AT_ONCE + 1
    assert [look_ins[0].do, look_ins[-1].do] == ["5", "Next."]


def test_without_a_plan_the_card_is_empty() -> None:
    """Before a mark is set, on a patient's screen and after the end nothing is planned."""
    desk = Desk(planned=(check("Look in.", 600.0),))
    assert card(None) == card(Desk()) == card(desk, State.ENDED) == SitterCard()
