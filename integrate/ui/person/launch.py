"""Starts the second screen on a terminal."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from integrate.ui.launch import ToldToLeave

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integrate.player.second_screen.guest import Guest, Heard
    from integrate.player.second_screen.wire import Wants


def launch(
    make_guest: Callable[[Wants, Callable[[Heard], object]], Guest],
    wants: Wants,
    theme: str,
    help_lines: Callable[[], Sequence[str]],
    *,
    is_still: bool = False,
) -> None:
    """Show a session until the screen is left; `is_still` lets nothing move on it.

    Raises `ToldToLeave`, or the exception that the program crashed with.
    """
    gc.disable()  # until the app is ready; what loading Textual makes is there to stay
    from integrate.ui.compat import private_terminal, read_bad_bytes  # noqa: PLC0415 -- Textual
    from integrate.ui.person.app import SecondScreenApp  # noqa: PLC0415 -- the same

    app = SecondScreenApp(make_guest, wants, theme, help_lines, is_still=is_still)
    read_bad_bytes(app.hung_up)
    with private_terminal():
        app.run(mouse=False)
    if app.crash is not None:
        raise app.crash
    if app.return_code:
        raise ToldToLeave(app.return_code)
