"""What is said of the ways into the journal: which one was taken, and what it is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.slots import SlotKind
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.journal.store import Journal

NAMES = {
    SlotKind.DEVICE: later("this computer"),
    SlotKind.PASSPHRASE: later("a passphrase"),
    SlotKind.RECOVERY: later("a recovery code"),
}
BY_ITSELF = later(
    "Limits: whoever uses this computer as you, or has both the file and the key, can read it."
)
BY_ASKING = later(
    "Limits: without the passphrase or code nobody can read it, you neither; while it is open, "
    "programs that run as you can."
)

BEGUN = later("Your journal begins on this computer.")


def first_words(journal: Journal) -> str:
    """Return what is said of a journal when it is opened: of a new one what its sealing is worth.

    Empty when there is nothing to say. Raises `JournalError`.
    """
    begun = [_(BEGUN), limits(journal)] if journal.is_new else []
    return " ".join([*[journal.notice] * bool(journal.notice), *begun])


def opened_by(journal: Journal) -> str:
    """Return the line that says what opened the journal now."""
    return _("Opened now by: {way}", way=_(NAMES[journal.opened_by]))


def limits(journal: Journal) -> str:
    """Return in one sentence what the ways in are worth. Raises `JournalError`."""
    by_itself = any(one.kind is SlotKind.DEVICE for one in journal.ways())
    return _(BY_ITSELF if by_itself else BY_ASKING)


def can_be_asked(journal: Journal) -> bool:
    """Tell whether there is a passphrase or a code to ask for. Raises `JournalError`."""
    return any(one.kind is not SlotKind.DEVICE for one in journal.ways())
