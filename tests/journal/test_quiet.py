"""What a journal lets nobody see: no word in any file, no knock at any door."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from integrate.journal import backups
from tests.journal.home import EVENTS, NOON, Home

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

WATCHED = """
import sys

opened = []
sys.addaudithook(lambda event, _: opened.append(event) if event.startswith("socket.") else None)

from datetime import UTC, datetime
from pathlib import Path
from nacl.pwhash import argon2id
from integrate.journal import backups, passphrase
from integrate.journal.os_keyring import OsKeyring
from integrate.journal.restoring import restore
from integrate.journal.store import Journal
from integrate.session.record import Began, Entered, Recorded

passphrase.PASSES, passphrase.MEMORY = argon2id.OPSLIMIT_MIN, argon2id.MEMLIMIT_MIN
data, keys = Path(sys.argv[1]), Path(sys.argv[2])
with Journal.open(data, keys, None, OsKeyring()) as journal:
    session = journal.begin(journal.add_person("Wren").id)
    began = Began("s", "d", "t", "anytime", "patient")
    journal.append(session, datetime.now(UTC), Recorded(0.0, began))
    journal.save_draft(session, "one", "a her")
    journal.set_passphrase("four herons and a canal")
    journal.new_recovery_code()
    backups.keep_daily(journal.path, datetime.now(UTC))
    journal.backup(data / "copy.db")
    assert all(finding.is_fine for finding in journal.verify())
    assert len(journal.sessions()) == 1
restore(data / "copy.db", data, keys, None, OsKeyring())
assert opened == [], opened
print("quiet")
"""


def test_no_door_is_knocked_at(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is done with a journal, the program opens no socket, to this computer neither."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, str(home.data), str(home.keys)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "quiet\n", ran.stderr


def test_no_word_in_any_file(
    home: Home, write: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder, its backups and the temporary one no word can be found, at no moment."""
    temporary = home.data.parent / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    with home.open() as journal:
        for _ in range(30):
            session = write(journal, EVENTS[:3])
            journal.save_draft(session, "one", "the heron again")
        backups.keep_daily(home.file, NOON)
        _assert_silent(home)
        journal.verify()
        journal.sessions()
    _assert_silent(home)
    assert list(temporary.iterdir()) == []


def _assert_silent(home: Home) -> None:
    words = (b"heron", b"intention?", b"Arriving", b'"answered"')
    for path in home.data.parent.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [word for word in words if word in content], path
