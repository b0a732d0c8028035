"""The console for a long while: gaps, memory, clock and processor, with somebody typing all along.

A real console on a terminal of its own leads a session whose music plays into a private sound
server that nobody hears. Notes are typed letter by letter from the first minute to the last, and
every pane and clock goes on. Looked at: the gaps that the mixer counted, what the memory of the
interface and of the sound process grew by, how far the session's clock drifts from the monotonic
one (the moments of the notes in the journal against those of their first keys, the first notes
against the last), and the processor time of both, as a part of one core.

It lasts 20 seconds, or the minutes in `INTEGRATE_MINUTES`. Limits: no gap, 5 MB, 50 ms, and 6 % of
a core for the sound. What the interface uses is for the typing as well, so it promises nothing
while it is typed into; the 4 % of the console at rest are looked at for 20 seconds before.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import wave
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median
from time import monotonic
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.figure import Figure
from benchmarks.lodging import PROJECT, Lodging, lodging
from benchmarks.process import children, processor_time, resident
from benchmarks.terminal import SEQUENCE, Terminal, terminal
from tests.audio.listening import MISSING, RATE, hearing, serving, wait_for

if TYPE_CHECKING:
    from pathlib import Path

SECONDS: Final = 60.0 * float(os.environ.get("INTEGRATE_MINUTES", "0")) or 20.0
RESTING: Final = 20.0
"""Seconds over which the console at rest is weighed."""
SETTLING: Final = 10.0
"""Seconds until it is weighed: sound is opened, and Python has loaded what it needs."""
LETTER: Final = 0.12
"""Seconds from one letter to the next, as somebody types who knows how."""
NOTE: Final = "note {number}: eyes closed, hands open, breathing slow, asked for the blanket"
HEARD: Final = 0.001
"""The peak from which on the music is there."""
ENDS: Final = 20
"""Notes at most at each end whose moments are compared."""
SCRIPT: Final = """\
title: A long day
stage: session
audience: therapist
language: en
sounds:
  bed: {file: tone.wav, loop: yes, gain: -12 dB}
checks:
  - {after: dose, every: 5 min, do: Look in.}
steps:
  - note: Sit where they can see you.
  - play: bed
  - mark: dose
  - wait: 190 min
  - stop: bed
  - Thank you. We are done.
"""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the two processes use and hold at a moment."""

    at: float
    interface: float
    """Seconds of processor."""
    sound: float
    interface_holds: float
    """MB."""
    sound_holds: float


def measure() -> list[Figure]:
    """Lead the session."""
    if MISSING:
        return [_figure("soak: gaps counted", 0, None, "", "gaps", MISSING)]
    with ExitStack() as stack:
        place = stack.enter_context(lodging())
        server = stack.enter_context(serving())
        sound = {key: words for key, words in server.environment.items() if key != "HOME"}
        environment = {**place.environment, **sound}
        (place.folder / "day.yaml").write_text(SCRIPT, encoding="utf-8")
        _tone(place.folder / "tone.wav")
        play = place.command("--as", "therapist", "play", str(place.folder / "day.yaml"))
        console = stack.enter_context(terminal(play, environment))
        _begin(console)
        with hearing(server) as ear:
            wait_for(lambda: ear.level() > HEARD)
        return _soak(place, console)


