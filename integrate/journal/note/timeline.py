"""The session in time: each thing that was recorded on a line of its own, at its moment."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from integrate.journal.export.answers import Kind, kind
from integrate.journal.export.characters import one_line
from integrate.journal.export.measured import is_published
from integrate.journal.export.scenes import result, safety
from integrate.journal.note.charted import KINDS
from integrate.journal.note.wording import (
    DOSE,
    charted_words,
    checked_words,
    corrections_words,
    shortened,
)
from integrate.session.record import (
    Answered,
    Away,
    Began,
    CheckDone,
    CheckDue,
    CheckMissed,
    Entered,
    Finished,
    LeftOpen,
    Marked,
    Passed,
    Paused,
    Resumed,
    Returned,
    SafetyChosen,
    SafetyOpened,
    Stopped,
    WentBack,
)
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from integrate.journal.entry import Entry
    from integrate.journal.export.measured import Total
    from integrate.journal.note.charted import Charted
    from integrate.journal.note.checked import Checked
    from integrate.journal.note.moments import Clock
    from integrate.session.record import Event


class Sort(enum.StrEnum):
    """What a line of the timeline is about."""

    COURSE = "course"
    """The session itself: begun, held, left, ended."""
    CUE = "cue"
    """A step of the script came up."""
    ANSWER = "answer"
    MARK = "mark"
    CHECK = "check"
    CHART = "chart"
    """What the therapist wrote down."""
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline."""

    when: datetime
    sort: Sort
    text: str
    struck: bool = False
    """Whether it counts no more as it stands, because it was corrected."""
    below: tuple[str, ...] = ()
    """What stands under it: its corrections."""


_SAID: dict[type[Event], str] = {
    WentBack: later("Went back"),
    Paused: later("Session held"),
    Resumed: later("Session goes on"),
    Returned: later("Session taken up again"),
    Stopped: later("Session ended before its end"),
    Finished: later("Session came to its end"),
}
_WHY_AWAY = {
    "slept": later("The computer slept until {time}; nothing was recorded."),
    "down": later("The program was not running until {time}; nothing was recorded."),
}
_BESIDE = (*KINDS, CheckDue, CheckDone, CheckMissed)
"""What stands beside the script, and is told of from where it belongs together."""
NOT_SET = later(
    "Mark not set by hand: {mark}. No key was pressed, and the script went on by itself."
)
NOT_ANSWERED = later("Left open, no key was pressed: {words}")
MANY_MISSED = later("{count} more checks were missed.")
MOST_PASSED = 60
"""How many characters of a step say which one was passed over."""
MOST_ASKED = 100
"""How many characters of a question stand before its answer."""
WRITTEN_LATER = timedelta(minutes=2)
"""From how much later on it is said when an entry was written."""


def timeline(
    entries: Sequence[Entry],
    clock: Clock,
    chart: Iterable[Charted],
    checks: Iterable[Checked],
    totals: Iterable[Total],
) -> tuple[Happening, ...]:
    """Return what happened in a session, in order."""
    found = [
        *_course(entries, clock),
        *(_written(one, clock) for one in chart),
        *(Happening(one.due, Sort.CHECK, checked_words(one, clock.told)) for one in checks),
        *(Happening(one.wall, Sort.ANSWER, " ".join(_measured(one))) for one in totals),
    ]
    return tuple(sorted(found, key=lambda one: one.when))


