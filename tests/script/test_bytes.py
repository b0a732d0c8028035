from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from integrate.script.problem import MOST
from integrate.script.read import Reads, read, read_file
from integrate.script.source import LARGEST
from tests.script.test_documents import found

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "title: A test\nstage: anytime\nsteps:\n"

ENCODINGS = {
    "nothing": (b"", ["1:1 E011"]),
    "byte order mark": (b"\xef\xbb\xbf" + HEAD.encode() + b"- Rest.\n", []),
    "only a byte order mark": (b"\xef\xbb\xbf", ["1:1 E011"]),
    "half a byte order mark": (b"\xef\xbb", ["1:1 E002"]),
    "carriage returns": (HEAD.replace("\n", "\r").encode() + b"- Rest.\r- aks: x\r", ["5:3 E101"]),
    "latin-1": ((HEAD + "- Ja.\n- caf\u00e9\n").encode("latin-1"), ["5:6 E002"]),
    "latin-1 after a mark": (b"\xef\xbb\xbftitle: \xe9", ["1:8 E002"]),
    "latin-1 after utf-8": ((HEAD + "- né ").encode() + b"\xe9", ["4:6 E002"]),
    "utf-16": (HEAD.encode("utf-16"), ["1:1 E002"]),
    "utf-16 without a mark": (HEAD.encode("utf-16-le"), ["1:2 E004"]),
    "nul": (b"title: a\x00b\n", ["1:9 E004"]),
    "bell": ((HEAD + "- né\n- né\x07").encode(), ["5:5 E004"]),
    "a mark in the middle": ((HEAD + "- a\ufeffb").encode(), ["4:4 E004"]),
    "next line": ("title: a\x85stage: x".encode(), ["1:1 E103", "2:8 E106"]),
    "half a character": (b"title: \xf0\x9f", ["1:8 E002"]),
    "surrogate": (b"title: \xed\xa0\x80", ["1:8 E002"]),
}


@pytest.mark.parametrize("case", ENCODINGS)
def test_bytes(case: str) -> None:
    """Bytes that are not a script say what they are instead, at the character it begins."""
    content, expected = ENCODINGS[case]
    assert found(read(content)) == expected


def test_the_control_character_is_named() -> None:
    """A character that cannot stand in YAML is named by its number."""
    assert "U+0007" in read(b"title: a\x07b\n").problems[0].message


def test_no_character_of_a_script_steers_the_terminal() -> None:
    """A word with an escape in it is told without the escape, and not at any length."""
    reads = read(b'"\\e[2Jtitle": A test\n' + b"x" * 900 + b": y\n")
    assert "\x1b" not in "".join(one.message + one.remedy for one in reads.problems)
    assert all(len(one.message) <= 300 for one in reads.problems)


HEAVY = {
    "brackets": b"[" * 60_000,
    "dashes": b"- " * 30_000,
    "stairs": b"".join(b" " * depth + b"-\n" for depth in range(340)),
    "braces": b"{a: " * 15_000,
    "questions": b"? " * 30_000,
    "anchors": b"&a " * 20_000,
    "aliases": HEAD.encode() + b"- *a\n" * 20_000,
    "tags": HEAD.encode() + b"- !a b\n" * 20_000,
    "quote": b"'" * 60_001,
    "colons": b":" * 60_000,
    "doubled keys": b"a: b\n" * 12_000,
    "unknown keys": b"".join(b"k%d: b\n" % number for number in range(8_000)),
    "unknown steps": HEAD.encode() + b"- {a: b}\n" * 30_000,
    "unknown names": HEAD.encode() + b"- {say: x, when: a}\n" * 12_000,
    "unknown names in one text": HEAD.encode() + b"- '" + b"{{ a }}" * 500 + b"'",
    "braces in one text": HEAD.encode() + b"- '" + b"{{" * 1_900 + b"'",
    "a long key": HEAD.encode() + b'- {? "' + b"a" * 400_000 + b'" : b}\n',
    "a long text": HEAD.encode() + b"- " + b"a" * 400_000,
    "a long condition": HEAD.encode() + b"- {say: x, when: " + b"a" * 400_000 + b"}",
    "many options": HEAD.encode() + b"- {choose: x, options: [" + b"x, " * 90_000 + b"]}",
    "spaces": b" " * 500_000,
    "lines": b"\n" * 500_000,
    "too large": b"- a\n" * (LARGEST // 4 + 1),
    "percents": b"%" * 60_000,
    "documents": b"---\n" * 15_000,
}


@pytest.mark.parametrize("case", HEAVY)
def test_heavy(case: str) -> None:
    """However a file is built, it is refused in less than two seconds, and never with a crash."""
    began = time.process_time()
    reads = read(HEAVY[case])
    assert time.process_time() - began < 2.0
    assert reads.script is None
    assert 1 <= len(reads.problems) <= MOST


def test_the_longest_script() -> None:
    """A script as large as a script may be is read in a few seconds."""
    content = HEAD.encode() + b"- Take three slow breaths, and let the last one go.\n" * 10_000
    assert LARGEST * 0.98 < len(content) <= LARGEST
    began = time.process_time()
    reads = read(content)
    assert time.process_time() - began < 2.0
    assert reads.script is not None
    assert len(reads.script.steps) == 10_000


def test_a_size_beyond_the_limit() -> None:
    """The limit is exact, and its problem says how large the file is."""
    assert found(read(b"#" * LARGEST)) == ["1:1 E011"]
    assert found(read(b"#" * (LARGEST + 1))) == ["1:1 E003"]


def at(path: Path) -> tuple[list[str], Reads]:
    """Return what is wrong with a file."""
    reads = read_file(path)
    return found(reads), reads


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A file that is not there, and a folder, are problems like any other, with a remedy."""
    codes, reads = at(tmp_path / "nothing.yaml")
    assert codes == ["1:1 E001"]
    assert "spelling" in reads.problems[0].remedy
    codes, reads = at(tmp_path)
    assert codes == ["1:1 E001"]
    assert "in that folder" in reads.problems[0].remedy
    codes, reads = at(tmp_path / ("x" * 300))
    assert codes == ["1:1 E001"]
    assert "may read it" in reads.problems[0].remedy


def test_a_large_file_is_not_read_in_full(tmp_path: Path) -> None:
    """A file beyond the limit is refused for its size."""
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (LARGEST + 10))
    assert at(path)[0] == ["1:1 E003"]
