"""A page of raw words, from its first letter to the scripts that quote it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.journal.entry import Outcome
from integrate.journal.errors import Damaged
from integrate.journal.finding import find
from integrate.journal.pages import sessions_of_scripts, to_read
from integrate.journal.reading import as_lived
from integrate.journal.recalling import recalled
from integrate.journal.store import Journal
from integrate.player.capturing import Capture, keep_at_once
from integrate.session.record import CAPTURED, Began, CaptureKept, Finished, Recorded, Stopped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.journal.entry import Entry
    from integrate.session.record import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
EMPTY = Began("", "", "Just as it came", CAPTURED, "")
RAW = "  the light {{ x }}\n\n, a heron?? \n"


@pytest.fixture(name="journal")
def _journal(tmp_path: Path) -> Iterator[Journal]:
    """Give an open journal."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        yield journal


def events(journal: Journal) -> list[list[Event]]:
    """Return every session as its events, the newest first."""
    return [
        [entry.recorded.event for entry in journal.events(one.id)] for one in journal.sessions()
    ]


def test_words_are_kept_as_they_were_typed(journal: Journal) -> None:
    """Blanks, braces and empty lines stay; the page has a date and stands in the list."""
    page = Capture(journal, NOON)
    assert page.keep(RAW)
    (kept,) = events(journal)
    assert kept[1:] == [CaptureKept(RAW), Finished()]
    (listed,) = to_read(journal.sessions())
    assert listed.outcome is Outcome.FINISHED
    assert not sessions_of_scripts(journal.sessions())
    assert "    , a heron?? " in "\n".join(as_lived(journal.events(listed.id)))


def test_a_draft_is_kept_from_the_first_word_on(journal: Journal) -> None:
    """A page that was cut off is taken up again by the next one, and is one page in the end."""
    page = Capture(journal, NOON)
    page.save("")
    assert not journal.sessions()
    page.save("the li")
    page.save("the light")
    assert not to_read(journal.sessions())
    following = Capture(journal, datetime.now(UTC))
    assert following.offered == "the light"
    following.keep("the light, and the rain")
    (kept,) = events(journal)
    assert kept[1:] == [CaptureKept("the light, and the rain"), Finished()]
    assert journal.sessions()[0].began == NOON
    assert Capture(journal, NOON).offered == ""


def test_a_blank_page_is_not_kept(journal: Journal) -> None:
    """Nothing written is nothing kept; what was written and taken away again is no page."""
    assert not Capture(journal, NOON).keep(" \n")
    assert not journal.sessions()
    page = Capture(journal, NOON)
    page.save("a word")
    assert not page.keep("")
    assert isinstance(events(journal)[0][-1], Stopped)
    assert not to_read(journal.sessions())
    assert Capture(journal, NOON).offered == ""
    assert not keep_at_once(journal, "\n")


def test_two_windows_lose_no_word(journal: Journal) -> None:
    """When a second window has ended the page of the first, the first keeps one of its own."""
    first = Capture(journal, NOON)
    first.save("the first")
    second = Capture(journal, NOON)
    second.keep("the first, elsewhere")
    assert first.keep("the first, here")
    texts = [
        event.text for one in events(journal) for event in one if isinstance(event, CaptureKept)
    ]
    assert texts == ["the first, here", "the first, elsewhere"]


def test_a_page_belongs_to_its_person(journal: Journal) -> None:
    """Neither its draft nor its words come before somebody else."""
    wren = journal.add_person("Wren").id
    Capture(journal, NOON, wren).save("half a")
    assert Capture(journal, NOON).offered == ""
    keep_at_once(journal, "of Wren", wren)
    assert recalled(journal, [CAPTURED]) == ()
    assert [one.carried[1] for one in recalled(journal, [CAPTURED], wren)] == ["of Wren"]


def test_later_scripts_recall_the_newest_page(journal: Journal) -> None:
    """`captured` gives all of its raw words."""
    keep_at_once(journal, "an older one")
    keep_at_once(journal, RAW)
    (found,) = recalled(journal, [CAPTURED])
    assert found.carried == (CAPTURED, RAW, RAW)


def test_words_of_a_page_are_found(journal: Journal) -> None:
    """Looking for words finds them on pages as in answers."""
    keep_at_once(journal, "a heron by the canal")
    (found,) = find(journal, "HERON canal")
    assert found.question == "Just as it came"
    assert found.snippet[found.start : found.end] == "heron"


def test_a_page_that_is_another_kind_is_left_alone(journal: Journal) -> None:
    """An interrupted session of a script is no page to take up."""
    began = Began("s", "d", "A script", "anytime", "patient")
    session = journal.begin()
    journal.append(session, NOON, Recorded(0.0, began))
    journal.save_draft(session, "ask", "half")
    assert Capture(journal, NOON).offered == ""


def test_a_page_without_a_word_or_a_sound_is_not_taken_up(journal: Journal) -> None:
    """One that was cut off between its first key and its first word gives way to an older one."""
    Capture(journal, NOON).save("the light")
    journal.append(journal.begin(), NOON, Recorded(0.0, EMPTY))
    assert Capture(journal, NOON).offered == "the light"


@pytest.mark.parametrize("is_spoken", [False, True])
def test_a_page_that_cannot_be_read_again_costs_no_word(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, *, is_spoken: bool
) -> None:
    """Its words become a page of their own; with a memo on it the next try keeps them together."""
    page = Capture(journal, NOON)
    page.save("the light")
    if is_spoken:
        page.add_sound(1, 1, 2.0, b"a sound")
    with monkeypatch.context() as mishap:
        mishap.setattr(journal, "events", damaged)
        if is_spoken:
            with pytest.raises(Damaged):
                page.keep("the light")
        else:
            assert page.keep("the light")
    if is_spoken:
        assert page.keep("the light")
    kept = [event for one in events(journal) for event in one if isinstance(event, CaptureKept)]
    assert kept == [CaptureKept("the light")]


def damaged(_session: str) -> list[Entry]:
    """Fail as a journal does whose file was damaged."""
    raise Damaged("It cannot be read.")
