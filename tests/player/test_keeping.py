from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.journal.store import Journal
from integrate.player.keeping import InJournal, NotSaved, Nowhere
from integrate.session.record import Began, Paused, Recorded

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
BEGAN = Recorded(0.0, Began("a", "d", "A", "anytime", "patient"))


def test_in_the_journal(tmp_path: Path) -> None:
    """What is kept in the journal stands there with its moment."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        keeper = InJournal(journal, journal.begin())
        keeper.keep(NOON, BEGAN)
        keeper.keep(NOON, Recorded(1.5, Paused()))
        kept = list(journal.events(keeper.session))
    assert [one.recorded for one in kept] == [BEGAN, Recorded(1.5, Paused())]


def test_a_journal_that_cannot_be_written(tmp_path: Path) -> None:
    """When the journal refuses, the keeper says so with its sentence."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        keeper = InJournal(journal, journal.begin())
    with pytest.raises(NotSaved) as refused:
        keeper.keep(NOON, BEGAN)
    assert str(refused.value)


def test_nowhere() -> None:
    """What is kept nowhere is let go."""
    keeper = Nowhere()
    keeper.keep(NOON, BEGAN)
    assert not hasattr(keeper, "__dict__") or vars(keeper) == {}
