"""Problems as text for the author: the place, the line itself, and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.characters import showable

if TYPE_CHECKING:
    from integrate.script.problem import Problem
    from integrate.script.read import Reads

WIDEST = 100
"""A longer line of the source is cut around the place."""


def report(reads: Reads, name: str) -> str:
    """Return all problems of one source, each as a block of lines."""
    return "\n\n".join(
        _block(problem, problem.span.file or name, _lines(reads, problem))
        for problem in reads.problems
    )


def _lines(reads: Reads, problem: Problem) -> list[str]:
    return reads.texts.get(problem.span.file, "").splitlines()


def _block(problem: Problem, name: str, lines: list[str]) -> str:
    span = problem.span
    gutter = " " * len(str(span.line))
    rows = [
        f"{_weight(problem.code)}[{problem.code}]: {problem.message}",
        f"{gutter}--> {name}:{span.line}:{span.column}",
    ]
    if span.line <= len(lines):
        shown, marks = _line(lines[span.line - 1], problem)
        rows += [f"{gutter} |", f"{span.line} | {shown}", f"{gutter} | {marks}"]
    if problem.remedy:
        rows.append(f"{gutter} = help: {problem.remedy}")
    return "\n".join(rows)


def _weight(code: str) -> str:
    """Return the word before a code: those of warnings begin with W."""
    return "warning" if code.startswith("W") else "error"


def _line(line: str, problem: Problem) -> tuple[str, str]:
    """Return the source line around the place, and the marks that stand under it."""
    span = problem.span
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    cut = max(0, start - WIDEST // 2)
    shown = "".join(char if showable(char) else " " for char in line[cut : cut + WIDEST])
    width = max(1, min(end, cut + WIDEST) - start)
    return shown, " " * (start - cut) + "^" * width
