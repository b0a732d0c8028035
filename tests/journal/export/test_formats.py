"""What every readable format has to keep: each word, as it was, and no more power than a word."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from datetime import UTC, timedelta, timezone
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from rich.cells import cell_len

from integrate.journal.export import markdown, page, plain_text, table
from integrate.journal.export.answers import Kind
from integrate.journal.export.characters import columns, one_line, readable, wrap
from integrate.journal.export.moments import local, minute, stamp
from integrate.journal.export.scenes import Part, lines
from integrate.journal.export.share import Share, share
from integrate.session.record import (
    Answered,
    Entered,
    Finished,
    Manageable,
    Marked,
    Passed,
    WentBack,
)
from tests.journal.export.shelf import (
    ITEMS,
    NASTY,
    NOON,
    began,
    lived,
    measured,
    rated,
    sessions,
    texts,
    words,
    wrote,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from integrate.journal.export.lived import Lived

BERLIN = timezone(timedelta(hours=2))
MARKED = MarkdownIt("commonmark").enable(["table", "strikethrough"])
GUARDED = re.compile(r"''*[\s\ufeff\u200b\u2400-\u2426]*[=+\-@\uff1d\uff0b\uff0d\uff20\t]")
ALLOWED = {"!doctype", "html", "head", "meta", "title", "style", "body", "section"}
ALLOWED |= {"h1", "h2", "ul", "li", "p", "blockquote", "br"}


def said(text: str) -> list[str]:
    """Return the lines with something on them, as they are compared: single spaces."""
    lines = (" ".join(line.split()) for line in readable(text).split("\n"))
    return [line for line in lines if line]


def unguarded(cell: str) -> str:
    """Return what a cell of the table says, read as docs/journal-export.md tells to."""
    return cell[1:] if GUARDED.match(cell) else cell


def answered(found: Sequence[Lived]) -> list[Answered]:
    """Return every answer in the sessions."""
    every = [entry.recorded.event for one in found for entry in one.entries]
    return [one for one in every if isinstance(one, Answered)]


class Reader(HTMLParser):
    """Reads a page as a browser does, and keeps what the block quotes show."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.quotes: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; a line break is one."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "blockquote":
            self._inside = True
            self.quotes.append("")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a quote."""
        self._inside = self._inside and tag != "blockquote"

    def handle_data(self, data: str) -> None:
        """Keep what a quote says."""
        if self._inside:
            self.quotes[-1] += data


def quoted(tokens: Sequence[Token]) -> list[str]:
    """Return the text of each block quote; anything but plain text in one is an error."""
    quotes: list[str] = []
    depth = 0
    for token in tokens:
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type == "blockquote_open":
            quotes.append("")
        if depth and token.type == "inline":
            for part in token.children or []:
                assert part.type in {"text", "hardbreak", "text_special"}, part.type
                quotes[-1] += "\n" if part.type == "hardbreak" else part.content
        elif depth:
            kinds = {"blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close"}
            assert token.type in kinds, token.type
            quotes[-1] += "\n" if token.type == "paragraph_close" else ""
    return quotes


@given(sessions())
def test_csv_gives_back_every_answer(found: list[Lived]) -> None:
    """Each answer is a row, and what stands in the cell is what was said."""
    text = table.write(found, Share.MINE, UTC)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    asked = [row for row in rows if row["kind"] in {*Kind, "item"}]
    kept = [unguarded(row["answer"]) for row in asked]
    assert kept == [readable(one.words) for one in answered(found)]


@given(sessions())
def test_csv_has_the_shape_of_rfc_4180(found: list[Lived]) -> None:
    """Every row has every column, and lines end with CR and LF."""
    text = table.write(found, Share.MINE, UTC)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(table.COLUMNS)}
    assert text.endswith("\r\n")
    assert "\r" not in text.replace("\r\n", "")


@given(sessions())
def test_no_cell_is_a_formula(found: list[Lived]) -> None:
    """No cell begins with what a spreadsheet reckons, but for a plain number."""
    text = table.write(found, Share.MINE, UTC)
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not re.match(r"\s*[=+\-@]", cell) or re.fullmatch(r"-?\d+", cell)


def test_csv_columns_stay() -> None:
    """Other programs rely on these names and their order."""
    one = lived("s1", [began(), rated(-3), Marked("#9", "dose"), *measured(1, 2), Finished()])
    rows = table.write([one], Share.MINE, BERLIN).split("\r\n")
    assert rows[0] == "session,began,stage,title,number,time,kind,step,name,question,answer,value"
    start = "s1,2024-05-01T14:00:00+02:00,integration,Arriving"
    assert rows[1] == (
        f"{start},2,2024-05-01T14:01:00+02:00,number,step-tension,tension,How tense?,-3,-3"
    )
    assert rows[2] == f"{start},3,2024-05-01T14:02:00+02:00,mark,#9,dose,,,"
    assert rows[-2] == f"{start},,2024-05-01T14:04:00+02:00,total,#4,phq.total,PHQ-2,3,3"


@given(sessions())
def test_html_shows_every_answer_as_text(found: list[Lived]) -> None:
    """Each answer is one quote of the page, to the last character but for kinds of spaces."""
    reader = Reader()
    reader.feed(page.write(found, Share.MINE, UTC))
    reader.close()
    assert [said(one) for one in reader.quotes] == [said(one.words) for one in answered(found)]
    assert reader.tags <= ALLOWED
    assert not reader.attributes & {"src", "href", "onload", "onclick"}


def test_html_fetches_nothing() -> None:
    """The page names no address, forbids itself to fetch, and has a style for paper."""
    text = page.write([lived("s1", [began(), wrote("http://example.org")])], Share.MINE, UTC)
    assert "default-src 'none'" in text
    assert "@media print" in text
    assert "url(" not in text
    assert "<a " not in text


@given(sessions())
def test_markdown_shows_every_answer_as_text(found: list[Lived]) -> None:
    """Read as Markdown, each answer is a quote of plain text and line breaks."""
    tokens = MARKED.parse(markdown.write(found, Share.MINE, UTC))
    assert [said(one) for one in quoted(tokens)] == [said(one.words) for one in answered(found)]
    assert sum(token.type == "heading_open" for token in tokens) == 1 + len(found)


@given(texts)
def test_a_line_of_markdown_says_what_it_said(text: str) -> None:
    """Whatever a title holds, the heading is that and nothing more."""
    title = one_line(text) or "Integration"
    document = markdown.write([lived("s1", [began(text)])], Share.MINE, UTC)
    tokens = MARKED.parse(document)
    places = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    children = tokens[places[1] + 1].children or []
    assert said("".join(one.content for one in children)) == said(title)
    assert {one.type for one in children} <= {"text", "text_special"}


@given(sessions())
def test_plain_text_is_never_wider_than_eighty_cells(found: list[Lived]) -> None:
    """Measured in the cells of a terminal, by our own count and by another one."""
    for line in plain_text.write(found, Share.MINE, UTC).split("\n"):
        assert columns(line) <= plain_text.WIDTH
        assert cell_len(line) <= plain_text.WIDTH


@given(words)
def test_no_line_of_an_answer_looks_like_one_of_the_record(text: str) -> None:
    """Every line of what was said is set in, and nothing of it is left out."""
    document = plain_text.write([lived("s1", [began(), wrote(text, prompt="Q")])], Share.MINE, UTC)
    after = document.split("12:01  Q\n")[1].rstrip("\n").split("\n")
    assert all(line.startswith(" " * 9) or not line for line in after)
    kept = "".join("".join(after).split())
    turning = re.compile("[\u202a-\u202e\u2066-\u2069]")
    assert kept == "".join(turning.sub("", readable(text)).split())


@given(texts)
def test_readable_text_has_no_control_character(text: str) -> None:
    """Only line breaks and tabs are left, and it can be written to a file."""
    made = readable(text)
    made.encode("utf-8")
    assert all(unicodedata.category(char) != "Cc" or char in "\n\t" for char in made)
    assert readable(made) == made


@given(texts)
def test_wrapping_loses_no_character(text: str) -> None:
    """Words come out in their order, wide ones in pieces."""
    lines = wrap(text, 10)
    assert all(columns(line) <= 10 for line in lines)
    turning = re.compile("[\u202a-\u202e\u2066-\u2069]")
    assert "".join("".join(lines).split()) == "".join(turning.sub("", readable(text)).split())


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_survive_in_every_format(text: str) -> None:
    """The texts that have broken other programs, one by one."""
    one = [lived("s1", [began(), wrote(text)])]
    reader = Reader()
    reader.feed(page.write(one, Share.MINE, UTC))
    assert said(reader.quotes[0]) == said(text)
    assert said(quoted(MARKED.parse(markdown.write(one, Share.MINE, UTC)))[0]) == said(text)
    rows = list(csv.DictReader(io.StringIO(table.write(one, Share.MINE, UTC), newline="")))
    assert unguarded(rows[0]["answer"]) == readable(text)


def test_plain_text_reads_like_a_record() -> None:
    """Headings, times in the person's own zone, answers set in, totals at the end."""
    events = [
        began(),
        Entered("#1", "What stays?"),
        wrote("A heron.\nStill water."),
        Marked("#2", "dose"),
        rated(7),
        *measured(2, 1),
        Passed("#5"),
        Finished(),
    ]
    assert plain_text.write([lived("s1", events)], Share.MINE, BERLIN).split("\n")[3:] == [
        "-" * 80,
        "Arriving",
        "Began: 2024-05-01 14:00 +02:00",
        "Last entry: 2024-05-01 14:08 +02:00",
        "Stage: integration",
        "Ended: finished",
        "Session: s1",
        "",
        "14:01  What stays?",
        "         A heron.",
        "         Still water.",
        "14:03  Mark: dose",
        "14:04  How tense?",
        "         7",
        "14:05  Over the last 2 weeks, how often have you been bothered by any of the",
        "       following problems?",
        "",
        "       Little interest or pleasure in doing things",
        "         More than half the days",
        "14:06  Feeling down, depressed, or hopeless",
        "         Several days",
        "14:07  Passed over",
        "14:08  Came to the end",
        "PHQ-2: 3 of 6. It reaches 3, from where its authors advise a closer look. From 3",
        "on, its authors go on to the PHQ-9.",
        "This is a check-in, not a diagnosis. Talk it over with your clinician.",
        *wrap(f"PHQ-2: {ITEMS.notice}", 80),
        "",
    ]


