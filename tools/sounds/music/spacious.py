"""Music for the open middle: spacious and supportive, with nothing in it that could surprise.

Voices without words, a ground that never leaves, and a faint glow above. Whatever sounds takes
nine seconds or more to come, and something always sounds.
"""

from typing import Final

import numpy as np

from tools.sounds.music.instruments import CHOIR, DEEP, GLOW, air
from tools.sounds.music.pitch import hertz
from tools.sounds.music.score import Note, Piece, Room
from tools.sounds.samples import Seconds

LOOP: Final[Seconds] = 600.0
CHORD: Final[Seconds] = 30.0
GROUND: Final[Seconds] = 40.0
GLOWS: Final[Seconds] = 25.0

# Two tones are kept from each chord to the next, so that the harmony turns without a step.
CHORDS: Final = (
    ("C4", "G4", "A4"),
    ("C4", "F4", "A4"),
    ("D4", "F4", "A4"),
    ("D4", "F4", "C5"),
    ("C4", "E4", "G4"),
)
GLOWING: Final = ("F5", "C6", "G5", "A5", "C6")


def spacious(seed: int) -> Piece:
    """Write ten minutes: twenty chords of voices over F and C."""
    rng = np.random.default_rng(seed)
    notes = [*_voices(rng), *_ground(), *_glow(rng)]
    return Piece(LOOP, tuple(notes), Room(6.0, -5.0), seed)


def _voices(rng: np.random.Generator) -> list[Note]:
    notes = []
    for turn in range(round(LOOP / CHORD)):
        chord = CHORDS[turn % len(CHORDS)]
        for place, name in enumerate(chord):
            at = (turn * CHORD + float(rng.uniform(0.0, 4.0))) % LOOP
            level = -10.0 - 0.5 * place + float(rng.uniform(-0.7, 0.7))
            notes.append(
                Note(at, hertz(name), CHORD + 16.0, level, CHOIR, pan=(-0.4, 0.4, 0.0)[place])
            )
        notes.append(Note(turn * CHORD, hertz(chord[0]), CHORD + 14.0, -25.0, air))
    return notes


def _ground() -> list[Note]:
    """Keep F, and the C over it, for the whole of the piece; each comes while the last one goes."""
    return [
        Note((turn * GROUND + late) % LOOP, hertz(name), GROUND + 16.0, level, DEEP, pan=pan)
        for turn in range(round(LOOP / GROUND))
        for name, late, level, pan in (
            ("F2", 0.0, -14.0, -0.1), ("C3", 13.0, -18.0, 0.2), ("F3", 26.0, -20.0, -0.2),
        )
    ]  # fmt: skip


def _glow(rng: np.random.Generator) -> list[Note]:
    return [
        Note(
            turn * GLOWS, hertz(GLOWING[turn % len(GLOWING)]), GLOWS + 4.0, -25.0, GLOW,
            pan=float(rng.uniform(-0.7, 0.7)),
        )
        for turn in range(round(LOOP / GLOWS))
    ]  # fmt: skip
