"""What a rule is: one thing a careful reader looks for in a script, with its explanation.

A rule reads a `Draft` and yields findings. It changes nothing, asks no other rule, and gives the
same findings for the same draft.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from integrate.review.draft import Draft
    from integrate.review.explanation import Explanation
    from integrate.script.problem import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found."""

    span: Span
    """Where it stands."""
    message: str
    """One sentence: what is wrong."""
    remedy: str = ""
    """What would be right."""
    home: Span | None = None
    """The step it belongs to, where that is wider than the place."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for."""

    explanation: Explanation
    check: Callable[[Draft], Iterable[Finding]]
    by_itself: bool = False
    """Whether it looks at one text or step at a time, so that a script with errors can be shown."""

    @property
    def code(self) -> str:
        """The code of its findings; it stays the same from version to version."""
        return self.explanation.code
