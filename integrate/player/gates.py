"""What is asked before a session begins, in every front end.

A script of stage `session` asks whether a clinician is in charge. A patient is asked, at most once
a day, whether they took ketamine in the last day; who did is led to the scripts for the first day
and evening. No answer to that is required, and none is taken for medical advice. At last, a script
that has a short and a full way asks which (`depth_gate.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.journal.pages import keep_page, newest_page
from integrate.script.kinds import Option
from integrate.script.model import Stage
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.record import KETAMINE_ASKED, KetamineAsked
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.journal.store import Journal
    from integrate.player.opened import Gate, Opened
    from integrate.player.settings import Settings
    from integrate.script.library import Entry

YES, NO, RATHER_NOT = "yes", "no", "rather_not"
A_DAY = timedelta(hours=24)
"""How long an answer holds; the next one is asked for after it."""
_FIRST_DAY = re.compile(r"(?:.*/)?([^/]+-)?day-[01](?!\d)[^/]*")
"""The names of the scripts for the first evening and the day after; a track stands before `day`."""

IN_CHARGE = later(
    "This part is for a session that a clinician runs, in the room. Is a clinician with the person,"
    " and in charge of this session?"
)
IN_CHARGE_OPTIONS = {
    YES: later("Yes, a clinician is in charge"),
    NO: later("No, or I am not sure"),
}
NOT_IN_CHARGE = later(
    "Then this part does not begin. It can begin as soon as a clinician is there and in charge."
)
RECENT = later("Before you begin: did you take ketamine in the last day, in a clinic or elsewhere?")
RECENT_OPTIONS = {
    NO: later("No"),
    YES: later("Yes"),
    RATHER_NOT: later("I would rather not say"),
}
STILL_RECENT = later("You said within the last day that you had taken ketamine.")
STILL_RECENT_OPTIONS = {
    YES: later("I will come back to this part another day"),
    NO: later("That was a slip, or it is longer ago now"),
}
FIRST_DAY = later(
    "Thank you for saying so. Today is for rest, and this part is there on another day."
)
FOR_TODAY = later("What fits today: {titles}. Grounding is there at any time.")
NO_DRIVING = later(
    "No driving, no machines and no big decisions until the next day, after a restful sleep, and"
    " longer if your clinic said so."
)


class TurnedAway(Exception):
    """The session does not begin now; the message says why, kindly, and what there is instead."""


@dataclass(frozen=True, slots=True)
class ClinicianGate:
    """Asks whether a clinician is in charge."""

    text: str
    options: tuple[Option, ...]
    default: str = ""
    """Nothing is chosen beforehand."""

    def take(self, opened: Opened, answer: str) -> Opened:
        """Return the session with the confirmation in its beginning. Raises `TurnedAway`."""
        if answer != YES:
            raise TurnedAway(_(NOT_IN_CHARGE))
        if isinstance(opened.opening, Begin):
            return replace(opened, opening=replace(opened.opening, clinician_in_charge=True))
        return opened


@dataclass(frozen=True, slots=True)
class KetamineGate:
    """Asks a patient about the last day, and keeps the answer."""

    text: str
    options: tuple[Option, ...]
    journal: Journal
    titles: tuple[str, ...]
    """What the scripts for the first day are called."""
    said: str
    """What was answered within the last day; empty when nothing was."""
    default: str = ""
    """Nothing is chosen beforehand."""

    def take(self, opened: Opened, answer: str) -> Opened:
        """Keep the answer and return the session. Raises `TurnedAway` and `JournalError`."""
        words = next((one.words for one in self.options if one.id == answer), "")
        if answer != self.said:
            event = KetamineAsked(answer, words)
            keep_page(self.journal, datetime.now(UTC), KETAMINE_ASKED, self.text, event)
        if answer == YES:
            titles = _(", and ").join(f"“{title}”" for title in self.titles)
            instead = [_(FOR_TODAY, titles=titles)] if titles else []
            raise TurnedAway(" ".join([_(FIRST_DAY), *instead, _(NO_DRIVING)]))
        return opened


def pass_on(opened: Opened, answer: str) -> Opened:
    """Take the answer to the first gate of a session and return it with the gates that are left.

    Raises `TurnedAway` when it does not begin now, and `JournalError` when an answer cannot be
    kept.
    """
    passed = opened.gates[0].take(opened, answer)
    return replace(passed, gates=opened.gates[1:])


def gates_of(settings: Settings, journal: Journal, entry: Entry) -> tuple[Gate, ...]:
    """Return what is to be asked before this script begins."""
    script = entry.reads.script
    if script is None:
        return ()
    if script.stage is Stage.SESSION:
        return (ClinicianGate(_(IN_CHARGE), _options(IN_CHARGE_OPTIONS)),)
    if settings.role is not Role.PATIENT or script.stage is Stage.ANYTIME:
        return ()
    if is_for_the_first_day(entry.name):
        return ()
    said = said_today(journal, datetime.now(UTC))
    if said in (NO, RATHER_NOT):
        return ()
    text, options = (STILL_RECENT, STILL_RECENT_OPTIONS) if said else (RECENT, RECENT_OPTIONS)
    return (KetamineGate(_(text), _options(options), journal, _titles(settings), said),)


def is_for_the_first_day(name: str) -> bool:
    """Tell whether a script is one for the evening after a session or the next day."""
    return _FIRST_DAY.fullmatch(name) is not None


def said_today(journal: Journal, now: datetime) -> str:
    """Return what was answered within the last day; empty when nothing was.

    An answer from the future (the clock was set back) counts for nothing, as does one that does not
    open: it is asked again.
    """
    try:
        entry = newest_page(journal, KETAMINE_ASKED)
    except JournalError:
        return ""
    event = entry.recorded.event if entry else None
    if entry is None or not isinstance(event, KetamineAsked):
        return ""
    return event.answer if timedelta(0) <= now - entry.wall < A_DAY else ""


def _titles(settings: Settings) -> tuple[str, ...]:
    """Return what the first day's scripts for everyone are called, those of no track."""
    matched = [(one, _FIRST_DAY.fullmatch(one.name)) for one in settings.library.entries()]
    found = [one.reads.script for one, match in matched if match is not None and not match[1]]
    return tuple(script.title for script in found if script)


def _options(words: dict[str, str]) -> tuple[Option, ...]:
    return tuple(Option(one, _(text)) for one, text in words.items())
