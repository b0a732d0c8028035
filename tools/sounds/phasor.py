"""A turning and dying number, frame by frame: the cheap way to very many samples of a sine.

exp(rate * n) for n = 16 * 1000 + 7 is exp(rate * 16 * 1000) * exp(rate * 7), so a table of rows and
a table of columns give every frame by one multiplication, as exactly as calling the exponential.
"""

import numpy as np
from numpy.typing import NDArray

from tools.sounds.samples import RATE, Hertz, Seconds

Phasor = NDArray[np.complex128]


def phasor(frequency: Hertz, count: int, *, t60: Seconds = np.inf) -> Phasor:
    """Turn from 1 at `frequency` for `count` frames, losing 60 dB every `t60`.

    The imaginary part is the sine, the real part the cosine.
    """
    rate = (2j * np.pi * frequency - 3.0 * np.log(10.0) / t60) / RATE
    width = 1 + int(np.sqrt(count))
    columns = np.exp(rate * np.arange(width))
    rows = np.exp(rate * width * np.arange(width))
    return np.asarray(np.multiply.outer(rows, columns).ravel()[:count], dtype=np.complex128)