def test_a_questionnaire_with_an_answer_missing_has_no_total() -> None:
    """It says so, and shows no 0."""
    text = plain_text.write([lived("s1", [began(), *measured(2)])], Share.MINE, UTC)
    assert "PHQ-2: There is no score: item 2 has no answer, and none is made up." in text
    assert "of 6" not in text


@pytest.mark.parametrize("level", list(Share))
def test_item_9_stands_beside_the_total(level: Share) -> None:
    """Whoever reads the record, and whatever the total: the answer is told with its words."""
    answers = measured(*[0] * 8, 1, None, measure="phq-9")
    one = share([lived("s1", [began(), *answers, Finished()])], level)
    text = " ".join(plain_text.write(one, level, UTC).split())
    assert "PHQ-9: 1 of 27, minimal. It is below 10, the cut-off of its authors;" in text
    assert "PHQ-9, item 9 (Thoughts that you would be better off dead, or of hurting" in text
    assert "hurting yourself in some way): 1, Several days" in text


def test_item_9_that_was_not_answered_is_missing() -> None:
    """It is named as missing, and nothing is said in its place."""
    one = lived("s1", [began(), *measured(*[0] * 8, None, 0, measure="phq-9")])
    text = " ".join(plain_text.write([one], Share.MINE, UTC).split())
    assert "PHQ-9: There is no score: item 9 has no answer" in text
    assert "PHQ-9, item 9" not in text


