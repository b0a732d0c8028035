"""Render the reference session as pydub would have it: one overlay for each sound.

`python -m benchmarks.peers.pydub_session FOLDER MINUTES OUT`. The bed is cut up for the ducking,
each part under a voice made softer. There is no limiter, which pydub does not have. Files of one
kind are decoded once.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

from benchmarks.reference_session import CROSSFADE, DUCK, session

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

FADE = 300
"""Milliseconds of fall before a voice."""


def main(folder: Path, minutes: int, out: Path) -> None:
    """Render."""
    played = session(folder, minutes)
    opened: dict[Path, AudioSegment] = {}

    def opening(file: Path) -> AudioSegment:
        if file not in opened:
            opened[file] = AudioSegment.from_file(str(file)).set_channels(2)
        return opened[file]

    length = played.seconds * 1000
    mixed = opening(played.music[0])
    turn = 0
    while len(mixed) < length:
        turn += 1
        piece = opening(played.music[turn % len(played.music)])
        mixed = mixed.append(piece, crossfade=int(CROSSFADE * 1000))
    mixed = mixed[:length].fade_in(5000).fade_out(5000)
    mixed = _ducked(mixed, [(at, len(opening(file))) for at, file in played.lines])
    for at, file in [*played.cues, *played.lines]:
        mixed = mixed.overlay(opening(file), position=int(at * 1000))
    mixed.export(str(out), format="flac", parameters=["-compression_level", "3"])


def _ducked(bed: AudioSegment, voices: list[tuple[float, int]]) -> AudioSegment:
    parts = []
    done = 0
    for at, length in voices:
        begins = max(0, int(at * 1000) - FADE)
        ends = int(at * 1000) + length
        parts += [bed[done:begins], bed[begins:ends].apply_gain(DUCK)]
        done = ends
    return sum([*parts, bed[done:]], AudioSegment.empty())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
