"""A journal that this computer's key does not open: what is to be asked for, and by whom.

It loads nothing of the journal's sealing, so that help can say that a plan is locked away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.words import _, later

if TYPE_CHECKING:
    from typing import NoReturn

    from integrate.journal.unlocking import Asked

KEYS = {
    frozenset({"passphrase"}): later("The journal opens by its passphrase."),
    frozenset({"recovery"}): later("The journal opens by its recovery code."),
}
"""What is said, by the kinds of key that there are."""
EITHER = later("The journal opens by its passphrase, or by its recovery code.")


class Locked(JournalError):
    """This computer's key does not open the journal, and somebody may know what does."""

    def __init__(self, asked: Asked) -> None:
        """Carry what is asked for; the message says it."""
        kinds = frozenset(one.value for one in asked.kinds)
        super().__init__(_(KEYS.get(kinds, EITHER)))
        self.asked = asked


def ask_later(asked: Asked) -> NoReturn:
    """Raise `Locked` in place of asking: the front end asks when it is ready to."""
    raise Locked(asked)
