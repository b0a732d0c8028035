"""How problems are written: for people, for one line each, for programs, and for GitHub."""

from __future__ import annotations

import enum
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integrate.review.explanation import Severity, severity
from integrate.script.report import report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.script.problem import Problem
    from integrate.script.read import Reads


class Format(enum.StrEnum):
    """How problems are written."""

    TEXT = "text"
    """Each with its line of the source and its remedy."""
    SHORT = "short"
    """`file:line:column: code message`."""
    JSON = "json"
    """A list of objects."""
    GITHUB = "github"
    """Workflow commands, which GitHub shows at the lines of a change."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A script file and what was found in it."""

    name: str
    """How the file is called before the author."""
    reads: Reads


def written(checked: Iterable[Checked], wanted: Format) -> str:
    """Return all problems of several scripts in a format, in their order."""
    match wanted:
        case Format.TEXT:
            blocks = (report(one.reads, one.name) for one in checked if one.reads.problems)
            return "\n\n".join(blocks)
        case Format.SHORT:
            return "\n".join(_short(problem, name) for problem, name in _each(checked))
        case Format.JSON:
            found = [_plain(problem, name) for problem, name in _each(checked)]
            return json.dumps(found, indent=2, ensure_ascii=False)
        case Format.GITHUB:
            return "\n".join(_annotation(problem, name) for problem, name in _each(checked))


def _each(checked: Iterable[Checked]) -> Iterator[tuple[Problem, str]]:
    for one in checked:
        for problem in one.reads.problems:
            yield problem, problem.span.file or one.name


def _short(problem: Problem, name: str) -> str:
    return f"{name}:{problem.span.line}:{problem.span.column}: {problem.code} {problem.message}"


def _plain(problem: Problem, name: str) -> dict[str, Any]:
    """Return a problem as JSON holds it; these keys stay as they are."""
    return {
        "file": name,
        "line": problem.span.line,
        "column": problem.span.column,
        "end_line": problem.span.end_line,
        "end_column": problem.span.end_column,
        "code": problem.code,
        "severity": severity(problem.code).value,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def _annotation(problem: Problem, name: str) -> str:
    """Return a workflow command.

    docs.github.com, "Workflow commands for GitHub Actions": percent signs and line ends are
    written as %XX; in properties colons and commas as well. Columns are for a single line.
    """
    kind = "warning" if severity(problem.code) is Severity.WARNING else "error"
    span = problem.span
    properties = {"file": name, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = problem.code
    written_out = ",".join(f"{key}={_escaped(str(one), ':,')}" for key, one in properties.items())
    words = problem.message + (f" ({problem.remedy})" if problem.remedy else "")
    return f"::{kind} {written_out}::{_escaped(words)}"


def _escaped(text: str, more: str = "") -> str:
    for char in ("%", "\r", "\n", *more):
        text = text.replace(char, f"%{ord(char):02X}")
    return text
