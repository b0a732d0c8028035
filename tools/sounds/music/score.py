"""A piece of music as a list of notes on a loop: what is played when, before anything sounds.

A note knows its own seed, so it sounds the same whatever part of the piece is played.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.sounds.samples import Decibels, Hertz, Seconds

Sound = NDArray[np.float32]
"""Shape (frames, 2), at the rate of `tools.sounds.samples`."""

Instrument = Callable[[Hertz, Seconds, np.random.Generator], Sound]
"""Plays one tone that is over after exactly so many seconds, its dying away with it."""


@dataclass(frozen=True, slots=True)
class Note:
    """One tone of one instrument."""

    at: Seconds
    """When in the loop it begins."""
    pitch: Hertz
    lasts: Seconds
    """From its first frame to where nothing of it is left."""
    level: Decibels
    instrument: Instrument
    pan: float = 0.0
    """Where it stands: -1 is left, 1 is right."""


@dataclass(frozen=True, slots=True)
class Room:
    """The space that a piece is played in."""

    lasts: Seconds
    """How long the middle of the spectrum takes to lose 60 dB in it."""
    level: Decibels
    """How strong it is beside the instruments."""
    width: float = 1.0
    """How unlike its answers are in the two ears: 1 as unlike as can be, 0 alike."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A whole piece, which closes over its own length."""

    seconds: Seconds
    """The length of the loop."""
    notes: tuple[Note, ...]
    room: Room
    seed: int
    """Where the chance in each note, and in the room, starts from."""
