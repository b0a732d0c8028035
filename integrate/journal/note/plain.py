"""The note as plain text for a health record: at most 80 columns, headings and lines with times.

Record systems strip layout, so there are no tables. Everything under a heading is set in, so that
no line that somebody wrote can be taken for a heading or for a line with a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.export.characters import wrap
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.journal.note.document import Document, Row, Section

WIDTH = 80
_IN = "  "
_TIMED = " " * 7
_BELOW = " " * 4


def write(document: Document, width: int = WIDTH) -> str:
    """Return the whole note: its title with its status, and its text."""
    return f"{head(document.title, document.status, width)}\n{text(document, width)}"


def head(title: str, status: str, width: int = WIDTH) -> str:
    """Return the first lines of a note: what it is, and whether it was signed."""
    return "\n".join(wrap(f"{title.upper()} ({status})", width))


def text(document: Document, width: int = WIDTH) -> str:
    """Return what is signed: everything below the head; it is signed in `WIDTH` columns."""
    rows = [row for name, value in document.facts for row in _fact(name, value, width)]
    rows += wrap(document.limits, width)
    for one in document.sections:
        rows += section(one, width)
    return "".join(f"{line.rstrip()}\n" for line in rows)


def section(one: Section, width: int = WIDTH) -> list[str]:
    """Return the lines of one section, an empty one before them."""
    rows = [line.rstrip() for row in one.rows for line in _row(row, width)]
    return ["", *wrap(one.heading.upper(), width), *rows]


def _fact(name: str, value: str, width: int) -> Iterator[str]:
    first, *rest = wrap(f"{name}: {value}", width - len(_IN))
    yield first
    yield from (_IN + line for line in rest)


def _row(row: Row, width: int) -> Iterator[str]:
    begin, inside = (f"{row.time}  ", _TIMED) if row.time else (_IN, _IN)
    words = _("[corrected] {words}", words=row.text) if row.struck else row.text
    first, *rest = wrap(words, width - len(inside))
    yield begin + first
    yield from (inside + line for line in rest)
    for one in row.below:
        first, *rest = wrap(one, width - len(inside) - len(_BELOW))
        yield inside + "- " + first
        yield from (inside + _BELOW + line for line in rest)
