"""What is half typed in a session view, kept soon after its keys and in turn with what is sent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from integrate.ui.player.half_written import HalfWritten

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.drafting import Drafts

KEPT_AFTER = 1.0
"""How many seconds at most are typed that no journal has yet."""


class Drafting:
    """Holds and keeps half written words; what cannot be kept is told once."""

    def __init__(
        self, drafts: Drafts | None, turn: asyncio.Lock, tell: Callable[[str], None]
    ) -> None:
        """Keep them while it is this lock's turn."""
        self._words = HalfWritten(drafts)
        self._turn = turn
        self._tell = tell

    @property
    def are_kept(self) -> bool:
        """Whether there is a journal to keep them in."""
        return self._words.are_kept

    def hold(self, step: str, words: str) -> None:
        """Hold what is written at a step, until the person is there again."""
        self._words.hold(step, words)

    def at(self, step: str) -> str:
        """Return what was written at a step."""
        return self._words.at(step)

    def is_offered(self, step: str) -> bool:
        """Tell once of a step that its words were left by an interruption."""
        return self._words.is_offered(step)

    def left(self, name: str) -> str:
        """Return the words that an interruption left half typed under a name, once."""
        return self.at(name) if self.is_offered(name) else ""

    async def keep(self, written: Callable[[], tuple[str, str] | None]) -> None:
        """Keep words under their step's name; they are asked for when it is their turn.

        They come to nothing where they were answered with meanwhile: the answer is kept last.
        """
        async with self._turn:
            now = written()
            if now is None:
                return
            self.hold(*now)
            trouble = await asyncio.to_thread(self._words.keep, now[0])
        if trouble:
            self._tell(trouble)
