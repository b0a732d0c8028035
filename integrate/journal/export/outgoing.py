"""What is about to go out: chosen, cut down for its reader, and written in a format.

A preview and the file are the same bytes, because both are made here and nowhere else.
"""

from __future__ import annotations

import enum
import secrets
from dataclasses import dataclass
from dataclasses import replace as changed
from typing import TYPE_CHECKING

from integrate.journal.durable import drafted, put_in_place
from integrate.journal.errors import NotWritable
from integrate.journal.export import fhir, markdown, own_json, page, plain_text, table
from integrate.journal.export.lived import EVERYTHING, choose
from integrate.journal.export.share import Share, share
from integrate.journal.faults import told
from integrate.journal.memos import kept_memos
from integrate.measures.measure import Audience
from integrate.session.record import Answered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from integrate.journal.export.lived import Choice, Chosen, Lived
    from integrate.journal.readable import Readable


class Format(enum.StrEnum):
    """In which format it goes out; the value is what a person types."""

    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"
    HTML = "html"
    TEXT = "text"
    FHIR = "fhir"


_WRITE: dict[Format, Callable[[Sequence[Lived], Share, tzinfo | None], str]] = {
    Format.MARKDOWN: markdown.write,
    Format.CSV: table.write,
    Format.JSON: own_json.write,
    Format.HTML: page.write,
    Format.TEXT: plain_text.write,
    Format.FHIR: fhir.write,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go out, to whom, and how."""

    format: Format
    share: Share
    choice: Choice = EVERYTHING
    zone: tzinfo | None = None
    """The time zone of its times; None for that of this computer. JSON is always in UTC."""
    pseudonym: str = ""
    """What the person is called in FHIR; empty for nobody."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What stays in the journal."""

    sessions: int
    """Sessions that were not chosen."""
    unreadable: tuple[str, ...]
    """Names of chosen sessions that cannot be read."""
    entries: int
    """Entries of the sessions that go out which do not go out themselves."""
    answers: int
    """How many of these are answers."""
    questions: int
    """Questions that stay because they quote words that stay."""
    reserved: int = 0
    """Entries of a questionnaire that only a therapist reads."""
    memos: int = 0
    """Voice memos that go out by name, and whose sound stays."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The very bytes that go out, and what does not."""

    content: bytes
    sessions: int
    left_out: LeftOut


def preview(journal: Readable, wish: Wish) -> Outgoing:
    """Return what goes out, and write it nowhere.

    Raises `NoSuchSession`, or `JournalError` when the journal cannot be read.
    """
    chosen = choose(journal, _whole(wish), wish.zone)
    going = share(chosen.sessions, wish.share)
    if wish.format is Format.FHIR:
        text = fhir.write(going, wish.share, wish.zone, wish.pseudonym)
    else:
        text = _WRITE[wish.format](going, wish.share, wish.zone)
    return Outgoing(text.encode("utf-8"), len(going), _left_out(chosen, going))


def _whole(wish: Wish) -> Choice:
    """Return what is chosen: a copy that can be read back leaves nothing out, for nobody's eyes."""
    if wish.format is Format.JSON and wish.share is Share.MINE:
        return changed(wish.choice, audience=Audience.THERAPIST)
    return wish.choice


def write_out(content: bytes, path: Path, *, replace: bool = False) -> None:
    """Write a file that only this person may read; on return it is on the disk, whole.

    Raises `NotWritable` when there is such a file and it is not to be replaced, and `JournalError`
    when it cannot be written.
    """
    place = path.with_name(f".{path.name}.{secrets.token_hex(8)}") if replace else path
    with told(path):
        try:
            with drafted(place, alone=True) as draft:
                draft.write_bytes(content)
        except FileExistsError as error:
            raise _taken(path) from error
        if replace:
            _replace(place, path)


def _replace(draft: Path, path: Path) -> None:
    try:
        put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _taken(path: Path) -> NotWritable:
    return NotWritable(f"{path} is there already: choose another name, or add --force.")


def _left_out(chosen: Chosen, going: Sequence[Lived]) -> LeftOut:
    before, after = _answers(chosen.sessions), _answers(going)
    return LeftOut(
        sessions=chosen.others,
        unreadable=chosen.unreadable,
        entries=_count(chosen.sessions) - _count(going),
        answers=len(before) - len(after),
        questions=sum(before[place].prompt != one.prompt for place, one in after.items()),
        reserved=chosen.reserved,
        memos=sum(one.pieces > 0 for lived in going for one in kept_memos(lived.entries)),
    )


def _count(sessions: Sequence[Lived]) -> int:
    return sum(len(lived.entries) for lived in sessions)


def _answers(sessions: Sequence[Lived]) -> dict[tuple[str, int], Answered]:
    """Return the answers by session and number."""
    return {
        (lived.summary.id, entry.number): entry.recorded.event
        for lived in sessions
        for entry in lived.entries
        if isinstance(entry.recorded.event, Answered)
    }
