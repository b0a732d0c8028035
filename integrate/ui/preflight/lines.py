"""How the lines of the page before a session look: a mark and words, never colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from integrate.player.preflight.finding import STOP_IF, State
from integrate.ui.console.pane import hung
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.player.preflight.finding import Finding
    from integrate.player.preflight.sheet import Row, Sheet

MUTED = "$foreground-muted"
MARKS = {
    None: ("·", MUTED),
    State.OK: ("✓", "$success"),
    State.WARNING: ("!", "$warning"),
    State.FAILED: ("✗", "bold $error"),
}
"""The mark of each state, and its style."""
TO_KNOW = ("•", MUTED)
TITLE = 12
"""Columns of a title."""
BEGIN = "begin"
"""The id of the last line."""
BEGINS = later("Begin the session")
MENDED = later("Nothing can begin before what is marked ✗ is mended")


def row_line(row: Row, *, is_chosen: bool) -> Content:
    """Return the line of something that was looked at; nothing is dim where the cursor is."""
    mark, style = TO_KNOW if row.id == STOP_IF else MARKS[row.state]
    is_quiet = row.state in (None, State.OK) and not is_chosen
    quiet = MUTED if is_quiet else "$foreground"
    title = Content.styled(row.title, "$foreground")
    apart = " " * max(1, TITLE + 1 - title.cell_length)
    return Content.assemble(Content.styled(mark, style), " ", title, apart, (row.words, quiet))


def begin_line(sheet: Sheet) -> Content:
    """Return the line that begins the session, or says what it waits for."""
    if sheet.failures:
        return Content.styled(_(MENDED), MUTED)
    count = len(sheet.warnings)
    signed = several(count, "sign one warning over", "sign {count} warnings over")
    words = f"{_(BEGINS)}: {signed}" if count else _(BEGINS)
    return Content.styled(f"▶ {words}", "bold $primary")


def details(findings: Sequence[Finding], columns: int) -> Content:
    """Return all that is said of findings, and what to do, in so many columns."""
    parts: list[Content] = []
    for one in findings:
        mark, style = MARKS[one.state]
        head = Content.assemble(Content.styled(mark, style), " ")
        parts.append(hung(head, Content(one.told), columns))
        if one.remedy:
            parts.append(hung(Content("  "), Content.styled(one.remedy, MUTED), columns))
    return Content("\n").join(parts)
