"""Recorded takes: where the sound of a step lies that somebody has spoken.

A take is `voice/<script>/<language>/<step>.flac` (or another ending) under one of the folders that
sounds are looked for in: beside the script, in the person's data folder, or shipped. `<script>` is
the script's name in the library, such as `integration/day-1`, or only the last part of it.

`words.json` beside the takes keeps what each of them says. A take that was recorded for other words
than those on the screen is not heard; one that is not in the list is taken at its word.

Nothing here loads an audio library: the player looks for takes in the interface's own process.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENDINGS: Final = (".flac", ".ogg", ".opus", ".wav", ".mp3", ".m4a")
"""What a take may end in, tried in this order."""
VOICE: Final = "voice"
"""The folder of all takes."""
WORDS: Final = "words.json"
_SCRIPTS: Final = (".yaml", ".yml")


def find_take(
    folders: Iterable[Path], script: str, language: str, step: str, words: str | None = None
) -> Path | None:
    """Return the take of a step, or None; `words` is what the step says now, where it is known.

    Every round of a `repeat` has the take of the first. A language finds its own takes first, then
    those of its plain form: `de-AT`, then `de`.
    """
    name = _take_name(step)
    for place in _places(folders, script, language):
        for path in (place / f"{name}{ending}" for ending in ENDINGS):
            if _is_file(path) and (words is None or _says(place, name, words)):
                return path
    return None


def take_file(folder: Path, script: str, language: str, step: str) -> Path:
    """Return where a take of the step is kept under the folder."""
    return folder / VOICE / _script_folder(script) / language / f"{_take_name(step)}.flac"


def known_words(place: Path) -> dict[str, str]:
    """Return what each take of a folder says; of some it may not be known."""
    try:
        known = json.loads((place / WORDS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {str(step): text for step, text in known.items() if isinstance(text, str)}


def with_words(place: Path, step: str, words: str) -> bytes:
    """Return the new content of `words.json` when a take of the step has just been made."""
    known = known_words(place) | {_take_name(step): _plain(words)}
    return (json.dumps(known, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _says(place: Path, name: str, words: str) -> bool:
    said = known_words(place).get(name)
    return said is None or _plain(said) == _plain(words)


def _plain(words: str) -> str:
    """Return the words without their line breaks, which change with the width of a source."""
    return " ".join(words.split())


def _places(folders: Iterable[Path], script: str, language: str) -> Iterator[Path]:
    whole = _script_folder(script)
    for folder in folders:
        for name in dict.fromkeys((whole, PurePosixPath(whole.name))):
            for one in dict.fromkeys((language, language.replace("_", "-").partition("-")[0])):
                yield folder / VOICE / name / one


def _script_folder(script: str) -> PurePosixPath:
    """Return the folder of a script's takes; of a script given by its path, the last part of it."""
    path = PurePosixPath(script.replace("\\", "/"))
    if path.suffix in _SCRIPTS:
        return PurePosixPath(path.stem)
    unsafe = path.is_absolute() or ".." in path.parts or ":" in script
    return PurePosixPath(path.name) if unsafe else path


def _take_name(step: str) -> str:
    """Return the step's name without the rounds it stands in, as in `soften~2`."""
    return step.partition("~")[0].replace("/", "-")


def _is_file(path: Path) -> bool:
    """Tell whether a file is there; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
