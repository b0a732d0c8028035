"""The console for a long while: gaps, memory, clock and processor, with somebody typing all along.

A real console on a terminal of its own leads a session whose music plays into a private sound
server that nobody hears. Notes are typed letter by letter from the first minute to the last, and
every pane and clock goes on. Looked at: the gaps that the mixer counted, what the memory of the
interface and of the sound process grew by, how far the session's clock drifts from the monotonic
one (the moments of the notes in the journal against those of their first keys, the first notes
against the last), how many notes the journal has not, and the processor time of both, as a part of
one core.

It lasts 20 seconds, or the minutes in `INTEGRATE_MINUTES`. Limits: no gap, 5 MB, 50 ms, no note,
and 6 % of a core for the sound. What the interface uses is for the typing as well, so it promises
nothing while it is typed into; the 4 % of the console at rest are looked at for 20 seconds before.
"""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING, Final

from benchmarks.led_session import figure, growth, leading, use
from tests.audio.listening import MISSING

if TYPE_CHECKING:
    from benchmarks.figure import Figure
    from benchmarks.led_session import Led

SECONDS: Final = 60.0 * float(os.environ.get("INTEGRATE_MINUTES", "0")) or 20.0
RESTING: Final = 20.0
"""Seconds over which the console at rest is weighed."""


def measure() -> list[Figure]:
    """Lead the session."""
    if MISSING:
        return [figure("soak: gaps counted", 0, None, "", "gaps", MISSING)]
    with leading() as led:
        return _soak(led)


def _soak(led: Led) -> list[Figure]:
    first = led.weigh()
    led.console.let_go_by(RESTING)
    rested = led.weigh()
    pressed: list[float] = []
    settled = rested
    while monotonic() - rested.at < SECONDS:
        pressed.append(led.note(len(pressed)))
        if settled is rested and monotonic() - rested.at > min(60.0, SECONDS / 2):
            settled = led.weigh()
    last = led.weigh()
    led.console.let_go_by(3.0)
    gaps = led.gaps()
    notes = led.notes()
    note = f"{len(pressed)} notes in {last.at - rested.at:.0f} s, load {os.getloadavg()[1]:.1f}"
    return [
        figure("soak: gaps counted", gaps, 0, "", "gaps", note),
        figure("soak: memory, interface", growth(settled, last)[0], 5, "MB", "MB more"),
        figure("soak: memory, sound", growth(settled, last)[1], 5, "MB", "MB more"),
        figure("soak: clock error", led.drift(notes, pressed), 50, "ms", "ms"),
        figure("soak: notes not kept", len(pressed) - len(notes), 0, "", "notes"),
        figure("soak: interface at rest", use(first, rested)[0], 0.04, "", "of a core"),
        figure("soak: interface, typed into", use(rested, last)[0], None, "", "of a core"),
        figure("soak: sound", use(rested, last)[1], 0.06, "", "of a core"),
    ]
