"""The paperwork of one session that a therapist led: its note, for every front end.

Facts come from the journal alone. What the clinician adds is kept beside the session as it is
typed, until the note is signed: leaving the note for later loses no word.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate.journal.entry import Person
from integrate.journal.errors import JournalError, Refused
from integrate.journal.export.outgoing import write_out
from integrate.journal.note import plain
from integrate.journal.note.building import build
from integrate.journal.note.note import Own
from integrate.journal.note.signing import (
    as_signed,
    refuse_unsignable,
    sign,
    signature_section,
    versions,
)
from integrate.journal.note.telling import document, status
from integrate.words import _, later

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.entry import Summary
    from integrate.journal.note.document import Document
    from integrate.journal.note.note import Note
    from integrate.journal.note.signing import Signed
    from integrate.journal.store import Journal

ADDED = ":paperwork"
"""The name under which the half written parts of a note are kept; no step can have it."""
PARTS = {
    "staff": later("Who was there, and as what"),
    "interpretation": later("Interpretation: what you make of it"),
    "plan": later("Plan"),
}
"""What a clinician adds, by its field of `Own`."""
GONE = later("Session {session} is not in the journal any more.")
SIGNED = later("Signed as {name}, version {version}.")
SAME = later("Version {version}, signed by {name}, says the same; nothing was signed.")
ANOTHER = later("That was not the same name; nothing was signed.")
WRITTEN = later("Written to {file}. It is not sealed: whoever can open it can read it.")


@dataclass(frozen=True, slots=True)
class Papers:
    """The note of a session as it stands."""

    session: str
    text: str
    """The whole note in 80 columns: a draft, or as it was signed last."""
    own: Own
    """What the clinician has added so far."""
    signed: Signed | None
    """The version that was signed last; None before the first."""
    is_draft: bool
    """Whether the text says something that the signed version does not."""
    document: Document
    """The same note, not laid out yet."""

    def in_columns(self, columns: int) -> str:
        """Return the text with its lines as long as a window of fewer columns has room for."""
        if columns >= plain.WIDTH:
            return self.text
        if self.signed is None or self.is_draft:
            return plain.write(self.document, columns)
        head = plain.head(self.document.title, status(self.signed.signature, None), columns)
        below = plain.section(signature_section(self.signed), columns)
        return "\n".join([head, plain.text(self.document, columns) + "\n".join(below), ""])


class Paperwork:
    """Makes, keeps and signs the note of one session. It reads the disk: not for a screen's thread.

    Its methods raise `JournalError` with a sentence, and then nothing has changed.
    """

    def __init__(self, journal: Journal, session: str) -> None:
        """Work on the note of the session of this id."""
        self._journal = journal
        self._session = session

    def read(self) -> Papers:
        """Return the note as it stands, with what was added and not signed yet."""
        summary, signed = self._summary(), None
        found = versions(self._journal, summary)
        signed = found[-1] if found else None
        own = self._left() or (signed.own if signed else Own())
        words = document(self._note(summary, own))
        is_draft = signed is None or plain.text(words) != signed.event.text
        text = plain.write(words) if signed is None or is_draft else as_signed(signed)
        return Papers(self._session, text, own, signed, is_draft, words)

    def own(self) -> Own:
        """Return what the clinician has added so far, without reading the whole record."""
        left = self._left()
        found = [] if left else versions(self._journal, self._summary())
        return left or (found[-1].own if found else Own())

    def add(self, own: Own) -> None:
        """Keep what the clinician has added so far, until it is signed."""
        words = json.dumps(asdict(own))
        self._journal.save_draft(self._session, ADDED, words)

    def sign(self, name: str, again: str) -> str:
        """Keep the note as signed by whoever typed their name twice; return a sentence about it."""
        summary, papers = self._summary(), self.read()
        signer = " ".join(name.split())
        note = self._note(summary, papers.own)
        refuse_unsignable(note, signer)
        if " ".join(again.split()).casefold() != signer.casefold():
            raise Refused(_(ANOTHER))
        if papers.signed and not papers.is_draft and papers.signed.event.name == signer:
            return _(SAME, version=papers.signed.event.version, name=signer)
        one = sign(self._journal, note, document(note), signer, datetime.now(UTC))
        return _(SIGNED, name=signer, version=one.event.version)

    def write(self, path: Path, *, replace: bool = False) -> str:
        """Write the note as it stands to a file for this person alone; return what to know of it.

        Raises `NotWritable` over a file that is there, unless it is to be replaced.
        """
        write_out(self.read().text.encode("utf-8"), path, replace=replace)
        return _(WRITTEN, file=path)

    def _note(self, summary: Summary, own: Own) -> Note:
        people = (one for one in self._journal.persons() if one.id == summary.person)
        whose = next(people, Person(summary.person, ""))
        return build(self._journal, summary, whose, own)

    def _summary(self) -> Summary:
        every = (one for one in self._journal.sessions() if one.id == self._session)
        summary = next(every, None)
        if summary is None:
            raise Refused(_(GONE, session=self._session))
        return summary

    def _left(self) -> Own | None:
        """Return what was added and not signed; what cannot be read is as good as nothing."""
        try:
            draft = self._journal.draft(self._session)
        except JournalError:
            return None
        if draft is None or draft.step != ADDED:
            return None
        left = json.loads(draft.words)
        return replace(Own(), **{one: str(left.get(one, "")) for one in PARTS})


def has_note(summary: Summary) -> bool:
    """Tell whether a session has a note: one that a therapist led, and that is over."""
    return summary.role == "therapist" and summary.stage == "session"
