"""From a sound file to portions of samples; with `encode`, the only module that knows libsndfile.

Whatever a file holds comes out as the mixer wants it: float32, two channels, 48 kHz, no value that
is not a number. Portions keep the interpreter free and the memory flat: libsndfile and soxr work on
one while other threads go on. A file that breaks off is heard as far as it goes, and said so once.
"""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import numpy as np
import soundfile
import soxr

from integrate.audio import conversion
from integrate.audio.downmix import stereo
from integrate.audio.problem import UnplayableError
from integrate.audio.samples import CHANNELS, RATE
from integrate.audio.wholeness import Endless, has_its_end, knows_its_length
from integrate.audio.witness import unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.audio.api import Seconds
    from integrate.audio.samples import Block, Frames
    from integrate.audio.witness import Watch

PORTION: Final = 32_768
"""Frames decoded at once: two thirds of a second of sound."""
HELD: Final = 32 * 2**20
"""Bytes up to which a file is held in memory where asked for; a longer one stays on the disk."""
MEMORY: Final = Path()
"""Stands for the file of a sound that has none."""
SLACK: Final = 0.25
"""Seconds that may be missing at an end without a word: encoders pad, and count differently."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file that was found to be readable; it can be decoded any number of times."""

    file: Path
    data: bytes | None = None
    """All of the file as it lies on the disk, when it is held in memory."""
    foreign: int = 0
    """How many channels it has, when only ffmpeg can read it."""
    watch: Watch = unwatched
    """What stands beside the decoder."""

    def portions(self, tell: Callable[[str], None]) -> Iterator[Block]:
        """Decode from the beginning; `tell` hears one sentence should the file break off."""
        if self.foreign:
            for block in conversion.portions(self.file, self.foreign, PORTION, tell):
                yield stereo(block)
            return
        try:
            reader = _Reader(self.file, self.data, self.watch)
        except (OSError, soundfile.LibsndfileError):
            tell(f"The sound file {self.file} is not there any more; it is left out from now on.")
            return
        with reader:
            yield from _at_our_rate(reader.blocks(), reader.sound.samplerate)
        if reader.broke_off:
            tell(f"The sound file {self.file} breaks off after {clock(reader.heard)}.")


def find(file: Path, *, hold: bool = False, watch: Watch = unwatched) -> Recording:
    """Return the sound in the file; with `hold`, a file up to 32 MiB is read into memory.

    Raises `UnplayableError` for a file that is missing, empty, or holds no sound that can be read,
    and when `watch` does.
    """
    try:
        size = file.stat().st_size
        data = file.read_bytes() if hold and size <= HELD else None
        with file.open("rb"):  # a folder, or a file that may not be read, is named here
            pass
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise UnplayableError(f"The sound file {file} could not be read: {reason}.") from error
    if size == 0:
        raise UnplayableError(f"The sound file {file} is empty: put a sound in its place.")
    try:
        with _Reader(file, data, watch):
            pass
    except soundfile.LibsndfileError:
        return Recording(file, foreign=conversion.channels_of(file))
    return Recording(file, data, watch=watch)


def held(data: bytes) -> Recording:
    """Return the sound of a file that is in memory alone, such as a voice memo.

    It is decoded portion by portion, as a file is. Raises `UnplayableError` when it is none.
    """
    recording = Recording(MEMORY, data)
    try:
        with _Reader(MEMORY, data, unwatched):
            return recording
    except (OSError, soundfile.LibsndfileError) as error:
        raise UnplayableError(
            "This voice memo is damaged: no sound can be read from it."
        ) from error


def length_of(recording: Recording) -> Seconds:
    """Return how long a recording in memory says it is."""
    with _Reader(recording.file, recording.data, recording.watch) as reader:
        return float(reader.sound.frames / reader.sound.samplerate)


def breaks_off(file: Path, heard: Seconds) -> bool:
    """Return whether the file, of which so much can be heard, says that there would be more."""
    with suppress(OSError, soundfile.LibsndfileError), _Reader(file, None, unwatched) as reader:
        return reader.misses(heard)
    return False


