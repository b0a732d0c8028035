"""What can be wrong with a script, and where.

A problem is a value: reading a script never raises for what its author wrote. Every problem has a
code that stays the same from version to version, a place, one sentence, and the remedy.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple, Protocol

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
    "E205": "sides that do not go together",
    "E206": "a `goto` that leads nowhere, or back",
    "E207": "a check without its mark",
    "E301": "breathing outside the safe limits",
    "E302": "more steps than a script can hold",
    "E401": "an included script that is not there",
    "E402": "scripts that include each other",
    "E403": "includes too deep",
    "E404": "one name for two sounds",
    "E501": "this is not a PO file",
    "E502": "a sentence that stands twice in a translation",
    "E503": "a translation that cannot be shown",
    "E504": "a translation that recalls something else",
    "E505": "a safety text that is not translated",
}
"""Every code with what it means in a few words."""

MOST = 100
"""After this many problems reading stops: the author has enough to begin with."""
MOST_CHOICES = 1000
"""Among more words than these no near one is looked for: that would take too long."""
LONGEST = 300
"""The longest sentence in characters; what an author wrote is cut in it, not repeated in full."""


class Mark(Protocol):
    """A place in the source, counted from 0."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of the source. Lines and columns count from 1; the end is the first place after."""

    line: int
    column: int
    end_line: int
    end_column: int
    file: str = ""
    """The included file it is in; empty for the script itself."""

    @classmethod
    def between(cls, start: Mark, end: Mark) -> Span:
        """Return the stretch from one mark to another."""
        return cls(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def within(self, file: str) -> Span:
        """Return the same stretch as one of an included file; one that has a file keeps it."""
        return self if self.file or not file else self._replace(file=file)


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

    @property
    def order(self) -> tuple[str, Span, str]:
        """By what problems are sorted: the script itself first, then place after place."""
        return self.span.file, self.span, self.code


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

    file: str = ""
    """The included file that is being read; empty for the script itself."""
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """The text of each file that was read, by its name."""
    lost: set[str] = field(default_factory=set)
    """The names that steps would have saved which could not be read."""

    def complain(self, code: str, span: Span, message: str, remedy: str = "") -> None:
        """Note a problem; raises `Enough` with the last that an author is told."""
        self._add(_problem(code, span, message, remedy))

    def note(self, misread: Misread) -> None:
        """Note the problem that a value ran into; raises `Enough` as `complain` does."""
        for problem in misread.problems:
            self._add(problem)

    def take_in(self, inner: Reading) -> None:
        """Note what was found in an included file; raises `Enough` as `complain` does."""
        self.texts |= inner.texts
        self.lost |= inner.lost
        for problem in inner.problems:
            self._add(problem)

    def _add(self, problem: Problem) -> None:
        self.problems.append(replace(problem, span=problem.span.within(self.file)))
        if len(self.problems) >= MOST:
            raise Enough


def _problem(code: str, span: Span, message: str, remedy: str) -> Problem:
    """Return a problem whose sentences can be shown, whatever the author wrote."""
    return Problem(code, safe(message[:LONGEST]), span, safe(remedy[:LONGEST]))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that a misspelt one is most like; empty when none is near."""
    choices = sorted(known)
    if len(choices) > MOST_CHOICES:
        return ""
    return next(iter(get_close_matches(word.lower(), choices, n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the remedy for a misspelt word: the nearest known one, or all; none of very many."""
    choices = sorted(known)
    if len(choices) > MOST_CHOICES:
        return ""
    if near := nearest(word, choices):
        return f"did you mean `{near}`?"
    return f"known here: {', '.join(choices)}" if choices else ""
