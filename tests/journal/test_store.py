from __future__ import annotations

import stat
from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.journal import store
from integrate.journal.entry import Entry, Outcome
from integrate.journal.errors import JournalError, NotWritable
from integrate.journal.store import Journal
from integrate.session.charting import AdverseEvent, Severity
from integrate.session.record import (
    KINDS,
    Advanced,
    Answered,
    Began,
    Entered,
    Finished,
    Recorded,
    Returned,
    Stopped,
)
from tests.journal.home import EVENTS, NOON, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.journal.home import Home

# a terminal passes undecodable bytes on as stray half characters; they are to be kept too
own_words = st.text(st.characters(codec="utf-8") | st.sampled_from("\udc80\udcff\x00"))
values = own_words | st.integers() | st.lists(own_words).map(tuple)
answers = st.builds(Answered, own_words, own_words, own_words, values, own_words)
others = (
    st.builds(kind, *(own_words for _ in fields(kind)))
    for kind in KINDS.values()
    if kind not in (Answered, AdverseEvent)
)
adverse = st.builds(
    AdverseEvent, own_words, own_words, st.sampled_from(Severity), own_words, own_words, own_words
)
events = st.one_of(answers, adverse, *others)
records = st.builds(Recorded, st.floats(0, 1e9), events)
moments = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-3.5))]))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """One open journal for all the examples of a property."""
    folder = tmp_path_factory.mktemp("journal")
    with Journal.open(folder, folder) as journal:
        yield journal


@given(written=st.lists(st.tuples(moments, records), min_size=1, max_size=8))
def test_round_trip(shared: Journal, written: list[tuple[datetime, Recorded]]) -> None:
    """Events of every kind come back equal, in order, numbered from 1, at their moments."""
    session = shared.begin()
    for wall, recorded in written:
        shared.append(session, wall, recorded)
    assert shared.events(session) == [
        Entry(number, wall, recorded) for number, (wall, recorded) in enumerate(written, start=1)
    ]
    assert all(entry.wall.tzinfo is UTC for entry in shared.events(session))


def test_moments_at_the_edges(home: Home) -> None:
    """The first and the last moment there is come back exactly."""
    edges = [moment.replace(tzinfo=UTC) for moment in (datetime.min, datetime.max)]  # noqa: DTZ901 - the zone is set here
    with home.open() as journal:
        session = journal.begin()
        for wall in edges:
            journal.append(session, wall, Recorded(0.0, Returned()))
        assert [entry.wall for entry in journal.events(session)] == edges


@pytest.mark.parametrize(
    ("end", "outcome"),
    [
        (Finished(), Outcome.FINISHED),
        (Stopped(), Outcome.STOPPED),
        (Advanced("one"), Outcome.INTERRUPTED),
    ],
)
def test_summary(home: Home, write: Callable[..., str], end: Any, outcome: Outcome) -> None:
    """A session is listed with its script, its moments, its size and how it stands."""
    with home.open() as journal:
        session = write(journal, (*EVENTS[:2], end))
        (summary,) = journal.sessions()
    assert (summary.id, summary.began, summary.last) == (session, NOON, NOON + timedelta(minutes=2))
    assert (summary.script, summary.digest, summary.title) == ("arriving", "d1", "Arriving")
    assert (summary.stage, summary.role) == ("set-and-setting", "patient")
    assert (summary.outcome, summary.events) == (outcome, 3)


def test_a_session_of_one_event(home: Home, write: Callable[..., str]) -> None:
    """A session that was cut off after its very first event is interrupted."""
    with home.open() as journal:
        write(journal, EVENTS[:1])
        (summary,) = journal.sessions()
    assert (summary.outcome, summary.events) == (Outcome.INTERRUPTED, 1)
    assert summary.began == summary.last


def test_newest_first(home: Home, write: Callable[..., str]) -> None:
    """The session begun last is listed first, also when two began at the same moment."""
    with home.open() as journal:
        late = write(journal, start=NOON + timedelta(days=1))
        early = write(journal, start=NOON)
        early_too = write(journal, start=NOON)
        assert [summary.id for summary in journal.sessions()] == [late, early_too, early]


