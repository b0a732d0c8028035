"""Questionnaires found again in the answers of a session, with their published scores.

An item is saved under the name of its questionnaire, a dot and its own id, which no other question
can be. Only an answer in the published words, to a question in the published words, counts as one.
An answer names its questionnaire. Those of old do not, and some items stand in two: which of them
was asked shows in how far the session went.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from integrate.journal.export.answers import settled
from integrate.measures.catalogue import KNOWN
from integrate.measures.measure import Heed
from integrate.measures.response import Choices
from integrate.measures.scoring import score
from integrate.session.record import Answered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from integrate.journal.entry import Entry
    from integrate.measures.catalogue import Catalogue
    from integrate.measures.measure import Item, Measure
    from integrate.measures.scoring import Score

_SAVED = re.compile(r"(?P<name>[a-z_][a-z0-9_]*)\.(?P<item>[a-z0-9-]+)")
_PLACE = re.compile(r"(?P<place>.*)\.(?P<number>[1-9][0-9]{0,2})(?P<round>(?:~[0-9]+)*)", re.DOTALL)

_RESULT = re.compile(r"\.result(?=(?:~[0-9]+)*$)")


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

    @property
    def answered(self) -> Iterator[tuple[Item, Answered]]:
        """The items that have an answer, each with it."""
        pairs = zip(self.measure.items, self.items, strict=True)
        return ((item, one) for item, one in pairs if one is not None)

    @property
    def safety(self) -> Iterator[tuple[Item, Answered]]:
        """The answered items that ask about safety: no total may hide them."""
        return (
            (item, one)
            for item, one in self.answered
            if item.flag is not None and item.flag.heed is Heed.SAFETY
        )


@dataclass(slots=True)
class _Group:
    """The answers to one questionnaire, before it is known to which."""

    fitting: list[Measure]
    """The questionnaires that have each of these items."""
    found: dict[str, Entry] = field(default_factory=dict)
    """The entry of each answer, by the id of its item."""


def is_published(answered: Answered, catalogue: Catalogue = KNOWN) -> bool:
    """Tell whether this answers an item of a questionnaire."""
    return any(_asks(measure, answered) for measure in catalogue.measures.values())


def totals(entries: Sequence[Entry], catalogue: Catalogue = KNOWN) -> tuple[Total, ...]:
    """Return the questionnaires of a session, in the order they were answered."""
    groups: dict[tuple[str, str], _Group] = {}
    for entry in settled(entries).values():
        event = entry.recorded.event
        place = _place(event.step) if isinstance(event, Answered) else None
        if not isinstance(event, Answered) or place is None:
            continue
        fitting = [one for one in catalogue.measures.values() if _asks(one, event)]
        if fitting:
            name, _, item = event.name.rpartition(".")
            group = groups.setdefault((place[0], name), _Group(fitting))
            group.fitting = [one for one in group.fitting if one in fitting]
            group.found[item] = entry
    furthest = _furthest(entry.recorded.event for entry in entries) if groups else {}
    asked = {key: _told_apart(group, key[1], furthest[key[0]]) for key, group in groups.items()}
    return tuple(
        _total(*key, measure, groups[key].found) for key, measure in asked.items() if measure
    )


def _asks(measure: Measure, answered: Answered) -> bool:
    """Tell whether this is an item of the questionnaire, asked and answered in its words."""
    saved, place = _SAVED.fullmatch(answered.name), _place(answered.step)
    if answered.measure not in ("", measure.id):
        return False
    if saved is None or place is None or place[1] > len(measure.items):
        return False
    item = measure.items[place[1] - 1]
    return (
        item.id == saved["item"]
        and answered.prompt in _prompts(measure, item)
        and _answers(item, answered)
    )


def _prompts(measure: Measure, item: Item) -> Iterator[str]:
    """Yield the ways to ask an item: what is said once before the first may go before it."""
    begins = (measure.instruction, measure.stem)
    for before in ((), begins[:1], begins[1:], begins):
        yield "\n\n".join(filter(None, [*before, item.words, item.aside]))


def _answers(item: Item, answered: Answered) -> bool:
    response, value = item.response, answered.value
    if isinstance(response, Choices):
        words = {str(one.value): one.words for one in response.choices}
        return isinstance(value, str) and words.get(value) == answered.words
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return is_whole and value in response.values and answered.words == str(value)


def _place(step: str) -> tuple[str, int] | None:
    """Return the step that asks a questionnaire and the number of its question."""
    match = _PLACE.fullmatch(step)
    return (match["place"] + match["round"], int(match["number"])) if match else None


def asked_by(step: str) -> str:
    """Return the step that asks a questionnaire, from one of its questions or its result."""
    place = _place(step)
    if place is not None:
        return place[0]
    return _RESULT.sub("", step)


def _furthest(events: Iterable[Any]) -> dict[str, int]:
    """Return the number of the last question that was come to, by the step that asks them."""
    reached: dict[str, int] = {}
    for event in events:
        place = _place(getattr(event, "step", ""))
        if place is not None:
            reached[place[0]] = max(reached.get(place[0], 0), place[1])
    return reached


def _told_apart(group: _Group, name: str, furthest: int) -> Measure | None:
    """Return the one that was asked: it is long enough, and if need be its name says so."""
    fitting = [one for one in group.fitting if len(one.items) >= furthest]
    named = [one for one in fitting if one.id.replace("-", "") in name.replace("_", "")]
    return min(named or fitting, key=lambda one: len(one.items), default=None)


def _total(step: str, name: str, measure: Measure, found: dict[str, Entry]) -> Total:
    events = {item: entry.recorded.event for item, entry in found.items()}
    answers = [events.get(item.id) for item in measure.items]
    items = tuple(one if isinstance(one, Answered) else None for one in answers)
    given = [None if one is None else int(str(one.value)) for one in items]
    wall = max(entry.wall for entry in found.values())
    return Total(step, name, measure, items, score(measure, given), wall)
