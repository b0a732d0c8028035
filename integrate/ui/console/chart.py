"""The notes: every entry of the chart at its time. What was corrected is struck through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from integrate.player.chart_words import entry_words
from integrate.session.charting import AdverseEvent, Quoted, UrgentMarked
from integrate.ui.console.pane import Pane, Present, hung, muted, put, stacked
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from integrate.session.desk import SetMark, Written

EMPTY = later("Type, and press Enter: it is kept with its time. /help lists the commands.")
LATE = 60.0
"""Seconds after which an entry says when it was written down."""


@dataclass(frozen=True, slots=True)
class _Line:
    moment: float
    words: Content


class ChartPane(Pane):
    """Shows what was written down."""

    TITLE = later("Notes")
    KEY = "F2"

    def __init__(self) -> None:
        """Begin with nothing written."""
        super().__init__(id="chart")
        self._shown: tuple[Sequence[Written], Sequence[SetMark], int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the entries; the newest are in sight."""
        with VerticalScroll(can_focus=False):
            yield Static("", classes="words", markup=False)

    def show(self, present: Present) -> None:
        """Show a moment; drawn anew only where something was written."""
        desk = present.desk
        if self._shown == (desk.chart, desk.marks, self.columns):
            return
        self._shown = (desk.chart, desk.marks, self.columns)
        put(self.query_one(".words", Static), self.words(present))
        self._go_to_end()

    @property
    def columns(self) -> int:
        """How many columns there are for words, beside a scroll bar that may come."""
        return super().columns - 1

    def on_resize(self) -> None:
        """Keep the newest in sight."""
        self._go_to_end()

    def _go_to_end(self) -> None:
        """Show the newest, once it has its place: before that the end is another."""
        room = self.query_one(VerticalScroll)
        self.call_after_refresh(room.scroll_end, animate=False)

    def words(self, present: Present) -> Content:
        """Return the entries and the marks, in the order of their moments."""
        lines = [self._entry(present, one) for one in present.desk.chart]
        lines += [self._mark(present, one) for one in present.desk.marks]
        if not lines:
            return muted(_(EMPTY))
        return stacked([one.words for one in sorted(lines, key=lambda one: one.moment)])

    def _entry(self, present: Present, one: Written) -> _Line:
        entry = one.entry
        style = "strike" if one.corrected_by else ""
        if isinstance(entry, UrgentMarked | AdverseEvent) and not one.corrected_by:
            style = "bold $warning"
        elif isinstance(entry, Quoted) and not one.corrected_by:
            style = "italic"
        urgent = "! " if isinstance(entry, UrgentMarked | AdverseEvent) else ""
        words = [Content.styled(f"{urgent}{entry_words(entry)}", style)]
        if one.corrected_by:
            words.append(muted(_("  see {number}", number=one.corrected_by)))
        if one.at - entry.begun > LATE:
            words.append(muted(_("  written {time}", time=present.hour(one.at))))
        head = muted(f"{present.hour(entry.begun)} {entry.number:>3}  ")
        return _Line(entry.begun, hung(head, Content.assemble(*words), self.columns))

    def _mark(self, present: Present, one: SetMark) -> _Line:
        words = Content.styled(_("mark: {mark}", mark=one.name), "bold $primary")
        return _Line(
            one.moment, Content.assemble(muted(f"{present.hour(one.moment)}   ▸  "), words)
        )

    def scroll_by(self, pages: int) -> None:
        """Move through the entries by half a pane."""
        room = self.query_one(VerticalScroll)
        rows = pages * max(1, room.size.height // 2)
        room.scroll_relative(y=rows, animate=False)
