"""A programme, read: which script on which day after a session, frozen and free of YAML.

Day 0 is the day of a session. What comes before a session has no day: it is open until then. A
programme of several sessions has a round for each. Nothing in it is owed; a part that its day has
gone by is folded in by the programme's own catch-up rule, or let go.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.script.declaration import Record, spec
from integrate.script.kinds import (
    ID,
    INCLUDED_FILE,
    OPTIONAL_WORDS,
    WORDS,
    YES_NO,
    ListOf,
    OneOf,
    Scalar,
    form,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.problem import Span

LAST_DAY = 400
"""The latest day that a programme knows: a little over a year."""
MOST_ROUNDS = 20
"""The most sessions of one programme."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days in which a part has its place, both of them within; day 0 is the session's."""

    first: int
    last: int

    def __str__(self) -> str:
        """Return them as an author writes them."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


_DAYS = re.compile(r"(-?\d{1,4})(?:\s*-\s*(-?\d{1,4}))?")
_ROUNDS = re.compile(r"(\d{1,2})(?:\s*-\s*(\d{1,2}))?")


def _days(text: str) -> Days:
    match = _DAYS.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"`{text}` is neither a day nor days")
    first = int(match[1])
    last = int(match[2] or match[1])
    if first < 0:
        raise ValueError("there is no day before 0, the day of the session: it goes under `before`")
    if last < first:
        raise ValueError(f"the days `{text}` run backwards")
    if last > LAST_DAY:
        raise ValueError(f"day {last} is beyond the last that a programme knows ({LAST_DAY})")
    return Days(first, last)


def _rounds(text: str) -> Days:
    match = _ROUNDS.fullmatch(text.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last <= MOST_ROUNDS:
        raise ValueError(f"`{text}` are no rounds from 1 to {MOST_ROUNDS}")
    return Days(first, last)


def _count(most: int, what: str) -> Scalar:
    def parse(text: str) -> int:
        number = int(text) if text.strip().isdecimal() and len(text.strip()) < 6 else 0  # noqa: PLR2004 -- longer is too many anyway
        if not 1 <= number <= most:
            raise ValueError(f"`{text}` is no {what} from 1 to {most}")
        return number

    return Scalar(f"a {what}", parse, "2", form(r"\d+", "integer", minimum=1, maximum=most))


DAYS = Scalar("a day or days", _days, "2-3", form(_DAYS.pattern, "integer"))
ROUNDS = Scalar("rounds", _rounds, "1-2", form(_ROUNDS.pattern, "integer"))


class CatchUp(enum.StrEnum):
    """What becomes of parts whose days have gone by."""

    NEWEST = "newest"
    """The newest of them stays open, the others are let go."""
    ALL = "all"
    """All of them stay open."""
    NONE = "none"
    """None of them does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One script in a programme, with its days."""

    place: Span
    script: str = spec(INCLUDED_FILE, "The script's name in the library.")
    day: Days = spec(DAYS, "Its day after the session, or its days, as in `2-3`.")
    id: str = spec(ID, "A name for `after`; without one it is the script's.", default="")
    optional: bool = spec(
        YES_NO, "Whether it is an offer beside the day's own part.", default=False
    )
    every: int | None = spec(
        _count(LAST_DAY, "number of days"), "After how many days it comes again.", default=None
    )
    after: tuple[str, ...] = spec(
        ListOf(INCLUDED_FILE, "ids"), "The parts that have to be done first.", default=()
    )
    rounds: Days | None = spec(ROUNDS, "In which rounds; without it in each.", default=None)

    @property
    def name(self) -> str:
        """What other parts call it by."""
        return self.id or self.script

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        if self.every is not None and self.day.first + self.every > self.day.last:
            yield "what comes again needs days to come again in, as in `day: 1-14`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beforehand:
    """One script that is open until the session."""

    place: Span
    script: str = spec(INCLUDED_FILE, "The script's name in the library.")
    id: str = spec(ID, "A name for `after`; without one it is the script's.", default="")
    optional: bool = spec(YES_NO, "Whether it is an offer beside the others.", default=False)
    after: tuple[str, ...] = spec(
        ListOf(INCLUDED_FILE, "ids"), "The parts that have to be done first.", default=()
    )
    rounds: Days | None = spec(ROUNDS, "In which rounds; without it in each.", default=None)

    @property
    def name(self) -> str:
        """What other parts call it by."""
        return self.id or self.script


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Everything a programme says."""

    title: str = spec(WORDS, "What it is called.")
    days: tuple[Part, ...] = spec(
        ListOf(Record(Part, "a part"), "parts"), "The parts after a session, by day."
    )
    before: tuple[Beforehand, ...] = spec(
        ListOf(Record(Beforehand, "a part before", "script"), "parts"),
        "The parts before a session.",
        default=(),
    )
    summary: str = spec(WORDS, "One or two sentences for the list.", default="")
    rounds: int = spec(_count(MOST_ROUNDS, "number of sessions"), "How many sessions.", default=1)
    catch_up: CatchUp = spec(
        OneOf(CatchUp),
        "What stays open when its days have gone by.",
        default=CatchUp.NEWEST,
    )
    language: str = spec(WORDS, "The language of its words, as in `en`.", default="en")
    version: str = spec(WORDS, "Its version, as in `1.0.0`.", default="")
    authors: tuple[str, ...] = spec(ListOf(WORDS, "names"), "Who wrote it.", default=())
    licence: str = spec(WORDS, "Under which terms it may be shared.", default="")
    cautions: tuple[str, ...] = spec(
        ListOf(WORDS, "sentences"), "For whom or when it does not fit.", default=()
    )
    evidence: tuple[str, ...] = spec(
        ListOf(WORDS, "sentences"), "What its choices rest on.", default=()
    )
    reviewed_by: str = spec(
        OPTIONAL_WORDS, "The clinician who reviewed it; empty until one has.", default=""
    )

    @property
    def parts(self) -> tuple[Beforehand | Part, ...]:
        """All parts, those before a session first."""
        return (*self.before, *self.days)

    @property
    def last_day(self) -> int:
        """The last day after a session that has a part."""
        return max((part.day.last for part in self.days), default=0)
