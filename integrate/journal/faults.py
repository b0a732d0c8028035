"""The one place where a failure of SQLite or of the system becomes a sentence for the person.

Every use of a file in the journal stands inside `told`, so neither `sqlite3.Error` nor `OSError`
leaves this folder. What a code means: https://www.sqlite.org/rescode.html
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from integrate.journal.errors import Damaged, JournalError, NotWritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    "{path} is damaged or is no journal: keep the file as it is, and put a backup in its place.",
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


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what goes wrong with `path` inside the block into a `JournalError`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)  # absent when Python itself refused
        saying = _UNKNOWN if code is None else _BY_RESULT.get(code & _PRIMARY, _UNKNOWN)
        raise _spoken(saying, path, str(error)) from error
    except UnicodeDecodeError as error:  # SQLite quotes damaged bytes, and Python cannot read them
        raise _spoken(_DAMAGED, path, str(error)) from error
    except OSError as error:
        saying = _BY_ERRNO.get(error.errno, _UNKNOWN)
        raise _spoken(saying, path, error.strerror or str(error)) from error


def _spoken(saying: Saying, path: Path, reason: str) -> JournalError:
    kind, sentence = saying
    return kind(sentence.format(path=path, reason=reason))
