"""How loud as a person says it, in per cent: 100 is as it is meant, 50 sounds half as loud.

Loudness doubles with every 10 dB (S. S. Stevens, "The measurement of loudness", 1955).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from integrate.audio.api import Decibels

Percent: TypeAlias = int

TWICE: Final[Decibels] = 10.0
"""What makes a sound twice as loud to the ear."""
MOST: Final[Percent] = 150
"""Nobody needs more, and a patient must never be startled."""
NOTHING: Final[Decibels] = -90.0
"""What 0 per cent is; nobody hears that."""


def level_of(percent: Percent) -> Decibels:
    """Return the change of level for a loudness between 0 and `MOST` per cent."""
    return round(TWICE * math.log2(percent / 100), 2) if percent else NOTHING


def percent_of(level: Decibels) -> Percent:
    """Return how loud a change of level makes the sound, in per cent."""
    return 0 if level <= NOTHING else round(100 * 2 ** (level / TWICE))
