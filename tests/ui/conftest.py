"""What the tests of the screens share: nothing moves by itself."""

from __future__ import annotations

import pytest
from nacl.pwhash import argon2id

from integrate.journal import passphrase


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no animation run, and no wish of this terminal's owner change a colour."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost next to nothing."""
    monkeypatch.setattr(passphrase, "PASSES", argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(passphrase, "MEMORY", argon2id.MEMLIMIT_MIN)
