"""What stands on the screen after the end of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.effects import Outcome
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.player.driver import Driver

RECORD_CLOSED = later("The session has ended. Its record is closed.")
NOTE_NOW = later("Enter opens the session note: to read, to add to, to sign.")
NOTE_LATER = later("F10 leaves. The note waits in the journal (j at home, then n).")


def closing_words(driver: Driver) -> str:
    """Return the words for whoever sits there: a therapist has a note to write."""
    if driver.is_led:
        return "\n\n".join([_(RECORD_CLOSED), _(NOTE_NOW), _(NOTE_LATER)])
    if driver.outcome is Outcome.FINISHED:
        first = _("This is the end of this part.")
    else:
        first = _("You stopped here, and that is fine.")
    return "\n\n".join(
        [first, _("What you wrote is in your journal."), _("Take the time you need.")]
    )
