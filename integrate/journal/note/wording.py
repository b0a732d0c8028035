"""The words of a note: each entry of the chart, each check, each correction as one sentence.

Numbers stand as they were written, with their units; nothing is called high, low, good or safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.export.characters import one_line
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
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from integrate.journal.note.charted import Charted
    from integrate.journal.note.checked import Checked
    from integrate.session.charting import ChartEntry

DOSE = "dose"
"""The mark that is set when the medicine was given."""
RETURNED = frozenset({"back", "return", "returned"})
"""The marks that say that the person came back."""
LONGEST = 66
"""How many characters of a step stand in the timeline: with its time, a line of plain text."""
_WHY_MISSED = {
    "next": later("MISSED: its next time came"),
    "away": later("MISSED: the program was not running"),
    "ended": later("MISSED: the session ended"),
}
NOT_RECORDED = later("not recorded")


def shortened(text: str, most: int = LONGEST) -> str:
    """Return a text on one line, and of a long one its beginning, whole words of it."""
    line = one_line(text)
    if len(line) <= most:
        return line
    begin, _space, _part = line[:most].rpartition(" ")
    return (begin or line[: most - 1]) + "…"


def charted_words(entry: ChartEntry) -> str:
    """Return what an entry of the chart says."""
    match entry:
        case Noted(text=text):
            return _("Note: {words}", words=text)
        case Quoted(text=text):
            return f"“{text}”"
        case VitalsTaken():
            return _with(vitals_words(entry), entry.text)
        case DistressRated(value=value, text=text):
            return _with(_("SUDS {value}", value=value), text)
        case AdverseEvent():
            return _("Adverse event: {words}", words=adverse_words(entry))
    return _set_down(entry)


def _set_down(entry: ChartEntry) -> str:
    match entry:
        case UrgentMarked(text=text):
            return _with(_("URGENT marked"), text)
        case Agreed(about=about, words=words):
            return _("Agreed, {about}: {words}", about=about, words=words)
        case SignedOver(warning=warning, name=name):
            return _("Signed over by {name}: {warning}", name=name, warning=warning)
        case SoundHushed(at_once=True):
            return _("Sound silenced at once")
        case Corrected(of=of, text=text):
            return _(
                "Correction of entry {number}, which is not here: {words}", number=of, words=text
            )
    return _("Sound faded out")


def vitals_words(entry: VitalsTaken) -> str:
    """Return the vital signs that were taken, with their units."""
    return ", ".join(_vitals(entry)) or _("Vital signs: none written")


def _vitals(entry: VitalsTaken) -> Iterator[str]:
    if entry.systolic is not None or entry.diastolic is not None:
        upper = "?" if entry.systolic is None else entry.systolic
        lower = "?" if entry.diastolic is None else entry.diastolic
        yield _("BP {upper}/{lower} mmHg", upper=upper, lower=lower)
    if entry.heart_rate is not None:
        yield _("HR {value}/min", value=entry.heart_rate)
    if entry.oxygen is not None:
        yield _("SpO2 {value} %", value=entry.oxygen)
    if entry.breathing_rate is not None:
        yield _("RR {value}/min", value=entry.breathing_rate)


def adverse_words(entry: AdverseEvent) -> str:
    """Return an adverse event with its onset, severity, action and outcome."""
    not_written = _(NOT_RECORDED)
    parts = [
        entry.what,
        _("onset {onset}", onset=entry.onset.strip() or not_written),
        _("severity {severity}", severity=str(entry.severity)),
        _("action: {action}", action=entry.action.strip() or not_written),
        _("outcome: {outcome}", outcome=entry.outcome.strip() or not_written),
    ]
    return "; ".join(parts)


def corrections_words(one: Charted, told: Callable[[datetime], str]) -> tuple[str, ...]:
    """Return what was written to an entry later: what counts in its place, or what was added."""
    corrected = (
        later("Added {time}: {words}") if one.is_completed else later("Corrected {time}: {words}")
    )
    return tuple(
        _(corrected, time=told(made.when), words=made.text)
        if made.text.strip()
        else _("Struck out {time}.", time=told(made.when))
        for made in one.corrections
    )


def checked_words(one: Checked, told: Callable[[datetime], str]) -> str:
    """Return what became of a check."""
    return _("Check: {do} {stands}.", do=_ended(one_line(one.do)), stands=_stands(one, told))


def _stands(one: Checked, told: Callable[[datetime], str]) -> str:
    if one.done is not None:
        time = told(one.done)
        minutes = round(one.late_by.total_seconds() / 60)
        if not minutes:
            return _("Done {time}", time=time)
        return several(
            minutes,
            "Done LATE {time}, 1 minute after it was due",
            "Done LATE {time}, {count} minutes after it was due",
            time=time,
        )
    if one.missed:
        return _(_WHY_MISSED.get(one.missed, _WHY_MISSED["next"]))
    return _("Neither done nor missed on record")


def _with(words: str, text: str) -> str:
    return f"{words}: {text}" if text.strip() else words


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
