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


def write(document: Document) -> str:
    """Return the whole note: its title with its status, and its text."""
    return f"{head(document.title, document.status)}\n{text(document)}"


def head(title: str, status: str) -> str:
    """Return the first lines of a note: what it is, and whether it was signed."""
    return "\n".join(wrap(f"{title.upper()} ({status})", WIDTH))


def text(document: Document) -> str:
    """Return what is signed: everything below the head."""
    rows = [row for name, value in document.facts for row in _fact(name, value)]
    rows += wrap(document.limits, WIDTH)
    for one in document.sections:
        rows += section(one)
    return "".join(f"{line.rstrip()}\n" for line in rows)


def section(one: Section) -> list[str]:
    """Return the lines of one section, an empty one before them."""
    rows = [line.rstrip() for row in one.rows for line in _row(row)]
    return ["", *wrap(one.heading.upper(), WIDTH), *rows]


def _fact(name: str, value: str) -> Iterator[str]:
    first, *rest = wrap(f"{name}: {value}", WIDTH - len(_IN))
    yield first
    yield from (_IN + line for line in rest)


def _row(row: Row) -> Iterator[str]:
    begin, inside = (f"{row.time}  ", _TIMED) if row.time else (_IN, _IN)
    words = _("[corrected] {words}", words=row.text) if row.struck else row.text
    first, *rest = wrap(words, WIDTH - len(inside))
    yield begin + first
    yield from (inside + line for line in rest)
    for one in row.below:
        first, *rest = wrap(one, WIDTH - len(inside) - len(_BELOW))
        yield inside + "- " + first
        yield from (inside + _BELOW + line for line in rest)
