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
    """The key that opens this journal is missing, or another key lies in its place."""


class NewerFormat(JournalError):
    """A newer version of the program wrote this journal or this event."""