def spoken(take: bytes) -> Block:
    """Return the whole sound of a wav or flac file in memory, such as a spoken line.

    Raises `UnplayableError` when it is none.
    """
    try:
        with soundfile.SoundFile(io.BytesIO(take)) as sound:
            samples = sound.read(dtype="float32", always_2d=True)
            blocks = list(_at_our_rate(iter([stereo(samples)]), sound.samplerate))
    except soundfile.LibsndfileError as error:
        raise UnplayableError("The voice engine gave no sound that can be read.") from error
    return np.concatenate(blocks) if blocks else np.zeros((0, CHANNELS), dtype=np.float32)


class Forwards(soundfile.SoundFile):  # type: ignore[misc] # the library has no types
    """A file that is gone through once: it is never told to go to the place where it is already.

    The library does so after each portion otherwise, and an mp3 decoder that is told to go
    somewhere begins afresh there, which was heard as a click (a step of 0.5 in a soft sine).
    """

    def seekable(self) -> bool:
        """Say no, so that it is never asked to."""
        return False


class _Reader:
    """One way through a file, from its beginning to where it ends or breaks off."""

    def __init__(self, file: Path, data: bytes | None, watch: Watch) -> None:
        self._file = file
        self._watch = watch
        self._known = knows_its_length(file, data)
        self._whole = has_its_end(file, data)
        self._frames = 0
        self._failed = False
        self._stream = _open(file, data, known=self._known)
        try:
            with watch(file):
                self.sound = Forwards(self._stream or str(file))
        except (soundfile.LibsndfileError, UnplayableError):
            self._close_stream()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.sound.close()
        self._close_stream()

    def _close_stream(self) -> None:
        if self._stream:
            self._stream.close()

    @property
    def heard(self) -> Seconds:
        """How many seconds were read."""
        return float(self._frames / self.sound.samplerate)

    @property
    def broke_off(self) -> bool:
        """Whether the file said that there would be more; asked when all was read."""
        return self._known and (self._failed or self.misses(self.heard))

    def misses(self, heard: Seconds) -> bool:
        """Return whether the file says that there is more of it than so much."""
        if not self._known:
            return False
        return not self._whole or self.sound.frames > (heard + SLACK) * self.sound.samplerate

    def blocks(self) -> Iterator[Block]:
        """Read the file at its own rate, in both ears."""
        count = max(1, PORTION * self.sound.samplerate // RATE)
        may_break = self.sound.subtype in {"FLOAT", "DOUBLE"}
        while True:
            buffer = np.empty((count, self.sound.channels), dtype=np.float32)
            got = self._read(buffer)
            if got == 0:
                return
            self._frames += got
            block = stereo(buffer[:got])
            yield _numbers(block) if may_break else block

    def _read(self, buffer: Block) -> Frames:
        try:
            with self._watch(self._file):
                got: int = self.sound.buffer_read_into(buffer, dtype="float32")
        except soundfile.LibsndfileError:
            self._failed = True
            return 0
        return got


def _open(file: Path, data: bytes | None, *, known: bool) -> io.BytesIO | Endless | None:
    """Return what is to be read in place of the file itself, if it is."""
    if not known:
        return Endless(file.open("rb") if data is None else io.BytesIO(data))
    return None if data is None else io.BytesIO(data)


def _at_our_rate(blocks: Iterator[Block], rate: int) -> Iterator[Block]:
    if rate == RATE:
        yield from blocks
        return
    stream = soxr.ResampleStream(rate, RATE, CHANNELS, dtype="float32")
    for block in blocks:
        resampled = stream.resample_chunk(block)
        if len(resampled):
            yield resampled
    rest = stream.resample_chunk(np.zeros((0, CHANNELS), dtype=np.float32), last=True)
    if len(rest):
        yield rest


def _numbers(block: Block) -> Block:
    """Return the block without values that are no numbers, as a broken float file may hold."""
    return block if np.isfinite(block).all() else np.nan_to_num(block, posinf=0.0, neginf=0.0)


def clock(seconds: float) -> str:
    """Return a time as minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
