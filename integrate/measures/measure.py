"""A questionnaire as its authors published it: wording, answers, look-back period, scoring.

Wording, order and answers are never changed, and no item is left out. A score is a check-in, not a
diagnosis. Each questionnaire is one JSON file; `reading.py` says what such a file holds.
"""

from __future__ import annotations

import enum
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.measures.response import Choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.measures.response import Response

TOTAL = "total"
"""The name of the sum of all items that count."""


class Audience(enum.StrEnum):
    """Who may be at the screen while it is asked."""

    PATIENT = "patient"
    THERAPIST = "therapist"


class Heed(enum.StrEnum):
    """Who is to heed an answer, whatever the total."""

    SAFETY = "safety"
    """The person: help is shown at once, before any total."""
    REVIEW = "review"
    """A clinician, when looking at the result."""


@dataclass(frozen=True, slots=True)
class Flag:
    """An answer that must not pass unnoticed."""

    least: int
    """From this answer on."""
    heed: Heed


@dataclass(frozen=True, slots=True)
class AskedIf:
    """An item that is asked only after certain answers."""

    items: tuple[str, ...]
    least: int
    """One of those items must have been answered with this or more."""
    or_unanswered: bool
    """Whether declining to answer one of them will do as well."""

    def holds(self, given: Mapping[str, int | None]) -> bool:
        """Tell whether these answers call for the item."""
        values = [given.get(one) for one in self.items]
        return any(self.or_unanswered if one is None else one >= self.least for one in values)


@dataclass(frozen=True, slots=True)
class Item:
    """One question in its published words."""

    id: str
    """Its published number, or a word where it has none."""
    words: str
    response: Response
    counted: bool = True
    """Whether it is part of the result; without an answer to it there is none."""
    completes_stem: bool = True
    aside: str = ""
    """What the person who asks goes on with; for therapists."""
    asked_if: AskedIf | None = None
    flag: Flag | None = None
    loinc: str = ""

    def is_safety_answer(self, value: int) -> bool:
        """Tell whether an answer opens the safety step; a lower one is never called safe."""
        flag = self.flag
        return flag is not None and flag.heed is Heed.SAFETY and value >= flag.least


@dataclass(frozen=True, slots=True)
class Subscale:
    """Items that are summed by themselves."""

    id: str
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A name that the authors gave to a range of totals; it ends where the next begins."""

    low: int
    name: str


@dataclass(frozen=True, slots=True)
class Screen:
    """The total from which the authors advise a closer look."""

    cut_off: int
    lowest: int
    highest: int
    """Cut-offs between these two are published as well; a clinic may choose."""
    source: str


@dataclass(frozen=True, slots=True)
class Need:
    """How many items of a subscale must count."""

    subscale: str
    count: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A published rule on which answers go together."""

    name: str
    least: int
    """From this answer on an item counts."""
    needs: tuple[Need, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a screening without a sum comes to; the first that holds is the one."""

    id: str
    title: str
    items: tuple[str, ...]
    """One of these items is answered with `least` or more; none for what is left over."""
    least: int
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """A difference between two totals that the literature has a name for."""

    points: int
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Period:
    """The time that the answers look back on."""

    words: str
    days: int
    """How many days that is; 0 for the present moment and for a whole life."""


@dataclass(frozen=True, slots=True)
class Codes:
    """LOINC codes of the whole; empty where none is certain."""

    panel: str = ""
    total: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A questionnaire."""

    id: str
    title: str
    name: str
    """What the title is short for, or what it is."""
    version: str
    """The version of this wording."""
    audience: Audience
    validated: bool
    caution: str
    """What is said with every result; empty for nothing beyond the usual."""
    period: Period
    instruction: str
    """Said once before the first item."""
    stem: str
    """The sentence that the items complete."""
    items: tuple[Item, ...]
    sums: bool
    """Whether its authors add the answers up."""
    times: int
    """What the sum is multiplied with, as published."""
    subscales: tuple[Subscale, ...]
    bands: tuple[Band, ...]
    screen: Screen | None
    pattern: Pattern | None
    outcomes: tuple[Outcome, ...]
    steps: tuple[Step, ...]
    """The smallest first."""
    citation: str
    licence: str
    """The terms in a few words."""
    notice: str
    """What its holders ask to be said wherever it is shown."""
    codes: Codes

    @property
    def counted(self) -> tuple[Item, ...]:
        """The items that the total is made of."""
        return tuple(one for one in self.items if one.counted)

    @property
    def needed(self) -> frozenset[str]:
        """The ids of the items without which there is no score: those that count, and their gates.

        A gate is an item whose answer says whether another one is asked.
        """
        gates = [one.asked_if.items for one in self.counted if one.asked_if is not None]
        return frozenset(one.id for one in self.counted).union(*gates)

    @property
    def sum_names(self) -> tuple[str, ...]:
        """The names of its sums: the total and the subscales."""
        return (TOTAL, *(one.id for one in self.subscales)) if self.sums else ()

    @property
    def lowest(self) -> int:
        """The lowest total."""
        return self.times * sum(min(one.response.values) for one in self.counted)

    @property
    def highest(self) -> int:
        """The highest total."""
        return self.highest_of(TOTAL)

    def highest_of(self, sum_name: str) -> int:
        """Return the highest that a sum can come to."""
        most = sum(max(one.response.values) for one in self.summed(sum_name))
        return most * self.times if sum_name == TOTAL else most

    def summed(self, sum_name: str) -> tuple[Item, ...]:
        """Return the items of a sum."""
        inside = next((one.items for one in self.subscales if one.id == sum_name), None)
        return tuple(one for one in self.counted if inside is None or one.id in inside)

    @property
    def digest(self) -> str:
        """A short fingerprint of the wording: it changes with every letter of it."""
        words = [self.stem, *(_worded(one) for one in self.items)]
        return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:12]


def _worded(item: Item) -> list[object]:
    response = item.response
    marks = response.choices if isinstance(response, Choices) else response.labels
    ends = [min(response.values), max(response.values)]
    return [item.id, item.words, ends, [[one.value, one.words] for one in marks]]


@dataclass(frozen=True, slots=True)
class Stub:
    """A questionnaire that may not be part of the program: its name, and how to come by it."""

    id: str
    title: str
    name: str
    holder: str
    why: str
    """Why its text is not here."""
    how: str
    """How a clinic gets it."""
