"""The note in its readable formats."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.journal.note.ascii import to_ascii
from integrate.journal.note.building import build
from integrate.journal.note.note import Own, Signature
from integrate.journal.note.plain import WIDTH
from integrate.journal.note.telling import document, status
from integrate.journal.note.writing import Format, write_draft
from integrate.session.charting import Agreed, DistressRated, Noted, Quoted, VitalsTaken
from integrate.session.record import Entered, Finished, LeftOpen, Marked
from tests.journal.export.shelf import measured, texts
from tests.journal.note.afternoon import (
    LIST,
    PERSON,
    WHOLE,
    Book,
    at,
    began,
    minutes,
    said,
    ticked,
)
from tests.journal.note.goldens import GOLDEN, made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.journal.note.note import Note
    from integrate.session.record import Event

HEADINGS = (
    "STAFF AND ROLES",
    "CONSENT AND AGREEMENTS",
    "BEFORE THE DOSE",
    "INTENTION, IN THE PERSON'S WORDS",
    "TIMELINE",
    "ADVERSE EVENTS",
    "IN THE PERSON'S OWN WORDS",
    "RETURN",
    "DISCHARGE",
    "PLAN",
    "INTERPRETATION (CLINICIAN)",
)


def note(events: Sequence[tuple[float, Event]], own: Own | None = None) -> Note:
    """Return the note of a session of these events after its beginning."""
    book = Book()
    summary = book.put("now", [at(0, began()), *events])
    return build(book.shelf, summary, PERSON, own or Own(), UTC)


def text(events: Sequence[tuple[float, Event]], own: Own | None = None) -> str:
    """Return that note in plain text."""
    return write_draft(note(events, own), Format.TEXT, UTC)


def part(whole: str, heading: str) -> list[str]:
    """Return the lines under one heading of a note in plain text."""
    _before, _heading, after = whole.partition(f"\n{heading}\n")
    return after.partition("\n\n")[0].split("\n")


@pytest.mark.parametrize("name", sorted(made()))
def test_the_note_reads_as_it_did(name: str) -> None:
    """Each format is the file that people looked at; `tests.journal.note.goldens` writes them."""
    assert (GOLDEN / name).read_text(encoding="utf-8") == made()[name]


def test_nothing_recorded_is_said_to_be_so() -> None:
    """No section goes away, and none is filled in."""
    whole = text([at(1, Marked("#1", "dose"))])
    assert [line for line in whole.split("\n") if line in HEADINGS] == list(HEADINGS)
    assert part(whole, "STAFF AND ROLES") == ["  Who was there: not recorded here."]
    agreed = ["  Consent: not recorded here.", "  Touch: not recorded here."]
    assert part(whole, "CONSENT AND AGREEMENTS") == agreed
    assert part(whole, "BEFORE THE DOSE") == ["  Vital signs: not recorded here."]
    assert part(whole, "ADVERSE EVENTS") == ["  None written down."]
    assert part(whole, "RETURN") == ["  Not recorded here."]
    assert part(whole, "DISCHARGE") == ["  No list about leaving was answered."]
    assert part(whole, "PLAN") == ["  Not written."]
    assert part(whole, "INTERPRETATION (CLINICIAN)") == ["  Not written.", ""]


def test_without_a_dose_there_is_no_before_and_after() -> None:
    """What was recorded stands in one section, which says that no mark was set."""
    whole = text([at(1, DistressRated(30, minutes(1), number=1)), at(2, ticked("ready", "Ready?"))])
    rows = part(whole, "VITAL SIGNS, MEASURES AND LISTS (NO MARK WAS SET)")
    assert rows[1:3] == ["09:01  SUDS 30", "09:02  Ready?"]
    assert "BEFORE THE DOSE" not in whole


def test_discharge_is_as_it_was_ticked() -> None:
    """What was not ticked is named; the escort stands with it; nothing is concluded."""
    whole = text(
        [
            at(1, Marked("#1", "dose")),
            at(60, ticked("discharge", LIST, "awake")),
            at(61, Agreed("escort", "M., partner", minutes(61), 1)),
        ]
    )
    assert part(whole, "DISCHARGE") == [
        "  As ticked in the session. The program weighs nothing and clears nobody.",
        f"10:00  {LIST}",
        "       - ticked: Awake, and knows name, place and day",
        "       - NOT TICKED: Vital signs near where they began",
        "       - NOT TICKED: A responsible adult is here",
        "  Escort: M., partner (agreed 2026-03-14)",
    ]


def test_a_list_of_what_went_wrong_stands_with_it() -> None:
    """Whatever its items are called, and whether anything was ticked."""
    rows = part(text([at(1, ticked("adverse", "Did any come up?", "vitals"))]), "ADVERSE EVENTS")
    assert rows[:3] == [
        "  None written down.",
        "09:01  Did any come up?",
        "       - NOT TICKED: Awake, and knows name, place and day",
    ]


def test_an_older_list_says_what_it_does_not_know() -> None:
    """Nothing ticked is said; what was open is not on record."""
    rows = part(text([at(1, ticked("discharge", LIST, offered=False))]), "DISCHARGE")
    assert rows[2] == "       - nothing ticked"
    assert rows[3].startswith("       - What was not ticked is not on record")


def test_the_return_has_the_last_vital_signs() -> None:
    """Those after the mark, with every rating; what was before stands before."""
    taken = [VitalsTaken(minutes(place), 70 + place, number=place) for place in (1, 20, 40)]
    events: list[tuple[float, Event]] = [
        at(1, taken[0]),
        at(2, Marked("#1", "dose")),
        at(20, taken[1]),
        at(30, Marked("#2", "back")),
        at(40, taken[2]),
        at(41, DistressRated(10, minutes(41), number=4)),
        *(at(45, one) for one in measured(1, 0)),
    ]
    rows = part(text(events), "RETURN")
    assert rows[:3] == ["09:30  Marked as back", "09:40  HR 110/min", "09:41  SUDS 10"]
    assert rows[3].startswith("09:45  PHQ-2: 1 of 6.")
    assert part(text(events), "BEFORE THE DOSE") == ["09:01  HR 71/min"]
    del events[4]
    assert part(text(events), "RETURN")[:3] == [
        "09:30  Marked as back",
        "09:41  SUDS 10",
        "  Vital signs since then: not recorded here.",
    ]
    del events[3]
    assert part(text(events), "RETURN")[0] == "09:20  HR 90/min"


def test_a_return_that_nobody_marked_says_so() -> None:
    """With the moment at which the script went on by itself, and no vital signs made up."""
    events = [at(2, Marked("#1", "dose")), at(90, LeftOpen("#9", mark="back"))]
    rows = " ".join(" ".join(part(text(events), "RETURN")).split())
    assert rows.startswith("10:30 The return was not marked by hand: no key was pressed")
    assert "Marked as back" not in rows


def test_words_that_are_older_or_brought_along_say_so() -> None:
    """By the day, or as from an earlier session."""
    book = Book()
    carried = (("intention", "hope", "hope"),)
    summary = book.put("now", [at(0, began(carried=carried))])
    whole = write_draft(build(book.shelf, summary, PERSON, Own(), UTC), Format.TEXT, UTC)
    intention = part(whole, "INTENTION, IN THE PERSON'S WORDS")
    assert intention == ["  “hope” (from an earlier session)"]


def test_past_midnight_the_day_is_said() -> None:
    """Once, where it changes."""
    late = [at(60 * 14, Noted("late", minutes(60 * 14), 1)), at(60 * 15.5, Finished())]
    assert part(text(late), "TIMELINE")[1:] == [
        "23:00  Note: late",
        "  2026-03-15",
        "00:30  Session came to its end",
    ]


def test_the_measures_are_no_diagnosis() -> None:
    """It stands with them, beside what their holders ask to be said."""
    events = [at(1, one) for one in measured(1, 0)]
    assert "A score is a check-in, not a diagnosis." in text(events)
    assert "ABOUT THE MEASURES" not in text([])


def test_whose_it_is() -> None:
    """A journal's own keeper is not named; a session that did not end says so."""
    book = Book()
    summary = book.put("now", [at(0, began()), at(1, Entered("#1", "Hello."))])
    one = build(book.shelf, summary, type(PERSON)("self", ""), Own(), UTC)
    whole = write_draft(one, Format.TEXT, UTC)
    assert "Person: not named\n" in whole
    setting = book.put("setting", [at(0, began("set-and-setting"))])
    other = write_draft(build(book.shelf, setting, PERSON, Own(), UTC), Format.TEXT, UTC)
    assert "Person: P-014\nDate: " in other
    assert "Ended: NOT ENDED: this note tells of the session so far\n" in whole


