"""How loud each sound file is, and what brings it to the loudness of its bus.

A file is measured once: what was found is kept in the cache folder, and a file that changes is
measured anew. The shipped sounds come with their measures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from integrate.audio import decode
from integrate.audio.api import Bus
from integrate.audio.loudness import SILENCE, Loudness, measure
from integrate.audio.measures import Measures, rounded, shipped_with
from integrate.audio.witness import unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.audio.api import Decibels, Seconds
    from integrate.audio.witness import Watch

BED: Final[Decibels] = -30.0
"""LUFS of a bed as a whole."""
VOICE: Final[Decibels] = -20.0
"""LUFS of narration as a whole."""
CUE: Final[Decibels] = -23.0
"""LUFS of a cue's loudest 3 s: under the voice."""
CUE_MOMENT: Final[Decibels] = -19.0
"""LUFS that no 400 ms of a cue exceed: a stroke must not stand out of three quiet seconds."""
CUE_PEAK: Final[Decibels] = -10.0
"""dBTP that no cue exceeds: a knock is over before it counts as loud."""
FURTHEST: Final[Decibels] = 24.0
"""No file is made louder by more: what is nearly silent is meant to be."""

STANDING_OUT: Final[Decibels] = 15.0
"""LU by which the loudest 400 ms of a long file may stand above its middle moment."""
A_BED: Final[Seconds] = 30.0
"""A shorter sound is a cue, which is levelled by its loudest moment: nothing stands above that."""
AT_ONCE: Final[Decibels] = 3.0
"""A file that comes so near to its peak within its first 5 ms begins with a bang."""
A_CUE: Final[Seconds] = 1.0
"""A shorter sound is a knock, which cannot begin otherwise."""


class Levels:
    """Measures of files, each taken once; may be asked from several threads."""

    def __init__(
        self, cache: Path | None = None, shipped: Path | None = None, watch: Watch = unwatched
    ) -> None:
        """Keep measures in the folder `cache`; `shipped` is a folder of sounds with its own.

        `watch` stands beside the decoder.
        """
        self._watch = watch
        self._measures = Measures(cache)
        self._shipped = shipped_with(shipped)

    def measured(self, file: Path) -> Loudness:
        """Return how loud the file is, measuring it when that is not known.

        Raises `UnplayableError` when it cannot be read.
        """
        found = self._shipped(file) or self._measures.find(file)
        if found is None:
            found = rounded(measure(decode.find(file, watch=self._watch).portions(_unheard)))
            self._measures.keep(file, found)
        return found

    def knows(self, file: Path) -> bool:
        """Tell whether the file need not be measured any more, which may take seconds."""
        return (self._shipped(file) or self._measures.find(file)) is not None

    def gain_for(self, file: Path, bus: Bus) -> Decibels:
        """Return what brings the file to the loudness of the bus; raises `UnplayableError`."""
        return gain_to(bus, self.measured(file))

    def standing_out(self, file: Path) -> str | None:
        """Return a sentence when the file breaks off or would startle.

        Raises `UnplayableError` when nothing of it can be heard.
        """
        found = self.measured(file)
        if decode.breaks_off(file, found.length):
            return (
                f"The sound file {file} breaks off after {decode.clock(found.length)}: "
                f"put the whole of it in its place."
            )
        louder = found.momentary - found.typical
        if found.length > A_BED and louder > STANDING_OUT:
            return (
                f"The sound file {file} has a place {louder:.0f} dB louder than most of it: "
                f"even it out, or choose another."
            )
        if found.length > A_CUE and found.onset > found.peak - AT_ONCE:
            return (
                f"The sound file {file} begins at its loudest within 5 ms, which "
                f"startles: let it rise, or choose another."
            )
        return None


def gain_to(bus: Bus, found: Loudness) -> Decibels:
    """Return what brings a sound of this loudness to that of the bus; silence stays as it is."""
    if found.integrated == SILENCE:
        return 0.0
    if bus is Bus.CUE:
        gain = min(CUE - found.short_term, CUE_MOMENT - found.momentary, CUE_PEAK - found.peak)
    else:
        gain = (BED if bus is Bus.BED else VOICE) - found.integrated
    return min(FURTHEST, gain)


def _unheard(_sentence: str) -> None:
    """Say nothing of a file that breaks off: that is said when it is heard."""
