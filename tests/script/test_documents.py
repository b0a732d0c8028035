"""The conformance set: scripts that are read, and scripts with what is wrong with them.

A file in `documents/bad` begins with what has to be found in it, a line each: `# 5:3 E104`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from integrate.script.problem import CODES
from integrate.script.read import Reads, read, read_file
from integrate.script.report import report

DOCUMENTS = Path(__file__).parent / "documents"
GOOD = sorted((DOCUMENTS / "good").glob("*.yaml"))
BAD = sorted((DOCUMENTS / "bad").glob("*.yaml"))
NOT_FILES = {"E001", "E002", "E003"}
"""What is wrong with a file before there are lines to point at; see test_bytes.py."""

_EXPECTED = re.compile(r"^# (\d+:\d+ E\d{3})$", re.MULTILINE)


def found(reads: Reads) -> list[str]:
    """Return the places and codes of all problems."""
    return [f"{one.span.line}:{one.span.column} {one.code}" for one in reads.problems]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good(path: Path) -> None:
    """A good script is read without a problem, whatever the ends of its lines."""
    reads = read_file(path)
    assert reads.problems == ()
    assert reads.script is not None
    windows = read(path.read_bytes().replace(b"\n", b"\r\n"))
    assert windows.script == reads.script


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad(path: Path) -> None:
    """Every problem of a bad script is found, in order, at its place, and no other."""
    reads = read_file(path)
    assert reads.script is None
    assert found(reads) == _EXPECTED.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_is_told(path: Path) -> None:
    """Each problem is one sentence at a line of the file, and the report shows that line."""
    reads = read_file(path)
    lines = reads.text.splitlines()
    for problem in reads.problems:
        assert problem.message
        assert problem.span.line <= len(lines) + 1
    assert report(reads, path.name).count(f" --> {path.name}:") == len(reads.problems)


def test_every_code_has_a_document() -> None:
    """Each code stands in at least one document, and no document has a code that is unknown."""
    codes = {
        line.split()[1]
        for path in BAD
        for line in _EXPECTED.findall(path.read_text(encoding="utf-8"))
    }
    assert codes | NOT_FILES == set(CODES)
