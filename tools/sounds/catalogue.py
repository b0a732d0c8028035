"""The bundled sounds: what each is called, how it is made, how loud it is.

`finished` gives the samples that go into the file; the same sound always gives the same samples.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from integrate.audio.levels import BED, CUE, CUE_MOMENT, CUE_PEAK
from integrate.audio.loudness import measure
from tools.sounds import bells, breath, drone, ocean
from tools.sounds.prepare import prepared
from tools.sounds.samples import Decibels, Stereo, gain, peak

TONE: Final[Decibels] = -26.0
"""LUFS of the loudest 3 s of a breath: softer than other cues, since it goes on and on."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One bundled sound."""

    file: str
    """Its path in the folder of sounds."""
    make: Callable[[np.random.Generator], Stereo]
    """What synthesises it, at any level."""
    seed: int
    """Where its noise starts from."""
    loops: bool
    """Whether it is a bed that loops without a seam; otherwise it is a cue."""
    loudness: Decibels
    """LUFS: of a bed the whole, of a cue its loudest 3 s unless a ceiling holds it lower."""
    recipe: str
    """How it was made, for SOURCES.md."""


SOUNDS: Final = (
    Sound(
        "bells/bowl-low.flac", bells.low_bowl, 11, loops=False, loudness=CUE,
        recipe="A large bowl on F3: six modes, each a slowly beating pair of sines, swelling in "
        "20-30 ms and dying within 24 s; a dark, faint felt stroke.",
    ),
    Sound(
        "bells/bowl-high.flac", bells.high_bowl, 12, loops=False, loudness=CUE,
        recipe="A small bowl on C5: four beating modes, swelling in 15-20 ms; a felt stroke.",
    ),
    Sound(
        "bells/chime.flac", bells.chime, 13, loops=False, loudness=CUE,
        recipe="Two free bars, F5 and then C6, with the modes of a bar (1, 2.756, 5.404, 8.933).",
    ),
    Sound(
        "bells/wood.flac", bells.wood_block, 14, loops=False, loudness=CUE,
        recipe="A wood block: four quickly damped modes on 392 Hz, felt, and a breath of room.",
    ),
    Sound(
        "tones/breath-in.flac", breath.breath_in, 21, loops=False, loudness=TONE,
        recipe="Four seconds: banded noise that swells and brightens; F4 gives way to C5.",
    ),
    Sound(
        "tones/breath-out.flac", breath.breath_out, 22, loops=False, loudness=TONE,
        recipe="Six seconds: banded noise that falls and darkens; C5 gives way to F4.",
    ),
    Sound(
        "beds/ocean.flac", ocean.ocean, 31, loops=True, loudness=BED,
        recipe="Ninety seconds, ten unequal waves: three coloured noises from an inverse Fourier "
        "transform, shaped by waves that close over the loop.",
    ),
    Sound(
        "beds/drone.flac", drone.drone, 32, loops=True, loudness=BED,
        recipe="Sixty seconds: four strings on C3, F3, F3, F2 in rounds of 12 s, each overtone "
        "blooming in 0.5-1.5 s, over a pad of five sines; what rings past the end is added at the "
        "beginning.",
    ),
)  # fmt: skip


def finished(sound: Sound) -> Stereo:
    """Make the samples of `sound`, levelled, and if it is a cue prepared for its file."""
    raw = sound.make(np.random.default_rng(sound.seed))
    heard = measure([raw.astype(np.float32)])
    if sound.loops:
        return raw * gain(sound.loudness - heard.integrated)
    change = min(
        sound.loudness - heard.short_term,
        CUE_MOMENT - heard.momentary,
        CUE_PEAK - peak(raw),
    )
    return prepared(raw * gain(change))
