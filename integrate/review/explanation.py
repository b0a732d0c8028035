"""What a code means: why it matters, with an example that has it and one that has not.

Every example is a whole script that can be read; a test reads them all.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(enum.StrEnum):
    """How much a finding weighs; the first letter of its code says which."""

    ERROR = "error"
    """The script cannot be played as it is."""
    WARNING = "warning"
    """It can be played; an author may silence it with a reason."""
    SAFETY = "safety error"
    """It could harm someone, and cannot be silenced."""


_BY_LETTER = {"W": Severity.WARNING, "S": Severity.SAFETY}


def severity(code: str) -> Severity:
    """Return how much a finding of this code weighs."""
    return _BY_LETTER.get(code[0], Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Example:
    """A small script, and what else has to be there to read it."""

    text: str
    """What an author sees of it."""
    content: bytes | None = b""
    """What stands in the file where that differs; None for a file that is not there."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Other files by their paths from the same folder."""
    name: str = "rest.yaml"
    """The path of the file from there."""

    @property
    def source(self) -> bytes | None:
        """What stands in the file; None for a file that is not there."""
        return self.text.encode() if self.content == b"" else self.content


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one code means."""

    code: str
    title: str
    """The finding in a few words."""
    why: str
    """Why it matters and what is right instead, with the source of any fact."""
    failing: Example
    """Has this finding and no other."""
    passing: Example
    """Has none."""


def example(steps: str, head: str = "", stage: str = "anytime") -> Example:
    """Return the example of a script with these steps and further lines at its head."""
    indented = "".join(f"  {line}\n" if line else "\n" for line in steps.strip("\n").splitlines())
    above = f"{head.strip()}\n" if head else ""
    return Example(f"title: Rest\nstage: {stage}\n{above}steps:\n{indented}")
