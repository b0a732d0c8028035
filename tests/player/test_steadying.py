"""What steadied a person before, and the order in which groundings are offered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.journal.entry import SELF
from integrate.journal.store import Journal
from integrate.player.steadying import BREATH, FEET, OBJECT, Remembered, groundings, remembered
from integrate.session.record import Answered, Began, Finished, Manageable, Recorded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.session.record import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANCHOR = Answered("#1", "anchor", "With what?", "breath", "An easy breath")


@pytest.fixture(name="journal")
def _journal(tmp_path: Path) -> Iterator[Journal]:
    """Give an open journal."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        yield journal


def live(journal: Journal, *events: Event, person: str = SELF) -> None:
    """Keep a session in which these things happened."""
    began = Began("s", "d", "A script", "anytime", "patient")
    recorded = (Recorded(0.0, one) for one in (began, *events, Finished()))
    journal.append(journal.begin(person), NOON, *recorded)


def test_nothing_is_known_at_first(journal: Journal) -> None:
    """Without a past the five senses come first, and nothing is claimed."""
    assert remembered(journal, SELF) is None
    assert [words for _script, words in groundings(None)] == [
        "Five senses",
        "My feet on the floor",
        "One thing to look at",
    ]


def test_what_made_it_easier_is_offered_first(journal: Journal) -> None:
    """A lower number after a grounding says that it helped; one as high does not."""
    live(journal, Manageable(8), Manageable(4, FEET))
    live(journal, Manageable(8), Manageable(8, OBJECT))
    assert remembered(journal, SELF) == Remembered(FEET, helped=True)
    first, *rest = groundings(remembered(journal, SELF))
    assert first == (FEET, "My feet on the floor: this helped last time")
    assert [words for _script, words in rest] == ["Five senses", "One thing to look at"]


def test_an_anchor_is_taken_up_where_nothing_helped(journal: Journal) -> None:
    """What a person chose to rest with is offered as such, and what helped goes before it."""
    live(journal, ANCHOR)
    known = remembered(journal, SELF)
    assert known == Remembered(BREATH, helped=False)
    assert groundings(known)[0][1] == "An easy breath: you rested with this before"
    live(journal, Manageable(9), Manageable(2, OBJECT))
    live(journal, ANCHOR)
    assert remembered(journal, SELF) == Remembered(OBJECT, helped=True)


def test_it_is_the_persons_own(journal: Journal) -> None:
    """What helped somebody else is not offered."""
    wren = journal.add_person("Wren").id
    live(journal, Manageable(8), Manageable(1, FEET), person=wren)
    assert remembered(journal, SELF) is None
    assert remembered(journal, wren) is not None


def test_what_no_version_knows_is_not_offered() -> None:
    """A script that has gone since is left out."""
    assert groundings(Remembered("anytime/gone", helped=True)) == groundings(None)
