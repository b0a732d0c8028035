"""The one place where a failure of SQLite or of the system becomes a sentence for the person.

Every use of a file in the journal stands inside `told`, so neither `sqlite3.Error` nor `OSError`
leaves this folder. What a code means: https://www.sqlite.org/rescode.html
"""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING, TypeAlias

from integrate.journal.errors import Damaged, JournalError, NotWritable

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

Saying: TypeAlias = tuple[type[JournalError], str]
"""The kind of error, and its sentence with room for the path."""

_FULL: Saying = (
    NotWritable,
    "The disk that holds {path} is full: make room and try again; what was written before is safe.",
)
_READ_ONLY: Saying = (
    NotWritable,
    "{path}, its folder or its drive is read-only: allow writing there, or choose another folder.",
)
_SHUT: Saying = (
    NotWritable,
    "{path} cannot be opened: see that its folder is there, not read-only, and yours to write in.",
)
_HELD: Saying = (
    NotWritable,
    "{path} is held by another program: close that program and try again.",
)
_DRIVE: Saying = (
    NotWritable,
    "The drive that holds {path} failed while it was used: check the drive and try again.",
)
_TAKEN: Saying = (
    NotWritable,
    "{path} was not written because this session went on in another window: carry on there.",
)
_DAMAGED: Saying = (
    Damaged,
    "{path} is damaged or is no journal: `integrate journal restore` puts a backup in its place.",
)
_UNKNOWN: Saying = (
    JournalError,
    "{path} cannot be used ({reason}): check the file and its folder, and try again.",
)

_BY_RESULT: dict[int, Saying] = {
    sqlite3.SQLITE_ERROR: _DAMAGED,  # what the statement speaks of is not there: a table is gone
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DRIVE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _SHUT,
    sqlite3.SQLITE_PROTOCOL: _HELD,
    sqlite3.SQLITE_CONSTRAINT: _TAKEN,  # the number is taken: somebody else wrote that event
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_BY_EXTENDED: dict[int, Saying] = {
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,  # the index of the log, made when a journal is opened
}
_PRIMARY = 0xFF
"""An extended result code holds the primary one in its lowest byte."""

_BY_ERRNO: dict[int | None, Saying] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EEXIST: _SHUT,
    errno.ENOTDIR: _SHUT,
    errno.EIO: _DRIVE,
}


class told:  # noqa: N801 -- it is used as a word: `with told(path):`
    """Turns what goes wrong with `path` inside the block into a `JournalError`.

    A class, since each event passes through it more than once, and a generator takes longer.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        """Speak of this file."""
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, sqlite3.Error):
            code = getattr(error, "sqlite_errorcode", None)  # absent when Python itself refused
            if code is None:
                saying = _UNKNOWN
            else:
                saying = _BY_EXTENDED.get(code) or _BY_RESULT.get(code & _PRIMARY, _UNKNOWN)
            raise _spoken(saying, self._path, str(error)) from error
        if isinstance(error, UnicodeDecodeError):  # SQLite quotes damaged bytes, unreadable here
            raise _spoken(_DAMAGED, self._path, str(error)) from error
        if isinstance(error, OSError):
            saying = _BY_ERRNO.get(error.errno, _UNKNOWN)
            raise _spoken(saying, self._path, error.strerror or str(error)) from error


def _spoken(saying: Saying, path: Path, reason: str) -> JournalError:
    kind, sentence = saying
    return kind(sentence.format(path=path, reason=reason))
