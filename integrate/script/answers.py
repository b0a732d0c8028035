"""What a question can be answered with, as a script compares it and as a person reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = str | int | tuple[str, ...]
"""Own words, a number on a scale, the id of an option, or the ids ticked on a checklist."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that a script saved under a name."""

    value: Value
    words: str
    """The answer as a person reads it: own words, or the labels chosen."""


Answers: TypeAlias = Mapping[str, Answer]
