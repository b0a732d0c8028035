"""Three hours at the console in a few minutes: gaps, memory, clock.

The session's clock runs 36 times faster (`--speed`), and nothing else knows of it: driver, timers,
journal, screen and sound go their usual way, on a real terminal and into a real sound server. So
the checks of three hours come due and are done, notes are typed letter by letter all along, and the
script goes over its rest of 180 minutes by itself to the end. Looked at: the gaps the mixer
counted, what the memory of both processes grew by after the first tenth, by how much the session's
clock left the monotonic one, in session time (`led_session.Led.drift`), and how many notes the
journal has not.

Limits: no gap, 5 MB each, 50 ms, no note.
"""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING, Final

from benchmarks.led_session import figure, growth, leading
from tests.audio.listening import MISSING

if TYPE_CHECKING:
    from benchmarks.figure import Figure
    from benchmarks.led_session import Led

SPEED: Final = 36.0
"""How many times faster than real time."""
LENGTH: Final = 180 * 60 / SPEED
"""Real seconds that the session takes from its mark on."""
SETTLED: Final = LENGTH / 10
"""Real seconds after which the memory is weighed first."""
LAST: Final = 30.0
"""Real seconds before the end in which nothing more is typed: the end closes the record."""
BREATH: Final = 2.0
"""Real seconds between two notes."""
DONE: Final = "/done\r"


def measure() -> list[Figure]:
    """Lead the session to its end."""
    if MISSING:
        return [figure("three hours: gaps counted", 0, None, "", "gaps", MISSING)]
    with leading("--speed", f"{SPEED:g}", speed=SPEED) as led:
        return _lead(led)


def _lead(led: Led) -> list[Figure]:
    began = monotonic()
    pressed: list[float] = []
    settled = led.weigh()
    is_settled = False
    while monotonic() - began < LENGTH - LAST:
        pressed.append(led.note(len(pressed)))
        led.console.press(DONE)
        led.console.let_go_by(BREATH)
        if not is_settled and monotonic() - began > SETTLED:
            settled, is_settled = led.weigh(), True
    last = led.weigh()
    gaps = led.gaps()
    led.console.until("Thank you. We are done.")
    notes = led.notes()
    note = (
        f"{len(pressed)} notes, checks done, {last.at - began:.0f} s, load {os.getloadavg()[1]:.1f}"
    )
    interface, sound = growth(settled, last)
    return [
        figure("three hours: gaps counted", gaps, 0, "", "gaps", note),
        figure("three hours: memory, interface", interface, 5, "MB", "MB more"),
        figure("three hours: memory, sound", sound, 5, "MB", "MB more"),
        figure("three hours: clock error", led.drift(notes, pressed), 50, "ms", "ms"),
        figure("three hours: notes not kept", len(pressed) - len(notes), 0, "", "notes"),
    ]
