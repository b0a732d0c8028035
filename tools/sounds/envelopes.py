"""Curves that a sound is multiplied by. Comings and goings have no corner: raised cosines."""

import numpy as np

from tools.sounds.samples import Mono, Seconds


def rise(t: Mono, seconds: Seconds, *, start: Seconds = 0.0) -> Mono:
    """From 0 at `start` to 1 `seconds` later, as half a raised cosine."""
    return 0.5 - 0.5 * np.cos(np.pi * np.clip((t - start) / seconds, 0.0, 1.0))


def fall(t: Mono, seconds: Seconds, *, end: Seconds) -> Mono:
    """From 1 to 0 at `end`, over the `seconds` before it, as half a raised cosine."""
    return 1.0 - rise(t, seconds, start=end - seconds)


def decay(t: Mono, t60: Seconds) -> Mono:
    """From 1 at time 0, sixty decibels less at `t60`, and so on, exponentially."""
    return np.asarray(10.0 ** (-3.0 * t / t60), dtype=np.float64)
