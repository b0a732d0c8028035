"""What was done beside the script of a session, in words: marks, checks, the chart, time away.

Each entry of a chart is told with its number, so that a correction can name what it corrects.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from integrate.session.charting import (
    AdverseEvent,
    Agreed,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    Severity,
    SignedOver,
    SoundHushed,
    UrgentMarked,
    VitalsTaken,
)
from integrate.session.record import GRACE, Away, CheckDone, CheckDue, CheckMissed, Marked
from integrate.words import _, later, several

if TYPE_CHECKING:
    from datetime import datetime

    from integrate.journal.entry import Entry
    from integrate.session.record import Recorded

WHY_MISSED = {
    "next": later("its next time came"),
    "away": later("the program did not run"),
    "ended": later("the session ended"),
}
HOW_GRAVE = {
    Severity.MILD: later("mild"),
    Severity.MODERATE: later("moderate"),
    Severity.SEVERE: later("severe"),
}
VITALS = (
    ("heart_rate", later("heart rate {value}")),
    ("pressure", later("blood pressure {value}")),
    ("oxygen", later("oxygen {value} %")),
    ("breathing_rate", later("breathing {value}")),
)
AWAY = {
    "slept": later("The computer slept for {minutes}"),
    "down": later("The program did not run for {minutes}"),
}


def when(entry: Entry) -> datetime:
    """Return when what an entry tells of was: when it was seen, or set by hand to have been."""
    recorded = entry.recorded
    moment = getattr(recorded.event, "begun", None)
    if isinstance(recorded.event, Marked):
        moment = recorded.event.moment
    if moment is None:
        return entry.wall
    try:
        return entry.wall - timedelta(seconds=recorded.at - moment)
    except OverflowError:
        return entry.wall


def told(recorded: Recorded) -> str | None:
    """Return what happened beside the script; None for an event of the script itself."""
    event = recorded.event
    words = _of_checks(event, recorded.at) or _of_chart(event)
    number = getattr(event, "number", 0)
    return f"[{number}] {words}" if words and number else words


def pressure(vitals: VitalsTaken) -> str:
    """Return a blood pressure as it is written; empty where neither side was taken."""
    sides = (vitals.systolic, vitals.diastolic)
    if sides == (None, None):
        return ""
    return "/".join("?" if one is None else str(one) for one in sides)


def _of_checks(event: Any, at: float) -> str | None:
    match event:
        case Marked(mark=mark):
            return _("Mark: {mark}", mark=mark)
        case CheckDue(do=do, after=after):
            return _("Due after {mark}: {do}", mark=after, do=do)
        case CheckDone(do=do, due=due) if at - due > GRACE:
            return _("Done {minutes} late: {do}", minutes=_minutes(at - due), do=do)
        case CheckDone(do=do):
            return _("Done: {do}", do=do)
        case CheckMissed():
            return _missed(event, at)
    return _away(event, at) if isinstance(event, Away) else None


def _missed(event: CheckMissed, at: float) -> str:
    values = {"mark": event.after, "do": event.do, "minutes": _minutes(at - event.due)}
    why = _(WHY_MISSED.get(event.why, event.why))
    return _("Missed after {mark}: {do} (due {minutes} before; {why})", why=why, **values)


def _away(event: Away, at: float) -> str:
    words = _(AWAY.get(event.why, AWAY["down"]), minutes=_minutes(at - event.began))
    if not event.unlisted:
        return words
    return words + _("; {count} more checks fell in that time", count=event.unlisted)


def _of_chart(event: Any) -> str | None:
    match event:
        case VitalsTaken(text=text):
            return _with(_("Vital signs: {values}", values=_vitals(event)), text)
        case DistressRated(value=value, text=text):
            return _with(_("Distress (SUDS): {value}", value=value), text)
        case AdverseEvent():
            return _adverse(event)
        case UrgentMarked(text=text):
            return _with(_("URGENT"), text)
        case SoundHushed(at_once=at_once):
            return _("All sound silenced at once") if at_once else _("All sound faded out")
    return _in_words(event)


def _in_words(event: Any) -> str | None:
    match event:
        case Noted(text=text):
            return _("Note: {text}", text=text)
        case Quoted(text=text):
            return _("In their words: “{text}”", text=text)
        case Agreed(about=about, words=words):
            return _("Agreed, {about}: {words}", about=about, words=words)
        case SignedOver(warning=warning, name=name):
            return _("Signed over by {name}: {warning}", name=name, warning=warning)
        case Corrected(of=of, text=text):
            words = later("Correction of [{number}]: {text}")
            return _(words if text else later("[{number}] is struck out"), number=of, text=text)
    return None


def _vitals(event: VitalsTaken) -> str:
    values = {name: getattr(event, name, None) for name, _words in VITALS}
    values["pressure"] = pressure(event) or None
    taken = ((words, values[name]) for name, words in VITALS)
    return ", ".join(_(words, value=value) for words, value in taken if value is not None)


def _adverse(event: AdverseEvent) -> str:
    parts = [
        _(
            "Adverse event: {what}, {severity}",
            what=event.what,
            severity=_(HOW_GRAVE[event.severity]),
        )
    ]
    for words, value in (
        (later("began {value}"), event.onset),
        (later("done: {value}"), event.action),
        (later("outcome: {value}"), event.outcome),
    ):
        parts += [_(words, value=value)] if value else []
    return "; ".join(parts)


def _with(words: str, text: str) -> str:
    return f"{words}; {text}" if text else words


def _minutes(length: float) -> str:
    whole = round(length / 60)
    if not whole:
        return _("{count} s", count=round(length))
    return several(whole, "a minute", "{count} minutes")
