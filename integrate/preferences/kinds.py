"""What a preference may hold: each kind reads a value of the file and the same written as words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol, TypeAlias

Value: TypeAlias = "str | bool | int"


class Kind(Protocol):
    """What one preference may be set to."""

    @property
    def choices(self) -> str:
        """What can be written, in a few words."""
        ...

    def accept(self, value: object) -> Value:
        """Return a value from the file; raises `ValueError` with what it must be instead."""
        ...

    def parse(self, words: str) -> Value:
        """Return the value that someone wrote; raises `ValueError` with what it must be."""
        ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def choices(self) -> str:
        """All of them."""
        return ", ".join(self.words[:-1]) + f" or {self.words[-1]}"

    def accept(self, value: object) -> str:
        """Return the word."""
        if isinstance(value, str) and value in self.words:
            return value
        raise ValueError(f"it is {self.choices}")

    def parse(self, words: str) -> str:
        """Return the word, however it was capitalised."""
        return self.accept(words.strip().lower())


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no: `true` or `false` in the file."""

    choices: str = "yes or no"

    def accept(self, value: object) -> bool:
        """Return the truth of it."""
        if isinstance(value, bool):
            return value
        raise ValueError("it is true or false")

    def parse(self, words: str) -> bool:
        """Return whether it is a yes."""
        answer = words.strip().lower()
        if answer in {"yes", "on", "true"}:
            return True
        if answer in {"no", "off", "false"}:
            return False
        raise ValueError(f"it is {self.choices}")


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within a range."""

    low: int
    high: int
    unit: str

    @property
    def choices(self) -> str:
        """The range with its unit."""
        return f"a whole number from {self.low} to {self.high} ({self.unit})"

    def accept(self, value: object) -> int:
        """Return the number."""
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if isinstance(value, int) and is_number and self.low <= value <= self.high:
            return value
        raise ValueError(f"it is {self.choices}")

    def parse(self, words: str) -> int:
        """Return the number."""
        try:
            number = int(words)
        except ValueError:
            raise ValueError(f"it is {self.choices}") from None
        return self.accept(number)


@dataclass(frozen=True, slots=True)
class CountryCode:
    """A country by its two letters, or none."""

    choices: str = "the two letters of a country as in GB, or nothing for none"

    def accept(self, value: object) -> str:
        """Return the letters."""
        if isinstance(value, str) and (not value or re.fullmatch("[A-Z]{2}", value)):
            return value
        raise ValueError(f"it is {self.choices}")

    def parse(self, words: str) -> str:
        """Return the letters, however they were capitalised."""
        return self.accept(words.strip().upper())


@dataclass(frozen=True, slots=True)
class Words:
    """Any words in one line."""

    choices: str

    def accept(self, value: object) -> str:
        """Return the words."""
        if isinstance(value, str) and value.isprintable():
            return value
        raise ValueError(f"it is {self.choices}")

    def parse(self, words: str) -> str:
        """Return the words without the spaces around them."""
        return self.accept(words.strip())
