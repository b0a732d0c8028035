"""Whose session a therapist is about to lead, in every front end.

It is asked before a script that is led with somebody, and shown what is at hand of them. A patient
at home is never asked, and sees nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.entry import SELF
from integrate.script.model import Stage
from integrate.session.program import Role
from integrate.words import later

if TYPE_CHECKING:
    from integrate.journal.entry import Person, Summary
    from integrate.journal.store import Journal
    from integrate.player.door import Door
    from integrate.player.settings import Settings
    from integrate.script.library import Entry

WHOSE = later("Whose session is this?")
NOBODY = later("Nobody's: keep it as your own")
ADD = later("Add a person")
PSEUDONYM = later("A pseudonym, never a name")


def is_led_with_somebody(settings: Settings, entry: Entry) -> bool:
    """Tell whether it is to be asked whose session it is, before a script begins."""
    script = entry.reads.script
    if script is None or settings.role is not Role.THERAPIST:
        return False
    return script.for_therapist and script.stage is not Stage.ANYTIME


def is_about(settings: Settings, door: Door, summary: Summary) -> bool:
    """Tell whether this run is about the person of a session.

    A therapist's run is about everybody, so that no interrupted session is overlooked, unless
    somebody was named as it was started.
    """
    is_open = settings.role is Role.THERAPIST and not settings.person
    return is_open or summary.person == door.person


def others(journal: Journal) -> list[Person]:
    """Return everybody whose sessions are kept, but whoever keeps the journal."""
    return [one for one in journal.persons() if one.id != SELF]