def test_a_screening_is_told_by_its_outcome() -> None:
    """The ASQ has no total; each yes and each no stands there."""
    one = lived("s1", [began(), *measured(0, 1, 0, 0, 0, measure="asq", name="asq")])
    text = " ".join(plain_text.write([one], Share.MINE, UTC).split())
    assert "ASQ: Non-acute positive screen. A trained clinician makes a brief" in text
    assert "ASQ, item 2 (In the past few weeks, have you felt that you" in text
    assert "better off if you were dead?): 1, Yes" in text


def test_a_questionnaire_without_a_sum_has_no_total_anywhere() -> None:
    """Its answers go out, and no row says a number for all of them."""
    one = lived("s1", [began(), *measured(1, 1, 1, 1, measure="integration-reflection")])
    rows = list(csv.DictReader(io.StringIO(table.write([one], Share.MINE, UTC), newline="")))
    assert [row["kind"] for row in rows] == ["item"] * 4


def test_subscales_and_outcomes_are_rows() -> None:
    """After the total of the PCL-5 stand its clusters; the ASQ has its outcome."""
    events = [*measured(*[1] * 20, measure="pcl-5", name="pcl")]
    rows = table.write([lived("s1", [began(), *events])], Share.MINE, UTC).split("\r\n")
    parts = [row.split(",")[6:] for row in rows[21:-1]]
    assert parts[0] == ["total", "#4", "pcl.total", "PCL-5", "20", "20"]
    assert [row[2] for row in parts[1:]] == ["pcl.b", "pcl.c", "pcl.d", "pcl.e"]
    assert [row[-1] for row in parts[1:]] == ["5", "2", "7", "6"]
    asked = [began(), *measured(0, 0, 0, 0, measure="asq", name="asq")]
    rows = table.write([lived("s1", asked)], Share.MINE, UTC).split("\r\n")
    assert rows[-2].endswith("outcome,#4,asq.outcome,ASQ,Negative screen,negative")


