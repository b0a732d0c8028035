"""Going on with nobody at the keys of a session that is led: late, and on record.

A mark waits for whoever sets it, unless the script says after how long without a key it is left
open (`unattended`). From then on pages that wait for a key go on as well, each after a while in
which nobody pressed one, until somebody does: then everything waits again. Nothing is set, ticked
or answered by it. A list of which all is needed, the safety step and a held session wait on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from integrate.session.accompaniment import INSTANT
from integrate.session.table import State
from integrate.session.view import Marking
from integrate.words import later

if TYPE_CHECKING:
    from integrate.session.record import Seconds
    from integrate.session.view import View

TEXT: Final[Seconds] = 2 * 60.0
"""How long words stay with nobody there: twice as long as the longest page takes to be read."""
QUESTION: Final[Seconds] = 15 * 60.0
"""How long a question or a list stays, so that whoever comes back still finds it."""
LEFT_OPEN = later(
    "Nobody set “{mark}”: it stays open. The script goes on by itself until a key is pressed."
)


class Unattended:
    """When the present page is to be gone on from. `touch` may be called from any thread."""

    def __init__(self) -> None:
        """Take it that somebody is there."""
        self._is_alone = False
        self._visit: tuple[str, int, State | None] = ("", 0, None)
        self._view: View | None = None
        self._since: Seconds = 0.0

    @property
    def due(self) -> Seconds | None:
        """When the page goes on, if no key is pressed; None where it waits."""
        length = None if self._view is None else self._patience(self._view)
        return None if length is None else self._since + length

    def follow(self, view: View, now: Seconds) -> None:
        """Take what is shown now."""
        self._view = view
        visit = view.step, view.number, view.state
        if visit != self._visit:
            self._visit, self._since = visit, now

    def touch(self, now: Seconds) -> None:
        """Take note that somebody is at the keys."""
        self._is_alone, self._since = False, now

    def goes_on(self, now: Seconds) -> bool:
        """Tell whether to go on now."""
        due = self.due
        if due is None or now + INSTANT < due:
            return False
        self._is_alone = True
        return True

    def _patience(self, view: View) -> Seconds | None:
        """Return how long a page waits for a key; None for as long as it takes."""
        if view.desk is None or not view.can_skip:
            return None
        if isinstance(view.scene, Marking) and view.state is State.SHOWING:
            return view.scene.unattended
        waits = {State.SHOWING: TEXT, State.ASKING: QUESTION}
        return waits.get(view.state) if self._is_alone else None
