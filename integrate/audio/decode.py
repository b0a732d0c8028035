"""From a sound file to a source for the mixer; the only module that knows miniaudio's decoders.

A file is read into memory as it lies on the disk, so that no slow disk can starve the mixer, and
decoded portion by portion as it is heard. Portions keep the interpreter free: decoding ten minutes
in one call was measured to hold every other thread for 0.67 s, in portions for 4 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import miniaudio
import numpy as np

from integrate.audio.conversion import converted
from integrate.audio.problem import UnplayableError
from integrate.audio.samples import CHANNELS, RATE
from integrate.audio.source import Source

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from integrate.audio.samples import Block, Frames

PORTION: Final = 16_384
"""Frames decoded at once: a third of a second of sound, about half a millisecond of work."""


def open_source(file: Path, *, loop: bool, ahead: Frames) -> Source:
    """Return the sound in the file, more than `ahead` frames of it decoded.

    A file that breaks off early is heard as far as it goes. Raises `UnplayableError` for one that
    is missing, empty, or holds no sound that can be read.
    """
    data = _bytes_of(file)
    readable = data if _is_known(data) else converted(file)
    source = Source(lambda: _portions(readable), loop=loop)
    source.look(ahead)
    if source.length == 0:
        raise UnplayableError(f"The sound file {file} is damaged: no sound could be read from it.")
    return source


def _bytes_of(file: Path) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise UnplayableError(f"The sound file {file} could not be read: {reason}.") from error
    if not data:
        raise UnplayableError(f"The sound file {file} is empty; put a sound in its place.")
    return data


def _is_known(data: bytes) -> bool:
    try:
        _decoder(data).close()
    except miniaudio.DecodeError:
        return False
    return True


def _decoder(data: bytes) -> Generator[Any, int, None]:
    """Return miniaudio's generator of portions; raises its `DecodeError` for an unknown format."""
    portions: Generator[Any, int, None] = miniaudio.stream_memory(
        data, miniaudio.SampleFormat.FLOAT32, CHANNELS, RATE, PORTION
    )
    return portions


def _portions(data: bytes) -> Iterator[Block]:
    portions = _decoder(data)
    while True:
        try:
            samples = next(portions, None)
        except miniaudio.DecodeError:
            return  # the file breaks off here; the source fades what it holds already
        if samples is None:
            return
        yield _sound(np.frombuffer(samples, dtype=np.float32).reshape(-1, CHANNELS))


def _sound(block: Block) -> Block:
    """Return the block without values that are no numbers, as a broken float file may hold."""
    return block if np.isfinite(block).all() else np.nan_to_num(block, posinf=0.0, neginf=0.0)
