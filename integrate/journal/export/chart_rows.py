"""What was done beside a script as rows of a table: kind, step, name, question, answer, value."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from integrate.session.record import Away, CheckDone, CheckMissed, Marked, MemoKept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.session.record import Event, Recorded

Row = tuple[str, str, object, str, object, object]
VITALS = ("heart_rate", "systolic", "diastolic", "oxygen", "breathing_rate")


def rows(recorded: Recorded) -> Iterator[Row]:
    """Yield the rows of an event: one for each vital sign that was taken, and one of any other."""
    event = recorded.event
    if isinstance(event, VitalsTaken):
        taken = {name: getattr(event, name) for name in VITALS}
        for name, value in taken.items():
            if value is not None:
                yield "vital", "", name, "", event.text, value
    elif isinstance(event, CheckDone | CheckMissed | Away):
        yield _checked(event, recorded.at)
    elif isinstance(event, MemoKept):
        yield "voice memo", "", event.memo, "", "", round(event.length)
    else:
        row = _charted(event)
        if row is not None:
            yield row


def _checked(event: CheckDone | CheckMissed | Away, at: float) -> Row:
    if isinstance(event, CheckDone):
        return "check done", "", event.after, event.do, "", round(at - event.due)
    if isinstance(event, CheckMissed):
        return "check missed", "", event.after, event.do, "", event.why
    return "away", "", event.why, "", "", round(at - event.began)


def _charted(event: Event) -> Row | None:
    match event:
        case Marked(step=step, mark=mark):
            return "mark", step, mark, "", "", ""
        case DistressRated(value=value, text=text):
            return "distress", "", "suds", "", text, value
        case AdverseEvent(what=what, severity=severity):
            return "adverse event", "", what, "", _after(event), severity.value
        case SoundHushed(at_once=at_once):
            return "hushed", "", "", "", "", "at once" if at_once else ""
        case SignedOver(warning=warning, name=name):
            return "signed over", "", name, warning, "", ""
    return _in_words(event)


def _in_words(event: Event) -> Row | None:
    match event:
        case Noted(text=text):
            return "note", "", "", "", text, ""
        case Quoted(text=text):
            return "quote", "", "", "", text, ""
        case UrgentMarked(text=text):
            return "urgent", "", "", "", text, ""
        case Agreed(about=about, words=words):
            return "agreed", "", about, "", words, ""
        case Corrected(of=of, text=text):
            return "correction", "", of, "", text, ""
    return None


def _after(event: AdverseEvent) -> str:
    return "; ".join(filter(None, (event.onset, event.action, event.outcome)))
