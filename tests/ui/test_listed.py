"""A line of a list with a word about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from integrate.ui.listed import Listed
from tests.ui.acting import picture

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Shelf(App[None]):
    """A list of two lines."""

    CSS = """
    OptionList { border: none; padding: 0; }
    OptionList:focus { border: none; }
    """

    def compose(self) -> ComposeResult:
        """Show it."""
        line = Listed(Content("Easy breathing"), "3 min", "$primary")
        yield OptionList(Option(line, "one"), Option("Another", "two"))


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (22, "Easy breathing   3 min\nAnother"),
        (21, "Easy breathing\n  3 min\nAnother"),
        (10, "Easy\nbreathing\n  3 min\nAnother"),
    ],
)
async def test_beside_where_both_fit(width: int, shown: str) -> None:
    """What is told of a line stands behind it, or on a line of its own below."""
    app = Shelf()
    async with app.run_test(size=(width, 8)):
        assert picture(app).rstrip() == shown


async def test_it_follows_the_width() -> None:
    """In a window that becomes narrower and wider again it stands as it did."""
    app = Shelf()
    async with app.run_test(size=(40, 8)) as pilot:
        before = picture(app)
        await pilot.resize_terminal(20, 8)
        await pilot.pause()
        assert picture(app).splitlines()[1] == "  3 min"
        await pilot.resize_terminal(40, 8)
        await pilot.pause()
        assert picture(app) == before


def test_it_can_be_told_in_one_line() -> None:
    """As text it is the words, and the note behind them."""
    assert str(Listed("Easy breathing", "3 min")) == "Easy breathing   3 min"
