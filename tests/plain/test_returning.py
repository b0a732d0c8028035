from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal.entry import Outcome
from integrate.plain import setting_out
from integrate.player.returning import Offer, offer

if TYPE_CHECKING:
    from datetime import datetime

    from integrate.journal.entry import Summary
    from tests.plain.house import House


@pytest.fixture(name="later")
def _later(house: House, monkeypatch: pytest.MonkeyPatch) -> list[timedelta]:
    """Leave a session at its second question; give how long ago that seems to be."""
    house.visit("3", "", "A heron.", ".")
    ago = [timedelta(hours=3)]

    def then(summary: Summary, now: datetime) -> Offer:
        return offer(replace(summary, last=now - ago[0]), now)

    monkeypatch.setattr(setting_out, "offer", then)
    return ago


def test_some_hours_later_grounding_comes_first(house: House, later: list[timedelta]) -> None:
    """Enter takes the first way: grounding, and then the question anew."""
    assert later
    said = house.visit("continue", "", "", "7", "", "quit")
    asked = said.index("1. A moment of grounding, then carry on.")
    assert said[asked - 2].startswith("You left this 3 hours ago.")
    assert said[asked + 1] == "2. Start again."
    assert said.index("Look around.") < said.index("How are you?")
    assert [one.outcome for one in house.sessions] == [Outcome.FINISHED]


def test_nobody_there_after_grounding_leaves_the_session_as_it_is(
    house: House, later: list[timedelta]
) -> None:
    """A terminal that is closed meanwhile opens no step, and the session is offered again."""
    assert later
    said = house.visit("continue", "")
    assert "Look around." in said
    assert "How are you?" not in said
    assert [one.outcome for one in house.sessions] == [Outcome.INTERRUPTED]


def test_after_days_starting_again_comes_first(house: House, later: list[timedelta]) -> None:
    """The old session rests then, and both can be read."""
    later[0] = timedelta(days=3)
    said = house.visit("continue", "hm", "help", "1", "A canal.", ".", "7", "", "quit")
    assert said.count("1. Start again.") == 3
    assert "This program cannot see you and no one is alerted." in said
    assert [one.outcome for one in house.sessions] == [Outcome.FINISHED, Outcome.STOPPED]


def test_a_number_or_first_letters_choose_a_way(house: House, later: list[timedelta]) -> None:
    """Carrying on goes to the question; “back” leaves all as it is."""
    later[0] = timedelta(days=3)
    said = house.visit("continue", "back", "continue", "carry", "7", "", "quit")
    assert "Home. Enter says what is here." in said
    assert "How are you?" in said
    assert [one.outcome for one in house.sessions] == [Outcome.FINISHED]


def test_unfinished_lines_are_offered_again(house: House) -> None:
    """Lines without their full stop are kept as they come, and come back after a crash."""
    with house.settings.open_journal() as journal:
        house.visit("3", "", "A heron.", ".")
        session = journal.sessions()[0]
        step = journal.events(session.id)[-1].recorded.event
        journal.save_draft(session.id, getattr(step, "step", ""), "seven\nbirds")
    said = house.visit("leave", "", "journal", "1", "back", "quit")
    assert "You: seven" in said


def test_lines_are_kept_before_the_answer_is_complete(house: House) -> None:
    """A line that a power cut would have lost is in the journal while the next is waited for."""
    drafts: list[str] = []
    settings = house.settings
    opening = settings.open_journal

    def watching() -> object:
        journal = opening()
        save = journal.save_draft

        def saved(session: str, step: str, words: str) -> None:
            save(session, step, words)
            drafts.append(words)

        journal.save_draft = saved  # type: ignore[method-assign] # listens
        return journal

    own = replace(settings, open_journal=watching)  # type: ignore[arg-type] # a journal
    house.visit("3", "", "A heron.", "By the canal.", ".", "7", "", "quit", settings=own)
    assert drafts == ["A heron.", "A heron.\nBy the canal."]
