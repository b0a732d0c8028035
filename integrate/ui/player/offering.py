"""Which keys of the player have a place in the session at a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.table import State
from integrate.session.view import Writing

if TYPE_CHECKING:
    from integrate.session.view import View

AFTER_THE_END = ("go_on", "help", "ground", "capture")


def has_place(action: str, view: View, *, speaks: bool) -> bool:
    """Tell whether what a key does has a place now; `speaks` where there is a voice."""
    state = view.state
    if state is State.ENDED:
        return action in AFTER_THE_END
    places = {
        "go_on": state is State.SHOWING,
        "next": state is State.TIMING,
        "pause": state is State.TIMING,
        "back": view.can_go_back and state is not State.PAUSED,
        "skip": state is State.ASKING and view.can_skip,
        "capture": False,
        "think": state is State.ASKING and isinstance(view.scene, Writing),
        "voice": speaks,
    }
    return places.get(action, True)
