"""What was agreed with the person, at a glance: the stop signal, touch, the mask, the anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from integrate.ui.console.pane import Pane, Present, hung, muted, stacked
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.journal.agreeing import Agreement

NONE = later("Nothing on record about touch, mask, stop signal, anchor.")
NAMES = {
    "stop signal": later("stop signal"),
    "touch": later("touch"),
    "mask": later("mask"),
    "anchor": later("anchor"),
    "sign of being here": later("sign of being here"),
    "landing line": later("landing line"),
}


class AgreedPane(Pane):
    """Shows what holds."""

    TITLE = later("Agreed")
    KEY = "/plan"

    def words(self, present: Present) -> Content:
        """Return a line for each thing, with its day where that is another."""
        return stacked([line(one, present, self.columns) for one in present.agreed] or [none()])


def none() -> Content:
    """Return that nothing was agreed."""
    return muted(_(NONE))


def line(one: Agreement, present: Present, columns: int) -> Content:
    """Return one thing that was agreed."""
    day = one.when.astimezone(present.times.here.tzinfo)
    is_today = day.date() == present.times.here.date()
    words = Content(one.words) if is_today else Content(f"{one.words} ({day:%d %b})")
    return hung(muted(f"{_(NAMES.get(one.about, one.about))}: "), words, columns)
