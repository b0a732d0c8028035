"""Silencing a rule where it does not fit: `# integrate: allow W203 -- reason`.

The comment stands in the line of the step or of the finding, or in a line of its own above. Only
warnings are silenced, and only with a reason; a comment that silences nothing is itself a finding.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from integrate.review.explanation import Severity, severity
from integrate.review.rule import Finding
from integrate.script.nodes import Listing, Table, Text, span_of
from integrate.script.problem import MOST, Reading, Span
from integrate.script.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from integrate.script.nodes import Node

Found: TypeAlias = tuple[str, Finding]
"""A code and what was found under it."""

_SIGN = "integrate:"
_COMMENT = re.compile(
    r"(?:^|(?<=\s))#\s*integrate:\s*allow\b(?P<codes>[\w\s,]*)(?:--+\s*(?P<reason>.*?))?\s*$",
    re.ASCII,
)
_CODE = re.compile(r"\w+", re.ASCII)


@dataclass(slots=True)
class _Allowance:
    """One comment."""

    span: Span
    codes: tuple[str, ...]
    reason: str
    lines: frozenset[int]
    """The lines that it stands for."""
    used: set[str] = field(default_factory=set)

    def covers(self, code: str) -> bool:
        """Tell whether it silences a finding in its lines, and remember that it does."""
        fits = code in self.codes and bool(self.reason) and severity(code) is Severity.WARNING
        if fits:
            self.used.add(code)
        return fits


def silence(found: Iterable[Found], texts: Mapping[str, str]) -> Iterator[Found]:
    """Yield what is not silenced, and what is wrong with the silencing in the script itself."""
    comments = {file: _allowances(text, file) for file, text in texts.items() if _SIGN in text}
    by_line: dict[tuple[str, int], list[_Allowance]] = defaultdict(list)
    for one in (one for some in comments.values() for one in some):
        for line in one.lines:
            by_line[one.span.file, line].append(one)
    for code, finding in found:
        lines = {finding.span.line} | ({finding.home.line} if finding.home else set())
        near = [one for line in lines for one in by_line.get((finding.span.file, line), ())]
        covering = [one for one in near if one.covers(code)]
        if not covering:
            yield code, finding
    yield from islice((fault for one in comments.get("", ()) for fault in _faults(one)), MOST)


def _faults(one: _Allowance) -> Iterator[Found]:
    lasting = [code for code in one.codes if not code.startswith("W")]
    for code in lasting:
        what = f"`{code}` cannot be silenced"
        yield "W293", Finding(one.span, what, "mend what it says, and remove this")
    if not one.reason:
        remedy = "add it after two dashes: `-- the clinic's own words`"
        yield "W292", Finding(one.span, "nothing is silenced without a reason", remedy)
        return
    unused = [code for code in one.codes if code not in one.used and code not in lasting]
    for code in unused:
        yield "W291", Finding(one.span, f"there is no {code} here to silence", "remove it")
    if not one.codes:
        yield "W291", Finding(one.span, "no code is named here", "name one, as in `allow W301`")


def _allowances(text: str, file: str) -> list[_Allowance]:
    lines = text.splitlines()
    scalars = _Scalars(text, lines)
    found = []
    below = len(lines)
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        stands_alone = line.lstrip().startswith("#")
        if line.strip() and not stands_alone:
            below = number
        match = _COMMENT.search(line) if _SIGN in line else None
        if match is None or scalars.hold(number, match.start() + 1):
            continue
        span = Span(number, match.start() + 1, number, len(line) + 1, file)
        codes = tuple(dict.fromkeys(code.upper() for code in _CODE.findall(match["codes"])))
        found.append(_Allowance(span, codes, match["reason"] or "", frozenset([number, below])))
    return found[::-1]


class _Scalars:
    """Where the texts of a file stand: what looks like a comment in one is part of it."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self._spans = sorted(_scalars(parse(text, Reading())))
        self._starts = [(one.line, one.column) for one in self._spans]
        self._lines = lines

    def hold(self, line: int, column: int) -> bool:
        """Tell whether a place is inside a text.

        A text over several lines begins below its sign `|` or `>`, behind which a comment may
        stand.
        """
        number = bisect_right(self._starts, (line, column)) - 1
        if number < 0:
            return False
        span = self._spans[number]
        sign = self._lines[span.line - 1][span.column - 1 : span.column]
        begins_below = sign in ("|", ">") and span.line == line
        return not begins_below and (line, column) < (span.end_line, span.end_column)


def _scalars(node: Node | None) -> Iterator[Span]:
    """Yield where the texts stand: a comment is never inside one."""
    match node:
        case Text():
            yield span_of(node)
        case Listing(value=items):
            for item in items:
                yield from _scalars(item)
        case Table(value=pairs):
            for _, value in pairs:
                yield from _scalars(value)
