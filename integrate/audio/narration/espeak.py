"""The program espeak-ng: a voice for almost every language, harsh, and never taken unasked.

What can be softened is: slower, lower, and with a gap between the words.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from integrate.audio.narration.running import PATIENCE, run_engine, time_limit
from integrate.audio.narration.voice import Finding, fit, primary

if TYPE_CHECKING:
    from integrate.audio.api import Seconds

NAME: Final = "espeak-ng"
SPEEDS: Final = {"slow": 120, "even": 138, "brisk": 160}
"""Words a minute; the program's own 175 is too hurried to rest by."""
PITCH: Final = 36
"""From 0 to 99; 50 is the program's own."""
GAP: Final = 5
"""Between words, in hundredths of a second at the program's own speed."""


@dataclass(frozen=True, slots=True)
class EspeakNg:
    """All its languages, or one voice of it, as in `espeak-ng:en-us+f3`."""

    command: tuple[str, ...]
    version: str
    languages: tuple[str, ...]
    chosen: str = ""
    """One of its voices; empty for the one that each language has."""
    patience: Seconds = PATIENCE

    @property
    def name(self) -> str:
        """The name it is asked for by."""
        return f"{NAME}:{self.chosen}" if self.chosen else NAME

    def speak(self, text: str, language: str, pace: str) -> bytes:
        """Return the spoken text as a WAV; raises `UnplayableError`."""
        exact = fit(self.languages, language) > 1
        voice = self.chosen or (language.replace("_", "-") if exact else primary(language))
        how = ["-v", voice, "-s", str(SPEEDS[pace]), "-p", str(PITCH), "-g", str(GAP)]
        command = [*self.command, *how, "-b", "1", "--stdin", "--stdout"]
        limit = time_limit(text, self.patience)
        return run_engine(self.name, command, text.encode("utf-8", "replace"), limit)


def find(chosen: str = "") -> Finding:
    """Return its voice when the program is installed."""
    program = shutil.which(NAME)
    if program is None:
        return Finding(
            NAME, missing="The program espeak-ng was not found; most systems offer it as a package."
        )
    return found((program,), chosen)


def found(command: tuple[str, ...], chosen: str = "") -> Finding:
    """Return the voice of an installed program."""
    version, listed = _said(command, "--version"), _said(command, "--voices")
    languages = tuple(
        words[1] for words in (line.split() for line in listed.splitlines()[1:]) if len(words) > 1
    )
    if not languages:
        return Finding(NAME, missing=f"The program {command[0]} names no voices; install it anew.")
    spoken = (chosen.partition("+")[0],) if chosen else languages
    if fit(languages, spoken[0]) == 0:
        return Finding(NAME, missing=f"espeak-ng has no voice `{chosen}`: `espeak-ng --voices`.")
    number = version.partition(":")[2].split()
    return Finding(NAME, (EspeakNg(command, number[0] if number else "", spoken, chosen),))


def _said(command: tuple[str, ...], option: str) -> str:
    """Return what the program says of itself; nothing when it cannot or does not come to an end."""
    try:
        done = subprocess.run(  # noqa: S603 -- a program found on this computer, no shell
            [*command, option],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")
