"""A voice memo in lines: spoken onto the page, and heard again in the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING, cast

from integrate.audio.memo.piece import Ending
from integrate.journal.entry import Entry
from integrate.journal.memos import kept_memos
from integrate.plain.listening import Listening
from integrate.player.capturing import KEPT, Capture
from integrate.player.memo_taking import MemoTaking
from integrate.session.record import CaptureKept, MemoKept, Recorded
from tests.plain.talking import Voice
from tests.player.speaking import Speaker, speaking

if TYPE_CHECKING:
    from integrate.player.memo_hearing import MemoHearing
    from tests.plain.house import House
    from tests.plain.talking import Typed

ASKED = "“:memo” alone on a line records a voice memo of up to 10 min"


def visit(house: House, *typed: Typed, speakers: tuple[Speaker, ...]) -> list[str]:
    """Return what is said to a person whose memos are these."""
    return house.visit(*typed, settings=replace(house.settings, record=speaking(*speakers)))


def lengths(house: House) -> list[list[float]]:
    """Return the lengths of the memos of every page, the newest first."""
    with house.settings.open_journal() as journal:
        return [
            [memo.length for memo in kept_memos(journal.events(one.id))]
            for one in journal.sessions()
        ]


def words(house: House) -> list[str]:
    """Return the words of the newest page."""
    with house.settings.open_journal() as journal:
        events = [one.recorded.event for one in journal.events(journal.sessions()[0].id)]
    return [one.text for one in events if isinstance(one, CaptureKept)]


def test_a_memo_between_lines(house: House) -> None:
    """One word begins it, Enter ends it, and the page has both."""
    said = visit(house, "capture", "the light", ":memo", "", ".", "quit", speakers=(Speaker(12),))
    assert ASKED in " ".join(said)
    assert said.index("A voice memo of 12 s is on this page.") < said.index(KEPT)
    assert lengths(house) == [[12.0]]
    assert words(house) == ["the light"]


def test_what_is_said_from_the_beginning_to_the_end(house: House) -> None:
    """While it goes on only each full minute is said, for what is said aloud is on it too."""
    said = visit(
        house, "capture", ":memo", ..., ".", "quit", speakers=(Speaker(130, Ending.LONGEST),)
    )
    told = [line for line in said if line.endswith("so far.")]
    assert told == ["1 min so far.", "2 min so far."][: len(told)]
    assert any(line.startswith("The memo has come to 10 min") for line in said)
    assert KEPT in said
    assert lengths(house) == [[130.0]]


def test_a_line_that_ends_it_is_on_the_page(house: House) -> None:
    """Nothing that was typed is lost; a word for help is obeyed."""
    said = visit(
        house, "capture", ":memo", "a heron", ":memo", "help", ".", "quit",
        speakers=(Speaker(3), Speaker(4)),
    )  # fmt: skip
    assert words(house) == ["a heron"]
    assert lengths(house) == [[3.0, 4.0]]
    assert any("emergency number" in line for line in said)


def test_the_last_one_is_taken_off_again(house: House) -> None:
    """Until the page is kept; where there is none it is said."""
    said = visit(
        house, "capture", ":memo away", ":memo", "", ":memo", "", ":Memo  away", ".", "quit",
        speakers=(Speaker(3), Speaker(4)),
    )  # fmt: skip
    assert "There is no voice memo on this page." in said
    assert "The memo is taken off this page again." in said
    assert lengths(house) == [[3.0]]


def test_a_window_that_is_closed_keeps_it(house: House) -> None:
    """What was spoken until then is on the page, and the page is kept."""
    visit(house, "capture", ":memo", speakers=(Speaker(5),))
    assert lengths(house) == [[5.0]]


def test_a_page_that_was_cut_off_names_its_memo(house: House) -> None:
    """It is there, and is kept with the page."""
    with house.settings.open_journal() as journal:
        speaker = Speaker(7)
        speaker.stop()
        MemoTaking(Capture(journal, datetime(2026, 3, 1, tzinfo=UTC)), speaker).run()
    said = house.visit("capture", "more", ".", "quit")
    assert "A voice memo of 7 s is on this page already." in said
    assert lengths(house) == [[7.0]]
    assert words(house) == ["more"]


def test_without_a_microphone_the_page_goes_on(house: House) -> None:
    """One sentence says so."""
    said = visit(
        house, "capture", ":memo", ..., "a heron", ".", "quit", speakers=(Speaker(0, Ending.NONE),)
    )
    assert any(line.startswith("No microphone was found") for line in said)
    assert words(house) == ["a heron"]


def test_where_memos_are_off_nothing_offers_one(house: House) -> None:
    """Who asks for one is told how to turn them on, and the line is no part of the page."""
    said = house.visit("capture", ":memo", "a heron", ".", "quit")
    assert ASKED not in " ".join(said)
    assert any(line.startswith("Voice memos are off") for line in said)
    assert words(house) == ["a heron"]


def test_it_is_heard_again_in_the_journal(house: House) -> None:
    """The page says that there is one; a word plays it, or says why it cannot."""
    said = visit(
        house, "capture", ":memo", "", ".", "journal", "listen", "1", "listen", ..., "find memo",
        "back", "quit",
        speakers=(Speaker(72),),
    )  # fmt: skip
    assert "(A voice memo of 1 min 12 s)" in said
    assert "There is no voice memo here." in said
    assert "“listen” plays what was spoken; Enter stops it." in said
    assert any(line.startswith("No sound can be played here now") for line in said)
    assert "Nothing was found." in said


def test_a_memo_in_a_session(house: House) -> None:
    """From a page within a session it is the same."""
    typed = ("The day after", "", "capture", ":memo", "", ".", "stop", "", "quit")
    visit(house, *typed, speakers=(Speaker(9),))
    assert [9.0] in lengths(house)


class Endless:
    """Plays until it is stopped."""

    def __init__(self) -> None:
        self._over = Event()

    def run(self, *_what: object) -> str:
        """Wait for the end."""
        self._over.wait(60.0)
        return "It is over."

    def stop(self) -> None:
        """End."""
        self._over.set()


def test_the_line_that_stops_a_memo_is_heard_as_well(house: House) -> None:
    """Whoever types a word for help while a memo plays gets silence and help, not silence alone."""
    voice = Voice(["ground"])
    with house.settings.open_journal() as journal:
        listening = Listening(journal, voice, lambda: cast("MemoHearing", Endless()))
        memo = Entry(1, datetime(2026, 3, 1, tzinfo=UTC), Recorded(0.0, MemoKept(1, 9.0, 9, "")))
        listening.turn_to("one", [memo])
        assert listening.listen() == "ground"
    assert "It is over." in voice.said
