"""What the tests of the screens share: nothing moves by itself, none waits for the disk."""

from __future__ import annotations

import asyncio
import gc
import sys
from functools import wraps
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest
from nacl.pwhash import argon2id

from integrate.journal import database, opening, passphrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Given = ParamSpec("Given")
Returned = TypeVar("Returned")
SCREENS = str(Path("integrate", "ui"))
ENDED = count()
TOGETHER = 8
"""After so many tests what they left is collected."""


@pytest.fixture(autouse=True)
def _tidied(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Collect what screens leave behind between tests, all that was loaded before left alone.

    A program that starts freezes what is there; of hundreds in one process none would ever go.
    """
    before = gc.get_threshold()
    gc.set_threshold(0)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    yield
    monkeypatch.undo()
    gc.set_threshold(*before)
    if next(ENDED) % TOGETHER == 0:
        gc.collect()
        gc.freeze()


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
