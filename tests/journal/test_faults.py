from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from integrate.journal.errors import Damaged, JournalError, NotWritable
from integrate.journal.faults import told

PLACE = Path("/home/jo/journal.db")


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_FULL, NotWritable, "is full"),
        (sqlite3.SQLITE_READONLY_DBMOVED, NotWritable, "read-only"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, NotWritable, "another program"),
        (sqlite3.SQLITE_IOERR_FSYNC, NotWritable, "drive"),
        (sqlite3.SQLITE_IOERR_SHMSIZE, NotWritable, "is full"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, NotWritable, "cannot be opened"),
        (sqlite3.SQLITE_CORRUPT_INDEX, Damaged, "damaged"),
        (sqlite3.SQLITE_NOTADB, Damaged, "no journal"),
        (sqlite3.SQLITE_NOMEM, JournalError, "odd"),
        (None, JournalError, "odd"),
    ],
)
def test_sqlite(code: int | None, kind: type[JournalError], words: str) -> None:
    """Each failure of SQLite is one sentence with the path; an unknown one keeps its own words."""
    error = sqlite3.OperationalError("odd")
    if code is not None:
        error.sqlite_errorcode = code
    with pytest.raises(JournalError, match=words) as caught, told(PLACE):
        raise error
    assert type(caught.value) is kind
    _assert_a_sentence(str(caught.value))


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, NotWritable, "is full"),
        (errno.EDQUOT, NotWritable, "is full"),
        (errno.EROFS, NotWritable, "read-only"),
        (errno.EACCES, NotWritable, "read-only"),
        (errno.ENOTDIR, NotWritable, "cannot be opened"),
        (errno.EIO, NotWritable, "drive"),
        (errno.ELOOP, JournalError, os.strerror(errno.ELOOP)),
    ],
)
def test_system(number: int, kind: type[JournalError], words: str) -> None:
    """Each failure of the system is one sentence with the path."""
    with pytest.raises(JournalError, match=words) as caught, told(PLACE):
        raise OSError(number, os.strerror(number))
    assert type(caught.value) is kind
    _assert_a_sentence(str(caught.value))


def test_system_without_number() -> None:
    """A failure that has only words keeps them."""
    with pytest.raises(JournalError, match="only words"), told(PLACE):
        raise OSError("only words")


def test_damaged_words() -> None:
    """A failure in which SQLite quotes damaged bytes is damage."""
    with pytest.raises(Damaged, match="damaged") as caught, told(PLACE):
        b"malformed \xf8".decode("utf-8")
    _assert_a_sentence(str(caught.value))


def test_nothing_else_is_touched() -> None:
    """A mistake in the program stays what it is."""
    with pytest.raises(KeyError), told(PLACE):
        raise KeyError("x")


def _assert_a_sentence(sentence: str) -> None:
    assert str(PLACE) in sentence
    assert sentence.endswith(".")
    assert ": " in sentence  # what is wrong: what to do
    assert sentence.count(". ") == 0
