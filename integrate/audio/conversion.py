"""Formats the mixer's own decoder cannot read, such as m4a and opus, through pydub and ffmpeg.

The only module that imports pydub, and only when such a file comes up: the import is slow, and
warns in words that mean nothing to the person.
"""

from __future__ import annotations

import io
import shutil
import warnings
from typing import TYPE_CHECKING

from integrate.audio.problem import UnplayableError

if TYPE_CHECKING:
    from pathlib import Path


def converted(file: Path) -> bytes:
    """Return the sound in the file as a wav file in memory, with the rate it has.

    Raises `UnplayableError` when there is no ffmpeg, or no sound in the file that it can read.
    """
    if not (shutil.which("ffmpeg") and shutil.which("ffprobe")):
        raise UnplayableError(
            f"The sound file {file} is damaged or needs the program ffmpeg, which was not found: "
            f"install ffmpeg, or put a wav, flac, mp3 or ogg file in its place."
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment  # noqa: PLC0415 - see above: slow, noisy and rarely needed
        from pydub.exceptions import CouldntDecodeError  # noqa: PLC0415 - the same

        try:
            segment = AudioSegment.from_file(str(file.absolute()))
        except (CouldntDecodeError, IndexError, KeyError, OSError) as error:
            # IndexError, KeyError: how pydub answers a file that holds pictures or text only.
            raise UnplayableError(
                f"The sound file {file} is damaged or of a format that cannot be read: "
                f"put a wav, flac, mp3 or ogg file in its place."
            ) from error
        wav = io.BytesIO()
        segment.export(wav, format="wav")
    return wav.getvalue()
