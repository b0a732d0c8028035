"""Home, in the front end the person gets."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from integrate.cli.compose import make_settings
from integrate.cli.front import is_plain, only_for_therapists
from integrate.cli.leaving import run_screen

if TYPE_CHECKING:
    from integrate.cli.compose import Wishes
    from integrate.cli.places import Places


def open_home(places: Places, wishes: Wishes) -> None:
    """Open home and stay until the person leaves."""
    only_for_therapists(wishes)
    make = partial(make_settings, places, wishes)
    if is_plain(asked=wishes.plain):
        from integrate.plain.home import home  # noqa: PLC0415 -- one front end at a time
        from integrate.plain.terminal import Terminal  # noqa: PLC0415 -- the same

        home(make(), Terminal(sys.stdin, sys.stdout))
    else:
        run_screen(make, None, places.settings)
