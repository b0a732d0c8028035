"""Starts the terminal program and says how it ended."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.player.door import Door
    from integrate.player.opened import Opened
    from integrate.player.settings import Settings
    from integrate.session.effects import Outcome


@dataclass(frozen=True, slots=True)
class Opening:
    """How the program opens this time."""

    welcomes: bool = False
    """Whether somebody is here for the first time."""
    is_still: bool = False
    """Whether nothing is to move, whatever the preferences say."""


USUAL = Opening()


class ToldToLeave(Exception):
    """The system or the terminal ended the program; carries the exit code a shell expects."""

    def __init__(self, code: int) -> None:
        """Carry the code."""
        super().__init__(code)
        self.code = code


def launch(
    settings: Settings | Callable[[], Settings],
    play: Callable[[Callable[[str], None]], Opened] | None,
    preferences: Path,
    door: Door | None = None,
    opening: Opening = USUAL,
) -> Outcome | None:
    """Run home, or one session through a door of its own; return how that one ended.

    What the person chooses for good is written into the file of preferences.

    Raises `ToldToLeave`, or the exception that the program crashed with.
    """
    gc.disable()  # until the app is ready; what loading Textual makes is there to stay
    from integrate.ui.app import IntegrateApp  # noqa: PLC0415 -- loads Textual
    from integrate.ui.compat import private_terminal, read_bad_bytes  # noqa: PLC0415 -- the same

    app = IntegrateApp(settings, play, preferences, door, opening)
    read_bad_bytes(app.hung_up)
    with private_terminal():
        app.run(mouse=False)
    if app.crash is not None:
        raise app.crash
    if app.return_code:
        raise ToldToLeave(app.return_code)
    return app.played
