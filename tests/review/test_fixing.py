from __future__ import annotations

from dataclasses import replace

import pytest

from integrate.review.checking import check
from integrate.review.fixing import mend
from integrate.script.problem import Problem, Span
from integrate.script.read import Reads, read
from tests.review.reviewing import find_sound

HEAD = "title: A test\nstage: anytime\nsteps:\n"


def reading(content: bytes) -> Reads:
    """Read a script with all that is found in it."""
    return check(read(content), find_sound)


def mended(source: str) -> str:
    """Return the source with all that could be mended."""
    return mend(source.encode(), reading).content.decode()


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("  - aks: What?\n  - Rest.\n", "  - ask: What?\n  - Rest.\n"),
        ("  - chose: Which?\n    options: [A, B]\n  - Rest.\n",
         "  - choose: Which?\n    options: [A, B]\n  - Rest.\n"),
        ("  - ask: What?   # asked first\n    saev: word   # kept\n  - Rest.\n",
         "  - ask: What?   # asked first\n    save: word   # kept\n  - Rest.\n"),
        ("  - {checklst: Done?, itmes: [A, B]}\n  - Rest.\n",
         "  - {checklist: Done?, items: [A, B]}\n  - Rest.\n"),
        ("  - ask: What?\n    saev: word\n    save: word\n  - Rest.\n", None),
        ("  - ask: What?\n    colour: red\n  - Rest.\n", None),
        ("  - ask: What?\n    save: Word\n  - Rest.\n", None),
        ("\t- Rest.\n", "  - Rest.\n"),
        ("  - ask: A?\n\t\tsave: word\n  - Rest.\n", "  - ask: A?\n    save: word\n  - Rest.\n"),
        ("  - say: Rest: a while.\n", None),
    ],
)  # fmt: skip
def test_mends(broken: str, whole: str | None) -> None:
    """What can be meant in one way is mended, with comments and layout kept; the rest is left."""
    assert mended(HEAD + broken) == HEAD + (broken if whole is None else whole)


def test_the_head() -> None:
    """Fields of the script itself are mended as well."""
    assert mended("titel: A\nstage: anytime\nstesp: [Rest.]\n") == (
        "title: A\nstage: anytime\nsteps: [Rest.]\n"
    )


def test_what_a_mend_uncovers() -> None:
    """Behind one mistake lies another: both are mended, and each is counted."""
    source = HEAD + "\t- chose: Which?\n\t  optoins: [A, B]\n\t- Rest.\n"
    result = mend(source.encode(), reading)
    assert result.content.decode() == HEAD + (
        "  - choose: Which?\n    options: [A, B]\n  - Rest.\n"
    )
    assert result.count == 3
    assert reading(result.content).problems == ()


def test_mixed_line_ends() -> None:
    """Line ends of two kinds become one; those of one kind stay as they are."""
    source = HEAD + "  - Rest.\n"
    assert mended(source.replace("A test\n", "A test\r\n")) == source
    assert mended(source.replace("\n", "\r\n")) == source.replace("\n", "\r\n")


def test_line_ends_of_windows_are_kept() -> None:
    """A mend in a file from Windows leaves its line ends alone."""
    source = (HEAD + "  - ask: What?\n    saev: word\n  - Rest.\n").replace("\n", "\r\n")
    assert mended(source) == source.replace("saev", "save")


def test_a_byte_order_mark_is_kept() -> None:
    """A mark at the beginning of the file stays there."""
    content = b"\xef\xbb\xbf" + (HEAD + "  - ask: W?\n    saev: w\n  - Rest.\n").encode()
    assert mend(content, reading).content == content.replace(b"saev", b"save")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[" * 500, b"title: A\n\ttab: b\n"])
def test_what_cannot_be_mended(content: bytes) -> None:
    """Other problems are left as they are, without a mend."""
    result = mend(content, reading)
    assert result.count == 0 or reading(result.content).problems != ()


def test_an_included_script_has_no_say() -> None:
    """A mend is judged by the script itself; one that it includes may change at the same time."""
    known: list[Problem] = []

    def read_with_include(content: bytes) -> Reads:
        reads = reading(content)
        known.append(Problem("E104", "`saev` is no field", Span(1, 1, 1, 2, "calm.yaml")))
        return replace(reads, problems=(*reads.problems, *known[1:]))

    source = HEAD + "  - ask: What?\n    saev: word\n  - Rest.\n"
    assert mend(source.encode(), read_with_include).content == source.replace("ev", "ve").encode()


def test_mending_again() -> None:
    """A second time there is nothing left to mend."""
    first = mend((HEAD + "  - chose: W?\n    options: [A, B]\n  - Rest.\n").encode(), reading)
    second = mend(first.content, reading)
    assert (second.content, second.count) == (first.content, 0)
