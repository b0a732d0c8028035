"""What was agreed with a person, and how they want it: the newest of each, wherever it was said.

It comes from entries that a therapist made in a session or beside one, and from answers saved under
certain names, which the shipped scripts use. Nothing is weighed against another: where a person
answered otherwise than what was agreed, both are there, each with its day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.export.answers import settled
from integrate.journal.note.charted import charted
from integrate.journal.note.moments import Clock
from integrate.session.charting import AGREEMENTS, Agreed
from integrate.session.record import Answered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from integrate.journal.entry import Entry, Summary

ANSWERS = {
    "touch": "touch",
    "mask": "mask",
    "music": "music",
    "bed": "music",
    "sound_wish": "music",
    "session_sound": "music",
    "anchor": "anchor",
    "stop_signal": "stop signal",
    "with_me": "sign of being here",
    "landing_line": "landing line",
    "talk": "talk",
    "recording": "recording",
}
"""What an answer saved under a name is about."""
ABOUT = (*AGREEMENTS, *(one for one in dict.fromkeys(ANSWERS.values()) if one not in AGREEMENTS))
"""The order in which agreements are told; what else a clinic agrees on comes after."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What holds about one thing."""

    about: str
    words: str
    when: datetime
    session: str
    """The name of the session, or of the page, that it stands in."""
    answered: str = ""
    """What the question's answer is saved under; empty where a therapist wrote it down."""


def agreements(sessions: Iterable[tuple[Summary, Sequence[Entry]]]) -> tuple[Agreement, ...]:
    """Return what holds, by what it is about; the sessions are given the newest first.

    What was struck out holds no more, and lets nothing older hold again.
    """
    found: dict[tuple[str, str], Agreement] = {}
    for summary, entries in sessions:
        for one in _of(summary, entries):
            found.setdefault((one.about, one.answered), one)
    order = {about: place for place, about in enumerate(ABOUT)}
    holding = [one for one in found.values() if one.words]
    holding.sort(key=lambda one: one.when, reverse=True)
    return tuple(sorted(holding, key=lambda one: (order.get(one.about, len(order)), one.about)))


def _of(summary: Summary, entries: Sequence[Entry]) -> Iterator[Agreement]:
    """Yield what was agreed in one session, the latest first."""
    for one in reversed(charted(entries, Clock(entries))):
        if isinstance(one.entry, Agreed):
            words = _words(one.entry.words, [made.text for made in one.corrections])
            yield Agreement(one.entry.about, words, one.when, summary.id)
    for entry in reversed(list(settled(entries).values())):
        event = entry.recorded.event
        if isinstance(event, Answered) and event.name in ANSWERS:
            about = ANSWERS[event.name]
            yield Agreement(about, event.words.strip(), entry.wall, summary.id, event.name)


def _words(written: str, corrected: list[str]) -> str:
    return (corrected[-1] if corrected else written).strip()
