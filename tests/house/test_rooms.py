"""The tests of a room need no room above it, so that each room can be worked in alone."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[2]
TESTS = PROJECT / "tests"
TOLD = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS: list[str] = TOLD["tool"]["importlinter"]["contracts"][0]["layers"]
FLOORS = {
    room: floor
    for floor, layer in enumerate(reversed(LAYERS))
    for room in layer.split(" | ")
    if (TESTS / room).is_dir()
}
"""How high each room with tests lies."""
MEANT = {
    "plain/prompts.py": {"cli"},  # a questionnaire of the command line asks in plain lines too
    "ui/mishaps.py": {"cli"},  # this is the program, run in a terminal
    "ui/preview/author.py": {"plain"},  # the bench shows what line mode says
}


def _rooms_needed(path: Path) -> Iterator[str]:
    """Yield the room of each import of the project, and of its tests."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                places = [f"{module}.{one.name}" for one in names]
            case ast.Import(names=names):
                places = [one.name for one in names]
            case _:
                continue
        for place in places:
            top, _, rest = place.partition(".")
            if top in ("integrate", "tests"):
                yield rest.partition(".")[0]


def _too_high(room: str) -> dict[str, set[str]]:
    """Return what the tests of a room need beside it and above it."""
    found = {}
    for path in sorted((TESTS / room).rglob("*.py")):
        needed = {one for one in _rooms_needed(path) if one in FLOORS and one != room}
        high = {one for one in needed if FLOORS[one] >= FLOORS[room]}
        if high:
            found[path.relative_to(TESTS).as_posix()] = high
    return found


@pytest.mark.parametrize("room", FLOORS)
def test_tests_need_no_room_above_their_own(room: str) -> None:
    """What a room's tests import is its own, or lies below it."""
    meant = {name: rooms for name, rooms in MEANT.items() if name.startswith(f"{room}/")}
    assert _too_high(room) == meant


def test_every_room_with_tests_is_looked_at() -> None:
    """The test above has something to look at, the highest room among it."""
    assert {"cli", "ui", "plain", "player", "audio", "journal", "session", "script"} <= set(FLOORS)
    assert any("player" in _rooms_needed(path) for path in (TESTS / "ui").glob("*.py"))
