"""The left of the bench: the outline, and under it what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.ui.preview.showing import problem_list, prompt, wrong_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from integrate.script.problem import Problem
    from integrate.ui.preview.outline import Line


class Left(Vertical):
    """Shows the steps of the source and every problem."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(id="left")

    def compose(self) -> ComposeResult:
        """Put the problems under the outline."""
        yield OptionList(id="outline", markup=False)
        with VerticalScroll(id="problems", can_focus=False):
            yield Static("", id="list", markup=False)

    def take_keys(self) -> None:
        """Let the arrows move in the outline."""
        self.query_one("#outline", OptionList).focus()

    def show(self, lines: Sequence[Line], problems: Sequence[Problem], here: int | None) -> None:
        """Show these steps and problems; the player shows the step in line `here`."""
        wrong = wrong_lines(lines, problems)
        listing = self.query_one("#outline", OptionList)
        listing.set_options(
            Option(prompt(line, here=number == here, wrong=wrong.get(number)))
            for number, line in enumerate(lines)
        )
        if here is not None and here < len(lines):
            listing.highlighted = here
        self.query_one("#list", Static).update(problem_list(problems))
        self.query_one("#problems").display = bool(problems)
