from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.script.answers_file import read_answers
from integrate.script.problem import MOST
from tests.script.made import script_of
from tests.script.test_documents import found

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = script_of("steps: [{ask: Why?, save: why}, {checklist: What?, save: what, items: [A, B]}]")


def answers(tmp_path: Path, content: bytes) -> tuple[object, list[str]]:
    """Return the answers of a file, and what is wrong with it."""
    path = tmp_path / "answers.yaml"
    path.write_bytes(content)
    given, reads = read_answers(path, SCRIPT)
    return given, found(reads)


def test_answers(tmp_path: Path) -> None:
    """An answer is one text or a list of ids, under the name that its question saves."""
    content = b"why: 1:30\nwhat: [a, b]\n"
    assert answers(tmp_path, content) == ({"why": "1:30", "what": ("a", "b")}, [])


@pytest.mark.parametrize("content", [b"", b"# Nothing yet.\n", b"---\n", b"{}"])
def test_no_answers(tmp_path: Path, content: bytes) -> None:
    """A file without an answer has none, and nothing is wrong with that."""
    assert answers(tmp_path, content) == ({}, [])


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (b"[a]", ["1:1 E105"]),
        (b"only words", ["1:1 E105"]),
        (b"why: {a: b}\nwhat: [[a]]", ["1:6 E105", "2:7 E105"]),
        (b"wyh: rain", ["1:1 E201"]),
        (b"why: [", ["1:7 E004"]),
        (b"why: \xff", ["1:6 E002"]),
    ],
)
def test_what_is_wrong(tmp_path: Path, content: bytes, problems: list[str]) -> None:
    """Each mistake in the file stands at its place."""
    assert answers(tmp_path, content)[1] == problems


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is a problem with a remedy."""
    assert found(read_answers(tmp_path / "nothing.yaml", SCRIPT)[1]) == ["1:1 E001"]


def test_many_mistakes(tmp_path: Path) -> None:
    """Of very many mistakes so many are told as an author can use."""
    content = b"".join(b"name%d: x\n" % number for number in range(2 * MOST))
    assert len(answers(tmp_path, content)[1]) == MOST
