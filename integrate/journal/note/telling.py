"""A note in words: its head, its facts and its sections.

Facts come first, each at its moment; what the clinician makes of them stands in a section of its
own. What was not recorded is said to be not recorded, and never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.entry import Outcome
from integrate.journal.export.characters import one_line
from integrate.journal.export.moments import clock, local, minute
from integrate.journal.note.document import Document
from integrate.journal.note.sections import Sections
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from integrate.journal.note.note import Note, Signature

TITLE = later("Session note")
DRAFT = later("draft - review and sign")
"""What stands on a note that nobody signed."""
LIMITS = later(
    "What was recorded with Integrate. It is not a diagnosis. Amounts and orders stand in the "
    "clinic's own record."
)
_ENDED = {
    Outcome.FINISHED: later("came to its end"),
    Outcome.STOPPED: later("ended before the end of the script"),
    Outcome.INTERRUPTED: later("NOT ENDED: this note tells of the session so far"),
    Outcome.UNREADABLE: later("cannot be read"),
}


def document(note: Note, zone: tzinfo | None = None) -> Document:
    """Return the note in words; times are those of `zone`, or of this computer."""
    facts = tuple(_facts(note, zone))
    day = local(note.lived.summary.began, zone).date().isoformat()
    return Document(
        title=_(TITLE),
        status=status(note.signature, zone),
        facts=facts,
        limits=_(LIMITS),
        sections=tuple(Sections(note, zone).all()),
        whose=f"{facts[0][1]}   {day}",
    )


def status(signature: Signature | None, zone: tzinfo | None) -> str:
    """Return whether a note is a draft, or who signed which version of it and when."""
    if signature is None:
        return _(DRAFT)
    told = later("signed by {name}, {when}")
    if signature.version > 1:
        told = later("amended, version {version}, signed by {name}, {when}")
    when = minute(signature.wall, zone)
    return _(told, name=one_line(signature.name), when=when, version=signature.version)


def _facts(note: Note, zone: tzinfo | None) -> Iterator[tuple[str, str]]:
    summary = note.lived.summary
    yield _("Person"), one_line(note.pseudonym) or _("not named")
    if note.number is not None:
        yield _("Session"), _("{number} (of those in this journal)", number=note.number)
    last = note.lived.entries[-1].wall
    yield _("Date"), _("{begin} to {end}", begin=minute(summary.began, zone), end=clock(last, zone))
    yield _("Script"), one_line(summary.title)
    yield _("Ended"), _(_ENDED[note.outcome])
    yield _("Record"), summary.id
    yield _("Route and amount"), _("as ordered; see the medication record")
