"""A session at the console on a terminal of its own, its music in a sound server nobody hears.

What the benchmarks of a long session share: the script and its music, the way to the mark of the
dose, notes typed letter by letter, what the two processes cost, the gaps the mixer counted, and
how far the session's clock left the monotonic one.
"""

from __future__ import annotations

import json
import re
import subprocess
import wave
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import quantiles
from time import monotonic
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.figure import Figure
from benchmarks.lodging import PROJECT, Lodging, lodging
from benchmarks.process import children, processor_time, resident
from benchmarks.terminal import SEQUENCE, Terminal, terminal
from tests.audio.listening import RATE, hearing, serving, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

SETTLING: Final = 10.0
"""Seconds until it is weighed: sound is opened, and Python has loaded what it needs."""
LETTER: Final = 0.12
"""Seconds from one letter to the next, as somebody types who knows how."""
NOTE: Final = "note {number}: eyes closed, hands open, breathing slow, asked for the blanket"
HEARD: Final = 0.001
"""The peak from which on the music is there."""
ENDS: Final = 20
"""Notes at most at each end whose moments are compared."""
HOURS: Final = """\
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
  - wait: 180 min
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


@dataclass(frozen=True, slots=True)
class Led:
    """A session that is led."""

    place: Lodging
    console: Terminal
    speed: float
    """How many times faster than real time it goes."""

    def weigh(self) -> Weighed:
        """Weigh the two processes."""
        pid = self.console.pid
        [sound] = children(pid, "integrate.audio")
        costs = processor_time(pid), processor_time(sound)
        return Weighed(monotonic(), *costs, resident(pid), resident(sound))

    def note(self, number: int) -> float:
        """Type a note and enter it; return when its first key was pressed."""
        begun = monotonic()
        for letter in NOTE.format(number=number):
            self.console.press(letter)
            self.console.let_go_by(LETTER)
        self.console.press("\r")
        self.console.let_go_by(LETTER)
        return begun

    def gaps(self) -> int:
        """Return how many gaps the console tells of in its pane of the sound."""
        self.console.press("\x1b[17~")  # F6
        self.console.let_go_by(2.0)
        shown = SEQUENCE.sub(b" ", bytes(self.console.seen)).decode("utf-8", "replace")
        if "one gap so far" in shown:
            return 1
        found = re.search(r"(\d+) gaps so far", shown)
        if found is None and "heard as it is meant" not in shown:
            raise RuntimeError(f"the pane of the sound is not there: {shown[-400:]!r}")
        return int(found[1]) if found else 0

    def notes(self) -> dict[int, float]:
        """Return when each note that the journal has was begun, by the session's clock."""
        command = self.place.command(
            "journal", "export", "--format", "json", "--share", "mine", "-"
        )
        here = self.place.environment
        told = subprocess.run(command, env=here, cwd=PROJECT, capture_output=True, check=True)
        return dict(_begun(json.loads(told.stdout)))

    def drift(self, notes: Mapping[int, float], pressed: Sequence[float]) -> float:
        """Return in ms of session time by how much its clock left the monotonic one.

        The moments of the notes in the journal are held against those of their first keys, the
        first notes against the last: of each end the quarter whose keys were taken soonest, as
        what a key waits for is no error of the clock.
        """
        offsets = [notes[number] - pressed[number] * self.speed for number in sorted(notes)]
        few = min(ENDS, max(2, len(offsets) // 2))
        return abs(quantiles(offsets[-few:])[0] - quantiles(offsets[:few])[0]) * 1000


@contextmanager
def leading(*options: str, speed: float = 1.0) -> Iterator[Led]:
    """Lead a session up to after its mark of the dose, its music heard; it ends with the block."""
    with ExitStack() as stack:
        place = stack.enter_context(lodging())
        server = stack.enter_context(serving())
        sound = {key: words for key, words in server.environment.items() if key != "HOME"}
        (place.folder / "day.yaml").write_text(HOURS, encoding="utf-8")
        _tone(place.folder / "tone.wav")
        day = str(place.folder / "day.yaml")
        play = place.command("--as", "therapist", "play", day, *options)
        console = stack.enter_context(terminal(play, {**place.environment, **sound}))
        _begin(console)
        with hearing(server) as ear:
            wait_for(lambda: ear.level() > HEARD)
        yield Led(place, console, speed)


def figure(
    name: str, value: float, limit: float | None, unit: str, kind: str, note: str = ""
) -> Figure:
    """Return a figure that has no peer."""
    return Figure(name, value, 0.0, unit, value, limit, samples=1, kind=kind, note=note)


def use(before: Weighed, after: Weighed) -> tuple[float, float]:
    """Return the parts of one core that interface and sound used in between."""
    lasted = after.at - before.at
    return (after.interface - before.interface) / lasted, (after.sound - before.sound) / lasted


def growth(before: Weighed, after: Weighed) -> tuple[float, float]:
    """Return by how many MB interface and sound grew in between."""
    return (
        after.interface_holds - before.interface_holds,
        after.sound_holds - before.sound_holds,
    )


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


def _begun(exported: object) -> list[tuple[int, float]]:
    """Return the number of each note and when it was begun, wherever it stands in there."""
    if isinstance(exported, list):
        return [note for one in exported for note in _begun(one)]
    if not isinstance(exported, dict):
        return []
    numbered = re.match(r"note (\d+):", str(exported.get("text")))
    if numbered and "begun" in exported:
        return [(int(numbered[1]), float(exported["begun"]))]
    return [note for one in exported.values() for note in _begun(one)]
