"""What becomes of half typed words in a session that nobody goes on with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate.journal.store import Journal
from integrate.player.drafting import HALF_A_NOTE
from integrate.player.opening import let_go
from integrate.session.charting import Noted
from integrate.session.record import Answered, Began, Entered, Recorded, Stopped

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.session.record import Event

BEGAN = Began("session/infusion", "0" * 64, "Day", "session", "therapist")


def left(folder: Path, step: str, *events: Event) -> list[Event]:
    """Return what the record ends with where words were half typed at a step."""
    with Journal.open(folder / "data", folder / "keys") as journal:
        name = journal.begin()
        moments = [Recorded(10.0 * number, one) for number, one in enumerate((BEGAN, *events))]
        journal.append(name, datetime(2026, 11, 22, 14, tzinfo=UTC), *moments)
        journal.save_draft(name, step, "Warm hands, half ty")
        let_go(journal, next(one for one in journal.sessions() if one.id == name))
        return [one.recorded.event for one in journal.events(name)][len(moments) :]


def test_half_a_note_becomes_a_note(tmp_path: Path) -> None:
    """It has the next number of the chart, and no word of it is lost."""
    kept = left(tmp_path, HALF_A_NOTE, Noted("Calm.", 5.0, 1))
    assert kept == [Noted("Warm hands, half ty", 10.0, 2), Stopped()]


def test_half_an_answer_becomes_the_answer(tmp_path: Path) -> None:
    """It answers the question it was written at."""
    words = "Warm hands, half ty"
    kept = left(tmp_path, "#2", Entered("#2", "What is here?"))
    assert kept == [Answered("#2", "", "What is here?", words, words), Stopped()]
