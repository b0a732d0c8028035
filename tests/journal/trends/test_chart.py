"""Charts as text, compared with the files in `snapshots/`, and what holds for every chart.

After a change that is meant, make the files anew and look at what changed in them:

    UPDATE_SNAPSHOTS=1 python -m pytest tests/journal/trends/test_chart.py
"""

from __future__ import annotations

import os
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from integrate.journal.export.characters import columns
from integrate.journal.trends.axis import lay_out, slots_of
from integrate.journal.trends.chart import LOWEST, NARROWEST, Chart, Frame, cut, draw
from integrate.journal.trends.curve import Curve, curves_of
from integrate.journal.trends.field import NO_SCORE, POINT, SESSION
from integrate.measures.shipped import SHIPPED
from tests.journal.export.shelf import Shelf, measured
from tests.journal.trends.course import course, day, history, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn

FOLDER = Path(__file__).parent / "snapshots"
WIDE, NARROW = Frame(116, 16), Frame(56, 12)
BANDS = ((0, "minimal"), (5, "mild"), (10, "moderate"), (15, "moderately severe"), (20, "severe"))


def drawn(ids: list[str], frame: Frame) -> list[str]:
    """Return the chart of these questionnaires of the course."""
    found = history(course())
    return chart(curves_of(found.of(ids)), found.sessions, frame)


def chart(curves: Sequence[Curve], sessions: Sequence[date], frame: Frame) -> list[str]:
    """Return the rows of a chart."""
    return list(draw(curves, sessions, frame).rows)


def of(*values: int | None, lines: tuple[tuple[int, str], ...] = BANDS) -> Curve:
    """Return a curve with a value a week."""
    points = tuple((day(7 * week), value) for week, value in enumerate(values))
    return Curve("PHQ-9", 0, 27, lines, points)


def test_the_days_shown_are_written_as_below_the_curve_with_their_years() -> None:
    """The year stands once where both ends share it, and one day stands by itself."""
    days = {
        "1 May 2024": (day(0),),
        "1 May to 8 May 2024": (day(0), day(7)),
        "1 May 2024 to 1 May 2025": (day(0), day(365)),
    }
    for told, shown in days.items():
        curve = Curve("PHQ-9", 0, 27, BANDS, tuple((one, 3) for one in shown))
        title, *_ = chart([curve], [], WIDE)
        assert title.endswith(f"  {told}")


@pytest.mark.parametrize("frame", [WIDE, NARROW, Frame(40, 10)], ids=lambda one: f"{one.width}")
@pytest.mark.parametrize("ids", [["phq-9"], ["pcl-5"], ["phq-9", "pcl-5"]], ids="+".join)
def test_a_chart_looks_as_it_did(ids: list[str], frame: Frame) -> None:
    """The chart of each width and choice is the one in its file."""
    path = FOLDER / f"{'+'.join(ids)}-{frame.width}x{frame.height}.txt"
    rows = "\n".join(drawn(ids, frame)) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(rows, encoding="utf-8")
    assert rows == path.read_text(encoding="utf-8")


def test_value_band_date_and_session_stand_there() -> None:
    """At each point its value; the bands by name; the days; a mark for each session."""
    rows = drawn(["phq-9"], NARROW)
    text = "\n".join(rows)
    assert text.count(POINT) == 5 + 1
    for value in (18, 12, 7, 9, 4):
        assert re.search(rf"(?<!\d){value}(?!\d)", text)
    assert [row.split("┈ ")[-1] for row in rows if "┈ " in row] == [
        "severe",
        "moderately severe",
        "moderate",
        "mild",
    ]
    assert text.count(SESSION) == 4 + 1
    assert text.count(NO_SCORE) == 1 + 1
    assert "1 May" in rows[-2]
    assert "19 Jun" in rows[-2]


@given(st.integers(0, 27), st.integers(LOWEST, 20))
def test_a_point_stands_on_its_side_of_every_line(value: int, height: int) -> None:
    """Whatever the height: in its band, never in another one."""
    rows = chart([of(value)], [], Frame(60, height))[1:-3]
    (place,) = [number for number, row in enumerate(rows) if POINT in row]
    at = {
        name: next(n for n, row in enumerate(rows) if row.endswith(f" {name}")) for _, name in BANDS
    }
    for low, name in BANDS:
        assert (place <= at[name]) is (value >= low), (low, name)


def test_no_line_crosses_a_time_without_a_score() -> None:
    """Between the two points on its sides nothing is drawn."""
    dots = re.compile("[\u2801-\u28ff]")
    assert dots.search("".join(chart([of(20, 5)], [], NARROW)))
    assert not dots.search("".join(chart([of(20, None, 5)], [], NARROW)))


def test_the_same_day_stands_in_the_same_column() -> None:
    """In every field of a chart, however different the questionnaires are."""
    rows = drawn(["phq-9", "pcl-5"], WIDE)
    second = next(number for number, row in enumerate(rows) if row.startswith("PCL-5"))
    firsts = [
        min(row.index(POINT) for row in part if POINT in row and "total" not in row)
        for part in (rows[:second], rows[second:])
    ]
    assert firsts[0] == firsts[1]


