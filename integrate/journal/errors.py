"""What can go wrong with a journal, each as one sentence for the person.

The sentence names the file, says what is wrong with it and what to do. Whatever is raised, the
journal on the disk is left as it was found.
"""

from __future__ import annotations


class JournalError(Exception):
    """The journal cannot be used; the message is one sentence with the file and the remedy."""


class NotWritable(JournalError):
    """The folder is read-only, the disk is full, or another program holds the file."""


class Damaged(JournalError):
    """The file is no journal, or something in it was changed, moved or lost."""


class WrongKey(JournalError):
    """The key, passphrase or code that opens this journal is missing, or is another one's."""


class NewerFormat(JournalError):
    """A newer version of the program wrote this journal or this event."""


class Forgotten(JournalError):
    """The person of this session was forgotten; nobody can read or write it any more."""


class Refused(JournalError):
    """What was asked for would lose something, or is not there to be done."""


class WeakPassphrase(Refused):
    """The passphrase is too short to keep anybody out."""
