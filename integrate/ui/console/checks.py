"""The checks: those that wait, with their words in full, and those that come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from integrate.script.quantity import clock, spoken
from integrate.ui.console.pane import Pane, Present, cut, hung, muted, stacked, warning
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.session.desk import PlannedCheck

NONE_PLANNED = later("No check is planned yet.")
NONE_LEFT = later("No check is planned.")
JUST_DUE = 60.0
"""Seconds for which a check that waits is said to be due now."""


class ChecksPane(Pane):
    """Shows what is due; it never flashes."""

    TITLE = later("Checks")
    KEY = "F7"

    def words(self, present: Present) -> Content:
        """Return the checks, those that wait first."""
        self.set_class(bool(present.desk.waiting), "-waiting")
        lines: list[Content] = []
        for number, one in enumerate(present.desk.waiting, 1):
            words = Content.styled(one.do, "bold $warning")
            lines += [hung(warning(f"{number} "), words, self.columns)]
            lines += [muted(f"    {overdue(present, one)}")]
        lines += [self._planned(present, one) for one in present.desk.planned]
        if not lines:
            lines = [muted(_(NONE_LEFT if present.desk.marks else NONE_PLANNED))]
        return stacked(lines)

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


def in_short(present: Present) -> Content:
    """Return in one line what waits, or what comes next."""
    waiting, planned = present.desk.waiting, present.desk.planned
    if waiting:
        more = f" (+{len(waiting) - 1})" if len(waiting) > 1 else ""
        return warning(f"{waiting[0].do}{more}")
    if planned:
        until = clock(planned[0].due - present.times.now + 0.99)
        return Content(_("{until} until: {do}", until=until, do=planned[0].do))
    return muted(_(NONE_LEFT if present.desk.marks else NONE_PLANNED))
