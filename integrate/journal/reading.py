"""A session as it was lived: what was shown and what was answered, in order, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.record import (
    Answered,
    Began,
    Entered,
    Finished,
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


def as_lived(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the paragraphs of a session; answers are set in by four spaces."""
    for entry in entries:
        event = entry.recorded.event
        match event:
            case Began(title=title):
                began = entry.wall.astimezone()
                yield f"{title}\n{began:%A %d %B %Y, %H:%M}"
            case Entered(text=text) if text:
                yield text
            case Answered(words=words):
                yield "\n".join(f"    {line}" for line in words.split("\n"))
            case SafetyOpened(text=text):
                yield text
            case SafetyChosen(words=words, text=text):
                yield f"    {words}"
                if text:
                    yield text
            case _ if type(event) in _SAID:
                yield _(_SAID[type(event)])
