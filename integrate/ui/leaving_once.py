"""A screen that is left once, however often the key that leaves it is pressed.

Two presses in haste can both be under way when the first of them takes the screen away. Textual
would take away the screen underneath for the second one.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class LeavingOnce(Screen[Result]):
    """A screen whose first result is its only one."""

    _is_left = False

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with this result, unless the screen was left already."""
        if self._is_left:
            return AwaitComplete()
        self._is_left = True
        return super().dismiss(result)
