"""The line below a step: how far a breath is, what comes next, when it goes on by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.quantity import clock
from integrate.session.view import Breathing
from integrate.words import _

if TYPE_CHECKING:
    from integrate.session.record import Seconds
    from integrate.session.view import View

APART = "   "


def time_line(
    view: View, now: Seconds, *, shows_clock: bool = True, goes_on: Seconds | None = None
) -> str:
    """Return the line at a moment; `goes_on` is when the page does so with nobody at the keys."""
    parts = []
    scene = view.scene
    if isinstance(scene, Breathing) and shows_clock:
        left = max(0.0, scene.began + scene.length - now)
        breath = {"number": scene.breath, "total": scene.breaths, "time": clock(left + 0.99)}
        parts.append(_("breath {number} of {total}, {time} left", **breath))
    if view.coming:
        parts.append(_("next: {step}", step=view.coming))
    if goes_on is not None:
        left = max(0.0, goes_on - now)
        parts.append(_("with no key pressed it goes on in {time}", time=clock(left + 0.99)))
    return APART.join(parts)