def test_the_status() -> None:
    """A draft, the first signature, a later one."""
    zone = timezone(timedelta(hours=1))
    assert status(None, zone) == "draft - review and sign"
    signed = Signature("A. Berg", datetime(2026, 3, 14, 12, 0, tzinfo=UTC), 1, "")
    assert status(signed, zone) == "signed by A. Berg, 2026-03-14 13:00 +01:00"
    later = Signature("C. Dahl", signed.wall, 2, "")
    assert status(later, zone).startswith("amended, version 2, signed by C. Dahl, ")


def test_ascii_loses_no_word() -> None:
    """Stand-ins where there are any, and else the number of the sign."""
    assert to_ascii("“Ünsér” … ½ 漢 Ǽ") == '"Uenser" ... \\xbd \\u6f22 Ae'
    wide = "09:00  " + "ß" * 70
    assert to_ascii(wide).split("\n") == ["09:00  " + "s" * 73, "       " + "s" * 67]
    assert to_ascii("ß" * 79).split("\n")[1] == "  " + "s" * 78


@st.composite
def written(draw: st.DrawFn) -> Note:
    """Draw a note in which everything that somebody wrote is any text."""
    words = draw(st.lists(texts, min_size=8, max_size=8))
    entries: list[Event] = [
        Noted(words[0], minutes(1), 1),
        Quoted(words[1], minutes(2), 2),
        Agreed("touch", words[2], minutes(3), 3),
        said("word", words[3], words[4]),
        Entered("#3", words[3]),
        Marked("#2", words[5]),
        ticked("discharge", words[5], "awake"),
    ]
    own = Own(words[5], words[6], words[7])
    return note([at(place, one) for place, one in enumerate(entries, 1)], own)


