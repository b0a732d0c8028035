"""A session as the lines that the readable formats set: what was asked, and what was answered."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integrate.journal.beside import told as told_beside
from integrate.journal.beside import when
from integrate.journal.export.characters import one_line, readable
from integrate.journal.export.moments import minute
from integrate.journal.memo_words import memo_told
from integrate.measures.telling import CHECK_IN, told
from integrate.session.record import (
    Answered,
    CaptureKept,
    Entered,
    Finished,
    LeftOpen,
    Manageable,
    MemoKept,
    Passed,
    Paused,
    Returned,
    Stopped,
    WentBack,
)
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, tzinfo

    from integrate.journal.entry import Entry
    from integrate.journal.export.lived import Lived
    from integrate.journal.export.measured import Total


class Part(enum.Enum):
    """What a line is."""

    SHOWN = enum.auto()
    """Words of the script."""
    ANSWER = enum.auto()
    """An answer; nothing in it is the program's own."""
    TOLD = enum.auto()
    """What happened, in the program's own words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened."""

    wall: datetime
    part: Part
    text: str
    """Readable text; an answer may have several lines."""


_TOLD: dict[type[Any], str] = {
    Passed: "Passed over",
    WentBack: "Went back",
    Paused: "Paused",
    Returned: "Came back",
    Stopped: "Stopped here",
    Finished: "Came to the end",
}


def heading(lived: Lived) -> str:
    """Return what a session is called: its title, or its stage where that does not go out."""
    summary = lived.summary
    return one_line(summary.title) or one_line(summary.stage).capitalize() or "Session"


def facts(lived: Lived, zone: tzinfo | None) -> list[tuple[str, str]]:
    """Return what is known of a session as a whole, by what it is."""
    summary = lived.summary
    return [
        ("Began", minute(summary.began, zone)),
        ("Last entry", minute(summary.last, zone)),
        ("Stage", one_line(summary.stage)),
        ("Ended", summary.outcome.value),
        ("Session", summary.id),
    ]


def lines(entries: Iterable[Entry]) -> Iterator[Line]:
    """Yield what happened in a session, in order.

    A question stands before its answer, unless it was just shown.
    """
    shown = ""
    for entry in entries:
        event = entry.recorded.event
        if isinstance(event, Entered):
            shown = event.text
        if isinstance(event, Answered):
            if not shown or event.prompt != shown:
                yield Line(entry.wall, Part.SHOWN, readable(event.prompt) or question(event))
            shown = ""
        text = _text(event)
        if text is not None:
            yield Line(entry.wall, text[0], readable(text[1]))
        elif beside := told_beside(entry.recorded):
            yield Line(when(entry), Part.TOLD, one_line(beside))


def sums(lived: Lived) -> list[str]:
    """Return what each questionnaire that was answered comes to, and what its holders ask for.

    Each answer about safety stands beside the total, which says nothing of it.
    """
    if not lived.totals:
        return []
    found = [row for total in lived.totals for row in (result(total), *safety(total))]
    notices = {one.measure.id: f"{one.measure.title}: {one.measure.notice}" for one in lived.totals}
    return [*filter(None, found), _(CHECK_IN), *notices.values()]


def result(total: Total) -> str:
    """Return the score in sentences; empty for a questionnaire that comes to nothing."""
    title = f"{total.measure.title}: "
    sentences = [one for one in told(total.measure, total.score) if one != _(CHECK_IN)]
    words = " ".join(sentences)
    return words if not words or words.startswith(title) else title + words


def safety(total: Total) -> list[str]:
    """Return the answers about safety, each with its item."""
    title = total.measure.title
    return [
        f"{title}, item {item.id} ({one_line(item.words)}): {answer.value}, {answer.words}"
        for item, answer in total.safety
    ]


def question(answered: Answered) -> str:
    """Return what stands for a question that does not go out: the name of its answer."""
    return one_line(answered.name or answered.step)


def _text(event: Any) -> tuple[Part, str] | None:
    match event:
        case Entered(text=text) if text:
            return Part.SHOWN, text
        case Answered(words=words) | CaptureKept(text=words):
            return Part.ANSWER, words
        case _ if told_of := _told(event):
            return Part.TOLD, told_of
    return None


def _told(event: Any) -> str:
    """Return what is told of an event in the program's own words; empty for nothing."""
    match event:
        case Passed(how="thought"):
            return "Thought about it"
        case LeftOpen(mark=mark, asked=asked) if mark or asked:
            told = f"Mark not set: {mark}" if mark else "Left open"
            return f"{told} (no key was pressed)"
        case Manageable(level=level):
            return f"How manageable: {level} (0 easy to be with, 10 too much)"
        case MemoKept():
            return f"{memo_told(event)}. Its sound is not in this file."
    return _TOLD.get(type(event), "")
