"""A session as it was lived: what was shown and what was answered, in order, as plain text.

What a therapist did beside it stands where it was recorded, with the time of day it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.beside import told, when
from integrate.journal.memo_words import memo_told
from integrate.session.record import (
    Answered,
    Began,
    CaptureKept,
    Entered,
    Finished,
    LeftOpen,
    Manageable,
    MemoKept,
    NoteSigned,
    Passed,
    Paused,
    Returned,
    SafetyChosen,
    SafetyOpened,
    Stopped,
    WentBack,
)
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.journal.entry import Entry
    from integrate.session.record import Event

_SAID: dict[type[Event], str] = {
    Passed: later("(passed over)"),
    WentBack: later("(went back)"),
    Paused: later("(paused)"),
    Returned: later("(came back)"),
    Stopped: later("(stopped here)"),
    Finished: later("(came to the end)"),
}

THOUGHT = later("(thought about it)")
LEFT_OPEN = later("(left open: no key was pressed)")
NOT_SET = later("(the mark “{mark}” was left open: no key was pressed)")
MANAGEABLE = later("(how manageable: {level}, where 0 is easy to be with and 10 is too much)")


def as_lived(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the paragraphs of a session; answers are set in by four spaces."""
    for entry in entries:
        event = entry.recorded.event
        match event:
            case Began(title=title):
                began = entry.wall.astimezone()
                yield f"{title}\n{began:%A %d %B %Y, %H:%M}"
            case Entered(text=text) | SafetyOpened(text=text) | NoteSigned(text=text) if text:
                yield text
            case Answered(words=words) | CaptureKept(text=words):
                yield "\n".join(f"    {line}" for line in words.split("\n"))
            case SafetyChosen(words=words, text=text):
                yield f"    {words}"
                if text:
                    yield text
            case _ if said := _said(event):
                yield said
            case _ if beside := told(entry.recorded):
                yield f"{when(entry).astimezone():%H:%M}  {beside}"


def _said(event: Event) -> str:
    """Return what is said of an event that has no words of its own; empty for nothing."""
    match event:
        case Passed(how="thought"):
            return _(THOUGHT)
        case Manageable(level=level):
            return _(MANAGEABLE, level=level)
        case MemoKept():
            return f"({memo_told(event)})"
        case LeftOpen(mark=mark, asked=asked) if mark or asked:
            return _(NOT_SET, mark=mark) if mark else _(LEFT_OPEN)
    said = _SAID.get(type(event), "")
    return _(said) if said else ""