def test_what_has_no_room_waits_to_the_left() -> None:
    """The newest are shown first, how many are not is said, and going back shows the others."""
    curve = of(*range(1, 28))
    rows = chart([curve], [], NARROW)
    assert rows[-1] == "19 earlier"
    text = "".join(rows[1:])
    assert all(f"{value}" in text for value in range(21, 28))
    back = chart([curve], [], Frame(56, 12, back=10))
    assert back[-1] == "9 earlier, 10 later"
    assert chart([curve], [], Frame(56, 12, back=999))[-1] == "19 later"
    found = draw([curve], [], Frame(56, 12, back=10))
    assert (found.earlier, found.later) == (9, 10)
    assert draw([], [], NARROW) == Chart()


def test_without_room_or_anything_to_draw_there_is_none() -> None:
    """Too narrow, too low, nothing summed, nothing taken."""
    curve = of(3, 4)
    assert not chart([curve], [], Frame(NARROWEST - 1, 20))
    assert not chart([curve], [], Frame(80, LOWEST - 1))
    assert not chart([], [], WIDE)
    assert not chart([of()], [], WIDE)
    shelf = Shelf()
    put(shelf, 0, *measured(0, 0, 0, 0, measure="asq"))
    assert not curves_of(history(shelf).trends)
    assert chart([of(None)], [], WIDE)


def test_every_shipped_questionnaire_names_its_bands_where_there_is_least_room() -> None:
    """Or its cut-off, where no bands were published."""
    for measure in SHIPPED.values():
        shelf = Shelf()
        values = [max(one.response.values) for one in measure.items]
        put(shelf, 0, *measured(*values, measure=measure.id))
        for curve in curves_of(history(shelf).trends):
            text = "\n".join(chart([curve], [], Frame(NARROWEST, LOWEST)))
            assert all(f" {name}" in text for _, name in curve.lines)


LETTERS = st.characters(exclude_categories=["C", "Z", "M"]).filter(
    lambda char: columns(char) == cell_len(char)
)
"""Characters of one width in every version of Unicode; some were made wide in a later one."""
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
numbers = st.integers(-(10**6), 10**6)


@st.composite
def curves(draw: DrawFn) -> Curve:
    """Draw any curve: any range, any names, any values, also beyond the range."""
    low, high = sorted((draw(numbers), draw(numbers)))
    names = st.text(LETTERS, max_size=30)
    lines = sorted(draw(st.dictionaries(numbers, names, max_size=7)).items())
    values = st.none() | numbers | st.integers(0, 100)
    points = sorted(draw(st.lists(st.tuples(days, values), max_size=40)), key=lambda one: one[0])
    title = draw(st.text(LETTERS, max_size=60))
    return Curve(title, low, high, tuple(lines), tuple(points))


@given(
    st.lists(curves(), max_size=3),
    st.lists(days, max_size=20),
    st.builds(Frame, st.integers(0, 150), st.integers(0, 40), st.integers(-5, 60)),
)
def test_no_chart_is_wider_than_it_was_asked_to_be(
    found: list[Curve], sessions: list[date], frame: Frame
) -> None:
    """Whatever the totals and the days, by our own count of cells and by another one."""
    rows = chart(found, sorted(sessions), frame)
    for row in rows:
        assert columns(row) <= frame.width
        assert cell_len(row) <= frame.width
    if rows:
        drawn_curves = sum(bool(one.points) for one in found)
        assert len(rows) in {(frame.height + 1) * drawn_curves - 1 + more for more in (1, 2)}


@given(st.lists(days, min_size=1, max_size=60), st.integers(10, 120), st.integers(2, 9), st.data())
def test_the_axis_keeps_order_gap_and_width(
    when: list[date], width: int, gap: int, data: st.DataObject
) -> None:
    """Days rise from left to right, never too close, never outside; each is shown or counted."""
    slots = slots_of(sorted(when))
    axis = lay_out(slots, width, gap, data.draw(st.integers(0, 70)))
    places = list(axis.columns.values())
    assert all(after - one >= gap for one, after in pairwise(places))
    assert all(0 <= one < width for one in places)
    assert axis.earlier + len(places) + axis.later == len(slots)
    assert list(axis.columns) == sorted(axis.columns)
    place = axis.column_of(data.draw(days))
    assert place is None or 0 <= place < width


def test_a_session_stands_between_the_days_around_it() -> None:
    """By its day; before everything at the left end, and after everything at the right one."""
    first, second = day(0), day(10)
    axis = lay_out([(first, 0), (second, 0)], 40, 4)
    left, right = axis.columns.values()
    assert axis.column_of(first) == left
    assert axis.column_of(day(5)) == (left + right + 1) // 2
    assert left < (axis.column_of(day(1)) or 0) < right
    assert axis.column_of(first - timedelta(days=400)) == 0
    assert axis.column_of(second + timedelta(days=400)) == 39
    assert lay_out([], 40, 4).column_of(first) is None


def test_a_line_that_is_too_long_is_cut() -> None:
    """By cells and not by characters, with a sign that it was."""
    assert cut("heron", 5) == "heron"
    assert cut("herons", 5) == "hero…"
    assert cut("漢字漢字", 5) == "漢字…"
