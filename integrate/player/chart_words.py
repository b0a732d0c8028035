"""Entries of the chart as a person reads them, in one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.beside import HOW_GRAVE
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
from integrate.words import _

if TYPE_CHECKING:
    from integrate.session.charting import ChartEntry


def entry_words(entry: ChartEntry) -> str:  # noqa: C901, PLR0911 -- one return for each kind
    """Return what an entry says."""
    match entry:
        case Noted(text=text):
            return text
        case Quoted(text=text):
            return f"“{text}”"
        case VitalsTaken():
            return vitals_words(entry)
        case DistressRated(value=value, text=text):
            return _joined(_("Distress {value}", value=value), text)
        case AdverseEvent():
            return _adverse_words(entry)
        case UrgentMarked(text=text):
            return _joined(_("URGENT"), text)
        case Agreed(about=about, words=words):
            return _("Agreed, {about}: {words}", about=about, words=words)
        case SignedOver(warning=warning, name=name):
            return _("Signed over by {name}: {warning}", name=name, warning=warning)
        case SoundHushed(at_once=at_once):
            return _("Sound silenced at once") if at_once else _("Sound faded out")
        case Corrected(of=of, text=text):
            if text:
                return _("In place of {number}: {words}", number=of, words=text)
            return _("Strikes {number} out", number=of)


def vitals_words(entry: VitalsTaken) -> str:
    """Return the vital signs that were taken, each with its name."""
    pressure = f"{entry.systolic}/{entry.diastolic}" if entry.systolic is not None else None
    named = {
        "HR": entry.heart_rate,
        "BP": pressure,
        "SpO2": entry.oxygen,
        "RR": entry.breathing_rate,
    }
    taken = [f"{name} {value}" for name, value in named.items() if value is not None]
    return _joined("  ".join(taken), entry.text)


def _adverse_words(entry: AdverseEvent) -> str:
    words = {"what": entry.what, "severity": _(HOW_GRAVE[entry.severity]), "onset": entry.onset}
    parts = [_("Adverse event: {what}, {severity}, since {onset}", **words)]
    if entry.action:
        parts.append(_("done: {action}", action=entry.action))
    if entry.outcome:
        parts.append(_("outcome: {outcome}", outcome=entry.outcome))
    return "; ".join(parts)


def _joined(head: str, text: str) -> str:
    return f"{head}  {text}" if text else head
