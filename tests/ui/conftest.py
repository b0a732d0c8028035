"""What the tests of the screens share: nothing moves by itself, none waits for the disk.

What a thousand programs would each do again in one process is done once: stylesheets are read once.
"""

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
from textual.css.stylesheet import Stylesheet

from integrate.journal import database, opening, passphrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.css.model import RuleSet

Given = ParamSpec("Given")
Returned = TypeVar("Returned")
SCREENS = str(Path("integrate", "ui"))
HERE = Path(__file__).parent
ENDED = count()
TOGETHER = 8
"""After so many tests what they left is collected."""
USUAL = gc.get_threshold()
READ: dict[tuple[object, ...], list[RuleSet]] = {}
"""What was read of a stylesheet, by its words, its place and the colours it names."""


@pytest.fixture(autouse=True)
def _tidied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be collected in the middle of a test, and nothing be kept for ever.

    A program that starts freezes what is there; of hundreds in one process none would ever go.
    """
    gc.set_threshold(0)
    monkeypatch.setattr(gc, "freeze", lambda: None)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """Collect what some tests left together, and what the last one left before others come."""
    is_last = nextitem is None or not nextitem.path.is_relative_to(HERE)
    if is_last or next(ENDED) % TOGETHER == 0:
        gc.collect()
        gc.freeze()
        if is_last:
            gc.set_threshold(*USUAL)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a stylesheet be read once for all programs of the same colours."""
    read = Stylesheet._parse_rules  # noqa: SLF001 -- the one place where they are read

    def read_once(sheet: Stylesheet, css: str, *where: object, **more: object) -> list[RuleSet]:
        colours = frozenset(sheet._variables.items())  # noqa: SLF001 -- what its words stand for
        key = (css, colours, *where, *sorted(more.items()))
        if key not in READ:
            READ[key] = read(sheet, css, *where, **more)  # type: ignore[arg-type] # passed on
        return READ[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", read_once)


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
