"""The corner that says what there is to say of the sound: muted, softer, not ready yet, lost."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Static

if TYPE_CHECKING:
    from integrate.player.hearing import Hearing


class SoundCorner(Static):
    """Shows what is told of the sound of one session; empty while all is as it is meant."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__("", id="sound", markup=False)
        self._hearing: Hearing | None = None

    def listen(self, hearing: Hearing) -> None:
        """Follow this sound from now on, and no other; told of it from any thread."""
        self.let_go()
        self._hearing = hearing
        loop = asyncio.get_running_loop()
        hearing.preparing.watch(partial(loop.call_soon_threadsafe, self.look))
        self.look()

    def let_go(self) -> None:
        """Follow no sound."""
        if self._hearing is not None:
            self._hearing.preparing.watch(None)

    def look(self) -> None:
        """Say how the sound is now."""
        told = self._hearing.told if self._hearing else ""
        if self.content != told:
            self.update(told)
