"""What was agreed with the person: consent, touch, who sits with them, whom to call.

The newest words count, as they were last corrected; where nobody wrote about touch, what the person
themselves answered in a preparation.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from integrate.journal.errors import JournalError
from integrate.journal.recalling import earlier, recalled
from integrate.player.preflight.finding import ok, warning
from integrate.player.preflight.sheet import WRITABLE
from integrate.session.charting import Agreed, Corrected
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from integrate.journal.entry import Entry
    from integrate.journal.store import Journal
    from integrate.player.preflight.finding import Finding

MOST_SESSIONS: Final = 50
"""How far back it is looked for."""
UNSAID: Final = ("", "rather_not")
"""Answers that agree on nothing."""

AGREED = later("“{words}”, on {day}.")
ANSWERED = later("“{words}”, the person said on {day}.")
IN_SETTINGS = later("“{words}”, from the settings.")
MISSING = {
    "consent": later("No consent is recorded for this person."),
    "touch": later("Nothing is recorded about touch, so there is none."),
    "sitter": later("It is not recorded who sits with the person."),
    "contact": later("It is not recorded whom to call for the person."),
}
WRITE = {
    "consent": later("Write down what was consented to, and how."),
    "touch": later("Write down what was agreed, such as: hand on the shoulder, or none."),
    "sitter": later("Write down who it is, or that nobody does."),
    "contact": later("Write down a name and a number, or: integrate settings contact"),
}
UNREAD = later("What was agreed earlier cannot be read now: {why}")


@dataclass(frozen=True, slots=True)
class Known:
    """Words that something was agreed in."""

    words: str
    wall: datetime


def look(journal: Journal | None, person: str, contact: str) -> tuple[Finding, ...]:
    """Return one finding for each of `WRITABLE`; `contact` stands in the settings."""
    try:
        agreed = newest(journal, person) if journal else {}
        said = recalled(journal, ("touch",), person) if journal and "touch" not in agreed else ()
    except JournalError as error:
        return tuple(_missing(about, _(UNREAD, why=error)) for about in WRITABLE)
    found = {about: ok(about, _dated(AGREED, one)) for about, one in agreed.items()}
    for answer in said:
        _name, value, words = answer.carried
        if value not in UNSAID:
            found["touch"] = ok("touch", _dated(ANSWERED, Known(words, answer.wall)))
    if contact:
        found.setdefault("contact", ok("contact", _(IN_SETTINGS, words=contact)))
    return tuple(found.get(about) or _missing(about, _(MISSING[about])) for about in WRITABLE)


def newest(journal: Journal, person: str) -> Mapping[str, Known]:
    """Return the newest words about each of `WRITABLE` that there are. Raises `JournalError`."""
    found: dict[str, Known] = {}
    for _session, entries in islice(earlier(journal, person), MOST_SESSIONS):
        for about, known in _of_session(entries).items():
            found.setdefault(about, known)
        if len(found) == len(WRITABLE):
            break
    return found


def _of_session(entries: Iterable[Entry]) -> dict[str, Known]:
    """Return what was agreed in one session, the last words of each; what was struck is gone."""
    numbered: dict[int, tuple[str, Known]] = {}
    for entry in entries:
        event = entry.recorded.event
        if isinstance(event, Agreed) and event.about in WRITABLE:
            numbered[event.number] = (event.about, Known(event.words, entry.wall))
        elif isinstance(event, Corrected) and event.of in numbered:
            about, _before = numbered.pop(event.of)
            if event.text:
                numbered[event.of] = (about, Known(event.text, entry.wall))
    return dict(numbered.values())


def _missing(about: str, words: str) -> Finding:
    return warning(about, words, _(WRITE[about]))


def _dated(sentence: str, known: Known) -> str:
    return _(sentence, words=known.words, day=f"{known.wall.astimezone():%d %b %Y}")
