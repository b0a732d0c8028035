"""The checks: those that wait, with their words in full, and those that come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from integrate.script.quantity import clock, spoken
from integrate.ui.console.pane import Pane, Present, cut, hung, muted, stacked, warning
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.session.desk import PlannedCheck

NONE_PLANNED = later("No check is planned yet.")
NONE_LEFT = later("No check is planned.")
JUST_DUE = 60.0
"""Seconds for which a check that waits is said to be due now."""
MOST, FRAME = 14, 2
"""Rows of this pane at most, with its frame, and of that."""


class ChecksPane(Pane):
    """Shows what is due; it never flashes."""

    TITLE = later("Checks")
    KEY = "F7"

    def words(self, present: Present) -> Content:
        """Return the checks, those that wait first."""
        self.set_class(bool(present.desk.waiting), "-waiting")
        waiting = [
            self._waiting(present, number, one)
            for number, one in enumerate(present.desk.waiting, 1)
        ]
        lines = waiting + [self._planned(present, one) for one in present.desk.planned]
        if not lines:
            lines = [muted(_(NONE_LEFT if present.desk.marks else NONE_PLANNED))]
        return stacked(_fitting(lines, len(waiting), self._most_rows))

    @property
    def _most_rows(self) -> int:
        """How many rows of checks there is room for, under what stands above them."""
        around = self.parent.size.height if isinstance(self.parent, Widget) else 0
        above = self.virtual_region.y
        return (min(MOST, around - above) if above < around else MOST) - FRAME

    def _waiting(self, present: Present, number: int, one: PlannedCheck) -> Content:
        words = Content.styled(one.do, "bold $warning")
        head = hung(warning(f"{number} "), words, self.columns)
        return stacked([head, muted(f"    {overdue(present, one)}")])

    def _planned(self, present: Present, one: PlannedCheck) -> Content:
        until = clock(one.due - present.times.now + 0.99)
        line = _("{until} {do}", until=f"{until:>6}", do=one.do)
        return Content(cut(line, self.columns))


def overdue(present: Present, one: PlannedCheck) -> str:
    """Return since when a check has waited."""
    late = present.times.now - one.due
    if late < JUST_DUE:
        return _("due now, {time}", time=present.hour(one.due))
    return _("due {time}, {late} ago", time=present.hour(one.due), late=spoken(late // 60 * 60))


def _fitting(lines: list[Content], waiting: int, rows: int) -> list[Content]:
    """Return the checks that so many rows have room for, and how many more there are."""
    left = rows
    for number, one in enumerate(lines):
        left -= one.plain.count("\n") + 1
        is_last = number == len(lines) - 1
        if number and left < (not is_last):
            is_waiting = number < waiting
            rest = (waiting if is_waiting else len(lines)) - number
            more = several(rest, "and one more", "and {count} more")
            return [*lines[:number], warning(more) if is_waiting else muted(more)]
    return lines


def in_short(present: Present, columns: int) -> Content:
    """Return in a line of so many columns what waits, or what comes next."""
    waiting, planned = present.desk.waiting, present.desk.planned
    if waiting:
        more = f" (+{len(waiting) - 1})" if len(waiting) > 1 else ""
        return warning(f"{cut(waiting[0].do, columns - 2 - len(more))}{more}")
    if planned:
        until = clock(planned[0].due - present.times.now + 0.99)
        return Content(_("{until} until: {do}", until=until, do=planned[0].do))
    return muted(_(NONE_LEFT if present.desk.marks else NONE_PLANNED))
