"""The takes that were spoken once, kept in a folder for this person alone.

A take is there whole or not at all. A folder that cannot be written costs time and nothing else:
what is not kept is spoken again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from integrate.audio.narration.wav import NoWav, unpacked
from integrate.audio.samples import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 512 * 2**20
"""The most bytes kept: about an hour and a half of speech. The takes unused longest go first."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of takes, each under the digest of all that it sounds by."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """Return the take of a key; None when there is none, or when its file was damaged."""
        file = self._file(key)
        try:
            take = file.read_bytes()
        except OSError:
            return None
        if not _is_whole(take):
            return None
        with contextlib.suppress(OSError):
            os.utime(file)
        return take

    def put(self, key: str, take: bytes) -> None:
        """Keep a take, if it can be kept."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=self.folder)
            draft = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(take)
                draft.replace(self._file(key))
            finally:
                draft.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Drop the takes unused longest until the others fit."""
        with contextlib.suppress(OSError):
            files = [(file.stat(), file) for file in self.folder.glob("*.wav")]
            room = MOST
            for facts, file in sorted(files, key=lambda one: one[0].st_mtime, reverse=True):
                room -= facts.st_size
                if room < 0:
                    file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.wav"


def key_of(parts: Iterable[object]) -> str:
    """Return the digest of what a take sounds by."""
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()


def _is_whole(take: bytes) -> bool:
    try:
        wav = unpacked(take)
    except NoWav:
        return False
    return (wav.rate, wav.channels, wav.width) == (RATE, 1, 2) and wav.packed() == take
