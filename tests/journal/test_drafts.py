from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.journal.entry import Draft
from integrate.journal.errors import Damaged, Forgotten
from integrate.journal.store import Journal
from integrate.session.record import Advanced, Answered, Event, Finished, Passed, Recorded, Stopped
from tests.journal.home import EVENTS, NOON, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.journal.home import Home


def test_offered_again(home: Home, write: Callable[..., str]) -> None:
    """What was half typed when the program was killed is there again; the latest of it only."""
    with home.open() as journal:
        session = write(journal, EVENTS[:2])
        assert journal.draft(session) is None
        journal.save_draft(session, "one", "a her")
        journal.save_draft(session, "one", WORDS)
    with home.open() as journal:
        assert journal.draft(session) == Draft("one", WORDS)
        assert journal.draft("another") is None


@pytest.mark.parametrize(
    ("event", "stays"),
    [
        (Answered("one", "intention", "What?", WORDS, WORDS), False),
        (Finished(), False),
        (Stopped(), False),
        (Advanced("one"), True),
        (Passed("one"), True),
    ],
)
def test_until_it_is_answered(
    home: Home, write: Callable[..., str], event: Event, *, stays: bool
) -> None:
    """A draft goes away in the moment the answer is in the journal, and not with any other step."""
    with home.open() as journal:
        session, other = write(journal, EVENTS[:2]), write(journal, EVENTS[:2])
        journal.save_draft(session, "one", "a her")
        journal.save_draft(other, "one", "mine")
        journal.append(session, NOON, Recorded(5.0, event))
        assert (journal.draft(session) is not None) is stays
        assert journal.draft(other) == Draft("one", "mine")


def test_sealed(home: Home, write: Callable[..., str]) -> None:
    """Not one byte of a draft can be read in the files, nor is it bound to another session."""
    with home.open() as journal:
        session, other = write(journal, EVENTS[:2]), write(journal, EVENTS[:2])
        journal.save_draft(session, "one", WORDS)
        journal.save_draft(other, "one", "else")
        for path in home.data.iterdir():
            assert b"heron" not in path.read_bytes()
    home.tamper(
        "UPDATE drafts SET body = (SELECT body FROM drafts WHERE session = ?)", values=(session,)
    )
    with home.open() as journal:
        assert journal.draft(session) == Draft("one", WORDS)
        with pytest.raises(Damaged, match="can go on without it"):
            journal.draft(other)


def test_of_a_session_that_is_not_there(home: Home) -> None:
    """A session that has no event yet has nothing to be half answered."""
    with home.open() as journal, pytest.raises(KeyError):
        journal.save_draft(journal.begin(), "one", "a her")


def test_of_a_forgotten_person(home: Home) -> None:
    """With the person the drafts are forgotten, and no more are kept."""
    with home.open() as journal:
        session = journal.begin(journal.add_person("Wren").id)
        journal.append(session, NOON, Recorded(0.0, EVENTS[0]))
        journal.save_draft(session, "one", "a her")
        journal.forget(journal.persons()[1].id)
        assert journal.draft(session) is None
        with pytest.raises(Forgotten):
            journal.save_draft(session, "one", "a her")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Journal, str]]:
    """One open journal with a session for all the examples of a property."""
    folder = tmp_path_factory.mktemp("journal")
    with Journal.open(folder, folder) as journal:
        session = journal.begin()
        journal.append(session, NOON, Recorded(0.0, EVENTS[0]))
        yield journal, session


@settings(max_examples=40)
@given(step=st.text(), words=st.text(st.characters(codec="utf-8") | st.sampled_from("\udc80\x00")))
def test_any_words(shared: tuple[Journal, str], step: str, words: str) -> None:
    """Whatever is typed comes back."""
    journal, session = shared
    journal.save_draft(session, step, words)
    assert journal.draft(session) == Draft(step, words)
