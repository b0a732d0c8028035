"""Where the parts of a rendered session begin, as players are told.

A cue sheet beside the sound file names them for every format; a format that can hold chapters
inside has them there too. No two begin at the same moment, and the first begins at 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from integrate.audio.api import Seconds

MOST: Final = 99
"""A cue sheet holds no more."""
PER_SECOND: Final = 75
"""The frames of a cue sheet: those of a compact disc."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the session."""

    at: Seconds
    title: str


def ordered(chapters: Iterable[Chapter], title: str) -> list[Chapter]:
    """Return the chapters as a file can have them; what comes before the first has the `title`.

    Of several that begin together the last is kept: the others hold nothing.
    """
    by_moment = {0.0: Chapter(0.0, title)}
    for chapter in sorted(chapters, key=lambda chapter: chapter.at):
        by_moment[max(0.0, chapter.at)] = chapter
    return list(by_moment.values())


def cue_sheet(sound: str, title: str, chapters: Sequence[Chapter]) -> str:
    """Return the cue sheet for the file `sound`, of its first 99 chapters."""
    kind = "MP3" if sound.endswith(".mp3") else "WAVE"  # what players expect of all other formats
    lines = [f"TITLE {_quoted(title)}", f"FILE {_quoted(sound)} {kind}"]
    for number, chapter in enumerate(chapters[:MOST], 1):
        lines += [
            f"  TRACK {number:02} AUDIO",
            f"    TITLE {_quoted(chapter.title)}",
            f"    INDEX 01 {_moment(chapter.at)}",
        ]
    return "\n".join(lines) + "\n"


def is_of_another(sheet: str, sound: str) -> bool:
    """Tell whether this is a cue sheet, and none of the file `sound`."""
    files = [line for line in sheet.splitlines() if line.startswith("FILE ")]
    return bool(files) and not any(line.startswith(f"FILE {_quoted(sound)} ") for line in files)


def metadata(chapters: Sequence[Chapter], length: Seconds) -> str:
    """Return the chapters in the form that ffmpeg reads; the last ends with the `length`.

    Without an end ffmpeg would lose its title, and take a later one for the length of the sound.
    """
    lines = [";FFMETADATA1"]
    ends = [chapter.at for chapter in chapters[1:]] + [length]
    for chapter, end in zip(chapters, ends, strict=False):
        start = round(chapter.at * 1000)
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={start}"]
        lines += [f"END={max(start, round(end * 1000))}", f"title={_escaped(chapter.title)}"]
    return "\n".join(lines) + "\n"


def _moment(seconds: Seconds) -> str:
    frames = math.floor(seconds * PER_SECOND)
    whole, rest = divmod(frames, PER_SECOND)
    return f"{whole // 60:02}:{whole % 60:02}:{rest:02}"


def _quoted(text: str) -> str:
    """Return the text on one line, in quotes; a cue sheet knows no way to write a quote itself."""
    return '"' + " ".join(text.split()).replace('"', "'") + '"'


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "=;#\\" else char for char in " ".join(text.split()))
