"""From blocks of the mixer to a sound file; with `decode`, the only module that knows libsndfile.

The file has its name only when it is whole: until then it lies beside it under a hidden one, which
is gone when anything goes wrong, a full disk or a session that is broken off included. Encoding
goes on in a thread of its own, beside mixing.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import queue
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import soundfile

from integrate.audio import conversion, decode
from integrate.audio.chapters import cue_sheet, is_of_another, metadata, ordered
from integrate.audio.decode import Forwards
from integrate.audio.problem import TooLoudError, UnplayableError, UnwritableError
from integrate.audio.samples import CHANNELS, RATE
from integrate.audio.true_peak import TruePeak

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray

    from integrate.audio.api import Decibels, Seconds
    from integrate.audio.chapters import Chapter
    from integrate.audio.samples import Block

    Write: TypeAlias = Callable[[Block], None]
    Codec: TypeAlias = Callable[[], AbstractContextManager[Write]]

BY_LIBSNDFILE: Final[dict[str, dict[str, Any]]] = {
    ".wav": {"format": "WAV", "subtype": "PCM_16"},
    ".flac": {"format": "FLAC", "subtype": "PCM_16", "compression_level": 0.375},
    ".ogg": {"format": "OGG", "subtype": "VORBIS", "compression_level": 0.4},
    ".opus": {"format": "OGG", "subtype": "OPUS"},
    ".mp3": {
        "format": "MP3",
        "subtype": "MPEG_LAYER_III",
        "bitrate_mode": "VARIABLE",
        "compression_level": 0.2,
    },
}
"""How libsndfile writes each format."""
BY_FFMPEG: Final = ".m4a"
ENDINGS: Final = (*BY_LIBSNDFILE, BY_FFMPEG)
"""What a file that is rendered may be."""
EXACT: Final = (".wav", ".flac")
"""The formats that hold what they were given; any other may go higher than that."""
PORTION: Final = 8_192
"""Frames written at once: libvorbis keeps what it is given on the stack."""
DEPTH: Final = 4
"""Blocks that may wait to be encoded."""
GLANCE: Final[Seconds] = 0.2
"""How long a full queue is waited for before it is asked whether anybody still empties it."""
FULL_SCALE: Final = 2**15 - 1
ARTIST: Final = "Integrate"
FULL: Final = "the disk is full, or fails"


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file says of itself."""

    title: str
    date: str = ""
    """Such as 2024-05-31."""
    comment: str = ""


def check(file: Path) -> None:
    """Raise `UnwritableError` when no sound file can be made under this name."""
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise UnwritableError(f"{file} has no ending that says its format; one of {known} does.")
    if ending == BY_FFMPEG and not conversion.is_possible():
        raise UnwritableError(
            f"{file} needs the program ffmpeg, which was not found: install ffmpeg, or choose "
            f"another ending, such as .mp3."
        )
    if not file.parent.is_dir():
        raise UnwritableError(f"There is no folder {file.parent}; make it, or choose another.")
    if file.is_dir():
        raise UnwritableError(f"{file} is a folder; choose another name.")


def sheet_beside(file: Path) -> Path:
    """Return where the cue sheet of a sound file goes.

    `walk.cue` for walk.mp3, and `walk.mp3.cue` where the first is that of another, as of walk.wav.
    """
    usual = file.with_suffix(".cue")
    try:
        there = usual.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return usual
    return file.with_name(f"{file.name}.cue") if is_of_another(there, file.name) else usual


@contextmanager
def encoding(
    file: Path,
    tags: Tags,
    chapters: Sequence[Chapter] = (),
    length: Seconds = 0.0,
    *,
    highest: Decibels | None = None,
) -> Iterator[Write]:
    """Give what takes the blocks of the file, which is complete when the context is left well.

    The chapters, the last of which ends at `length`, stand in a cue sheet beside it
    (`sheet_beside`), and in an m4a file inside too. What the file says of itself is in `tags`.
    Raises `UnwritableError`, and `TooLoudError` when the blocks stay under the true peak `highest`
    but what the format makes of them does not; then, and after any other error, no file is left.
    """
    check(file)
    marks = ordered(chapters, tags.title) if chapters else []
    with _replacing(file) as unfinished:
        work = _Work(lambda: _codec(unfinished, tags, metadata(marks, length)))
        try:
            yield work.put
        except BaseException:
            work.abandon()
            raise
        work.finish()
        if highest is not None and file.suffix.lower() not in EXACT:
            _judge(unfinished, highest)
        if marks:
            sheet = cue_sheet(file.name, tags.title, marks)
            with _replacing(sheet_beside(file)) as cue:
                cue.write_text(sheet, encoding="utf-8")


