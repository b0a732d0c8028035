from __future__ import annotations

from datetime import timedelta

from integrate.journal.readable import PAGE
from integrate.journal.recalling import MOST_SESSIONS, recalled
from integrate.script.read import read
from integrate.session import inputs
from integrate.session.effects import Record
from integrate.session.program import Role
from integrate.session.record import (
    CAPTURED,
    Answered,
    Began,
    CaptureKept,
    MemoKept,
    Passed,
    WentBack,
)
from integrate.session.replay import replay
from integrate.session.session import Session
from tests.journal.export.shelf import NOON, Shelf, began, rated, wrote

DAY = timedelta(days=1)


def carried(shelf: Shelf, *names: str) -> list[tuple[object, ...]]:
    """Return what is recalled."""
    return [one.carried for one in recalled(shelf, names)]


def test_the_latest_answer_is_recalled_with_its_moment() -> None:
    """Name, value and words as they were, and how long ago."""
    shelf = Shelf()
    shelf.put(began(), wrote("older", "line"), rated(7))
    shelf.put(began(), wrote("newer", "line"), start=NOON + DAY)
    line, tension = recalled(shelf, ("line", "tension"))
    assert line.carried == ("line", "newer", "newer")
    assert tension.carried == ("tension", 7, "7")
    assert line.age(NOON + 3 * DAY) == 2 * DAY - timedelta(minutes=1)
    assert (line.session, tension.session) == ("s2", "s1")


def test_names_keep_their_order_and_come_once() -> None:
    """A name that nobody answered is left out."""
    shelf = Shelf()
    shelf.put(began(), wrote("x", "line"), rated(7))
    assert carried(shelf, "tension", "none", "line", "line") == [
        ("tension", 7, "7"),
        ("line", "x", "x"),
    ]
    assert carried(shelf) == []


def test_an_answer_that_was_taken_back_is_not_recalled() -> None:
    """Who passed a question over in the end had no answer that day; an older one counts."""
    shelf = Shelf()
    shelf.put(began(), wrote("older", "line", step="#1"))
    events = (wrote("newer", "line", step="#1"), WentBack("#2"), Passed("#1"))
    shelf.put(began(), *events, start=NOON + DAY)
    assert carried(shelf, "line") == [("line", "older", "older")]


def test_the_last_of_two_questions_with_one_name_counts() -> None:
    """As it does within a session."""
    shelf = Shelf()
    shelf.put(began(), wrote("first", "line", step="#1"), wrote("last", "line", step="#2"))
    assert carried(shelf, "line") == [("line", "last", "last")]


def test_only_what_is_needed_is_read() -> None:
    """With all names found, no older session is opened; without, no more than the bound."""
    shelf = Shelf()
    for number in range(MOST_SESSIONS + 10):
        shelf.put(began(), wrote("x", "line"), start=NOON + number * DAY)
    recalled(shelf, ("line",))
    assert (len(shelf.opened), shelf.listed) == (1, PAGE)
    recalled(shelf, ("line", "none"))
    assert len(shelf.opened) == 1 + MOST_SESSIONS


def test_nothing_is_recalled_from_another_person_nor_from_what_is_broken() -> None:
    """Words of one person never come before another."""
    shelf = Shelf()
    shelf.put(began(), wrote("mine", "line"))
    shelf.put(began(), wrote("theirs", "line"), person="p1", start=NOON + DAY)
    shelf.put(began(), wrote("lost", "line"), name="s3", start=NOON + 2 * DAY)
    shelf.broken.add("s3")
    assert carried(shelf, "line") == [("line", "mine", "mine")]
    (theirs,) = recalled(shelf, ("line",), "p1")
    assert theirs.carried[1] == "theirs"


def test_a_session_takes_what_is_recalled_and_can_be_replayed() -> None:
    """The words of last time stand in the text, and the record alone brings them back."""
    shelf = Shelf()
    shelf.put(began(), wrote("a heron", "line"))
    source = (
        "title: T\nstage: anytime\nrecall: [line]\nsteps:\n"
        "  - 'You wrote: {{ line }}'\n  - ask: And now?\n    save: line\n"
    )
    script = read(source.encode()).script
    assert script is not None
    session = Session(script, Role.PATIENT, "t")
    opening = inputs.Begin(carried=tuple(one.carried for one in recalled(shelf, script.recall)))
    effects = session.handle(opening, 0.0) + session.handle(inputs.Advance(), 1.0)
    records = [one.recorded for one in effects if isinstance(one, Record)]
    assert getattr(records[1].event, "text", "") == "You wrote: a heron"
    assert isinstance(records[0].event, Began)
    assert replay(script, records).view == session.view
    session.handle(inputs.Answer("a swan"), 2.0)
    assert session.answers["line"].words == "a swan"


def test_a_value_comes_back_as_it_was() -> None:
    """Ids ticked on a list stay a tuple."""
    shelf = Shelf()
    ticked = Answered("#1", "ready", "Ready?", ("toilet", "signal"), "The toilet; The signal")
    shelf.put(began(), ticked)
    assert carried(shelf, "ready") == [("ready", ("toilet", "signal"), "The toilet; The signal")]


def test_raw_words_are_recalled_by_the_name_of_their_page() -> None:
    """The newest page that was kept; answers of other names are none of it."""
    shelf = Shelf()
    shelf.put(began(), CaptureKept("Stairs, and a heron."))
    shelf.put(began(), rated(7), start=NOON + DAY)
    words = "Stairs, and a heron."
    assert carried(shelf, CAPTURED) == [(CAPTURED, words, words)]


def test_a_voice_memo_is_recalled_as_a_memo_with_its_day() -> None:
    """It stands as a line of its page, in the order in which it was spoken and written."""
    shelf = Shelf()
    shelf.put(began(), MemoKept(1, 12.0, 12, "chain"), CaptureKept("Stairs."))
    ((_name, page, words),) = carried(shelf, CAPTURED)
    assert page == words == "a voice memo of 12 s, Wednesday 01 May\nStairs."
