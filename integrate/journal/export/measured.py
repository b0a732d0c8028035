"""Questionnaires found again in the answers of a session, with their published totals.

The items of a questionnaire are saved under its name, a dot and their number, which no other
question can be. Only an answer in the published words, to a question in the published words, counts
as an item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.export.answers import settled
from integrate.measures.scoring import score
from integrate.measures.shipped import SHIPPED
from integrate.session.record import Answered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from integrate.journal.entry import Entry
    from integrate.measures.measure import Measure
    from integrate.measures.scoring import Score

_ITEM = re.compile(r"(?P<name>[a-z0-9_]+)\.(?P<number>[1-9][0-9]?)")
_PLACE = re.compile(r"(?P<place>.*)\.[1-9][0-9]?(?P<round>(?:~[0-9]+)*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Total:
    """One time that a questionnaire was answered, at least in part."""

    step: str
    """The step that asked it."""
    name: str
    """The name it is saved under."""
    measure: Measure
    items: tuple[Answered | None, ...]
    """The answer to each item, in order."""
    score: Score
    wall: datetime
    """When its last item was answered."""


def published(answered: Answered) -> Measure | None:
    """Return the questionnaire whose item this answers, or None."""
    match = _ITEM.fullmatch(answered.name)
    if match is None:
        return None
    number = int(match["number"])
    for measure in SHIPPED.values():
        if number <= len(measure.items) and _asks(measure, number, answered):
            return measure
    return None


def totals(entries: Iterable[Entry]) -> list[Total]:
    """Return the questionnaires of a session, in the order they were answered."""
    groups: dict[tuple[str, str, str], dict[int, Entry]] = {}
    for entry in settled(entries).values():
        event = entry.recorded.event
        place = isinstance(event, Answered) and _PLACE.fullmatch(event.step)
        if not isinstance(event, Answered) or not place:
            continue
        measure = published(event)
        if measure is not None:
            name, _, number = event.name.rpartition(".")
            key = (f"{place['place']}{place['round']}", name, measure.id)
            groups.setdefault(key, {})[int(number)] = entry
    return [_total(step, name, SHIPPED[one], found) for (step, name, one), found in groups.items()]


def _asks(measure: Measure, number: int, answered: Answered) -> bool:
    item = measure.items[number - 1]
    words = {str(choice.value): choice.words for choice in measure.choices}
    value = answered.value
    return (
        answered.prompt in (item, f"{measure.stem}\n\n{item}")
        and isinstance(value, str)
        and words.get(value) == answered.words
    )


def _total(step: str, name: str, measure: Measure, found: Mapping[int, Entry]) -> Total:
    events = [
        found[number].recorded.event if number in found else None
        for number in range(1, len(measure.items) + 1)
    ]
    items = tuple(one if isinstance(one, Answered) else None for one in events)
    given = [None if one is None else int(str(one.value)) for one in items]
    wall = max(entry.wall for entry in found.values())
    return Total(step, name, measure, items, score(measure, given), wall)
