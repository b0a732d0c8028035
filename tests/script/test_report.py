from __future__ import annotations

from textwrap import dedent

from integrate.script.read import read
from integrate.script.report import report

BROKEN = """\
title: Arriving
stage: anytime
steps:
  - ask: What is it?
    saev: word
  - {wait: long}
  - &again Rest.
"""


def test_report() -> None:
    """Every problem stands with its place, its line, marks under it, and the remedy."""
    assert report(read(BROKEN.encode()), "arriving.yaml") == dedent(
        """\
        error[E104]: `saev` is not a field of `ask`
         --> arriving.yaml:5:5
          |
        5 |     saev: word
          |     ^^^^
          = help: did you mean `save`?

        error[E106]: `long` is not a time
         --> arriving.yaml:6:12
          |
        6 |   - {wait: long}
          |            ^^^^
          = help: write a time like `2 min`

        error[E006]: `&again` is a YAML reference
         --> arriving.yaml:7:5
          |
        7 |   - &again Rest.
          |     ^^^^^^^^^^^^
          = help: write the words out, or quote them if they begin with & or *"""
    )


def test_a_problem_over_several_lines() -> None:
    """The first line of a longer thing is marked to its end; a missing remedy is no line."""
    source = "title: A\nstage: anytime\nsteps:\n  - scale: How much?\n    to: 0\n"
    assert report(read(source.encode()), "a.yaml") == dedent(
        """\
        error[E106]: a scale from 0 to 0 cannot be shown; 0 to 100 is the longest
         --> a.yaml:4:5
          |
        4 |   - scale: How much?
          |     ^^^^^^^^^^^^^^^^"""
    )


def test_a_long_line() -> None:
    """Of a long line the part around the place is shown."""
    source = (
        "title: A\nstage: anytime\nsteps: [" + "Rest, " * 40 + "{aks: x}, " + "Rest, " * 40 + "]"
    )
    lines = report(read(source.encode()), "a.yaml").splitlines()
    assert len(lines[3]) <= 4 + 100
    start = lines[4].index("^")
    assert lines[3][start : start + 3] == "aks"
    assert lines[4].count("^") == 3


def test_no_line_to_show() -> None:
    """A problem of the whole file has a place and no line."""
    assert report(read(b"\xff"), "a.yaml") == dedent(
        """\
        error[E002]: the byte 0xff is not UTF-8
         --> a.yaml:1:1
          = help: save the file as UTF-8 in your editor"""
    )


def test_something_left_open() -> None:
    """A quote that is never closed is shown where it begins."""
    assert report(read(b"title: 'A\n\n"), "a.yaml") == dedent(
        """\
        error[E004]: this quote is never closed
         --> a.yaml:1:8
          |
        1 | title: 'A
          |        ^
          = help: end the text with '"""
    )


def test_a_line_that_would_steer_the_terminal() -> None:
    """Characters of the line that cannot be shown are left blank, so that the marks fit."""
    lines = report(read("title: \u202e\tA\nstage: x\n".encode()), "a.yaml").splitlines()
    assert "\u202e" not in "".join(lines)


def test_nothing_to_report() -> None:
    """A script without a problem has an empty report."""
    assert report(read(b"title: A\nstage: anytime\nsteps: [Rest.]\n"), "a.yaml") == ""
