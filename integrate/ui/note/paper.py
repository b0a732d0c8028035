"""A note as it is looked at: headings stand out, times stand back, and no letter differs."""

from __future__ import annotations

import re

from textual.content import Content

from integrate.journal.note.sections import NOT_WRITTEN
from integrate.journal.note.wording import NOT_RECORDED
from integrate.words import _

TIMED = re.compile(r"\d\d:\d\d  ")
"""What a line of the timeline begins with."""
OPEN = (NOT_RECORDED, NOT_WRITTEN)
"""What a line says of something that is open."""


def styled(text: str) -> Content:
    """Return the text of a note with its lines styled, each as long as it was."""
    lines = text.split("\n")
    return Content("\n").join(
        _heading(line) if _is_heading(number, lines) else _line(line)
        for number, line in enumerate(lines)
    )


def _is_heading(number: int, lines: list[str]) -> bool:
    """Tell whether a line is the first, or stands after an empty one and is not set in."""
    line = lines[number]
    return bool(line) and not line.startswith(" ") and (not number or not lines[number - 1])


def _heading(line: str) -> Content:
    return Content.styled(line, "bold $primary")


def _line(line: str) -> Content:
    timed = TIMED.match(line)
    if timed:
        return Content.assemble((timed[0], "$foreground-muted"), line[timed.end() :])
    if any(_(one).casefold() in line.casefold() for one in OPEN):
        return Content.styled(line, "$foreground-muted")
    return Content(line)
