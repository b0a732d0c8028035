"""Whether an entry of the chart can be true: what no person and no clock can have is refused.

The ranges are wide on purpose: they catch a slip of the fingers, and judge nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.answering import Refused
from integrate.session.charting import (
    AGREEMENTS,
    AdverseEvent,
    Agreed,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    SignedOver,
    VitalsTaken,
)
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.session.charting import ChartEntry
    from integrate.session.record import Seconds

VITALS = {
    "heart_rate": (later("The heart rate"), 0, 350),
    "systolic": (later("The upper blood pressure"), 30, 350),
    "diastolic": (later("The lower blood pressure"), 10, 250),
    "oxygen": (later("The oxygen saturation"), 0, 100),
    "breathing_rate": (later("The breathing rate"), 0, 120),
}
"""What each vital sign is called, and between what it can lie."""
OUT_OF_RANGE = later("{what} is a whole number from {low} to {high}, and not {value}.")


def refuse_impossible(entry: ChartEntry, now: Seconds, last: int) -> None:
    """Raise `Refused` with one sentence when an entry made now cannot be true.

    `last` is the number of the last entry there is.
    """
    refuse_wrong_moment(entry.begun, now)
    match entry:
        case Noted(text=text) | Quoted(text=text):
            _need(text, _("The entry is empty: some words are needed."))
        case VitalsTaken():
            _refuse_vitals(entry)
        case DistressRated(value=value):
            _refuse_beyond(_("Distress"), value, 0, 100)
        case AdverseEvent(what=what):
            _need(what, _("What happened is needed, in a few words."))
        case Agreed(about=about, words=words):
            if about not in AGREEMENTS:
                wanted = ", ".join(AGREEMENTS)
                raise Refused(_("What is agreed on is one of: {wanted}.", wanted=wanted))
            _need(words, _("What was agreed is needed, in a few words."))
        case SignedOver(warning=warning, name=name):
            _need(warning, _("The warning that is signed over is needed."))
            _need(name, _("The name of who signs is needed."))
        case Corrected(of=of):
            if not 1 <= of <= last:
                raise Refused(_("There is no entry {number} to correct.", number=of))


def refuse_wrong_moment(moment: Seconds, now: Seconds) -> None:
    """Raise `Refused` when a moment is later than now or before the session's clock began."""
    if moment > now:
        raise Refused(_("That moment is still to come; give one that has been."))
    if not moment >= 0.0:  # also what is no number
        raise Refused(_("That moment lies before the session."))


def _refuse_vitals(entry: VitalsTaken) -> None:
    taken = {name: getattr(entry, name) for name in VITALS}
    if all(value is None for value in taken.values()):
        raise Refused(_("At least one vital sign is needed."))
    for name, value in taken.items():
        what, low, high = VITALS[name]
        if value is not None:
            _refuse_beyond(_(what), value, low, high)
    if entry.systolic is not None and entry.systolic < (entry.diastolic or 0):
        raise Refused(_("The upper blood pressure is below the lower one; write them as 120/80."))


def _refuse_beyond(what: str, value: object, low: int, high: int) -> None:
    if not isinstance(value, int) or not low <= value <= high:
        raise Refused(_(OUT_OF_RANGE, what=what, low=low, high=high, value=value))


def _need(text: str, otherwise: str) -> None:
    if not text.strip():
        raise Refused(otherwise)
