"""Music for easing: warmer and simpler than the middle, and slowly less of it.

Low strings sway between four chords over one ground; now and then a felt hammer touches a low
tone. Over six minutes the music thins by a few decibels and loses its upper voice; in the last two
it gathers again, so that it can begin anew without a step.
"""

from typing import Final

import numpy as np

from tools.sounds.music.instruments import DEEP, STRINGS, felt
from tools.sounds.music.pitch import hertz
from tools.sounds.music.score import Note, Piece, Room
from tools.sounds.samples import Decibels, Seconds

LOOP: Final[Seconds] = 480.0
CHORD: Final[Seconds] = 16.0
LEAST: Final[Seconds] = 360.0
"""When there is least of it."""
DOWN: Final[Decibels] = -4.0
TOUCH: Final[Seconds] = 7.0

CHORDS: Final = (
    ("C3", "F3", "A3"),
    ("D3", "F3", "Bb3"),
    ("C3", "F3", "A3"),
    ("C3", "E3", "G3"),
    ("A2", "F3", "C4"),
)
ALONE: Final = "C3"
"""The fifth is touched without its octave, which would lead on too much."""

TOUCHED: Final = ("F3", "Bb2", "A3", ALONE, "F3")


def easing(seed: int) -> Piece:
    """Write eight minutes: thirty chords of strings, and about six touches in a minute."""
    rng = np.random.default_rng(seed)
    notes: list[Note] = []
    for turn in range(round(LOOP / CHORD)):
        at = turn * CHORD
        notes += _chord(rng, turn, at)
        notes.append(Note(at, hertz("F2"), CHORD + 20.0, -18.0 + _less(at), DEEP))
        notes += _touches(rng, turn, at)
    return Piece(LOOP, tuple(notes), Room(3.6, -10.0, width=0.3), seed)


def _less(at: Seconds) -> Decibels:
    """Return how much softer the music is at a moment: a slow way down, a quicker one up."""
    way = at / LEAST if at < LEAST else (LOOP - at) / (LOOP - LEAST)
    return DOWN * float(0.5 - 0.5 * np.cos(np.pi * way))


def _chord(rng: np.random.Generator, turn: int, at: Seconds) -> list[Note]:
    names = CHORDS[turn % len(CHORDS)]
    side = 1.0 if turn % 2 else -1.0
    return [
        Note(
            (at + float(rng.uniform(0.0, 1.5))) % LOOP, hertz(name), CHORD + 7.5,
            # The upper voice goes furthest back.
            -6.0 - 1.0 * place + (1.0 + 0.7 * place) * _less(at), STRINGS,
            pan=(-0.12, 0.1, 0.3)[place] * side,
        )
        for place, name in enumerate(names)
    ]  # fmt: skip


def _touches(rng: np.random.Generator, turn: int, at: Seconds) -> list[Note]:
    """Touch the root of the chord when it has come, and at times its octave some seconds later."""
    root = hertz(TOUCHED[turn % len(TOUCHED)])
    first = at + float(rng.uniform(3.0, 5.0))
    level = -12.0 + float(rng.uniform(-1.5, 1.0)) + 0.5 * _less(at)
    notes = [Note(first % LOOP, root, TOUCH, level, felt, pan=-0.1)]
    if TOUCHED[turn % len(TOUCHED)] != ALONE:
        later = first + float(rng.uniform(4.5, 6.5))
        notes.append(Note(later % LOOP, 2.0 * root, TOUCH, level - 5.0, felt, pan=0.15))
    return notes
