"""The bundled sounds: what each is called, how it is made, how loud it is.

`finished` gives the samples that go into the file; the same sound always gives the same samples.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from integrate.audio.levels import BED, CUE, CUE_MOMENT, CUE_PEAK
from integrate.audio.loudness import measure
from tools.sounds import bells, breath, brown, drone, ocean, rain, wind
from tools.sounds.music.arriving import arriving
from tools.sounds.music.easing import easing
from tools.sounds.music.instruments import TOUCHED
from tools.sounds.music.performing import LAP, performed
from tools.sounds.music.returning import returning
from tools.sounds.music.score import Piece
from tools.sounds.music.score import Sound as Played
from tools.sounds.music.spacious import spacious
from tools.sounds.prepare import prepared
from tools.sounds.samples import Decibels, Seconds, Stereo, gain, peak

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

    @property
    def lap(self) -> Seconds:
        """The crossfade with which it loops without a seam: none."""
        return 0.0


SOUNDS: Final = (
    Sound(
        "bells/bowl-low.flac", bells.low_bowl, 11, loops=False, loudness=CUE,
        recipe="A large bowl on F3: six modes, each a slowly beating pair of sines, swelling in "
        "20-30 ms and dying within 24 s; a dark, faint felt stroke.",
    ),
    Sound(
        "bells/bowl-mid.flac", bells.middle_bowl, 15, loops=False, loudness=CUE,
        recipe="A bowl on C4: five beating modes, swelling in 18-25 ms; a felt stroke.",
    ),
    Sound(
        "bells/bowl-high.flac", bells.high_bowl, 12, loops=False, loudness=CUE,
        recipe="A small bowl on C5: four beating modes, swelling in 15-20 ms; a felt stroke.",
    ),
    Sound(
        "bells/bell-low.flac", bells.low_bell, 16, loops=False, loudness=CUE,
        recipe="A cast bell on F4 with a major third, its hum an octave lower: seven beating "
        "modes, swelling in 14-22 ms.",
    ),
    Sound(
        "bells/bell-high.flac", bells.high_bell, 17, loops=False, loudness=CUE,
        recipe="A hand bell on C6: its root, the twelfth above and little else; a felt stroke.",
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
    Sound(
        "beds/rain.flac", rain.rain, 33, loops=True, loudness=BED,
        recipe="Sixty seconds: two coloured noises, and 5,700 small round drops at each ear, "
        "strewn by chance, no two of one pitch.",
    ),
    Sound(
        "beds/wind.flac", wind.wind, 34, loops=True, loudness=BED,
        recipe="Seventy-five seconds: eleven bands of noise, weighed by slow gusts that brighten "
        "as they rise.",
    ),
    Sound(
        "beds/brown.flac", brown.brown, 35, loops=True, loudness=BED,
        recipe="Forty seconds of noise that loses 6 dB an octave, with nothing happening in it.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Music:
    """One bundled bed of music, for one phase of a session."""

    file: str
    """Its path in the folder of sounds."""
    write: Callable[[int], Piece]
    """Who writes its notes, from a seed."""
    seed: int
    loudness: Decibels
    """LUFS of the whole."""
    recipe: str
    """How it was made, for SOURCES.md."""

    @property
    def lap(self) -> Seconds:
        """The crossfade with which it loops without a seam."""
        return LAP

    @property
    def touched(self) -> float:
        """How many tones are struck or plucked in a minute."""
        piece = self.write(self.seed)
        number = sum(note.instrument in TOUCHED for note in piece.notes)
        return number / (piece.seconds / 60.0)


MUSIC: Final = (
    Music(
        "beds/arriving.ogg", arriving, 41, BED,
        "Eight minutes. Wide chords of a pad, seven seconds to come and nine to go; here and there "
        "one to three touches of soft wood. No beat.",
    ),
    Music(
        "beds/spacious.ogg", spacious, 42, BED,
        "Ten minutes. Voices without words, a ground of F and C that never leaves, a faint glow "
        "above. Nothing comes in under nine seconds; nothing is struck.",
    ),
    Music(
        "beds/easing.ogg", easing, 43, BED,
        "Eight minutes. Low strings sway between a few chords, with a felt hammer now and then; "
        "over six minutes it thins, in the last two it gathers again.",
    ),
    Music(
        "beds/returning.ogg", returning, 44, BED,
        "Eight minutes. Broken chords on soft strings, slower than walking and never quite even; "
        "after every four it rests.",
    ),
)  # fmt: skip

BEDS: Final[tuple[Sound | Music, ...]] = (*(sound for sound in SOUNDS if sound.loops), *MUSIC)
"""All that goes on under what else is heard."""


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


def finished_music(music: Music) -> Played:
    """Play the music of a bed once around and its lap on, levelled; edges at silence."""
    sound = performed(music.write(music.seed))
    sound *= np.float32(gain(music.loudness - measure([sound]).integrated))
    return sound
