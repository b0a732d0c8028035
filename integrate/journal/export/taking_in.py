"""Taking an export back into a journal: all of it, or nothing.

A session that the journal has already is left as it is there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

from integrate.journal.entry import SELF
from integrate.journal.errors import JournalError
from integrate.journal.export.own_json import without_sound
from integrate.journal.export.own_json_read import read
from integrate.journal.readable import Readable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from integrate.journal.export.own_json_read import Written
    from integrate.session.record import Recorded

    Moments: TypeAlias = Sequence[tuple[datetime, Recorded]]


class Welcoming(Readable, Protocol):
    """A journal that can take in whole sessions."""

    def bring_in(self, sessions: Mapping[str, Moments], person: str) -> None:
        """Add sessions under their names, with their times, all or none."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of an import."""

    sessions: int
    """How many sessions are new in the journal."""
    entries: int
    """How many entries they have."""
    there: int
    """How many sessions the journal had already, the same."""
    otherwise: tuple[str, ...]
    """The sessions that the journal has with other entries; its own stay."""


def take_in(journal: Welcoming, content: bytes, where: str, person: str = SELF) -> TakenIn:
    """Add the sessions in the file that the journal has not, as those of one person.

    `where` is what the file is called. Raises `Damaged`, `NewerFormat` or `NotWhole` for
    the file, and `NotWritable` for the journal; then nothing was added.
    """
    sessions = read(content, where)
    known = {summary.id for summary in journal.sessions()}
    new = [one for one in sessions if one[0] not in known]
    old = [one for one in sessions if one[0] in known]
    otherwise = tuple(one[0] for one in old if not _is_there(journal, one))
    if new:
        moments = {
            name: [(entry.wall, entry.recorded) for entry in entries] for name, entries in new
        }
        journal.bring_in(moments, person)
    return TakenIn(
        len(new), sum(len(entries) for _, entries in new), len(old) - len(otherwise), otherwise
    )


def _is_there(journal: Readable, written: Written) -> bool:
    name, entries = written
    try:
        there = journal.events(name)
    except JournalError:
        return False
    return tuple(replace(one, recorded=without_sound(one.recorded)) for one in there) == entries
