"""Finding answers again by words in them, the newest first, while the journal is being read.

All words have to be in one answer; case and accents make no difference. Nothing is kept: an index
on the disk would be a copy of the journal that is not sealed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.readable import entries_of, newest_first
from integrate.session.record import Answered, CaptureKept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from integrate.journal.entry import Entry, Summary
    from integrate.journal.readable import Readable

AROUND = 30
"""How many characters a snippet shows on either side of what was found."""
_CUT = "\u2026"


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, or a page of raw words, that holds all the words."""

    session: Summary
    number: int
    """The number of the entry in its session."""
    wall: datetime
    question: str
    snippet: str
    """A part of the answer around the first word that was found."""
    start: int
    """Where what was found begins in the snippet."""
    end: int
    """Where it ends there."""


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as it is compared, and where each of its characters came from."""

    text: str
    places: tuple[int, ...]
    """The place in the original of each character."""


def find(
    journal: Readable,
    words: str,
    person: str | None = None,
    missed: Callable[[Summary], None] | None = None,
) -> Iterator[Found]:
    """Yield what was written with all of `words` in it, each as soon as its session was read.

    They are those of one person, or of everybody. `missed` is told of every session that cannot be
    read. Raises `JournalError` when the journal
    as a whole cannot be read.
    """
    wanted = [_fold(word).text for word in words.split()]
    wanted = [word for word in wanted if word]
    if not wanted:
        return
    for summary in newest_first(journal):
        if person not in (None, summary.person):
            continue
        entries = entries_of(journal, summary)
        if entries is not None:
            yield from _found(summary, entries, wanted)
        elif missed is not None:
            missed(summary)


def _found(summary: Summary, entries: list[Entry], wanted: list[str]) -> Iterator[Found]:
    for entry in reversed(entries):
        event = entry.recorded.event
        if not isinstance(event, Answered | CaptureKept):
            continue
        written = event.words if isinstance(event, Answered) else event.text
        place = _place(written, wanted)
        if place is not None:
            question = event.prompt if isinstance(event, Answered) else summary.title
            yield Found(summary, entry.number, entry.wall, question, *_snippet(written, *place))


def _place(text: str, wanted: list[str]) -> tuple[int, int] | None:
    """Return where the first of the words stands in the text; None unless all of them do."""
    folded = _fold(text)
    places = [folded.text.find(word) for word in wanted]
    if min(places) < 0:
        return None
    start = min(places)
    length = max(len(word) for word, at in zip(wanted, places, strict=True) if at == start)
    return folded.places[start], folded.places[start + length - 1] + 1


def _snippet(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return a line of the text around a place, and where the place is in it."""
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    before, after = _CUT if first else "", _CUT if last < len(text) else ""
    line = "".join(char if char.isprintable() else " " for char in text[first:last])
    moved = len(before) - first
    return f"{before}{line}{after}", start + moved, end + moved


def _fold(text: str) -> _Folded:
    """Return the text without case and accents."""
    if text.isascii():
        return _Folded(text.lower(), tuple(range(len(text))))
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold()):
            if not unicodedata.combining(part):
                chars.append(part)
                places.append(place)
    return _Folded("".join(chars), tuple(places))
