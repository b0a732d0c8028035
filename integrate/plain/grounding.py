"""The way to grounding: a short script that steadies, kept by nobody and open to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.opening import open_without_trace

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.opening import Opened, Settings

SCRIPT = "anytime/grounding"
"""A person's own script of this name goes before the shipped one."""


def grounding(settings: Settings, tell: Callable[[str], None]) -> Callable[[], Opened]:
    """Return what opens a fresh grounding each time it is called.

    That raises `UnknownScript`, `BrokenScript` or `Refused` when there is none to open.
    """

    def open_it() -> Opened:
        entry = settings.library.find(SCRIPT, settings.here)
        return open_without_trace(settings, entry, tell)

    return open_it
