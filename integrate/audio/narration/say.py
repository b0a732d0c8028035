"""The program `say` of macOS.

It writes to a file and to nothing else; the file lies in a folder for this person alone, and is
gone as soon as it has been read. Doubled brackets are commands to it, so they are taken apart.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from integrate.audio.narration.running import PATIENCE, run_engine, time_limit
from integrate.audio.narration.system_voice import SystemVoice
from integrate.audio.narration.voice import Finding
from integrate.audio.problem import UnplayableError

NAME: Final = "say"
SPEEDS: Final = {"slow": 135, "even": 155, "brisk": 180}
"""Words a minute."""
_LINE = re.compile(r"(?P<name>.+?)\s+(?P<language>[a-z]{2,3}[_-]\w+)\s+#")
"""A line of `say -v ?`; a name may hold blanks and brackets."""
_RANKS: Final = ("(Premium)", "(Enhanced)")
_SYNTHETIC: Final = (
    "Albert Bad Bahh Bells Boing Bubbles Cellos Deranged Eddy Flo Fred Good Grandma Grandpa "
    "Hysterical Jester Junior Kathy Organ Pipe Princess Ralph Reed Rocko Sandy Shelley Superstar "
    "Trinoids Whisper Wobble Zarvox"
)
"""First words of the names of voices that are jokes, or speak like a machine of the 1990s."""


@dataclass(frozen=True, slots=True)
class Say(SystemVoice):
    """One voice of macOS."""

    ENGINE = NAME

    def speak(self, text: str, language: str, pace: str) -> bytes:  # noqa: ARG002 -- it has one language
        """Return the spoken text as a WAV; raises `UnplayableError`."""
        harmless = text.replace("[", "[ ").replace("]", " ]").encode("utf-8", "replace")
        with tempfile.TemporaryDirectory(prefix="integrate-") as folder:
            file = Path(folder) / "line.wav"
            form = ["--file-format=WAVE", "--data-format=LEI16@22050"]
            how = ["-v", self.voice, "-r", str(SPEEDS[pace]), "-o", str(file), *form, "-f", "-"]
            run_engine(self.name, [*self.command, *how], harmless, time_limit(text, self.patience))
            try:
                return file.read_bytes()
            except OSError as error:
                raise UnplayableError(
                    f"The voice {self.name} could not speak: it wrote no file. Is it still "
                    "installed in the system's settings for spoken content?"
                ) from error


def find() -> Finding:
    """Return the voices of macOS, those that sound most like a person first."""
    program = shutil.which(NAME) if sys.platform == "darwin" else None
    if program is None:
        return Finding(NAME, missing="The program say is a part of macOS only.")
    try:
        done = subprocess.run(  # noqa: S603 -- the system's own program, no shell
            [program, "-v", "?"], capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return Finding(NAME, missing=f"The program {program} names no voices.")
    listed = done.stdout.decode("utf-8", "replace")
    return found((program,), listed, platform.release())


def found(command: tuple[str, ...], listed: str, version: str) -> Finding:
    """Return the voices in a list written by `say -v ?`."""
    lines = (_LINE.match(line) for line in listed.splitlines())
    voices = [
        Say(command, line["name"], line["language"].replace("_", "-"), version)
        for line in lines
        if line is not None
    ]
    if not voices:
        return Finding(NAME, missing="macOS has no voice; add one in its settings.")
    ranked = sorted(voices, key=lambda one: _rank(one.voice))
    return Finding(NAME, tuple(ranked))


def _rank(name: str) -> int:
    for rank, mark in enumerate(_RANKS):
        if mark in name:
            return rank
    return len(_RANKS) + (name.partition(" ")[0] in _SYNTHETIC.split())
