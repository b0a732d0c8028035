"""Scores as published: whole numbers only, and no sum at all while an answer is missing.

Nothing is ever filled in for a missing answer. Flags are raised by the answers themselves, whether
there is a score or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.measures.measure import TOTAL
from integrate.measures.response import Scale
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from integrate.measures.measure import Heed, Item, Measure, Outcome


class Impossible(ValueError):
    """These cannot be answers to the questionnaire; the message is a sentence with the item."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the items of a subscale add up to."""

    id: str
    title: str
    value: int
    highest: int


@dataclass(frozen=True, slots=True)
class Raised:
    """An answer that somebody has to heed."""

    item: str
    answer: int
    heed: Heed


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers come to."""

    total: int | None
    """The sum; None while an item has no answer, and where nothing is summed."""
    parts: tuple[Part, ...] = ()
    band: str = ""
    """The published name of the total; empty where there is none."""
    cut_off: int | None = None
    """The cut-off that the total was held against."""
    positive: bool | None = None
    """Whether the total reaches it; None without either."""
    fits_pattern: bool | None = None
    outcome: Outcome | None = None
    """What a screening without a sum comes to; None while the answers leave it open."""
    flags: tuple[Raised, ...] = ()
    missing: tuple[str, ...] = ()
    """The items that should have an answer and have none."""

    def sum_of(self, sum_name: str) -> int | None:
        """Return the total or the sum of a subscale; None where there is none."""
        if sum_name == TOTAL:
            return self.total
        return next((one.value for one in self.parts if one.id == sum_name), None)


def score(measure: Measure, answers: Sequence[int | None], cut_off: int | None = None) -> Score:
    """Return what answers come to: one for each item in order, None standing for no answer.

    Items at the end that nobody has to answer may be left off. An answer to an item that was not to
    be asked counts for nothing, but its flag is raised. `cut_off` is another published one.

    Raises `Impossible` with too many or too few answers, with one that the item does not have, and
    with a cut-off that is not published.
    """
    given = _given(measure, answers)
    flags = _flags(measure, given)
    needed = measure.needed
    asked = [one for one in measure.items if is_asked(one, given)]
    missing = tuple(one.id for one in asked if one.id in needed and given[one.id] is None)
    limit = _limit(measure, cut_off)
    outcome = _outcome(measure, given, missing)
    if missing or not measure.sums:
        return Score(None, cut_off=limit, outcome=outcome, flags=flags, missing=missing)
    values = {one.id: given[one.id] or 0 for one in asked}
    total = measure.times * sum(values.get(one.id, 0) for one in measure.counted)
    return Score(
        total,
        parts=_parts(measure, values),
        band=next((one.name for one in reversed(measure.bands) if total >= one.low), ""),
        cut_off=limit,
        positive=None if limit is None else total >= limit,
        fits_pattern=_fits(measure, values),
        outcome=outcome,
        flags=flags,
    )


def raised(item: Item, answer: int) -> Raised | None:
    """Return the flag that an answer raises, to be heeded at once."""
    if item.flag is None or answer < item.flag.least:
        return None
    return Raised(item.id, answer, item.flag.heed)


def is_asked(item: Item, given: Mapping[str, int | None]) -> bool:
    """Tell whether an item is to be asked after these answers, by the ids of their items."""
    return item.asked_if is None or item.asked_if.holds(given)


def _given(measure: Measure, answers: Sequence[int | None]) -> dict[str, int | None]:
    """Return the answers by item; what may be left off at the end has none."""
    count = len(measure.items)
    given: dict[str, int | None] = {one.id: None for one in measure.items}
    for item, answer in zip(measure.items, answers, strict=False):
        # `True` is a whole number to Python, and no answer.
        if answer is not None and (type(answer) is not int or answer not in item.response.values):
            raise Impossible(_not_an_answer(measure, item, answer))
        given[item.id] = answer
    rest = [one for one in measure.items[len(answers) :] if one.id in measure.needed]
    if len(answers) > count or any(is_asked(one, given) for one in rest):
        values = {"title": measure.title, "count": count, "given": len(answers)}
        raise Impossible(_("{title} has {count} items, and here are {given} answers.", **values))
    return given


def _not_an_answer(measure: Measure, item: Item, answer: object) -> str:
    values = item.response.values
    low, high = min(values), max(values)
    is_whole = isinstance(item.response, Scale) or high - low == len(values) - 1
    can_be = f"{low} to {high}" if is_whole else ", ".join(map(str, values))
    where = {"item": item.id, "title": measure.title, "values": can_be}
    told = later("{answer} is no answer to item {item} of {title}, which takes {values}.")
    return _(told, answer=answer, **where)


def _flags(measure: Measure, given: Mapping[str, int | None]) -> tuple[Raised, ...]:
    answered = [(one, answer) for one in measure.items if (answer := given[one.id]) is not None]
    found = [raised(item, answer) for item, answer in answered]
    return tuple(one for one in found if one is not None)


def _limit(measure: Measure, cut_off: int | None) -> int | None:
    screen = measure.screen
    if cut_off is None:
        return screen.cut_off if screen is not None else None
    if screen is None:
        raise Impossible(_("{title} has no cut-off.", title=measure.title))
    if not screen.lowest <= cut_off <= screen.highest:
        ends = {"low": screen.lowest, "high": screen.highest}
        told = later("Cut-offs of {title} are published from {low} to {high}.")
        raise Impossible(_(told, title=measure.title, **ends))
    return cut_off


def _parts(measure: Measure, values: Mapping[str, int]) -> tuple[Part, ...]:
    return tuple(
        Part(
            one.id,
            one.title,
            sum(values.get(item, 0) for item in one.items),
            measure.highest_of(one.id),
        )
        for one in measure.subscales
    )


def _fits(measure: Measure, values: Mapping[str, int]) -> bool | None:
    pattern = measure.pattern
    if pattern is None:
        return None
    items = {one.id: one.items for one in measure.subscales}
    counts = {
        name: sum(values.get(one, 0) >= pattern.least for one in inside)
        for name, inside in items.items()
    }
    return all(counts[need.subscale] >= need.count for need in pattern.needs)


def _outcome(
    measure: Measure, given: Mapping[str, int | None], missing: tuple[str, ...]
) -> Outcome | None:
    """Return the first outcome that holds; None where a missing answer could bring an earlier one.

    So nothing is called negative that was not wholly answered, and no positive answer is lost for
    another one's sake.
    """
    for outcome in measure.outcomes:
        answers = [given[one] for one in outcome.items]
        if any(one is not None and one >= outcome.least for one in answers):
            return outcome
        if set(missing) & set(outcome.items):
            return None
        if not outcome.items:
            return None if missing else outcome
    return None
