"""A note as sections of rows, in words: what each of its readable formats sets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a section, as long as it may be."""

    text: str
    time: str = ""
    """The time of day it begins with; empty for none."""
    struck: bool = False
    """Whether it counts no more as it stands; it stays readable."""
    below: tuple[str, ...] = ()
    """What stands under it, further in."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the note."""

    id: str
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A note in words."""

    title: str
    status: str
    """Whether it is a draft, or who signed it."""
    facts: tuple[tuple[str, str], ...]
    """What is known of the session as a whole, by what it is."""
    limits: str
    sections: tuple[Section, ...]
    signed: str = ""
    """The text as it was signed, where it cannot be set anew the same; it takes the place of facts,
    limits and sections then."""
    whose: str = ""
    """The person and the day, for the edge of each printed page."""
