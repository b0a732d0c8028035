"""The vital signs that were taken: the last ones as rows, and their course as a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from integrate.player.desk_clocks import taken_vitals
from integrate.script.quantity import spoken
from integrate.ui.console.pane import Pane, Present, cut, muted, stacked
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.session.charting import VitalsTaken

NONE = later("None taken yet. F3 asks for them, /v 94 151/91 97 writes them.")
BARS = "▁▂▃▄▅▆▇█"
WIDTHS = (3, 7, 4, 2)
"""Columns of heart rate, pressure, oxygen and breathing rate."""
APART = "  "
ROOM_FOR_NAMES, ROOM_FOR_COURSES = 3, 5
"""Rows from which on there are more than values and their age."""
LEAST = 6
"""Columns of which a remark says anything."""


class VitalsPane(Pane):
    """Shows vital signs."""

    TITLE = later("Vitals")
    KEY = "F3"

    def words(self, present: Present) -> Content:
        """Return the rows, the courses and the age of the last ones."""
        taken = taken_vitals(present.desk)
        if not taken:
            return muted(_(NONE))
        both = (_heart(taken, self.columns), _upper(taken, self.columns))
        courses = [one for one in both if one is not None and self.rows >= ROOM_FOR_COURSES]
        names = self.rows >= ROOM_FOR_NAMES
        rows = max(1, self.rows - 1 - names - len(courses))
        shown = taken[-rows:]
        breathing = any(one.breathing_rate is not None for one in shown)
        head = muted(_row(_("time"), "HR", "BP", "SpO2", *(["RR"] if breathing else [])))
        lines = [self._line(present, one, breathing=breathing) for one in shown]
        return stacked([*([head] if names else []), *lines, *courses, muted(age(present))])

    def _line(self, present: Present, one: VitalsTaken, *, breathing: bool) -> Content:
        """Return the row of one time; a remark that has no room stands in the notes alone."""
        upper = f"{one.systolic}/{one.diastolic}" if one.systolic is not None else None
        taken = [one.heart_rate, upper, one.oxygen, *([one.breathing_rate] if breathing else [])]
        row = _row(present.hour(one.begun), *taken)
        room = self.columns - len(row) - len(APART)
        remark = cut(one.text, room) if room >= LEAST else ""
        return Content(f"{row}{APART}{remark}".rstrip())


def _row(time: str, *values: object) -> str:
    told = ("-" if one is None else str(one) for one in values)
    widths = zip(told, WIDTHS, strict=False)
    return APART.join([f"{time:<5}", *(f"{one:<{width}}" for one, width in widths)])


def _heart(taken: Sequence[VitalsTaken], width: int) -> Content | None:
    values = [one.heart_rate for one in taken if one.heart_rate is not None]
    return course(_("heart rate"), values, width)


def _upper(taken: Sequence[VitalsTaken], width: int) -> Content | None:
    values = [one.systolic for one in taken if one.systolic is not None]
    return course(_("systolic"), values, width)


def course(name: str, values: Sequence[int], width: int) -> Content | None:
    """Return how a value went, with its least and its most, as these bars have no scale."""
    if len(values) < 2:  # noqa: PLR2004 -- one value has no course
        return None
    least, most = min(values), max(values)
    head = f"{name:<11}{least}-{most}  "
    shown = values[-max(1, width - len(head)) :]
    span = max(1, most - least)
    bars = "".join(BARS[(value - least) * (len(BARS) - 1) // span] for value in shown)
    return Content.assemble(muted(head), Content.styled(bars, "$primary"))


def age(present: Present) -> str:
    """Return how long ago vital signs were taken last."""
    taken = taken_vitals(present.desk)
    if not taken:
        return _("no vitals yet")
    minutes = int(present.times.now - taken[-1].begun) // 60
    return _("vitals {time} ago", time=spoken(minutes * 60)) if minutes else _("vitals just now")
