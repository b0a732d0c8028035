"""How the outline and the problems look on the left of the preview."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from textual.content import Content

from integrate.review.explanation import Severity, severity
from integrate.ui.preview.outline import line_of
from integrate.words import _, several

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from integrate.script.problem import Problem
    from integrate.ui.preview.outline import Line

HERE = "▸"
WRONG = "!"
_COLOURS = {
    Severity.ERROR: "bold $error",
    Severity.SAFETY: "bold $error",
    Severity.WARNING: "bold $warning",
}


def prompt(line: Line, *, here: bool, wrong: Severity | None) -> Content:
    """Return a line of the outline, with a sign where it is shown now or has a problem."""
    sign = Content.styled(WRONG, _COLOURS[wrong]) if wrong else Content(" ")
    arrow = Content.styled(HERE if here else " ", "bold $primary")
    verb = "" if line.verb in ("say", "section") else f"{line.verb} "
    told = _("if {verb}", verb=verb) if line.sometimes else verb
    words = Content.styled(line.words, _style(line, here=here))
    indent = " " * (1 + line.depth)
    return Content.assemble(sign, arrow, indent, (told, "$foreground-muted"), words)


def _style(line: Line, *, here: bool) -> str:
    if here:
        return "bold $primary"
    return "$secondary" if line.verb == "section" else "$foreground"


def wrong_lines(lines: Sequence[Line], problems: Iterable[Problem]) -> dict[int, Severity]:
    """Return which lines of the outline have a problem in them, and how much the worst weighs."""
    found: dict[int, Severity] = {}
    for problem in problems:
        number = _line_of_problem(lines, problem)
        weight = severity(problem.code)
        if number is not None and (number not in found or weight is not Severity.WARNING):
            found[number] = weight
    return found


def _line_of_problem(lines: Sequence[Line], problem: Problem) -> int | None:
    if not problem.span.file:
        return line_of(lines, problem.span)
    # It stands in an included file: the first step that includes a file of that name.
    name = PurePath(problem.span.file).with_suffix("").as_posix()
    including = (
        number
        for number, line in enumerate(lines)
        if line.verb == "include" and f"/{name}".endswith(f"/{line.words}")
    )
    return next(including, None)


def problem_list(problems: Sequence[Problem]) -> Content:
    """Return every problem with its line, its column, its code and its remedy."""
    return Content("\n\n").join([_told(problem) for problem in problems])


def _told(problem: Problem) -> Content:
    span = problem.span
    inside = f"{PurePath(span.file).name} " if span.file else ""
    where = _("line {line}, column {column}", line=span.line, column=span.column)
    place = f"{WRONG} {inside}{where}"
    remedy = f"\n{problem.remedy}" if problem.remedy else ""
    return Content.assemble(
        (place, _COLOURS[severity(problem.code)]),
        (f"  {problem.code}", "$foreground-muted"),
        f"\n{problem.message}",
        (remedy, "$foreground-muted"),
    )


def counted(problems: Sequence[Problem]) -> str:
    """Return how many problems and warnings there are, in words."""
    warnings = sum(severity(one.code) is Severity.WARNING for one in problems)
    wrong = len(problems) - warnings
    parts = [several(wrong, "{count} problem", "{count} problems")] if wrong else []
    parts += [several(warnings, "{count} warning", "{count} warnings")] if warnings else []
    return ", ".join(parts) or _("no problem")