@contextmanager
def _replacing(file: Path) -> Iterator[Path]:
    """Give a hidden name beside the file, which becomes its own when all goes well.

    Nobody else may read it, as it may hold words of the person's own.
    """
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{file.stem}.", suffix=file.suffix.lower(), dir=file.parent
        )
        os.close(handle)
    except OSError as error:
        raise _unwritten(file, error) from error
    unfinished = Path(name)
    try:
        yield unfinished
        _settle(unfinished)
        unfinished.replace(file)
    except OSError as error:
        raise _unwritten(file, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _judge(file: Path, highest: Decibels) -> None:
    """Raise `TooLoudError` when the file, decoded again, goes higher; on some music by 4 dB."""
    peak = TruePeak()
    try:
        for block in decode.find(file).portions(_unheard):
            peak.feed(block)
    except UnplayableError as error:
        raise OSError(FULL) from error
    if peak.decibels > highest:
        raise TooLoudError(peak.decibels - highest)


def _unheard(_sentence: str) -> None:
    """Say nothing: whether the file is whole was seen to when it was closed."""


def _settle(file: Path) -> None:
    """See to it that the file is on the disk before it gets its name."""
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _unwritten(file: Path, error: OSError) -> UnwritableError:
    reason = (error.strerror or str(error) or "unknown error").lower()
    return UnwritableError(f"{file} could not be written: {reason}.")


class _Work:
    """Encodes what it is given in a thread of its own."""

    def __init__(self, codec: Codec) -> None:
        self._waiting: queue.Queue[Block | None] = queue.Queue(DEPTH)
        self._pool = ThreadPoolExecutor(1, "encoding")
        self._done = self._pool.submit(self._run, codec)

    def put(self, block: Block) -> None:
        """Take the next part of the sound; raises what ended the encoding."""
        if not self._give(block):
            self._done.result()

    def finish(self) -> None:
        """Complete the file; raises what ended the encoding."""
        self.abandon()
        self._done.result()

    def abandon(self) -> None:
        """End the thread, whatever became of the file."""
        self._give(None)
        self._pool.shutdown()

    def _give(self, block: Block | None) -> bool:
        """Hand the block over; false when the thread is gone, which is not waited for."""
        while not self._done.done():
            with contextlib.suppress(queue.Full):
                self._waiting.put(block, timeout=GLANCE)
                return True
        return False

    def _run(self, codec: Codec) -> None:
        with codec() as write:
            while (block := self._waiting.get()) is not None:
                write(block)


def _codec(file: Path, tags: Tags, chapters: str) -> AbstractContextManager[Write]:
    if file.suffix == BY_FFMPEG:
        return conversion.encoding(file, _described(tags), chapters)
    return _by_libsndfile(file, tags)


def _described(tags: Tags) -> dict[str, str]:
    """Return the tags that have a value, by the names both libsndfile and ffmpeg give them."""
    named = {**dataclasses.asdict(tags), "artist": ARTIST}
    return {name: value for name, value in named.items() if value}


@contextmanager
def _by_libsndfile(file: Path, tags: Tags) -> Iterator[Write]:
    try:
        sound = Forwards(file, "w", RATE, CHANNELS, **BY_LIBSNDFILE[file.suffix])
        frames = 0
        with sound:
            for name, value in _described(tags).items():
                setattr(sound, name, value)

            def write(block: Block) -> None:
                nonlocal frames
                frames += len(block)
                samples = _sixteen_bits(block) if sound.subtype == "PCM_16" else block
                for start in range(0, len(samples), PORTION):
                    sound.write(samples[start : start + PORTION])

            yield write
        # Not every format says so when its last bytes find no room.
        if frames and soundfile.info(str(file)).frames < frames:
            raise OSError(FULL)
    except soundfile.LibsndfileError as error:
        raise OSError(FULL) from error


def _sixteen_bits(block: Block) -> NDArray[np.int16]:
    """Return the samples as they stand in the file; libsndfile takes three times as long for it."""
    scaled = block * np.float32(FULL_SCALE)
    np.rint(scaled, out=scaled)
    np.clip(scaled, -FULL_SCALE, FULL_SCALE, out=scaled)
    return scaled.astype(np.int16)
