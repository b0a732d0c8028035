"""Formats that libsndfile does not know, such as m4a, through ffmpeg: into samples and out of them.

pydub knows where ffmpeg and ffprobe are and what a file holds; the samples themselves go through a
pipe, because a pydub segment holds all of a sound in memory, an hour of it more than a gigabyte.
The only module that imports pydub, and only when such a file comes up: the import is slow, and
warns in words that mean nothing to the person.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import warnings
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, cast

import numpy as np

from integrate.audio.problem import UnplayableError
from integrate.audio.samples import CHANNELS, RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    from integrate.audio.samples import Block, Frames

SAMPLE: Final = np.dtype(np.float32).itemsize
"""Bytes of one sample."""
AAC: Final = ("-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart")
FAILED: Final = "ffmpeg ended early; the disk may be full"


def is_possible() -> bool:
    """Return whether ffmpeg and ffprobe can be run."""
    return bool(shutil.which("ffmpeg") and shutil.which("ffprobe"))


def channels_of(file: Path) -> int:
    """Return how many channels the file's sound has.

    Raises `UnplayableError` unless ffmpeg is there and finds sound in the file.
    """
    if not is_possible():
        raise UnplayableError(
            f"The sound file {file} is damaged or needs the program ffmpeg, which was not found: "
            f"install ffmpeg, or put a wav, flac, mp3, ogg or opus file in its place."
        )
    for stream in _streams(file):
        if stream.get("codec_type") == "audio" and stream.get("channels"):
            return int(stream["channels"])
    raise UnplayableError(
        f"The sound file {file} is damaged or of a format that cannot be read: "
        f"put a wav, flac, mp3, ogg or opus file in its place."
    )


def portions(
    file: Path, channels: int, count: Frames, tell: Callable[[str], None]
) -> Generator[Block]:
    """Decode from the beginning, `count` frames at a time, at 48 kHz in all channels it has.

    `tell` hears one sentence when ffmpeg finds the file broken before its end.
    """
    command = ["-v", "error", "-i", _as_path(file), "-map", "0:a:0", *_raw(channels), "pipe:1"]
    frame = channels * SAMPLE
    with _ffmpeg(command, reads=False) as running:
        pipe = cast("IO[bytes]", running.stdout)
        while data := pipe.read(count * frame):
            whole = len(data) - len(data) % frame
            yield np.frombuffer(data[:whole], dtype=np.float32).reshape(-1, channels)
        if running.wait() != 0:
            tell(f"The sound file {file} breaks off before its end.")


@contextmanager
def encoding(
    file: Path, tags: Mapping[str, str], chapters: str
) -> Iterator[Callable[[Block], None]]:
    """Give what takes the blocks of an m4a file; complete when the context is left well.

    `chapters` are in the form of ffmpeg's metadata files. Raises `OSError`.
    """
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "chapters.txt")
        listed.write_text(chapters, encoding="utf-8")
        command = [
            "-v",
            "error",
            "-y",
            *_raw(CHANNELS),
            "-i",
            "pipe:0",
            "-f",
            "ffmetadata",
            "-i",
            str(listed),
        ]
        command += ["-map", "0:a", "-map_metadata", "1", "-map_chapters", "1", *AAC]
        for name, value in tags.items():
            command += ["-metadata", f"{name}={value}"]
        with _ffmpeg([*command, _as_path(file)], reads=True) as running:
            pipe = cast("IO[bytes]", running.stdin)
            yield lambda block: _push(pipe, block)
            pipe.close()
            if running.wait() != 0:
                raise OSError(FAILED)


def _raw(channels: int) -> list[str]:
    """Return how ffmpeg is told the form that samples have on their way."""
    return ["-f", "f32le", "-ac", str(channels), "-ar", str(RATE)]


def _push(pipe: IO[bytes], block: Block) -> None:
    try:
        pipe.write(np.ascontiguousarray(block).data)
    except BrokenPipeError as error:
        raise OSError(FAILED) from error


@contextmanager
def _ffmpeg(arguments: list[str], *, reads: bool) -> Iterator[subprocess.Popen[bytes]]:
    """Run ffmpeg, which reads samples from us or writes them; when done with, it is ended."""
    running = subprocess.Popen(  # noqa: S603 -- no shell, and names only as absolute paths
        [program(), "-nostdin", "-hide_banner", *arguments],
        stdin=subprocess.PIPE if reads else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if reads else subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield running
    finally:
        running.kill()
        running.wait()
        for pipe in (running.stdin, running.stdout):
            if pipe:
                with suppress(OSError):  # the other end is gone, and nobody misses the rest
                    pipe.close()


def _streams(file: Path) -> list[dict[str, Any]]:
    """Return what ffprobe says of each stream in the file."""
    with _quiet_pydub():
        from pydub.utils import mediainfo_json  # noqa: PLC0415 -- slow, noisy and rarely needed

        try:
            found = mediainfo_json(_as_path(file))
        except (IndexError, KeyError, OSError, ValueError):
            return []  # how pydub answers a file that holds something else, or nothing
    streams: list[dict[str, Any]] = found.get("streams", [])
    return streams


def program() -> str:
    """Return the program that converts, as pydub finds it."""
    with _quiet_pydub():
        from pydub import AudioSegment  # noqa: PLC0415 -- slow, noisy and rarely needed

        return str(AudioSegment.converter)


@contextmanager
def _quiet_pydub() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _as_path(file: Path) -> str:
    """Return the name so that a leading dash or a colon is never read as something else."""
    return str(file.absolute())
