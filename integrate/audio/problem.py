"""What can go wrong with a sound, as a sentence for the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from integrate.audio.api import Decibels


class UnplayableError(Exception):
    """This file cannot be heard; its text is one sentence with the file and the remedy."""


class NoDeviceError(Exception):
    """There is nothing to hear with; its text is one sentence for the person."""


class UnwritableError(Exception):
    """No sound file can be made there; its text is one sentence with the reason and the remedy."""


class TooLoudError(Exception):
    """What a format made of a sound goes too high; the same sound, lower by `excess`, may do."""

    def __init__(self, excess: Decibels) -> None:
        super().__init__(f"the file goes {excess:.1f} dB too high")
        self.excess = excess
