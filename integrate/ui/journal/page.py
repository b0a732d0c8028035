"""One session on the page, as it was lived: the script's words, and the person's own set off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from integrate.journal.pages import to_tell
from integrate.journal.reading import as_lived
from integrate.session.record import Answered, Began, CaptureKept, MemoKept
from integrate.ui.listed import MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from textual.app import ComposeResult

    from integrate.journal.entry import Entry

OWN_WORDS = Answered | CaptureKept | MemoKept
"""What the person wrote or chose, set off from the words of the script."""


class Page(VerticalScroll):
    """A page that opens at its words; what comes before them is scrolled up to."""

    def compose(self) -> ComposeResult:
        """Lay out the two parts."""
        yield Static("", id="before", markup=False)
        yield Static("", id="lived", markup=False)

    def show_words(self, words: str | Content, before: str | Content = "") -> None:
        """Show words, and above them what is to be scrolled up to."""
        above = self.query_one("#before", Static)
        above.display = bool(before)
        above.update(before)
        self.query_one("#lived", Static).update(words)
        self.call_after_refresh(self.scroll_to_words)

    def on_resize(self) -> None:
        """Stand at the words when there is room to show them."""
        self.call_after_refresh(self.scroll_to_words)

    def scroll_to_words(self) -> None:
        """Go to where the words begin; a page that is just being taken away has none any more."""
        for words in self.query("#lived"):
            self.scroll_to_widget(words, top=True, animate=False, force=True)


def lived(entries: Sequence[Entry], at: datetime | None) -> tuple[Content, Content]:
    """Return a session in two parts: what came before the question answered `at`, and the rest."""
    entries = to_tell(entries)
    first = _question_before(entries, at)
    return _written(entries[:first]), _written(entries[first:])


def _question_before(entries: Sequence[Entry], at: datetime | None) -> int:
    """Return the place of the entry before the answer of that moment, 0 when there is none."""
    answers = [
        number
        for number, entry in enumerate(entries)
        if entry.wall == at and isinstance(entry.recorded.event, Answered)
    ]
    return max(0, answers[0] - 1) if answers else 0


def _written(entries: Sequence[Entry]) -> Content:
    parts: list[str | Content | tuple[str, str]] = []
    for entry in entries:
        event = entry.recorded.event
        style = "bold $primary" if isinstance(event, OWN_WORDS) else ""
        for paragraph in as_lived([entry]):
            first, line_end, below = paragraph.partition("\n")
            if isinstance(event, Began):
                parts += [Content.styled(first, "bold"), line_end, (f"{below}\n\n", MUTED)]
            else:
                parts.append(Content.styled(f"{paragraph}\n\n", style))
    return Content.assemble(*parts)
