"""What holds for every file of the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from integrate import bundled
from integrate.script.library import Entry, Library

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "integrate"
MOST_LINES = 500
WRITTEN = {".py", ".tcss", ".yaml", ".yml", ".toml", ".md", ".cfg", ".sh"}
OURS = ("integrate", "tests", "scripts", "audio", "docs", "tools", "benchmarks", ".ci")
LEFT_OVER = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
SCRIPTS = Library((bundled.scripts(),)).entries()


def _written() -> list[Path]:
    """Return every file that somebody wrote by hand."""
    tops = [path for path in PROJECT.iterdir() if path.is_file()]
    below = [path for name in OURS for path in (PROJECT / name).rglob("*")]
    return [path for path in (*tops, *below) if path.is_file() and path.suffix in WRITTEN]


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_nothing_is_left_to_be_done_later() -> None:
    """No file holds a mark for unfinished work."""
    marked = [
        f"{path.relative_to(PROJECT)}:{number}: {line.strip()}"
        for path in _written()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if LEFT_OVER.search(line)
    ]
    assert marked == []


def test_the_files_were_found() -> None:
    """The checks of this module look at something."""
    assert len(_modules()) > 50
    assert len(_written()) > 100


@pytest.mark.parametrize("entry", SCRIPTS, ids=lambda entry: entry.name)
def test_a_shipped_script_reads_without_a_problem(entry: Entry) -> None:
    """Whatever is shipped can be played."""
    assert entry.reads.problems == ()


def test_each_part_of_the_therapy_has_a_script() -> None:
    """There is one for before a session, for its setting, for after it, and for any time."""
    stages = {entry.reads.script.stage.value for entry in SCRIPTS if entry.reads.script}
    assert {"pre-session", "set-and-setting", "integration", "anytime"} <= stages


def test_package_init_files_are_empty() -> None:
    """Importing a package runs nothing."""
    full = [path for path in PACKAGE.rglob("__init__.py") if path.read_bytes()]
    assert full == []


def test_no_module_is_too_long_to_be_held_in_mind() -> None:
    """Every module of the package has at most 500 lines."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _modules()}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_modules_are_named_for_what_they_hold() -> None:
    """No module or folder has a name that says nothing."""
    empty = {"core", "utils", "util", "helpers", "manager", "common", "base", "misc"}
    named = [path for path in PACKAGE.rglob("*") if path.stem in empty]
    assert named == []