def test_a_questionnaire_answered_anew_counts_as_it_was_last() -> None:
    """Going back and answering again gives another total."""
    one = lived("s1", [began(), *measured(3, 3), WentBack("#5"), WentBack("#4.2"), *measured(0, 1)])
    assert "PHQ-2: 1 of 6" in plain_text.write([one], Share.MINE, UTC)


def test_a_question_that_does_not_go_out_has_its_name_in_its_place() -> None:
    """No question without something to tell it by."""
    one = lived("s1", [began(), rated(7, prompt=""), wrote("x", name="", prompt="", step="#3")])
    text = plain_text.write([one], Share.MINE, UTC)
    assert "12:01  tension\n         7\n12:02  #3\n         x\n" in text


def test_moments_have_their_offset() -> None:
    """In a time zone that has whole minutes; the ends of the calendar stay as they are."""
    assert stamp(NOON, BERLIN) == "2024-05-01T14:00:00+02:00"
    assert minute(NOON, UTC) == "2024-05-01 12:00 +00:00"
    old = timezone(timedelta(seconds=1172))
    assert local(NOON, old) == NOON
    assert stamp(NOON, old).endswith("+00:00")
    last = NOON.max.replace(tzinfo=UTC)
    assert local(last, BERLIN) == last
    assert stamp(NOON.astimezone(), None).count(":") >= 3


def test_what_was_thought_and_how_it_was_held_have_words_of_their_own() -> None:
    """Nobody wrote them, and so they are not set as an answer."""
    found = list(lines(lived("s1", [began(), Passed("#1", "thought"), Manageable(3)]).entries))
    assert [(one.part, one.text) for one in found] == [
        (Part.TOLD, "Thought about it"),
        (Part.TOLD, "How manageable: 3 (0 easy to be with, 10 too much)"),
    ]


def test_a_total_stands_below_its_session_in_markdown() -> None:
    """As a list, after what was answered."""
    text = markdown.write([lived("s1", [began(), *measured(2, 1)])], Share.MINE, UTC)
    assert "\n\n- PHQ-2: 3 of 6" in text


def test_an_accent_by_itself_takes_no_cell() -> None:
    """A line is as wide as what can be seen of it."""
    assert wrap("cafe\u0301 " * 4, 4) == ["cafe\u0301"] * 4
