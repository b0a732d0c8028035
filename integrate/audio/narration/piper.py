"""The program or the Python module piper, with a voice model that the person has.

A model is a file `<name>.onnx` with its description `<name>.onnx.json` beside it. Piper is asked
for plain samples instead of a file, so that it writes nothing to the disk; their rate stands in the
description. All its generations since 2023 take the options used here.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from integrate.audio.narration.running import PATIENCE, run_engine, time_limit
from integrate.audio.narration.voice import Finding
from integrate.audio.narration.wav import Wav

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.audio.api import Seconds

NAME: Final = "piper"
ENDING: Final = ".onnx"
STRETCH: Final = {"slow": 1.3, "even": 1.12, "brisk": 1.0}
"""How much longer sounds take than the model's own, which are those of someone reading aloud."""
BETWEEN: Final = {"slow": 0.6, "even": 0.4, "brisk": 0.25}
"""Seconds of silence after a sentence."""


@dataclass(frozen=True, slots=True)
class Piper:
    """One voice model."""

    command: tuple[str, ...]
    model: Path
    language: str
    rate: int
    version: str
    stretch: float = 1.0
    """How long the model's description wants sounds to be."""
    patience: Seconds = PATIENCE

    @property
    def name(self) -> str:
        """The name it is asked for by."""
        return f"{NAME}:{self.model.stem}"

    @property
    def languages(self) -> tuple[str, ...]:
        """The language of the model."""
        return (self.language,)

    def speak(self, text: str, language: str, pace: str) -> bytes:  # noqa: ARG002 -- it has one language
        """Return the spoken text as a WAV; raises `UnplayableError`."""
        how = ["--length_scale", f"{self.stretch * STRETCH[pace]:.3f}"]
        how += ["--sentence_silence", str(BETWEEN[pace])]
        command = [*self.command, "--model", str(self.model), "--output_raw", *how]
        limit = time_limit(text, self.patience)
        samples = run_engine(self.name, command, f"{text}\n".encode("utf-8", "replace"), limit)
        return Wav(samples[: len(samples) // 2 * 2], self.rate).packed()


def find(models: Sequence[Path]) -> Finding:
    """Return a voice for each model in the folders, or for a model itself, when piper is there."""
    files = list(_models(models))
    absent = next((one for one in files if not one.is_file()), None)
    if absent is not None:
        return Finding(NAME, missing=f"There is no voice model {absent}.")
    if not files:
        where = f" into {models[0]}" if models else ""
        return Finding(
            NAME, missing=f"Piper has no voice: put an .onnx file and its .onnx.json{where}."
        )
    command = _command()
    if command is None:
        return Finding(
            NAME, missing="Piper is not installed: `pip install piper-tts` in this environment."
        )
    voices = [one for one in (_voice(command, file) for file in files) if one is not None]
    if not voices:
        return Finding(
            NAME, missing=f"{files[0]}.json, the description of the voice, is missing or damaged."
        )
    return Finding(NAME, tuple(voices))


def _models(places: Sequence[Path]) -> Iterator[Path]:
    for place in places:
        if place.suffix == ENDING:
            yield place.absolute()
        else:
            yield from sorted(one.absolute() for one in place.rglob(f"*{ENDING}"))


def _command() -> tuple[str, ...] | None:
    """Return how piper is started, or None when it is not installed."""
    if importlib.util.find_spec("piper") is not None:
        return (sys.executable, "-m", "piper")
    program = shutil.which("piper")
    return (program,) if program is not None and _speaks(program) else None


def _speaks(program: str) -> bool:
    """Tell whether this is the piper that speaks: a tool for mice has the same name."""
    try:
        done = subprocess.run(  # noqa: S603 -- a program found on this computer, no shell
            [program, "--help"],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"onnx" in (done.stdout + done.stderr).lower()


def _voice(command: tuple[str, ...], model: Path) -> Piper | None:
    """Return the voice of a model; None when it or its description cannot be used."""
    try:
        facts: Any = json.loads(Path(f"{model}.json").read_text(encoding="utf-8"))
        rate = int(facts["audio"]["sample_rate"])
        stretch = float(facts.get("inference", {}).get("length_scale", 1.0))
        language = str(facts.get("language", {}).get("code") or facts["espeak"]["voice"])
        stamp = model.stat()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    version = f"{_version(command)}-{stamp.st_size}-{stamp.st_mtime_ns}"
    return Piper(command, model, language.replace("_", "-"), rate, version, stretch)


def _version(command: tuple[str, ...]) -> str:
    if len(command) > 1:
        from importlib import metadata  # noqa: PLC0415 -- loads the e-mail package; only here

        try:
            return metadata.version("piper-tts")
        except metadata.PackageNotFoundError:
            return ""
    facts = Path(command[0]).stat()
    return f"{facts.st_size}-{facts.st_mtime_ns}"
