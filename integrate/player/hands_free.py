"""Going on by itself: after the start nothing needs pressing where a script is spoken.

Text is gone on from once its words have been heard, and a breath later. Where nothing can be heard,
nothing goes on by itself. Questions wait, and so does everything while the session is held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from integrate.session.table import State
from integrate.session.view import Passage

if TYPE_CHECKING:
    from integrate.session.effects import Speak
    from integrate.session.record import Seconds
    from integrate.session.view import View

BREATH: Final[Seconds] = 4.0
"""How long it stays quiet after the words."""
BEFORE: Final[Seconds] = 0.5
"""How long words wait for the beds to fall."""
A_WORD: Final[Seconds] = 0.25
"""How long a spoken word takes at least; so soon it is looked whether it is known better."""
A_SLOW_WORD: Final[Seconds] = 0.7
"""How long it takes at most: with no word from the sound, text is gone on from then."""
AGAIN: Final[Seconds] = 2.0
"""After how long it is looked again whether anything is heard."""


class HandsFree:
    """When the present step is to be gone on from. `lasts` may be called from any thread."""

    def __init__(self) -> None:
        """Do nothing until it is wanted."""
        self.is_wanted = False
        self._visit: tuple[str, int] = ("", 0)
        self._speech: Speak | None = None
        self._began: Seconds = 0.0
        self._look: Seconds | None = None
        """When it is to be looked whether to go on; None while nothing is to be gone on from."""
        self._held: Seconds | None = None
        self._lengths: dict[str, Seconds] = {}

    @property
    def due(self) -> Seconds | None:
        """When the session is to be told the time for this; None when it is not."""
        return None if self._held is not None else self._look

    def follow(self, view: View, speech: Speak | None, now: Seconds) -> None:
        """Take what is shown now, and what is said with it."""
        if not self.is_wanted:
            return
        if view.state is State.PAUSED:
            self._held = now if self._held is None else self._held
            return
        held, self._held = self._held, None
        visit = view.step, view.number
        if held is not None and visit == self._visit:
            self._began += now - held
            self._look = None if self._look is None else self._look + now - held
            return
        self._visit, self._began, self._look = visit, now, None
        self._speech = speech if _goes_on(view) else None
        if self._speech is not None:
            self._lengths.pop(self._speech.id, None)
            self._look = now + BEFORE + BREATH + A_WORD * len(self._speech.text.split())

    def lasts(self, speech: str, length: Seconds) -> None:
        """Hear how long words last from the moment they were to begin."""
        self._lengths[speech] = length

    def goes_on(self, now: Seconds, *, heard: bool) -> bool:
        """Tell whether to go on now; otherwise it is looked again later."""
        if self._speech is None or self._look is None or now < self._look:
            return False
        length = self._lengths.get(self._speech.id)
        if length is None:
            length = A_SLOW_WORD * len(self._speech.text.split())
        end = self._began + BEFORE + length + BREATH
        if heard and now >= end:
            return True
        self._look = max(end, now + AGAIN) if not heard else end
        return False


def _goes_on(view: View) -> bool:
    is_text = isinstance(view.scene, Passage) and not view.scene.for_therapist
    return is_text and view.state is State.SHOWING