def test_nothing_yet(home: Home) -> None:
    """A new journal is empty, and a session begun without an event is not in it."""
    with home.open() as journal:
        journal.begin()
        assert journal.sessions() == []
        assert journal.notice == ""


def test_going_on_after_a_restart(home: Home, write: Callable[..., str]) -> None:
    """An interrupted session takes further events when the journal is opened anew."""
    with home.open() as journal:
        session = write(journal, EVENTS[:3])
    with home.open() as journal:
        journal.append(session, NOON, Recorded(200.0, Returned()))
        journal.append(session, NOON, Recorded(201.0, Finished()))
        entries = journal.events(session)
        (summary,) = journal.sessions()
    assert [entry.number for entry in entries] == [1, 2, 3, 4, 5]
    assert summary.outcome is Outcome.FINISHED


def test_unknown_session(home: Home) -> None:
    """A session that was never begun can neither be read nor written."""
    with home.open() as journal:
        with pytest.raises(KeyError, match="nosuch"):
            journal.events("nosuch")
        with pytest.raises(KeyError, match="nosuch"):
            journal.append("nosuch", NOON, Recorded(0.0, EVENTS[0]))
        assert journal.sessions() == []


def test_a_moment_without_zone(home: Home) -> None:
    """A moment that could mean any time zone is refused."""
    with home.open() as journal, pytest.raises(ValueError, match="time zone"):
        journal.append(journal.begin(), NOON.replace(tzinfo=None), Recorded(0.0, EVENTS[0]))


