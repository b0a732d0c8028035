"""Any number of channels into two ears.

The weights are those of ITU-R BS.775: centre and sides count 0.707, the low-frequency channel is
left out; then all is made softer so that full scale stays full scale. How loud a file is meant to
be is decided elsewhere.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.samples import CHANNELS

if TYPE_CHECKING:
    from integrate.audio.samples import Block

SIDE: Final = 2.0**-0.5
LEFT: Final = (1.0, 0.0)
RIGHT: Final = (0.0, 1.0)
CENTRE: Final = (SIDE, SIDE)
NOTHING: Final = (0.0, 0.0)
AT_LEFT: Final = (SIDE, 0.0)
AT_RIGHT: Final = (0.0, SIDE)

LAYOUTS: Final = {
    3: (LEFT, RIGHT, CENTRE),
    4: (LEFT, RIGHT, AT_LEFT, AT_RIGHT),
    5: (LEFT, RIGHT, CENTRE, AT_LEFT, AT_RIGHT),
    6: (LEFT, RIGHT, CENTRE, NOTHING, AT_LEFT, AT_RIGHT),
    7: (LEFT, RIGHT, CENTRE, NOTHING, CENTRE, AT_LEFT, AT_RIGHT),
    8: (LEFT, RIGHT, CENTRE, NOTHING, AT_LEFT, AT_RIGHT, AT_LEFT, AT_RIGHT),
}
"""What each channel counts in the left and the right ear, in the order of wav and flac files."""


def stereo(block: Block) -> Block:
    """Return a block of any number of channels as one of two; two channels stay as they are."""
    channels = block.shape[1]
    if channels == CHANNELS:
        return block
    if channels == 1:
        return np.repeat(block, CHANNELS, axis=1)
    return block @ _weights(channels)


@cache
def _weights(channels: int) -> Block:
    layout = LAYOUTS.get(channels) or tuple((LEFT, RIGHT)[at % 2] for at in range(channels))
    weights = np.array(layout, dtype=np.float32)
    weights /= weights.sum(axis=0).max()
    return weights
