"""What is done to every take before it is heard: trimmed, faded, levelled, brought to one form.

The form is one channel of 16-bit numbers, 48,000 a second, at about -20 LUFS. Only this module and
`audio/conversion.py` import pydub, and only when they are called: the import is slow, and warns in
words that mean nothing to the person.
"""

from __future__ import annotations

import math
import threading
import warnings
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import soxr

from integrate.audio.loudness import Meter
from integrate.audio.narration.wav import Wav
from integrate.audio.samples import CHANNELS, RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.audio.api import Decibels, Seconds

FORM: Final = 1
"""The number of this way of editing: takes that were edited in another way are made anew."""
TARGET: Final[Decibels] = -20.0
"""How loud a take is, in LUFS."""
HIGHEST: Final[Decibels] = -1.0
"""The peak a take is never raised above; the mixer's limiter keeps the whole lower still."""
MOST_GAIN: Final[Decibels] = 30.0
"""A take that is softer than that is noise and not raised to the level of speech."""
QUIETEST: Final[Decibels] = -60.0
"""What never gets louder than this holds no speech."""
UNDER_SPEECH: Final[Decibels] = 45.0
"""How far under the loudest moment speech may be; what is softer around it is silence."""
CHUNK: Final = 10
"""Milliseconds looked at together."""
BEFORE: Final = 50
AFTER: Final = 150
"""Milliseconds kept around the speech: the breath before it, and the last consonant's end."""
FADE_IN: Final = 10
FADE_OUT: Final = 60

_importing = threading.Lock()


class NothingHeard(ValueError):
    """There is no speech in this sound."""


def edited(parts: Sequence[Wav], pause: Seconds) -> bytes:
    """Return the parts as one take, a WAV in memory, with so long a pause between two of them.

    Raises `NothingHeard` when there is no speech in any of them.
    """
    heard = [one for one in (_trimmed(_segment(part)) for part in parts) if one is not None]
    if not heard:
        raise NothingHeard("no speech")
    whole = heard[0]
    for one in heard[1:]:
        whole = whole + _silence(pause) + one
    levelled = whole.apply_gain(_gain(whole))
    samples = levelled.fade_in(FADE_IN).fade_out(FADE_OUT).raw_data
    return Wav(samples, RATE).packed()


def silent(length: Seconds) -> bytes:
    """Return a take in which nothing is said."""
    return Wav(bytes(2 * round(length * RATE)), RATE).packed()


def _pydub() -> Any:
    with _importing, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pydub.silence  # noqa: PLC0415 -- see the top: slow and noisy
    return pydub


def _silence(length: Seconds) -> Any:
    return _pydub().AudioSegment.silent(round(length * 1000), frame_rate=RATE)


def _segment(wav: Wav) -> Any:
    """Return pydub's value for a sound: one channel of 16 bits at our rate."""
    segment = _pydub().AudioSegment(
        wav.samples, sample_width=wav.width, frame_rate=wav.rate, channels=wav.channels
    )
    segment = segment.set_sample_width(2).set_channels(1)
    if segment.frame_rate == RATE:
        return segment
    # pydub's own way between rates draws straight lines and leaves a rasp above the speech.
    samples = np.frombuffer(segment.raw_data, dtype=np.int16)
    samples = soxr.resample(samples, segment.frame_rate, RATE)
    return _pydub().AudioSegment(
        samples.astype(np.int16).tobytes(), sample_width=2, frame_rate=RATE, channels=1
    )


def _trimmed(segment: Any) -> Any | None:
    """Return the segment without the silence at its ends; None when it is all silence."""
    levels = _levels(segment)
    if not levels or levels[-1] < QUIETEST:
        return None
    threshold = _threshold(levels)
    leading = _pydub().silence.detect_leading_silence
    first = leading(segment, threshold, CHUNK)
    last = len(segment) - leading(segment.reverse(), threshold, CHUNK)
    return segment[max(0, first - BEFORE) : last + AFTER]


def _levels(segment: Any) -> list[Decibels]:
    """Return how loud each chunk is, the softest first."""
    samples = np.frombuffer(segment.raw_data, dtype=np.int16).astype(np.float32) / 2**15
    chunk = RATE * CHUNK // 1000
    chunks = samples[: len(samples) // chunk * chunk].reshape(-1, chunk)
    powers = np.maximum((chunks**2).mean(axis=1), 1e-12)
    return [float(one) for one in np.sort(10 * np.log10(powers))]


def _threshold(levels: Sequence[Decibels]) -> Decibels:
    """Return below which level there is no speech; a room's own noise is counted as silence."""
    loudest = levels[-1]
    room = levels[len(levels) // 10] + 6  # the quietest tenth
    return min(max(loudest - UNDER_SPEECH, room), loudest - UNDER_SPEECH / 2)


def _gain(segment: Any) -> Decibels:
    """Return the change of level that brings a take to the target."""
    samples = np.frombuffer(segment.raw_data, dtype=np.int16).astype(np.float32) / 2**15
    meter = Meter()
    meter.feed(np.repeat(samples[:, None], CHANNELS, axis=1))
    found = meter.finish()
    level = found.integrated if math.isfinite(found.integrated) else segment.dBFS
    return min(TARGET - float(level), MOST_GAIN, HIGHEST - found.peak)