@given(written())
@settings(max_examples=60)
def test_no_line_somebody_wrote_is_taken_for_the_notes_own(found: Note) -> None:
    """Every line fits, and all that begins at the edge is a heading, a fact or a time."""
    whole = write_draft(found, Format.TEXT, UTC)
    head, _timeline, rest = whole.partition("\nSTAFF AND ROLES\n")
    for line in [*whole.split("\n"), *to_ascii(whole).split("\n")]:
        assert len(line.encode("ascii", "replace")) <= WIDTH
    for line in rest.split("\n"):
        known = line in HEADINGS or line.startswith("VITAL SIGNS, MEASURES")
        assert known or not line or re.match(r"  |\d\d:\d\d(  |$)", line)
    assert to_ascii(whole).isascii()
    assert "\n\n" not in head


class _Reader(HTMLParser):
    """Collects what a page shows, and every element there is."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.tags: set[str] = set()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.shown.append(data)


@given(written())
@settings(max_examples=60)
def test_the_page_is_text_and_nothing_else(found: Note) -> None:
    """No element comes from what somebody wrote, and nothing is fetched or run."""
    page = write_draft(found, Format.HTML, UTC)
    reader = _Reader()
    reader.feed(page)
    assert "script" not in reader.tags
    assert reader.tags <= {
        *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "dl", "dt", "dd"),
        *("section", "ul", "li", "time", "del", "br"),
    }
    assert page.count("</style") == 1
    assert "draft - review and sign" in "".join(reader.shown)


@given(written())
@settings(max_examples=60)
def test_markdown_has_the_notes_headings_alone(found: Note) -> None:
    """What was written begins no heading, and no item of its own."""
    lines = write_draft(found, Format.MARKDOWN, UTC).split("\n")
    assert sum(line.startswith("#") for line in lines) == 1 + len(HEADINGS)
    assert not any(line.startswith(("<", ">", "```", "|")) for line in lines)


def test_markdown_keeps_lines_together() -> None:
    """A text of several lines is one item; what was corrected is struck through."""
    one = note(WHOLE[1:], Own(plan="First.\nSecond."))
    whole = write_draft(one, Format.MARKDOWN, UTC)
    assert "- First.\\\n  Second.\n" in whole
    assert "- **09:47** <s>Note: Wrong person</s>\n  - Struck out 09:47.\n" in whole


def test_the_printed_page_bears_whose_it_is() -> None:
    """The person and the day, whatever the pseudonym holds; nothing ends the style."""
    book = Book()
    summary = book.put("now", [at(0, began())])
    odd = type(PERSON)("p", '"} </style>')
    page = write_draft(build(book.shelf, summary, odd, Own(), UTC), Format.HTML, UTC)
    assert '@top-left { content: "\\000022\\00007d \\00003c\\00002fstyle' in page
    assert "2026-03-14" in page
    assert page.count("</style>") == 1
    found = document(build(book.shelf, summary, PERSON, Own(), UTC), UTC)
    assert found.whose == "P-014   2026-03-14"
