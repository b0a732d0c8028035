"""What the tests of the journal share: its folders, and a session written into it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from nacl.pwhash import argon2id

from integrate.journal import passphrase
from integrate.session.record import Recorded
from tests.journal.home import EVENTS, NOON, Home

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from integrate.journal.store import Journal
    from integrate.session.record import Event


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Two folders that are not there yet."""
    return Home(tmp_path / "data", tmp_path / "keys")


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost next to nothing."""
    monkeypatch.setattr(passphrase, "PASSES", argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(passphrase, "MEMORY", argon2id.MEMLIMIT_MIN)


@pytest.fixture(name="write")
def _write() -> Callable[..., str]:
    """Give a function that writes a session of the events, a minute apart, and returns its name."""

    def write(journal: Journal, events: Sequence[Event] = EVENTS, start: datetime = NOON) -> str:
        session = journal.begin()
        for minute, event in enumerate(events):
            wall = start + timedelta(minutes=minute)
            journal.append(session, wall, Recorded(60.0 * minute, event))
        return session

    return write
