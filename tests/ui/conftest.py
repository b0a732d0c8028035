"""What the tests of the screens share: nothing moves by itself, none waits for the disk.

What a thousand programs would each do again in one process is done once: stylesheets are read once,
and a picture that nobody sees is painted when a test has acted, not sixty times a second.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from functools import wraps
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from weakref import WeakSet

import pytest
from nacl.pwhash import argon2id
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen

from integrate.journal import database, opening, passphrase
from tests.ui.acting import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
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
def _painted_when_acted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a screen without a terminal be painted after keys and pauses, and for who looks at it.

    Textual paints it at every change and throws the picture away.
    """
    press, pause = Pilot.press, Pilot.pause
    paint = Screen._compositor_refresh  # noqa: SLF001 -- the one that paints
    unpainted: WeakSet[Screen[Any]] = WeakSet()

    def put_off(screen: Screen[object]) -> None:
        if screen.app.is_headless and screen is screen.app.screen:
            screen._compositor._dirty_regions.clear()  # noqa: SLF001 -- as after painting
            screen._dirty_widgets.clear()  # noqa: SLF001 -- the same
            unpainted.add(screen)
            screen.app._update_mouse_over(screen)  # noqa: SLF001 -- the same
        else:
            paint(screen)

    def paint_now(app: App[Any]) -> None:
        if app.is_running and app.screen_stack and app.screen in unpainted:
            unpainted.discard(app.screen)
            _ = rows(app)

    async def pressed(pilot: Pilot[Any], *keys: str) -> None:
        await press(pilot, *keys)
        paint_now(pilot.app)

    async def paused(pilot: Pilot[Any], delay: float | None = None) -> None:
        await pause(pilot, delay)
        paint_now(pilot.app)

    monkeypatch.setattr(Screen, "_compositor_refresh", put_off)
    monkeypatch.setattr(Pilot, "press", pressed)
    monkeypatch.setattr(Pilot, "pause", paused)


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
