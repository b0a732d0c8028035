"""The voices of Windows, through System.Speech in Windows PowerShell.

The program text is fixed; voice, speed and words go in as lines of Base64 and the sound comes out
as Base64, so that no word is ever read as a command and nothing is written to the disk.
"""

from __future__ import annotations

import base64
import binascii
import platform
import shutil
import sys
from dataclasses import dataclass
from typing import Final

from integrate.audio.narration.running import PATIENCE, run_engine, time_limit
from integrate.audio.narration.system_voice import SystemVoice
from integrate.audio.narration.voice import Finding
from integrate.audio.problem import UnplayableError

NAME: Final = "sapi"
SPEEDS: Final = {"slow": -3, "even": -2, "brisk": 0}
"""From -10 to 10; 0 is the voice's own."""
_OPTIONS: Final = ("-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command")
_BEGIN: Final = (
    "$ErrorActionPreference='Stop';Add-Type -AssemblyName System.Speech;"
    "$u=[Text.Encoding]::UTF8;$s=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
)
_LIST: Final = (
    f"{_BEGIN}$s.GetInstalledVoices()|Where-Object{{$_.Enabled}}|ForEach-Object{{"
    "$v=$_.VoiceInfo;[Convert]::ToBase64String($u.GetBytes($v.Culture.Name+'|'+$v.Name))}"
)
_SPEAK: Final = (
    f"{_BEGIN}"
    "function Next{$u.GetString([Convert]::FromBase64String([Console]::In.ReadLine()))};"
    "$s.SelectVoice((Next));$s.Rate=[int](Next);$m=New-Object IO.MemoryStream;"
    "$s.SetOutputToWaveStream($m);$s.Speak((Next));$s.SetOutputToNull();"
    "[Console]::Out.Write([Convert]::ToBase64String($m.ToArray()))"
)


@dataclass(frozen=True, slots=True)
class Sapi(SystemVoice):
    """One voice of Windows."""

    ENGINE = NAME

    def speak(self, text: str, language: str, pace: str) -> bytes:  # noqa: ARG002 -- it has one language
        """Return the spoken text as a WAV; raises `UnplayableError`."""
        given = b"".join(_line(one) for one in (self.voice, str(SPEEDS[pace]), text))
        limit = time_limit(text, self.patience)
        said = run_engine(self.name, [*self.command, *_OPTIONS, _SPEAK], given, limit)
        try:
            return base64.b64decode(said)
        except binascii.Error as error:
            raise UnplayableError(
                f"The voice {self.name} gave something that is no sound. The words stay on the "
                "screen; `integrate voice test` tries the voice."
            ) from error


def find() -> Finding:
    """Return the voices of Windows."""
    program = shutil.which("powershell") if sys.platform == "win32" else None
    if program is None:
        return Finding(NAME, missing="The voices called SAPI are a part of Windows only.")
    return found((program,), platform.version())


def found(command: tuple[str, ...], version: str) -> Finding:
    """Return the voices that PowerShell names."""
    try:
        listed = run_engine(NAME, [*command, *_OPTIONS, _LIST], b"", PATIENCE)
        lines = [base64.b64decode(line).decode("utf-8") for line in listed.split()]
    except (UnplayableError, ValueError):
        return Finding(NAME, missing="Windows names no voices; add one in its speech settings.")
    parts = [line.partition("|") for line in lines]
    voices = tuple(Sapi(command, name, language, version) for language, _, name in parts if name)
    missing = "" if voices else "Windows has no voice; add one in its speech settings."
    return Finding(NAME, voices, missing)


def _line(text: str) -> bytes:
    return base64.b64encode(text.encode("utf-8", "replace")) + b"\n"
