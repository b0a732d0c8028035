"""Starts the terminal program and says how it ended."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from integrate.ui.app import IntegrateApp
from integrate.ui.compat import private_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.opening import Opened, Settings
    from integrate.session.effects import Outcome


class ToldToLeave(Exception):
    """The system or the terminal ended the program; carries the exit code a shell expects."""

    def __init__(self, code: int) -> None:
        """Carry the code."""
        super().__init__(code)
        self.code = code


def launch(
    settings: Settings, play: Callable[[Callable[[str], None]], Opened] | None
) -> Outcome | None:
    """Run home, or one session; return how that one ended.

    Raises `ToldToLeave`, or the exception that the program crashed with.
    """
    gc.disable()
    app = IntegrateApp(settings, play)
    with private_terminal():
        app.run(mouse=False)
    if app.crash is not None:
        raise app.crash
    if app.return_code:
        raise ToldToLeave(app.return_code)
    return app.played
