"""Music for arriving: calm, sparse and slow, for the minutes before and after the beginning.

Wide chords that take seven seconds to come and nine to go, and here and there two or three soft
tones of wood. Nothing is counted: there is no beat.
"""

from typing import Final

import numpy as np

from tools.sounds.music.instruments import PAD, air, mallet
from tools.sounds.music.pitch import hertz
from tools.sounds.music.score import Note, Piece, Room
from tools.sounds.samples import Seconds

LOOP: Final[Seconds] = 480.0
CHORD: Final[Seconds] = 20.0
TONE: Final[Seconds] = 6.5

CHORDS: Final = (
    ("F2", "C3", "A3", "G4"),
    ("D3", "A3", "C4", "F4"),
    ("Bb2", "F3", "A3", "D4"),
    ("F2", "C3", "G3", "C4"),
    ("F2", "A3", "C4", "E4"),
    ("Bb2", "F3", "C4", "D4"),
)
LADDER: Final = ("C4", "D4", "F4", "G4", "A4", "C5", "D5", "F5")
"""What the wood plays: five tones that agree with every chord, over an octave and a half."""


def arriving(seed: int) -> Piece:
    """Write eight minutes: twenty-four chords, and about nine touches of wood in a minute."""
    rng = np.random.default_rng(seed)
    notes = [*_chords(rng), *_touches(rng)]
    return Piece(LOOP, tuple(notes), Room(5.0, -9.0), seed)


def _chords(rng: np.random.Generator) -> list[Note]:
    notes = []
    for turn in range(round(LOOP / CHORD)):
        chord, side = CHORDS[turn % len(CHORDS)], (-1.0, 1.0)[turn % 2]
        for place, name in enumerate(chord):
            late = float(rng.uniform(0.0, 3.0))
            notes.append(
                Note(
                    (turn * CHORD + late) % LOOP, hertz(name), CHORD + 9.0,
                    (-13.0, -9.5, -8.0, -7.5)[place] + float(rng.uniform(-1.0, 1.0)), PAD,
                    pan=(-0.1, 0.25, -0.35, 0.35)[place] * side,
                )
            )  # fmt: skip
        notes.append(Note(turn * CHORD, hertz(chord[1]), CHORD + 6.0, -27.0, air))
    return notes


def _touches(rng: np.random.Generator) -> list[Note]:
    """Scatter groups of one to three tones that go to a neighbour, with long rests between."""
    notes = []
    at, step = 5.0, 3
    while at < LOOP - 8.0:
        for _ in range(int(rng.integers(1, 4))):
            step = int(np.clip(step + rng.choice((-2, -1, 1, 2)), 0, len(LADDER) - 1))
            level, pan = rng.uniform((-2.0, -0.6), (2.0, 0.6))
            # The higher a tone, the more softly it is touched.
            level -= 0.6 * step
            notes.append(Note(at, hertz(LADDER[step]), TONE, float(level), mallet, pan=float(pan)))
            at += float(rng.uniform(1.6, 3.4))
        at += float(rng.uniform(5.5, 11.0))
    return notes
