"""What can be wrong with a script, and where.

A problem is a value: reading a script never raises for what its author wrote. Every problem has a
code that stays the same from version to version, a place, one sentence, and the remedy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from integrate.script.characters import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

CODES = {
    "E001": "the file cannot be read",
    "E002": "the file is not UTF-8 text",
    "E003": "the file is too large",
    "E004": "this is not YAML",
    "E005": "nested too deeply",
    "E006": "anchors and aliases are not part of a script",
    "E007": "tags are not part of a script",
    "E008": "a script is one document",
    "E009": "a key stands twice",
    "E010": "a key must be plain words",
    "E011": "the script is empty",
    "E101": "not a step that a script knows",
    "E102": "a step has one verb",
    "E103": "something is missing",
    "E104": "not a field here",
    "E105": "not the right shape",
    "E106": "not a value that fits here",
    "E201": "a name that no earlier step saves",
    "E202": "an id stands twice",
    "E203": "not one of the question's options",
    "E204": "an expression that cannot be read",
    "E301": "breathing outside the safe limits",
}
"""Every code with what it means in a few words."""

MOST = 100
"""After this many problems reading stops: the author has enough to begin with."""
LONGEST = 300
"""The longest sentence in characters; what an author wrote is cut in it, not repeated in full."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the source. Lines and columns count from 1; the end is the first place after."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with its place and its remedy."""

    code: str
    """One of `CODES`."""
    message: str
    """One sentence: what is wrong."""
    span: Span
    """Where it stands."""
    remedy: str = ""
    """What would be right; empty when the message says it already."""


class Misread(Exception):
    """A value could not be read; carries the one problem that says why."""

    def __init__(self, code: str, span: Span, message: str, remedy: str = "") -> None:
        """Make the problem with this code, place, sentence and remedy."""
        super().__init__(message)
        self.problems: tuple[Problem, ...] = (_problem(code, span, message, remedy),)


class Incomplete(Misread):
    """A value could not be made of its parts; what is wrong with them is noted already."""

    def __init__(self, span: Span) -> None:
        """Carry no problem of its own."""
        super().__init__("E105", span, "incomplete")
        self.problems = ()


class Enough(Exception):
    """`MOST` problems are noted; reading stops here."""


@dataclass(slots=True)
class Reading:
    """The problems found so far while one script is read."""

    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    """The names that steps would have saved which could not be read."""

    def complain(self, code: str, span: Span, message: str, remedy: str = "") -> None:
        """Note a problem; raises `Enough` with the last that an author is told."""
        self._add(_problem(code, span, message, remedy))

    def note(self, misread: Misread) -> None:
        """Note the problem that a value ran into; raises `Enough` as `complain` does."""
        for problem in misread.problems:
            self._add(problem)

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST:
            raise Enough


def _problem(code: str, span: Span, message: str, remedy: str) -> Problem:
    """Return a problem whose sentences can be shown, whatever the author wrote."""
    return Problem(code, safe(message[:LONGEST]), span, safe(remedy[:LONGEST]))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the remedy for a misspelt word: the nearest known one, or all of them."""
    choices = sorted(known)
    near = get_close_matches(word.lower(), choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"known here: {', '.join(choices)}" if choices else ""
