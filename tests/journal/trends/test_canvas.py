"""Cells to draw on."""

from __future__ import annotations

from integrate.journal.trends.canvas import Canvas


def test_what_falls_outside_is_left_out() -> None:
    """A row is never wider than it was made, whatever is written or drawn beyond it."""
    canvas = Canvas(3, 2)
    canvas.write(-1, 0, "abcdef")
    canvas.write(0, 5, "below")
    canvas.line((0, 1), (9, 9))
    above, below = canvas.rows()
    assert above == "bcd"
    assert len(below) == 3
    assert below[0] != " "


def test_what_is_written_lies_over_what_is_drawn() -> None:
    """A number stays readable where a line goes through it."""
    canvas = Canvas(3, 1)
    canvas.line((0, 0), (2, 0))
    canvas.write(1, 0, "7")
    (row,) = canvas.rows()
    assert row[1] == "7"
    assert " " not in row
