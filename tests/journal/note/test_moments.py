from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from integrate.journal.entry import Entry
from integrate.journal.note.moments import Clock
from integrate.session.record import Paused, Recorded

NINE = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)


def clock(*times: tuple[float, float]) -> Clock:
    """Return the clock of entries at these seconds of the session and of the wall."""
    entries = [
        Entry(number, NINE + timedelta(seconds=wall), Recorded(at, Paused()))
        for number, (at, wall) in enumerate(times, start=1)
    ]
    return Clock(entries, timezone(timedelta(hours=1)))


def test_an_entry_is_at_its_own_wall_time() -> None:
    """Also where several were written in one moment: the last of them counts."""
    one = clock((0, 0), (60, 60), (60, 61), (120, 120))
    assert one.wall(0) == NINE
    assert one.wall(60) == NINE + timedelta(seconds=61)
    assert one.wall(120) == NINE + timedelta(seconds=120)


def test_between_two_entries_it_goes_on_evenly() -> None:
    """A session run ten times as fast has its moments where they were on the wall."""
    assert clock((0, 0), (600, 60)).wall(300) == NINE + timedelta(seconds=30)


def test_beyond_the_entries_a_second_is_a_second() -> None:
    """Before the first and after the last."""
    one = clock((10, 0), (20, 10))
    assert one.wall(5) == NINE - timedelta(seconds=5)
    assert one.wall(25) == NINE + timedelta(seconds=15)


@given(st.lists(st.tuples(st.floats(0, 1e5), st.floats(0, 1e5)), min_size=1), st.data())
def test_what_was_later_is_later(pairs: list[tuple[float, float]], data: st.DataObject) -> None:
    """With clocks that go forward, no moment passes another."""
    ats, walls = sorted(at for at, _ in pairs), sorted(wall for _, wall in pairs)
    one = clock(*zip(ats, walls, strict=True))
    first, second = sorted(data.draw(st.tuples(st.floats(0, 1e5), st.floats(0, 1e5))))
    assert one.wall(first) <= one.wall(second)


def test_times_are_told_in_the_zone() -> None:
    """Hours and minutes, as a clock on the wall shows them."""
    assert clock((0, 0)).told(NINE) == "10:00"
