"""The note as Markdown (CommonMark 0.31); no character that somebody wrote becomes markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.export.characters import readable
from integrate.journal.export.markdown import escaped, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.journal.note.document import Document, Row, Section


def write(document: Document) -> str:
    """Return the whole note."""
    parts = [f"# {escaped(document.title)}", f"**{escaped(document.status)}**"]
    if document.signed:
        lines = document.signed.strip("\n").split("\n")
        parts.append("\n".join(f"    {line}".rstrip() for line in lines))
    else:
        parts += [*_facts(document), f"*{escaped(document.limits)}*"]
    parts += [part for section in document.sections for part in _section(section)]
    return "\n\n".join(parts) + "\n"


def _facts(document: Document) -> Iterator[str]:
    yield "\n".join(f"- {escaped(name)}: {escaped(value)}" for name, value in document.facts)


def _section(section: Section) -> Iterator[str]:
    yield f"## {escaped(section.heading)}"
    yield "\n".join(line for row in section.rows for line in _row(row))


def _row(row: Row) -> Iterator[str]:
    """Yield an item of a list, with what stands below it as a list of its own."""
    first, *rest = paragraphs(readable(row.text).strip("\n"), "").split("\n")
    if row.struck:
        first, *rest = [f"<s>{line}</s>" if line else line for line in (first, *rest)]
    time = f"**{row.time}** " if row.time else ""
    yield f"- {time}{first}"
    yield from (f"  {line}".rstrip() for line in rest)
    for one in row.below:
        first, *rest = paragraphs(readable(one).strip("\n"), "").split("\n")
        yield f"  - {first}"
        yield from (f"    {line}".rstrip() for line in rest)
