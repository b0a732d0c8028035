"""The conformance set: scripts that are read, and scripts with what is wrong with them.

A file in `documents/bad` begins with what has to be found in it, a line each: `# 5:3 E104`. What is
wrong with a script that it includes has the name of that script before it, in `documents/parts`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from integrate.script.including import Origin
from integrate.script.problem import CODES
from integrate.script.read import Reads, read, read_file
from integrate.script.report import report

DOCUMENTS = Path(__file__).parent / "documents"
GOOD = sorted((DOCUMENTS / "good").glob("*.yaml"))
BAD = sorted((DOCUMENTS / "bad").glob("*.yaml"))
NOT_FILES = {"E001", "E002", "E003"}
"""What is wrong with a file before there are lines to point at; see test_bytes.py."""
OF_TRANSLATIONS = "E5"
"""What is wrong with a translation begins with this; see test_translation.py."""

_EXPECTED = re.compile(r"^# ((?:\S+ )?\d+:\d+ E\d{3})$", re.MULTILINE)


def read_document(path: Path) -> Reads:
    """Return what reading a document gives; it includes what lies in `documents/parts`."""
    return read_file(path, (DOCUMENTS,))


def found(reads: Reads) -> list[str]:
    """Return the places and codes of all problems, those of an included script with its name."""
    return [
        f"{Path(one.span.file).stem} {one.span.line}:{one.span.column} {one.code}".lstrip()
        for one in reads.problems
    ]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good(path: Path) -> None:
    """A good script is read without a problem, whatever the ends of its lines."""
    reads = read_document(path)
    assert reads.problems == ()
    assert reads.script is not None
    windows = read(path.read_bytes().replace(b"\n", b"\r\n"), Origin(path, (DOCUMENTS,)))
    assert windows.script == reads.script


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad(path: Path) -> None:
    """Every problem of a bad script is found, in order, at its place, and no other."""
    reads = read_document(path)
    assert reads.script is None
    assert found(reads) == _EXPECTED.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_is_told(path: Path) -> None:
    """Each problem is one sentence at a line of the file, and the report shows that line."""
    reads = read_document(path)
    told = report(reads, path.name)
    for problem in reads.problems:
        span = problem.span
        assert problem.message
        assert span.line <= len(reads.texts[span.file].splitlines()) + 1
        assert f" --> {span.file or path.name}:{span.line}:{span.column}\n" in told
    assert told.count("error[") == len(reads.problems)


def test_every_code_has_a_document() -> None:
    """Each code stands in at least one document, and no document has a code that is unknown."""
    codes = {
        line.split()[-1]
        for path in BAD
        for line in _EXPECTED.findall(path.read_text(encoding="utf-8"))
    }
    assert codes | NOT_FILES == {code for code in CODES if not code.startswith(OF_TRANSLATIONS)}
