"""Music for coming back: near, plain and familiar, as if somebody played in the next room.

Broken chords on soft strings, at the pace of slow breathing rather than of walking, never quite
even. After every four chords it rests, and lets the last one ring into the quiet.
"""

from typing import Final

import numpy as np

from tools.sounds.music.instruments import STRINGS, felt, plucked
from tools.sounds.music.pitch import hertz
from tools.sounds.music.score import Note, Piece, Room
from tools.sounds.samples import Seconds

LOOP: Final[Seconds] = 480.0
CHORD: Final[Seconds] = 8.0
LINE: Final = 4
"""Chords that are played before a rest, which is as long as one of them."""
RINGS: Final[Seconds] = 6.0

LINES: Final = (
    (("F3", "C4", "F4", "A4"), ("E3", "C4", "G4", "C4"),
     ("D3", "A3", "F4", "A3"), ("Bb2", "F3", "D4", "F4")),
    (("F3", "C4", "A4", "C4"), ("Bb2", "F3", "D4", "F4"),
     ("C3", "G3", "E4", "G4"), ("F3", "C4", "F4", "A4")),
    (("A2", "F3", "C4", "F4"), ("Bb2", "F3", "D4", "F4"),
     ("C3", "G3", "C4", "E4"), ("F3", "A3", "C4", "F4")),
)  # fmt: skip


def returning(seed: int) -> Piece:
    """Write eight minutes: twelve lines of four chords, with a rest after each."""
    rng = np.random.default_rng(seed)
    notes: list[Note] = []
    whole = CHORD * (LINE + 1)
    for turn in range(round(LOOP / whole)):
        line = LINES[turn % len(LINES)]
        for number, names in enumerate(line):
            at = turn * whole + number * CHORD
            notes += _broken(rng, names, at)
            notes += _under(names, at, last=number == LINE - 1)
    return Piece(LOOP, tuple(notes), Room(2.2, -13.0), seed)


def _broken(rng: np.random.Generator, names: tuple[str, ...], at: Seconds) -> list[Note]:
    """Play a chord from below, one string after the other, and leave the last second open."""
    notes = []
    when = at + float(rng.uniform(0.0, 0.25))
    for place, name in enumerate(names):
        level = (-12.5, -12.5, -11.0, -11.5)[place] + float(rng.uniform(-1.2, 0.8))
        pan = -0.35 + 0.2 * place
        notes.append(Note(when % LOOP, hertz(name), RINGS, level, plucked, pan=pan))
        when += 1.5 + float(rng.uniform(-0.12, 0.2))
    return notes


def _under(names: tuple[str, ...], at: Seconds, *, last: bool) -> list[Note]:
    """Lay strings very softly under the chord; on the last of a line, a felt hammer closes."""
    notes = [
        Note(at, hertz(name), CHORD + (13.5 if last else 6.0), -20.0, STRINGS, pan=pan)
        for name, pan in ((names[0], -0.3), (names[1], 0.3))
    ]
    if last:
        notes.append(Note(at + 6.3, hertz("F4"), 7.0, -19.0, felt, pan=0.2))
    return notes
