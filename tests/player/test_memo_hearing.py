"""Voice memos are played one after the other, softly, and from memory."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.audio.api import SOUNDING, Bus, Clip, Condition, Held, Seconds
from integrate.audio.silence import NoOutput
from integrate.journal.errors import Damaged
from integrate.journal.memos import kept_memos
from integrate.journal.store import Journal
from integrate.player import memo_hearing
from integrate.player.capturing import Capture
from integrate.player.memo_hearing import MemoHearing
from integrate.player.memo_taking import MemoTaking
from integrate.session.record import MemoKept
from tests.player.speaking import HERON, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Room(NoOutput):
    """An output in which every clip begins at once and lasts no time."""

    def __init__(self, tell: Callable[[str], None] = print) -> None:
        """Hear everything."""
        super().__init__()
        self.tell = tell
        self.heard: list[Clip] = []
        self.told: list[str] = []
        self.trouble = ""
        self.begins = True
        self._begun: Callable[[str, Seconds], None] = lambda _clip, _length: None

    @property
    def condition(self) -> Condition:
        """It sounds."""
        return SOUNDING

    def on_begun(self, heard: Callable[[str, Seconds], None]) -> None:
        """Tell of what begins."""
        self._begun = heard

    def play(self, clip: Clip) -> None:
        """Hear it."""
        self.heard.append(clip)
        if self.trouble:
            self.tell(self.trouble)
        elif self.begins:
            self._begun(clip.id, 0.0)

    def stop(self, clip_id: str, fade: Seconds | None = None) -> None:  # noqa: ARG002 -- an output's call
        """Take note."""
        self.told.append(f"stop {clip_id}")

    def close(self) -> None:
        """Take note."""
        self.told.append("close")


@pytest.fixture(name="page")
def _page(tmp_path: Path) -> Iterator[tuple[Journal, str, list[MemoKept]]]:
    """Give a journal with a page of two short memos."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        page = Capture(journal, datetime(2026, 3, 1, tzinfo=UTC))
        for seconds in (1, 2):
            speaker = Speaker(seconds)
            speaker.stop()
            MemoTaking(page, speaker).run()
        page.keep("")
        session = journal.sessions()[0].id
        yield journal, session, kept_memos(journal.events(session))


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing ring."""
    monkeypatch.setattr(memo_hearing, "RINGING", -3.0)


def test_each_is_told_and_heard_as_a_voice(page: tuple[Journal, str, list[MemoKept]]) -> None:
    """They come one after the other, faded, on the bus of the voice, and from memory alone."""
    room, said = Room(), list[str]()
    assert MemoHearing(lambda _tell: room, -3.0).run(*page, said.append) == "That was all of it."
    assert said == ["Playing voice memo 1 of 2: 1 s.", "Playing voice memo 2 of 2: 2 s."]
    assert [one.content for one in room.heard] == [Held(HERON), Held(HERON * 2)]
    assert {(one.bus, one.fade_in >= 0.3, one.fade_out > 0) for one in room.heard} == {
        (Bus.VOICE, True, True)
    }
    assert room.told == ["close"]


def test_it_stops_when_told(
    page: tuple[Journal, str, list[MemoKept]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the midst of one it fades, and no other follows."""
    monkeypatch.setattr(memo_hearing, "RINGING", 60.0)
    room = Room()
    hearing = MemoHearing(lambda _tell: room, 0.0)
    said = hearing.run(*page, lambda _told: hearing.stop())
    assert said == "Stopped."
    assert room.told == ["stop memo 1", "close"]


def test_where_nothing_sounds_one_sentence_says_so(
    page: tuple[Journal, str, list[MemoKept]],
) -> None:
    """Also where the sound never begins."""
    silent = MemoHearing(lambda _tell: NoOutput("no device"), 0.0)
    assert silent.run(*page, print).startswith("No sound can be played here now")


def test_a_sound_that_never_begins_is_not_waited_for(
    page: tuple[Journal, str, list[MemoKept]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while it is told."""
    monkeypatch.setattr(memo_hearing, "PATIENCE", 0.05)
    room = Room()
    room.begins = False
    assert MemoHearing(lambda _tell: room, 0.0).run(*page, print).startswith("No sound")


def test_a_memo_that_cannot_be_decoded_is_told(page: tuple[Journal, str, list[MemoKept]]) -> None:
    """What the sound process says of it is said to the person."""
    room = Room()

    def opened(tell: Callable[[str], None]) -> Room:
        room.tell, room.trouble = tell, "This voice memo is damaged: no sound can be read from it."
        return room

    room.begins = False
    assert MemoHearing(opened, 0.0).run(*page, print) == room.trouble


def test_one_that_was_changed_is_not_played(page: tuple[Journal, str, list[MemoKept]]) -> None:
    """The journal says so, and the output is closed."""
    journal, session, memos = page
    journal.memos.drop(session, 1)
    room = Room()
    with pytest.raises(Damaged):
        MemoHearing(lambda _tell: room, 0.0).run(journal, session, memos, print)
    assert room.told == ["close"]


def test_without_sound_or_memo_it_is_told(page: tuple[Journal, str, list[MemoKept]]) -> None:
    """A memo that came without its sound is named and passed over."""
    journal, session, _memos = page
    bare, said = MemoKept(1, 72.0, 0, ""), list[str]()
    hearing = MemoHearing(lambda _tell: Room(), 0.0)
    assert hearing.run(journal, session, [bare], said.append) == "That was all of it."
    assert said == ["A voice memo of 1 min 12 s; its sound is not in this journal."]
    assert hearing.run(journal, session, [], said.append) == "There is no voice memo here."
