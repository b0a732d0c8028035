"""Home, in the front end the person gets."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from integrate.cli.compose import make_settings
from integrate.cli.front import for_lines, is_plain, make_terminal, only_for_therapists
from integrate.cli.leaving import run_screen
from integrate.preferences.welcomed import was_welcomed

if TYPE_CHECKING:
    from integrate.cli.compose import Wishes
    from integrate.cli.places import Places


def open_home(places: Places, wishes: Wishes) -> None:
    """Open home and stay until the person leaves."""
    only_for_therapists(wishes)
    make = partial(make_settings, places, wishes)
    welcomes = not was_welcomed(places.settings)
    if is_plain(asked=wishes.plain):
        from integrate.plain.home import home  # noqa: PLC0415 -- one front end at a time

        # A file that lines are read from is nobody to be welcomed.
        welcomes = welcomes and sys.stdin.isatty()
        home(
            lambda: for_lines(make(), wishes),
            make_terminal(wishes),
            welcomed_in=places.settings if welcomes else None,
        )
    else:
        run_screen(make, None, places.settings, welcomes=welcomes, is_still=wishes.still)
