"""From notes to sound: a piece, or any part of it, dry and then in its room.

The notes lie on a loop, so what rings at its end is heard at its beginning. A part of a piece is
the same as that part of the whole.
"""

from typing import Final

import numpy as np

from tools.sounds.envelopes import decay, rise
from tools.sounds.music.score import Note, Piece, Room, Sound
from tools.sounds.noise import bump, wide
from tools.sounds.samples import Seconds, frames, gain, times

LAP: Final[Seconds] = 10.0
"""How much of its beginning a file brings again at its end, for the crossfade of a loop."""

PART: Final[Seconds] = 40.0
"""How much is put into the room at once."""

WALLS: Final = ((180.0, 1.0), (360.0, 1.0), (720.0, 0.85), (1440.0, 0.6), (2900.0, 0.4))
"""What a room answers at: a frequency, and its part of the time that the room needs to be still."""


def performed(piece: Piece) -> Sound:
    """Play a piece once around and `LAP` on, coming out of silence and going into it.

    Both edges are the curves of a crossfade with equal power. A loop that crosses over `LAP`
    multiplies them by the same curves again: the sum of both squares is 1, so it hears the piece
    going on as if there were no edge.
    """
    sound = part(piece, 0.0, piece.seconds + LAP)
    count = frames(LAP)
    angle = ((np.arange(count) + 0.5) * (0.5 * np.pi / count)).astype(np.float32)[:, None]
    sound[:count] *= np.sin(angle)
    sound[-count:] *= np.cos(angle)
    return sound


def part(piece: Piece, start: Seconds, lasts: Seconds) -> Sound:
    """Play so many seconds of a piece from a moment of its loop on."""
    echo = _echo(piece)
    sound = _dry(piece, frames(start) - len(echo), frames(lasts) + len(echo))
    step = frames(PART)
    wet = np.empty((frames(lasts), 2), dtype=np.float32)
    for first in range(0, len(wet), step):
        count = min(step, len(wet) - first)
        around = sound[first : first + count + len(echo)]
        wet[first : first + count] = _folded(around, echo)[len(echo) :]
    return sound[len(echo) :] + np.float32(gain(piece.room.level)) * wet


def _dry(piece: Piece, first: int, count: int) -> Sound:
    sound = np.zeros((count, 2), dtype=np.float32)
    around = frames(piece.seconds)
    for number, note in enumerate(piece.notes):
        length = frames(note.lasts)
        # The first time that it is not over before this part begins.
        begin = first + (frames(note.at) - first + length) % around - length
        if begin >= first + count:
            continue
        played = _played(note, np.random.default_rng((piece.seed, number)))
        while begin < first + count:
            _add(sound, played, begin - first)
            begin += around
    return sound


def _played(note: Note, rng: np.random.Generator) -> Sound:
    angle = (note.pan + 1.0) * np.pi / 4.0
    sides = np.sqrt(2.0) * gain(note.level) * np.array((np.cos(angle), np.sin(angle)))
    played = note.instrument(note.pitch, note.lasts, rng)
    return np.asarray(played * sides.astype(np.float32), dtype=np.float32)


def _add(sound: Sound, played: Sound, begin: int) -> None:
    """Add what of a note falls into the part."""
    first, end = max(0, begin), min(len(sound), begin + len(played))
    if end > first:
        sound[first:end] += played[first - begin : end - begin]


def _echo(piece: Piece) -> Sound:
    """Make what the room answers to a single frame: noise that dies, the bright part soonest."""
    rng = np.random.default_rng((piece.seed, 2**31))
    room: Room = piece.room
    t = times(room.lasts)
    echo = np.zeros((len(t), 2))
    for frequency, share in WALLS:
        dying = decay(t, room.lasts * share) * rise(t, 0.045)
        # The higher, the weaker: walls of wood and cloth.
        strength = (180.0 / frequency) ** 0.35
        echo += (
            strength * wide(rng, len(t), bump(frequency, 0.5), width=room.width) * dying[:, None]
        )
    echo /= np.sqrt(np.mean(np.sum(np.square(echo), axis=0)))
    return echo.astype(np.float32)


def _folded(sound: Sound, echo: Sound) -> Sound:
    """Return the sound in the room; only what lies behind the length of the echo is whole."""
    size = 1 << (len(sound) + len(echo) - 1).bit_length()
    spectrum = np.fft.rfft(sound, size, axis=0) * np.fft.rfft(echo, size, axis=0)
    return np.asarray(np.fft.irfft(spectrum, size, axis=0)[: len(sound)], dtype=np.float32)
