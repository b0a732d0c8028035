"""The last hand on each cue, by pydub: trailing silence off, edges faded, peak checked.

Works on 32-bit samples, so nothing is lost before the file's own 16 bits. A prepared cue ends with
`REST` of exact zeros.
"""

import warnings
from typing import Final

import numpy as np

from tools.sounds.samples import RATE, Decibels, Stereo

with warnings.catch_warnings():
    # pydub warns of a missing ffmpeg and of audioop's end; neither matters here.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

SILENCE: Final[Decibels] = -72.0
"""What is quieter than this (dBFS, RMS of 10 ms) to the very end is cut off."""

FADE_IN_MS: Final = 5
FADE_OUT_MS: Final = 40
REST_MS: Final = 10
CEILING: Final[Decibels] = -6.0
FULL_SCALE: Final = 2**31


def prepared(sound: Stereo) -> Stereo:
    """`sound` trimmed, with soft edges and `REST_MS` of exact silence at its end.

    Raises ValueError when its peak is above `CEILING`.
    """
    segment = _segment(sound)
    if segment.max_dBFS > CEILING:
        raise ValueError(
            f"the cue peaks at {segment.max_dBFS:.1f} dBFS; level it to {CEILING} or less"
        )
    silent_ms = detect_leading_silence(segment.reverse(), silence_threshold=SILENCE)
    segment = segment[: len(segment) - silent_ms].fade_in(FADE_IN_MS).fade_out(FADE_OUT_MS)
    return _samples(segment + AudioSegment.silent(REST_MS, frame_rate=RATE))


def _segment(sound: Stereo) -> AudioSegment:
    whole = np.rint(sound * FULL_SCALE).clip(-FULL_SCALE, FULL_SCALE - 1).astype("<i4")
    return AudioSegment(whole.tobytes(), frame_rate=RATE, sample_width=4, channels=2)


def _samples(segment: AudioSegment) -> Stereo:
    whole = np.frombuffer(segment.raw_data, dtype="<i4").reshape(-1, 2)
    return whole.astype(np.float64) / FULL_SCALE