def _course(entries: Iterable[Entry], clock: Clock) -> Iterator[Happening]:
    """Yield what the events tell; a step is told with its answer where it is answered at once."""
    shown: dict[str, str] = {}
    cue: Happening | None = None
    for entry in entries:
        event = entry.recorded.event
        if isinstance(event, _BESIDE):
            continue
        is_answer = isinstance(event, Answered) and shown.get(event.step) == event.prompt
        if cue is not None and not is_answer:
            yield cue
        cue = None
        if isinstance(event, Entered):
            shown[event.step] = event.text
            cue = Happening(entry.wall, Sort.CUE, _cue(event.text)) if event.text.strip() else None
        elif isinstance(event, Passed):
            words = shortened(shown.get(event.step, ""), MOST_PASSED)
            told = _("Passed over: {words}", words=words) if words else _("Passed over")
            yield Happening(entry.wall, Sort.COURSE, told)
        elif isinstance(event, LeftOpen):
            yield from _left_open(event, entry, shown)
        else:
            yield from _told(event, entry, clock)
    if cue is not None:
        yield cue


def _told(event: Event, entry: Entry, clock: Clock) -> Iterator[Happening]:
    match event:
        case Began(title=title):
            yield Happening(entry.wall, Sort.COURSE, _("Session begun: {title}", title=title))
        case Answered() if not is_published(event):
            yield Happening(entry.wall, Sort.ANSWER, _answer(event))
        case Marked():
            yield _mark(event, entry, clock)
        case Away(began=began, why=why, unlisted=more):
            told = _WHY_AWAY.get(why, _WHY_AWAY["down"])
            text = _(told, time=clock.told(entry.wall))
            if more:
                text = f"{text} {several(more, '1 more check was missed.', MANY_MISSED)}"
            yield Happening(clock.wall(began), Sort.COURSE, text)
        case SafetyOpened():
            told = _("Safety step opened: an answer touches on death or self-harm")
            yield Happening(entry.wall, Sort.SAFETY, told)
        case SafetyChosen(words=words):
            told = _("At the safety step: {words}", words=one_line(words))
            yield Happening(entry.wall, Sort.SAFETY, told)
        case _ if type(event) in _SAID:
            yield Happening(entry.wall, Sort.COURSE, _(_SAID[type(event)]))


def _left_open(event: LeftOpen, entry: Entry, shown: Mapping[str, str]) -> Iterator[Happening]:
    """Yield what was left open with nobody at the keys; words that were shown are told already."""
    if event.mark:
        told = _(NOT_SET, mark=one_line(event.mark))
        yield Happening(entry.wall, Sort.MARK, told)
    elif event.asked:
        words = shortened(shown.get(event.step, ""), MOST_PASSED) or one_line(event.step)
        yield Happening(entry.wall, Sort.COURSE, _(NOT_ANSWERED, words=words))


def _cue(text: str) -> str:
    return _("Cue: {words}", words=shortened(text))


def _answer(event: Answered) -> str:
    asked = shortened(event.prompt, MOST_ASKED) or one_line(event.name or event.step)
    match kind(event.value, event.words):
        case Kind.WORDS:
            return f"{asked} “{one_line(event.words)}”"
        case Kind.TICKS:
            count = len(event.value) if isinstance(event.value, tuple) else 0
            ticked = several(count, "1 ticked", "{count} ticked")
            return f"{asked} {ticked}"
    return f"{asked} {one_line(event.words)}"


def _mark(event: Marked, entry: Entry, clock: Clock) -> Happening:
    when = entry.wall if event.moment is None else clock.wall(event.moment)
    text = _("Mark: {mark}", mark=one_line(event.mark))
    if event.mark == DOSE:
        text = f"{text} {_('(amount: see the medication record)')}"
    if event.moment is not None:
        by_hand = _("(set by hand at {time})", time=clock.told(entry.wall))
        text = f"{text} {by_hand}"
    return Happening(when, Sort.MARK, text)


def _written(one: Charted, clock: Clock) -> Happening:
    text = charted_words(one.entry)
    if one.written - one.when >= WRITTEN_LATER:
        later_on = _("(written {time})", time=clock.told(one.written))
        text = f"{text} {later_on}"
    below = corrections_words(one, clock.told)
    return Happening(one.when, Sort.CHART, text, not one.stands, below)


def _measured(total: Total) -> Iterator[str]:
    yield result(total)
    yield from safety(total)