def test_a_name_is_never_given_twice(
    home: Home, write: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that chance brings up again is passed over."""
    with home.open() as journal:
        taken = write(journal)
        drawn = iter([taken, taken, "freename"])
        monkeypatch.setattr(store, "new_name", lambda: next(drawn))
        assert journal.begin() == "freename"


def test_from_another_thread(home: Home, write: Callable[..., str]) -> None:
    """A journal opened in one thread takes events from another."""
    with home.open() as journal:
        worker = Thread(target=write, args=(journal,))
        worker.start()
        worker.join()
        assert len(journal.sessions()) == 1


def test_two_windows(home: Home, write: Callable[..., str]) -> None:
    """Two windows write their own sessions, and each sees both."""
    with home.open() as one, home.open() as two:
        written = {write(one), write(two), write(one)}
        assert {summary.id for summary in one.sessions()} == written
        assert {summary.id for summary in two.sessions()} == written


def test_two_windows_at_the_same_time(home: Home) -> None:
    """Two windows that write at once wait for each other, and what both wrote is whole."""
    home.open().close()
    read: list[int] = []

    def live() -> None:
        with home.open() as journal:
            for _ in range(20):
                session = journal.begin()
                for event in EVENTS:
                    journal.append(session, NOON, Recorded(1.0, event))
                    read.append(len(journal.events(session)))
                read.append(sum(not finding.is_fine for finding in journal.verify()))

    windows = [Thread(target=live) for _ in range(2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert read.count(0) == 40  # nothing was ever found wrong while the other one wrote
    assert len(read) == 2 * 20 * (len(EVENTS) + 1)
    with home.open() as journal:
        assert journal.notice == ""
        assert len(journal.sessions()) == 40
        assert all(finding.is_fine for finding in journal.verify())


def test_a_session_taken_up_in_a_second_window(home: Home, write: Callable[..., str]) -> None:
    """The first window is told to go on in the second, and nothing is mixed in."""
    with home.open() as first, home.open() as second:
        session = write(first, EVENTS[:2])
        second.append(session, NOON, Recorded(70.0, Returned()))
        with pytest.raises(NotWritable, match="another window"):
            first.append(session, NOON, Recorded(71.0, Advanced("one")))
        second.append(session, NOON, Recorded(72.0, Finished()))
        kinds = [type(entry.recorded.event) for entry in first.events(session)]
    assert kinds == [Began, Entered, Returned, Finished]


def test_nothing_can_be_read_from_the_files(home: Home, write: Callable[..., str]) -> None:
    """No word of the script or of the person is in any byte of the folders, open or closed."""
    with home.open() as journal:
        write(journal)
        _assert_unreadable(home)
    _assert_unreadable(home)


def _assert_unreadable(home: Home) -> None:
    files = [path for folder in (home.data, home.keys) for path in folder.iterdir()]
    assert home.file in files
    for path in files:
        content = path.read_bytes()
        assert not [word for word in (WORDS, "heron", "intention") if word.encode() in content]


def test_for_this_person_alone(home: Home, write: Callable[..., str]) -> None:
    """Nobody else can read the folders or any file in them, while the journal is open too."""
    with home.open() as journal:
        write(journal)
        files = [*home.data.iterdir(), *home.keys.iterdir()]
        assert len(files) == 4  # journal, log, its index; key
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
        modes = {stat.S_IMODE(folder.stat().st_mode) for folder in (home.data, home.keys)}
        assert modes == {0o700}


def test_closing_leaves_one_file(home: Home, write: Callable[..., str]) -> None:
    """A closed journal is one file, so a copy of it is a whole backup; closing twice is fine."""
    with home.open() as journal:
        write(journal)
    journal.close()
    assert list(home.data.iterdir()) == [home.file]


def test_a_closed_journal(home: Home) -> None:
    """A closed journal says that it cannot be used, in a sentence like any other."""
    journal = home.open()
    journal.close()
    with pytest.raises(JournalError, match=r"journal\.db cannot be used"):
        journal.sessions()


def test_key_bytes_are_not_shown(home: Home) -> None:
    """The keys are not in what a traceback or a log would show of the vault."""
    with home.open() as journal:
        vault = journal._vault  # noqa: SLF001 - what nothing shows can only be asked for here
    assert "persons" not in repr(vault)


def test_a_path_with_odd_letters(home: Home, write: Callable[..., str]) -> None:
    """A folder whose name holds what an address would take for its own is only a folder."""
    odd = home.data / "50% done? #1 & ü"
    with Journal.open(odd, home.keys) as journal:
        write(journal)
    assert [path.name for path in odd.iterdir()] == ["journal.db"]


def test_events_appended_together(home: Home) -> None:
    """Events of one call stand in their order, numbered on; when one does not fit, none is kept."""
    with home.open() as journal:
        session = journal.begin()
        journal.append(session, NOON, *(Recorded(0.0, event) for event in EVENTS[:3]))
        with pytest.raises(ValueError, match="zone"):
            journal.append(session, NOON.replace(tzinfo=None), Recorded(1.0, EVENTS[3]))
        pages = journal._database.connection.execute("PRAGMA page_count").fetchone()[0]  # noqa: SLF001 -- to fill the disk
        journal._database.connection.execute(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001 -- the same
        long = Answered("one", "", "Why?", "x" * 20_000, "x" * 20_000)
        with pytest.raises(NotWritable):
            journal.append(session, NOON, Recorded(1.0, EVENTS[3]), Recorded(1.0, long))
        assert [one.recorded.event for one in journal.events(session)] == list(EVENTS[:3])
        journal._database.connection.execute(f"PRAGMA max_page_count = {pages + 100}")  # noqa: SLF001 -- the same
        journal.append(session, NOON, Recorded(1.0, EVENTS[3]), Recorded(1.0, long))
        assert [one.number for one in journal.events(session)] == [1, 2, 3, 4, 5]


def test_nothing_appended(home: Home, write: Callable[..., str]) -> None:
    """An empty list of events is taken, and changes nothing."""
    with home.open() as journal:
        session = write(journal, EVENTS[:2])
        journal.append(session, NOON)
        assert len(journal.events(session)) == 2
        journal.append(session, NOON, Recorded(3.0, EVENTS[2]))
        assert len(journal.events(session)) == 3


def test_a_new_journal_says_that_it_is(home: Home) -> None:
    """Only the opening that made it is told so."""
    for is_new in (True, False):
        with home.open() as journal:
            assert journal.is_new is is_new


def test_writing_can_be_tried_without_writing_anything(home: Home) -> None:
    """What is in the journal is the same afterwards, and it can be written further."""
    with home.open() as journal:
        before = journal.sessions()
        journal.try_writing()
        assert journal.sessions() == before
        assert journal.begin()
