"""An output that is never heard: for people who want no sound, and where there is none to be had.

It keeps nothing and loads nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.audio.api import Condition, State

if TYPE_CHECKING:
    from integrate.audio.api import Seconds, Voice


class NoOutput:
    """Takes every call and stays silent."""

    def __init__(self, reason: str = "") -> None:
        self._condition = Condition(State.SILENT, reason)

    @property
    def condition(self) -> Condition:
        """Silent, with the reason it was made with."""
        return self._condition

    def play(self, voice: Voice) -> None:
        """Do nothing: the voice is not heard."""

    def stop(self, voice_id: str, fade: Seconds | None = None) -> None:
        """Do nothing: no voice sounds."""

    def pause(self) -> None:
        """Do nothing: there is nothing to hold."""

    def resume(self) -> None:
        """Do nothing: nothing was held."""

    def silence(self, fade: Seconds) -> None:
        """Do nothing: it is silent."""

    def close(self) -> None:
        """Do nothing: no device was taken."""
