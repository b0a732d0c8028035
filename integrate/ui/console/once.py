"""What is asked about once, in the line of messages: Enter says yes, and so does the same key.

The same key says no yes when it came twice by a slip. Anything else lets the question lapse.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from integrate.player.meanings import Action
    from integrate.session.record import Seconds

LAPSES: Final[Seconds] = 15.0
"""How long a question waits for its yes, as long as it is to be read."""


@dataclass(frozen=True, slots=True)
class _Question:
    """Something that is asked about once."""

    asker: Action
    """What asked, and says yes when it is done once more."""
    yes: Callable[[], Awaitable[None]]
    asked_at: Seconds


class Once:
    """Holds the one question that there is, if there is one."""

    def __init__(self, is_too_soon: Callable[[], bool], say: Callable[[str], None]) -> None:
        """Ask nothing; `is_too_soon` tells of a key that may have been pressed twice by a slip."""
        self._is_too_soon = is_too_soon
        self._say = say
        self._question: _Question | None = None

    def ask(self, asker: Action, yes: Callable[[], Awaitable[None]]) -> None:
        """Ask from now on."""
        self._question = _Question(asker, yes, time.monotonic())

    def lapse(self, *, unless: Action | None = None) -> bool:
        """Ask no more, unless this asked; tell whether something was asked."""
        if self._question is None or self._question.asker is unless:
            return False
        self._question = None
        return True

    async def confirm(self) -> bool:
        """Say yes to what was asked; False where nothing was."""
        question, self._question = self._question, None
        if question is None or time.monotonic() - question.asked_at > LAPSES:
            return False
        self._say("")
        await question.yes()
        return True

    async def says_yes(self, asker: Action) -> bool:
        """Take the key that asked for a yes, but not when it came twice by a slip."""
        if self._question is None or self._question.asker is not asker:
            return False
        return self._is_too_soon() or await self.confirm()
