"""Signing the note of a session: shown as a whole, the name typed twice, and kept."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from integrate.cli.journal_opening import a_line, told
from integrate.cli.sentence import Told
from integrate.journal.export.outgoing import write_out
from integrate.journal.note import plain
from integrate.journal.note.ascii import to_ascii
from integrate.journal.note.building import build
from integrate.journal.note.note import Own
from integrate.journal.note.signing import refuse_unsignable, sign, versions
from integrate.journal.note.telling import document
from integrate.player.paperwork import Paperwork
from integrate.words import _, later

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.entry import Person, Summary
    from integrate.journal.note.note import Note
    from integrate.journal.note.signing import Signed
    from integrate.journal.store import Journal

WHO = later("Who was there, and as what? Enter leaves it out")
SURE = later("Sign as {name}? Type the name again")
NOT_SURE = later("That was not the name; nothing was signed.")
KEPT = later("Signed as {name}, version {version}. `integrate journal note {session}` shows it.")
SAME = later("Version {version}, signed by {name}, says the same; nothing was signed.")
BARE = later("{file} is not sealed: whoever can open it can read it.")


@dataclass(frozen=True, slots=True)
class Added:
    """What is added to the facts now; None leaves what was added before."""

    staff: str | None
    interpretation: str | None
    plan: str | None

    @property
    def is_any(self) -> bool:
        """Whether anything is."""
        return any(one is not None for one in (self.staff, self.interpretation, self.plan))

    def to(self, own: Own) -> Own:
        """Return what stands in the note with it."""
        return Own(
            own.staff if self.staff is None else self.staff,
            own.interpretation if self.interpretation is None else self.interpretation,
            own.plan if self.plan is None else self.plan,
        )


def draft_of(journal: Journal, summary: Summary, whose: Person, added: Added) -> Note:
    """Return the note as it would be signed now, with what was added and not signed before."""
    own = added.to(Paperwork(journal, summary.id).own())
    return build(journal, summary, whose, own)


def sign_it(journal: Journal, note: Note, name: str) -> Signed:
    """Show the whole note, ask for the name once more, and keep it as signed.

    Raises `Told` when it is not to be signed, and `JournalError`; then nothing is kept.
    """
    signer = " ".join(name.split())
    refuse_unsignable(note, signer)
    note = _with_staff(note)
    words = document(note)
    text = plain.text(words)
    for one in versions(journal, note.lived.summary)[-1:]:
        if (one.event.text, one.event.name) == (text, signer):
            raise Told(_(SAME, version=one.event.version, name=signer))
    give(plain.write(words), None)
    typed = _asked(_(SURE, name=signer)) if sys.stdin.isatty() else a_line()
    if " ".join(typed.split()).casefold() != signer.casefold():
        raise Told(_(NOT_SURE))
    one = sign(journal, note, words, signer, datetime.now(UTC))
    papers = Paperwork(journal, note.lived.summary.id)
    if papers.own() != one.own:  # what was left unsigned before says less than this
        papers.add(one.own)
    session = note.lived.summary.id
    click.echo(_(KEPT, name=signer, version=one.event.version, session=session), err=True)
    return one


def _with_staff(note: Note) -> Note:
    """Return the note with who was there, asked for where somebody can answer."""
    if note.own.staff.strip() or not sys.stdin.isatty():
        return note
    return replace(note, own=replace(note.own, staff=_asked(_(WHO))))


def _asked(question: str) -> str:
    return str(click.prompt(question, err=True, default="", show_default=False))


def give(text: str, out: Path | None, *, replace: bool = False, as_ascii: bool = False) -> None:
    """Write a note to a file, or to standard output."""
    content = (to_ascii(text) if as_ascii else text).encode("utf-8")
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with told():
        write_out(content, out, replace=replace)
    click.echo(_(BARE, file=out), err=True)
