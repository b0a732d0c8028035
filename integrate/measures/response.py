"""What an item can be answered with: always whole numbers, with the words that stand at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and the words that stand at it."""

    value: int
    words: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A few answers, each with its words, in the published order."""

    choices: tuple[Choice, ...]

    @property
    def values(self) -> Sequence[int]:
        """What can be answered."""
        return tuple(one.value for one in self.choices)


@dataclass(frozen=True, slots=True)
class Scale:
    """A whole number between two ends; some of them have words."""

    low: int
    high: int
    labels: tuple[Choice, ...]

    @property
    def values(self) -> Sequence[int]:
        """What can be answered."""
        return range(self.low, self.high + 1)


Response: TypeAlias = Choices | Scale
