"""Signed notes: kept as pages of the journal, version after version; none is ever replaced.

A signature is a name that was typed, kept with the text it was put to and that text's digest. It is
no qualified electronic signature, and the note says so.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.entry import Outcome
from integrate.journal.errors import JournalError, Refused
from integrate.journal.export.moments import minute
from integrate.journal.note import plain
from integrate.journal.note.document import Row, Section
from integrate.journal.note.note import Own, Signature
from integrate.journal.note.telling import TITLE, status
from integrate.journal.pages import keep_page
from integrate.session.record import SESSION_NOTE, NoteSigned
from integrate.words import _, later

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from integrate.journal.entry import Summary
    from integrate.journal.note.document import Document
    from integrate.journal.note.note import Note
    from integrate.journal.readable import Readable
    from integrate.journal.store import Journal

NOT_ENDED = later(
    "Session {session} has not ended: end it, or let it rest at home, and then sign its note."
)
NO_NAME = later("A signature needs a name: give yours after `--sign`.")
SIGNED = later(
    "Signed by {name}, {when}, version {version}. A name that was typed, no qualified electronic "
    "signature. SHA-256 of the text below the head:"
)
REPLACES = later("Version {version} takes the place of version {before}, which is kept.")


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed note."""

    summary: Summary
    """The page it is kept on."""
    wall: datetime
    event: NoteSigned

    @property
    def signature(self) -> Signature:
        """Who signed it."""
        one = self.event
        return Signature(one.name, self.wall, one.version, one.digest)

    @property
    def own(self) -> Own:
        """What the clinician added to the facts."""
        return Own(self.event.staff, self.event.interpretation, self.event.plan)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def sign(journal: Journal, note: Note, document: Document, name: str, wall: datetime) -> Signed:
    """Keep the note as signed; on return it is on the disk.

    `document` is the note in words, as it was shown. Raises `Refused` without a name and for a
    session that has not ended, and `JournalError`; then nothing is kept.
    """
    summary = note.lived.summary
    signer = " ".join(name.split())
    refuse_unsignable(note, signer)
    before = versions(journal, summary)
    text = plain.text(document)
    event = NoteSigned(
        session=summary.id,
        name=signer,
        digest=digest(text),
        text=text,
        version=1 + max((one.event.version for one in before), default=0),
        entries=len(note.lived.entries),
        staff=note.own.staff,
        interpretation=note.own.interpretation,
        plan=note.own.plan,
    )
    title = f"{_(TITLE)} {summary.id}"
    keep_page(journal, wall, SESSION_NOTE, title, event, summary.person)
    return versions(journal, summary)[-1]


def refuse_unsignable(note: Note, name: str) -> None:
    """Raise `Refused` without a name, and for the note of a session that has not ended."""
    if not name:
        raise Refused(_(NO_NAME))
    if note.outcome is Outcome.INTERRUPTED:
        raise Refused(_(NOT_ENDED, session=note.lived.summary.id))


def versions(journal: Readable, summary: Summary) -> list[Signed]:
    """Return the signed notes of a session, the oldest first. Raises `JournalError`."""
    found = signed_notes(journal, summary.person)
    return [one for one in found if one.event.session == summary.id]


def signed_notes(journal: Readable, person: str) -> list[Signed]:
    """Return every signed note of a person that can be read, the oldest first."""
    found: list[Signed] = []
    for summary in journal.sessions():
        if summary.stage != SESSION_NOTE or summary.person != person:
            continue
        try:
            page = journal.events(summary.id)
        except JournalError:
            continue
        found += [
            Signed(summary, entry.wall, entry.recorded.event)
            for entry in page
            if isinstance(entry.recorded.event, NoteSigned)
        ]
    return sorted(found, key=lambda one: (one.wall, one.event.version))


def as_signed(one: Signed, zone: tzinfo | None = None) -> str:
    """Return a signed note as it was signed, in plain text, with its signature below it."""
    head = plain.head(_(TITLE), status(one.signature, zone))
    below = plain.section(signature_section(one, zone))
    return f"{head}\n{one.event.text}" + "".join(f"{line}\n" for line in below)


def signature_section(one: Signed, zone: tzinfo | None = None) -> Section:
    """Return what stands below a signed note."""
    event = one.event
    told = _(SIGNED, name=event.name, when=minute(one.wall, zone), version=event.version)
    earlier = _(REPLACES, version=event.version, before=event.version - 1)
    rows = [told, event.digest, *([earlier] if event.version > 1 else [])]
    return Section("signature", _("Signature"), tuple(Row(row) for row in rows))
