"""A voice memo on a page of raw words, from its first second to the scripts that quote the page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.audio.memo.piece import Ending
from integrate.journal.entry import Outcome
from integrate.journal.errors import NotWritable
from integrate.journal.finding import find
from integrate.journal.memos import Memos, kept_memos
from integrate.journal.pages import to_read
from integrate.journal.recalling import recalled
from integrate.journal.store import Journal
from integrate.player.capturing import Capture
from integrate.player.memo_taking import MemoTaking, take_back
from integrate.session.record import CAPTURED, CaptureKept, Finished, MemoKept, Stopped
from tests.player.speaking import HERON, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.session.record import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(name="journal")
def _journal(tmp_path: Path) -> Iterator[Journal]:
    """Give an open journal."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        yield journal


def speak(page: Capture, speaker: Speaker) -> str:
    """Speak a memo onto a page; return what is said of it."""
    speaker.told.set()
    return MemoTaking(page, speaker).run()


def events(journal: Journal) -> list[list[Event]]:
    """Return every session as its events, the newest first."""
    return [
        [entry.recorded.event for entry in journal.events(one.id)] for one in journal.sessions()
    ]


def test_words_and_memos_are_one_page(journal: Journal) -> None:
    """Both are kept together; the sound comes back as it was spoken."""
    page = Capture(journal, NOON)
    assert speak(page, Speaker(72)) == "A voice memo of 1 min 12 s is on this page."
    page.save("the light")
    speak(page, Speaker(2))
    assert page.keep("the light")
    (kept,) = events(journal)
    words, first, second, end = kept[1:]
    assert (words, end) == (CaptureKept("the light"), Finished())
    assert isinstance(first, MemoKept)
    assert isinstance(second, MemoKept)
    assert [(one.memo, one.length) for one in (first, second)] == [(1, 72.0), (2, 2.0)]
    (listed,) = to_read(journal.sessions())
    assert b"".join(journal.memos.sound(listed.id, first)) == HERON * 72
    assert all(one.is_fine for one in journal.verify())


def test_a_page_of_only_a_memo_is_a_page(journal: Journal) -> None:
    """It is listed, and no words stand on it."""
    page = Capture(journal, NOON)
    speak(page, Speaker(3))
    assert page.keep(" \n")
    (kept,) = events(journal)
    assert [type(one) for one in kept[1:]] == [MemoKept, Finished]
    assert to_read(journal.sessions())[0].outcome is Outcome.FINISHED


def test_a_page_that_was_cut_off_while_it_was_spoken_to_goes_on(journal: Journal) -> None:
    """What was spoken stands on the next page, and is kept with what is added there."""
    page = Capture(journal, NOON)
    page.save("the li")
    speak(page, Speaker(4))
    following = Capture(journal, datetime.now(UTC))
    assert following.offered == "the li"
    assert [one.length for one in following.memos] == [4.0]
    speak(following, Speaker(2))
    following.keep("the light")
    (kept,) = events(journal)
    assert [one.length for one in kept if isinstance(one, MemoKept)] == [4.0, 2.0]
    assert Capture(journal, NOON).memos == []


@pytest.mark.parametrize(
    ("ending", "seconds", "said"),
    [
        (Ending.LONGEST, 3, "The memo has come to 10 min, the most there is"),
        (Ending.LOST, 3, "The microphone is gone. A voice memo of 3 s is on this page"),
        (Ending.BROKEN, 3, "The recording broke off. A voice memo of 3 s is on this page"),
        (Ending.NONE, 0, "No microphone was found"),
        (Ending.BROKEN, 0, "No microphone was found"),
        (Ending.TOLD, 0, "Nothing was recorded."),
    ],
)
def test_every_ending_is_told_and_keeps_what_was_spoken(
    journal: Journal, ending: Ending, seconds: int, said: str
) -> None:
    """One sentence says it, and the page can be written on."""
    page = Capture(journal, NOON)
    assert speak(page, Speaker(seconds, ending)).startswith(said)
    assert len(page.memos) == (1 if seconds else 0)
    assert page.keep("words")


def test_a_full_disk_ends_it_and_keeps_what_was_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is told once; what was on the disk is on the page, and is kept later."""
    page = Capture(journal, NOON)
    true_add = Memos.add

    def add(memos: Memos, session: str, memo: int, number: int, *rest: object) -> None:
        if number > 2:
            raise NotWritable("The disk is full: make room and try again.")
        true_add(memos, session, memo, number, *rest)  # type: ignore[arg-type] # as they came

    with monkeypatch.context() as patch:
        patch.setattr(Memos, "add", add)
        said = speak(page, Speaker(9))
    assert said.startswith("The memo ends here. The disk is full")
    assert [one.length for one in page.memos] == [2.0]
    assert page.keep("")


def test_a_memo_is_taken_off_again(journal: Journal) -> None:
    """The newest goes first; a page on which nothing is left is not kept."""
    page = Capture(journal, NOON)
    assert take_back(page) == ""
    speak(page, Speaker(3))
    speak(page, Speaker(5))
    assert take_back(page) == "The memo is taken off this page again."
    assert [one.length for one in page.memos] == [3.0]
    take_back(page)
    assert not page.keep("")
    assert isinstance(events(journal)[0][-1], Stopped)
    assert Capture(journal, NOON).offered == ""


def test_scripts_that_quote_the_page_say_that_it_is_a_memo(journal: Journal) -> None:
    """Its length and day stand in place of words, below the words of the page if it has any."""
    page = Capture(journal, NOON)
    speak(page, Speaker(72))
    page.keep("the light\nwas green")
    (found,) = recalled(journal, [CAPTURED])
    day = f"{datetime.now(UTC).astimezone():%A %d %B}"
    assert found.carried[1] == f"the light\nwas green\na voice memo of 1 min 12 s, {day}"
    alone = Capture(journal, NOON)
    speak(alone, Speaker(3))
    speak(alone, Speaker(60))
    alone.keep("")
    told = recalled(journal, [CAPTURED])[0].carried[1]
    assert told == f"a voice memo of 3 s, {day}\na voice memo of 1 min, {day}"
    assert not list(find(journal, "voice memo"))


def test_two_windows_lose_neither_words_nor_memos(journal: Journal) -> None:
    """The second window keeps the memo; the words of the first are a page of their own."""
    first = Capture(journal, NOON)
    speak(first, Speaker(3))
    second = Capture(journal, NOON)
    second.keep("elsewhere")
    assert first.keep("here")
    found = [kept_memos(journal.events(one.id)) for one in journal.sessions()]
    assert sorted(map(len, found)) == [0, 1]
    texts = {one.text for each in events(journal) for one in each if isinstance(one, CaptureKept)}
    assert texts == {"here", "elsewhere"}
