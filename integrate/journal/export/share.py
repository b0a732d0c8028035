"""What may go out to whom: the one place that decides it.

`share` takes sessions and gives back what is left of them for a reader. Every format writes what it
is given and nothing else, so what is not let through here stands in no file. What is not named here
stays: an event of a new kind goes to nobody else until it is entered in `GOES`.

A question may quote an earlier answer. A question that quotes words which do not go out does not
go out either; the name of the answer stands in its place.
"""

from __future__ import annotations

import enum
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from integrate.journal.export.answers import Kind, kind, settled
from integrate.session.charting import (
    AdverseEvent,
    Agreed,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    SignedOver,
    SoundHushed,
    UrgentMarked,
    VitalsTaken,
)
from integrate.session.record import (
    PAGES,
    Advanced,
    Answered,
    Away,
    Began,
    CaptureKept,
    CheckDone,
    CheckDue,
    CheckMissed,
    CourseKept,
    Elapsed,
    Entered,
    Finished,
    KetamineAsked,
    LeftOpen,
    Manageable,
    Marked,
    MemoKept,
    NoteSigned,
    Passed,
    Paused,
    PlanKept,
    Resumed,
    Returned,
    SafetyChosen,
    SafetyOpened,
    Stopped,
    WayTaken,
    WentBack,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from integrate.journal.entry import Entry, Summary
    from integrate.journal.export.answers import Value
    from integrate.journal.export.lived import Lived


class Share(enum.StrEnum):
    """Who it is for; the value is what a person types."""

    MINE = "mine"
    """Everything, for the person alone."""
    THERAPIST = "therapist"
    """Answers, questionnaires, marks, the chart and times."""
    PRESCRIBER = "prescriber"
    """Questionnaires, scales, marks, vital signs, adverse events and times; no words."""


_BOTH = frozenset({Share.THERAPIST, Share.PRESCRIBER})
_NONE: frozenset[Share] = frozenset()
GOES: dict[type[Any], frozenset[Share]] = {
    Began: _BOTH,
    Entered: _NONE,
    Advanced: _NONE,
    Answered: _BOTH,
    SafetyOpened: _NONE,
    SafetyChosen: frozenset({Share.THERAPIST}),
    Passed: _NONE,
    Elapsed: _NONE,
    LeftOpen: frozenset({Share.THERAPIST}),
    WayTaken: frozenset({Share.THERAPIST}),
    WentBack: _NONE,
    Marked: _BOTH,
    CheckDue: frozenset({Share.THERAPIST}),
    Paused: _NONE,
    Resumed: _NONE,
    Returned: _NONE,
    PlanKept: _NONE,
    KetamineAsked: _NONE,
    CourseKept: _NONE,
    NoteSigned: _NONE,
    CaptureKept: _NONE,
    MemoKept: _NONE,
    Manageable: _BOTH,
    Stopped: _BOTH,
    Finished: _BOTH,
    CheckDone: frozenset({Share.THERAPIST}),
    CheckMissed: frozenset({Share.THERAPIST}),
    Away: frozenset({Share.THERAPIST}),
    Noted: frozenset({Share.THERAPIST}),
    Quoted: frozenset({Share.THERAPIST}),
    VitalsTaken: _BOTH,
    DistressRated: _BOTH,
    AdverseEvent: _BOTH,
    UrgentMarked: _BOTH,
    Agreed: frozenset({Share.THERAPIST}),
    SignedOver: frozenset({Share.THERAPIST}),
    SoundHushed: _NONE,
    Corrected: _BOTH,
}
"""To whom, besides the person, an event of each kind goes. A correction goes where the entry goes
that it corrects: nobody is left with what was found to be wrong."""

_SHORT = 3
"""Up to so many letters, words are looked for by themselves: `no` is not in `now`."""


def share(sessions: Sequence[Lived], level: Share) -> tuple[Lived, ...]:
    """Return what is left of the sessions for a reader."""
    if level is Share.MINE:
        return tuple(sessions)
    sessions = [one for one in sessions if one.summary.stage not in PAGES]
    kept = [tuple(_kept(one, level)) for one in sessions]
    goes = {words for entries in kept for words in _answered(entries)}
    return tuple(
        replace(
            one,
            summary=_summary(one.summary, level),
            entries=_without(one, entries, level, _said(one.entries) - goes),
        )
        for one, entries in zip(sessions, kept, strict=True)
    )


def _kept(one: Lived, level: Share) -> Iterator[Entry]:
    """Yield the events that go out, of the answers those the session ended with."""
    last = {entry.number for entry in settled(one.entries).values()}
    charted: set[int] = set()
    for entry in one.entries:
        event = entry.recorded.event
        if level not in GOES.get(type(event), _NONE):
            continue
        if isinstance(event, Corrected) and event.of not in charted:
            continue
        charted.add(getattr(event, "number", 0))
        if not isinstance(event, Answered) or (
            entry.number in last and (level is Share.THERAPIST or _is_measured(one, event))
        ):
            yield entry


def _is_measured(one: Lived, answered: Answered) -> bool:
    """Tell whether the answer is a number on a scale or an item of a questionnaire."""
    return kind(answered.value, answered.words) is Kind.NUMBER or one.is_item(answered)


def _summary(summary: Summary, level: Share) -> Summary:
    title = summary.title if level is Share.THERAPIST else ""
    return replace(summary, title=title, script="", digest="")


def _without(
    one: Lived, entries: Iterable[Entry], level: Share, stays: AbstractSet[str]
) -> tuple[Entry, ...]:
    return tuple(_stripped(one, entry, level, stays) for entry in entries)


def _stripped(one: Lived, entry: Entry, level: Share, stays: AbstractSet[str]) -> Entry:
    """Return the entry without what only the person may read."""
    event = entry.recorded.event
    if isinstance(event, Began):
        bare = replace(event, script="", digest="", start="", carried=(), earlier=())
        event = bare if level is Share.THERAPIST else replace(bare, title="")
    elif isinstance(event, VitalsTaken | DistressRated | UrgentMarked):
        event = event if level is Share.THERAPIST else replace(event, text="")
    elif isinstance(event, Answered) and not one.is_item(event):
        event = replace(event, prompt="" if _quotes(event.prompt, stays) else event.prompt)
    return replace(entry, recorded=replace(entry.recorded, event=event))


def _answered(entries: Iterable[Entry]) -> set[str]:
    """Return the words answered, as they are compared."""
    events = (entry.recorded.event for entry in entries)
    return _compared((one.value, one.words) for one in events if isinstance(one, Answered))


def _said(entries: Iterable[Entry]) -> set[str]:
    """Return the words answered in a session or brought into it, as they are compared."""
    events = [entry.recorded.event for entry in entries]
    carried = [one for event in events if isinstance(event, Began) for one in event.carried]
    return _answered(entries) | _compared((value, words) for _, value, words in carried)


def _compared(answers: Iterable[tuple[Value, str]]) -> set[str]:
    words = (words for value, words in answers if kind(value, words) is not Kind.NUMBER)
    return {_alike(one) for one in words} - {""}


def _quotes(prompt: str, words: AbstractSet[str]) -> bool:
    text = _alike(prompt)
    return any(_stands_in(one, text) for one in words)


def _stands_in(words: str, text: str) -> bool:
    if len(words) > _SHORT or not (words.isascii() and words.isalnum()):
        return words in text
    start = text.find(words)
    while start >= 0:
        around = text[max(start - 1, 0) : start] + text[start + len(words) :][:1]
        if not any(char.isascii() and char.isalnum() for char in around):
            return True
        start = text.find(words, start + 1)
    return False


def _alike(text: str) -> str:
    """Return the text as it is compared: without case, and with single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
