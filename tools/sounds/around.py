"""Adding a sound to a loop, where what rings past the end goes on at the beginning."""

import numpy as np
from numpy.typing import NDArray


def add_around(loop: NDArray[np.floating], sound: NDArray[np.floating], start: int) -> None:
    """Add `sound`, which is no longer than the loop, to `loop` from the frame `start` on."""
    room = min(len(sound), len(loop) - start)
    loop[start : start + room] += sound[:room]
    loop[: len(sound) - room] += sound[room:]
