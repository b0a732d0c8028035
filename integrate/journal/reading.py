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
    Stopped,
    WentBack,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.journal.entry import Entry
    from integrate.session.record import Event

_SAID: dict[type[Event], str] = {
    Passed: "(passed over)",
    WentBack: "(went back)",
    Paused: "(paused)",
    Returned: "(came back)",
    Stopped: "(stopped here)",
    Finished: "(came to the end)",
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
            case _ if type(event) in _SAID:
                yield _SAID[type(event)]
