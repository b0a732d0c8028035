"""The notes of one session in every format, kept as files that people can read.

`python -m tests.journal.note.goldens` writes them anew.
"""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from integrate.journal.note.ascii import to_ascii
from integrate.journal.note.building import build
from integrate.journal.note.note import Own
from integrate.journal.note.writing import Format, write_draft
from tests.journal.note.afternoon import INTERPRETATION, PERSON, PLAN, STAFF, a_book

GOLDEN = Path(__file__).with_name("golden")
FILES = {
    Format.TEXT: "note.txt",
    Format.MARKDOWN: "note.md",
    Format.HTML: "note.html",
    Format.FHIR: "note.json",
}
ASCII = "note-ascii.txt"


def made() -> dict[str, str]:
    """Return each file's name and text."""
    book, summary = a_book()
    own = Own(STAFF, INTERPRETATION, PLAN)
    note = build(book.shelf, summary, PERSON, own, UTC)
    found = {name: write_draft(note, form, UTC) for form, name in FILES.items()}
    return {**found, ASCII: to_ascii(found[FILES[Format.TEXT]])}


if __name__ == "__main__":
    for name, text in made().items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
