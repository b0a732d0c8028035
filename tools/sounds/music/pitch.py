"""Names of tones, such as `C4`, and how fast they swing; all beds of music are in F major."""

from typing import Final

from tools.sounds.samples import Hertz

A4: Final[Hertz] = 440.0
STEPS: Final = {"C": -9, "D": -7, "E": -5, "F": -4, "G": -2, "A": 0, "Bb": 1}
"""Half tones from the A of the same octave."""


def hertz(name: str) -> Hertz:
    """Return the frequency of a tone in equal temperament; C4 is the C in the middle of a piano."""
    letter, octave = name[:-1], int(name[-1])
    return float(A4 * 2.0 ** (octave - 4 + STEPS[letter] / 12.0))
