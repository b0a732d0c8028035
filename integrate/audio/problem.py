"""What can go wrong with a sound, as a sentence for the person."""

from __future__ import annotations


class UnplayableError(Exception):
    """This file cannot be heard; its text is one sentence with the file and the remedy."""


class NoDeviceError(Exception):
    """There is nothing to hear with; its text is one sentence for the person."""


class UnwritableError(Exception):
    """No sound file can be made there; its text is one sentence with the reason and the remedy."""
