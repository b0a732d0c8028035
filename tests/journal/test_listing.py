from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal.errors import Refused
from integrate.journal.verified import State
from integrate.session.record import Recorded
from tests.journal.home import EVENTS, NOON, Home

if TYPE_CHECKING:
    from collections.abc import Callable


def test_page_by_page(home: Home, write: Callable[..., str]) -> None:
    """Pages follow each other without a gap, whatever the clock said meanwhile."""
    with home.open() as journal:
        for day in (3, 1, 1, 4, 1, 5, 9):  # the clock was set back and on, and stood still
            write(journal, EVENTS[:2], NOON + timedelta(days=day))
        everything = [one.id for one in journal.sessions()]
        paged: list[str] = []
        while page := journal.sessions(limit=2, before=paged[-1] if paged else ""):
            assert len(page) <= 2
            paged += [one.id for one in page]
        assert paged == everything
        assert len(paged) == 7


def test_page_after_nothing(home: Home, write: Callable[..., str]) -> None:
    """Before a session that is not there is nothing."""
    with home.open() as journal:
        write(journal)
        assert journal.sessions(limit=5, before="nosuch") == []
        assert journal.sessions(limit=0) == []


def test_whole_sessions_brought_in(home: Home) -> None:
    """Sessions brought in keep their names, moments and order; they can go on, and are whole."""
    moments = [(NOON + timedelta(minutes=at), Recorded(float(at), EVENTS[at])) for at in range(3)]
    with home.open() as journal:
        journal.bring_in({"first": moments, "second": moments[:1]})
        assert [one.id for one in journal.sessions()] == ["second", "first"]
        assert [(one.wall, one.recorded) for one in journal.events("first")] == moments
        journal.append("first", NOON, Recorded(9.0, EVENTS[3]))
        with pytest.raises(Refused, match="Session first is in"):
            journal.bring_in({"third": moments, "first": moments})
        assert len(journal.sessions()) == 2
        assert {one.state for one in journal.verify()} == {State.WHOLE}
    with home.open() as journal:
        assert len(journal.events("first")) == 4
