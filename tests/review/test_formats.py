from __future__ import annotations

import json
from dataclasses import replace
from textwrap import dedent

from integrate.review.formats import Checked, Format, written
from integrate.script.problem import Problem, Span
from tests.review.reviewing import reviewed

LOUD = Checked("a/loud.yaml", reviewed("- Welcome!\n- You should rest."))
CALM = Checked("calm.yaml", reviewed("- Rest."))


def test_text() -> None:
    """A warning and a safety error stand with place, line, marks and remedy."""
    assert written([LOUD, CALM], Format.TEXT) == dedent(
        """\
        warning[W301]: an exclamation mark raises the voice
         --> a/loud.yaml:4:5
          |
        4 |   - Welcome!
          |     ^^^^^^^^
          = help: end with a full stop

        error[S509]: “You should” pushes where a script invites
         --> a/loud.yaml:5:5
          |
        5 |   - You should rest.
          |     ^^^^^^^^^^
          = help: invite: `you might`, `you could`, or say plainly what is asked and why"""
    )


def test_short() -> None:
    """One line each, in the shape that editors jump to."""
    assert written([LOUD, CALM], Format.SHORT).splitlines() == [
        "a/loud.yaml:4:5: W301 an exclamation mark raises the voice",
        "a/loud.yaml:5:5: S509 “You should” pushes where a script invites",
    ]


def test_json() -> None:
    """A list of objects whose keys stay the same; empty when there is nothing."""
    first, second = json.loads(written([LOUD], Format.JSON))
    assert first == {
        "file": "a/loud.yaml",
        "line": 4,
        "column": 5,
        "end_line": 4,
        "end_column": 13,
        "code": "W301",
        "severity": "warning",
        "message": "an exclamation mark raises the voice",
        "remedy": "end with a full stop",
    }
    assert second["severity"] == "safety error"
    assert json.loads(written([CALM], Format.JSON)) == []


def test_github() -> None:
    """A workflow command each; a remedy stands in brackets behind the sentence."""
    assert written([LOUD], Format.GITHUB).splitlines()[0] == (
        "::warning file=a/loud.yaml,line=4,endLine=4,col=5,endColumn=13,title=W301::"
        "an exclamation mark raises the voice (end with a full stop)"
    )
    assert "::error file=" in written([LOUD], Format.GITHUB)


def test_github_escapes() -> None:
    """What would end a property or the command is written as its number."""
    problem = Problem("E104", "100 %, or so:\nno", Span(1, 1, 2, 3))
    checked = Checked("a,b:c%.yaml", replace(CALM.reads, problems=(problem,)))
    assert written([checked], Format.GITHUB) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,endLine=2,title=E104::100 %25, or so:%0Ano"
    )


def test_a_problem_in_an_included_file() -> None:
    """What stands in an included file is told under that file's name."""
    problem = Problem("W301", "loud", Span(1, 1, 1, 2, "calm.yaml"))
    checked = Checked("a.yaml", replace(CALM.reads, problems=(problem,)))
    assert written([checked], Format.SHORT) == "calm.yaml:1:1: W301 loud"
