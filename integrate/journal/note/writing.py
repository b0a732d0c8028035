"""A note written out: as a draft, or as it was signed; the same bytes wherever they go.

A signed note is its text. The other formats are set anew from the journal, and only where that
gives the very text that was signed; where it does not (another time zone, another language, a newer
version of this program), they hold the text itself.
"""

from __future__ import annotations

import enum
from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.journal.note import fhir, markdown, page, plain
from integrate.journal.note.building import build
from integrate.journal.note.signing import as_signed, signature_section
from integrate.journal.note.telling import document

if TYPE_CHECKING:
    from datetime import tzinfo

    from integrate.journal.entry import Person, Summary
    from integrate.journal.note.document import Document
    from integrate.journal.note.note import Note
    from integrate.journal.note.signing import Signed
    from integrate.journal.readable import Readable


class Format(enum.StrEnum):
    """In which format a note is written; the value is what a person types."""

    TEXT = "text"
    MARKDOWN = "md"
    HTML = "html"
    FHIR = "fhir"


def write_draft(note: Note, form: Format, zone: tzinfo | None = None) -> str:
    """Return a note that nobody signed."""
    return _write(note, document(note, zone), form, zone)


def write_signed(
    journal: Readable,
    summary: Summary,
    whose: Person,
    signed: Signed,
    form: Format,
    zone: tzinfo | None = None,
) -> str:
    """Return a signed note of a session. Raises `JournalError` when that cannot be read."""
    if form is Format.TEXT:
        return as_signed(signed, zone)
    upto = signed.event.entries or None
    unsigned = build(journal, summary, whose, signed.own, zone, upto=upto)
    note = replace(unsigned, signature=signed.signature)
    words = document(note, zone)
    if plain.text(words) != signed.event.text:
        text = signed.event.text
        words = replace(words, facts=(), limits="", sections=(), signed=text)
    below = signature_section(signed, zone)
    return _write(note, replace(words, sections=(*words.sections, below)), form, zone)


def _write(note: Note, words: Document, form: Format, zone: tzinfo | None) -> str:
    match form:
        case Format.TEXT:
            return plain.write(words)
        case Format.MARKDOWN:
            return markdown.write(words)
        case Format.HTML:
            return page.write(words)
    return fhir.write(note, words, zone)
