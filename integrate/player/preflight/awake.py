"""Whether the computer is kept awake while the session runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from integrate.player.preflight.finding import ok, warning
from integrate.player.wakefulness import REMEDY
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.preflight.finding import Finding
    from integrate.player.wakefulness import Wakefulness

NAME: Final = "awake"
HELD = later("The computer is kept awake while the session runs.")
CAN_BE = later("The computer can be kept awake while a session runs.")


def look(hold: Wakefulness) -> tuple[Finding, ...]:
    """Return whether a hold that was taken holds."""
    return _found(hold.trouble(), _(HELD))


def can_be(make: Callable[[], Wakefulness]) -> tuple[Finding, ...]:
    """Return whether a hold can be had; it is let go at once."""
    hold = make()
    try:
        return _found(hold.trouble(), _(CAN_BE))
    finally:
        hold.release()


def _found(trouble: str, words: str) -> tuple[Finding, ...]:
    return (warning(NAME, trouble, _(REMEDY)) if trouble else ok(NAME, words),)