def _tone(file: Path) -> None:
    """Write a soft tone whose end fits its beginning."""
    samples = np.sin(2 * np.pi * 220 * np.arange(4 * RATE) / RATE) * 6000
    with wave.open(str(file), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(np.repeat(samples, 2).astype("<i2").tobytes())


def _begin(console: Terminal) -> None:
    """Pass what is asked first, sign the warnings over, and set the mark."""
    console.until("in charge of this session?")
    console.press("\x1b[B")
    console.let_go_by(1.0)
    console.press("\r")
    console.until(" warnings.")
    console.press("b")
    console.until("to sign the warnings over")
    console.let_go_by(1.0)
    console.press("A. Berg\r")
    console.until("Sit where they can see you.")
    for _ in range(2):
        console.press("\x07")
        console.let_go_by(3.0)
    console.press("\r")
    console.let_go_by(SETTLING)


def _soak(place: Lodging, console: Terminal) -> list[Figure]:
    [sound] = children(console.pid, "integrate.audio")
    first = _weigh(console.pid, sound)
    console.let_go_by(RESTING)
    rested = _weigh(console.pid, sound)
    pressed: list[float] = []
    settled = rested
    while monotonic() - rested.at < SECONDS:
        pressed.append(_note(console, len(pressed)))
        if settled is rested and monotonic() - rested.at > min(60.0, SECONDS / 2):
            settled = _weigh(console.pid, sound)
    last = _weigh(console.pid, sound)
    console.let_go_by(3.0)
    gaps = _gaps(console)
    drift = _drift(place, pressed)
    note = f"{len(pressed)} notes in {last.at - rested.at:.0f} s, load {os.getloadavg()[1]:.1f}"
    return [
        _figure("soak: gaps counted", gaps, 0, "", "gaps", note),
        _figure("soak: memory, interface", _growth(settled, last)[0], 5, "MB", "MB more"),
        _figure("soak: memory, sound", _growth(settled, last)[1], 5, "MB", "MB more"),
        _figure("soak: clock error", drift, 50, "ms", "ms"),
        _figure("soak: interface at rest", _use(first, rested)[0], 0.04, "", "of a core"),
        _figure("soak: interface, typed into", _use(rested, last)[0], None, "", "of a core"),
        _figure("soak: sound", _use(rested, last)[1], 0.06, "", "of a core"),
    ]


def _figure(
    name: str, value: float, limit: float | None, unit: str, kind: str, note: str = ""
) -> Figure:
    return Figure(name, value, 0.0, unit, value, limit, samples=1, kind=kind, note=note)


def _note(console: Terminal, number: int) -> float:
    """Type a note and enter it; return when its first key was pressed."""
    begun = monotonic()
    for letter in NOTE.format(number=number):
        console.press(letter)
        console.let_go_by(LETTER)
    console.press("\r")
    console.let_go_by(LETTER)
    return begun


def _weigh(interface: int, sound: int) -> Weighed:
    return Weighed(
        monotonic(),
        processor_time(interface),
        processor_time(sound),
        resident(interface),
        resident(sound),
    )


def _use(before: Weighed, after: Weighed) -> tuple[float, float]:
    """Return the parts of one core that were used in between."""
    lasted = after.at - before.at
    return (after.interface - before.interface) / lasted, (after.sound - before.sound) / lasted


def _growth(before: Weighed, after: Weighed) -> tuple[float, float]:
    return (
        after.interface_holds - before.interface_holds,
        after.sound_holds - before.sound_holds,
    )


def _gaps(console: Terminal) -> int:
    """Return how many gaps the console tells of in its pane of the sound."""
    console.press("\x1b[17~")  # F6
    console.let_go_by(2.0)
    shown = SEQUENCE.sub(b" ", bytes(console.seen)).decode("utf-8", "replace")
    if "one gap so far" in shown:
        return 1
    found = re.search(r"(\d+) gaps so far", shown)
    if found is None and "heard as it is meant" not in shown:
        raise RuntimeError(f"the pane of the sound is not there: {shown[-400:]!r}")
    return int(found[1]) if found else 0


def _drift(place: Lodging, pressed: list[float]) -> float:
    """Return in ms by how much the clock of the session left the monotonic one."""
    command = place.command("journal", "export", "--format", "json", "--share", "mine", "-")
    told = subprocess.run(
        command, env=place.environment, cwd=PROJECT, capture_output=True, check=True
    )
    moments = sorted(_begun(json.loads(told.stdout)))
    offsets = [moment - key for moment, key in zip(moments, pressed, strict=True)]
    few = min(ENDS, max(1, len(offsets) // 2))
    return abs(median(offsets[-few:]) - median(offsets[:few])) * 1000


def _begun(exported: object) -> list[float]:
    """Return when each note was begun, by the session's clock, wherever it stands in there."""
    if isinstance(exported, list):
        return [moment for one in exported for moment in _begun(one)]
    if not isinstance(exported, dict):
        return []
    words = exported.get("text")
    if isinstance(words, str) and words.startswith("note ") and "begun" in exported:
        return [float(exported["begun"])]
    return [moment for one in exported.values() for moment in _begun(one)]
