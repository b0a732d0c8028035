"""Whether sound comes out: the device that opens, and a test tone through it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

from integrate.audio.api import State
from integrate.audio.problem import NoDeviceError
from integrate.player.preflight.finding import ok, warning
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Condition, Seconds
    from integrate.player.preflight.finding import Finding

NAME: Final = "device"
PATIENCE: Final[Seconds] = 10.0
"""How long the sound may take to start, its process included."""
PACE: Final[Seconds] = 0.05
MUCH_SOFTER: Final = 20.0
"""Decibels."""

OFF = later("All sound is off, as it was asked for.")
OPENS = later("The output is open: {device}.")
USUAL = later("the system's own")
NO_ANSWER = later("The sound has not started yet.")
CONNECT = later(
    "Connect loudspeakers or headphones and look again; `integrate doctor sound` lists the devices."
)
NOT_HEARD = later("The device took the tone, but nothing came out of it.")
TURN_UP = later("See whether it is muted, or its volume at zero, and play the tone again.")
SOFT = later("The tone came out much softer than it was sent.")
HEARD = later("The tone was heard after {ms} ms, at {peak} dB; it was sent at {sent} dB.")
TAKEN = later("The device took the tone. Only you can tell whether it was heard.")
PLAYING = later("a soft tone is played now")


def of_session(condition: Callable[[], Condition], name: str = "") -> tuple[Finding, ...]:
    """Return how the sound of an opened session stands, once it has started."""
    end = time.monotonic() + PATIENCE
    pace = threading.Event()
    while condition().state is State.STARTING and time.monotonic() < end:
        pace.wait(PACE)
    now = condition()
    if now.state is State.SOUNDING:
        return (ok(NAME, _(OPENS, device=name or _(USUAL))),)
    if now.state is State.SILENT and not now.reason:
        return (ok(NAME, _(OFF)),)
    return (warning(NAME, now.reason or _(NO_ANSWER), _(CONNECT)),)


def opens(name: str) -> tuple[Finding, ...]:
    """Return whether the device of this name opens, by default the system's own; in silence."""
    from integrate.audio import probing  # noqa: PLC0415 -- loads numpy and the device

    try:
        return (ok(NAME, _(OPENS, device=probing.opened(name) or _(USUAL))),)
    except NoDeviceError as error:
        return (warning(NAME, str(error), _(CONNECT)),)


def tone(name: str) -> tuple[Finding, ...]:
    """Play the test tone through the device of this name and return what came of it."""
    from integrate.audio import probing  # noqa: PLC0415 -- loads numpy and the device

    try:
        tried = probing.try_tone(probing.chosen(name))
    except NoDeviceError as error:
        return (warning(NAME, str(error), _(CONNECT)),)
    if not tried.has_monitor:
        return (ok(NAME, _(TAKEN)),)
    if tried.heard is None:
        return (warning(NAME, _(NOT_HEARD), _(TURN_UP)),)
    peak, sent = tried.heard.peak, probing.LEVEL
    if peak < sent - MUCH_SOFTER:
        return (warning(NAME, _(SOFT), _(TURN_UP)),)
    ms = round(tried.heard.round_trip * 1e3)
    return (ok(NAME, _(HEARD, ms=ms, peak=round(peak), sent=round(sent))),)
