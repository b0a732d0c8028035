"""What the tests of the screens share: nothing moves by itself, none waits for the disk."""

from __future__ import annotations

import asyncio
import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest
from nacl.pwhash import argon2id

from integrate.journal import database, opening, passphrase

if TYPE_CHECKING:
    from collections.abc import Callable

Given = ParamSpec("Given")
Returned = TypeVar("Returned")
SCREENS = str(Path("integrate", "ui"))


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no animation run, and no wish of this terminal's owner change a colour."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def _unwaiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test fail in which a screen reads or writes the journal in its own thread."""
    for name in ("rows", "transaction", "snapshot", "settle", "close"):
        monkeypatch.setattr(database.Database, name, _watched(getattr(database.Database, name)))
    monkeypatch.setattr(opening, "open_database", _watched(database.open_database))
    monkeypatch.setattr(passphrase, "key", _watched(passphrase.key))


def _watched(function: Callable[Given, Returned]) -> Callable[Given, Returned]:
    """Return the function, refusing to be called by a screen in the thread that paints it."""

    @wraps(function)
    def watched(*given: Given.args, **named: Given.kwargs) -> Returned:
        assert not _holds_up_a_screen(), f"a screen waits for {function.__qualname__}"
        return function(*given, **named)

    return watched


def _holds_up_a_screen() -> bool:
    """Tell whether a screen is among the callers, in a thread that runs an event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    frame = sys._getframe()  # noqa: SLF001 -- who calls is seen there alone
    while frame.f_back is not None:
        frame = frame.f_back
        if SCREENS in frame.f_code.co_filename:
            return True
    return False


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost next to nothing."""
    monkeypatch.setattr(passphrase, "PASSES", argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(passphrase, "MEMORY", argon2id.MEMLIMIT_MIN)
