"""An output that is never heard: for people who want no sound, and where there is none to be had.

It keeps nothing and loads nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.audio.api import Condition, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integrate.audio.api import Bus, Clip, Content, Decibels, Seconds


class NoOutput:
    """Takes every call and stays silent."""

    def __init__(self, reason: str = "") -> None:
        self._condition = Condition(State.SILENT, reason)

    @property
    def condition(self) -> Condition:
        """Silent, with the reason it was made with."""
        return self._condition

    def prepare(self, contents: Sequence[Content]) -> None:
        """Do nothing: nothing will be heard."""

    def on_prepared(self, heard: Callable[[int, int], None]) -> None:
        """Do nothing: nothing is ever made ready."""

    def on_begun(self, heard: Callable[[str, Seconds], None]) -> None:
        """Do nothing: no clip begins."""

    def play(self, clip: Clip) -> None:
        """Do nothing: the clip is not heard."""

    def stop(self, clip_id: str, fade: Seconds | None = None) -> None:
        """Do nothing: no clip sounds."""

    def pause(self) -> None:
        """Do nothing: there is nothing to hold."""

    def resume(self) -> None:
        """Do nothing: nothing was held."""

    def silence(self, fade: Seconds) -> None:
        """Do nothing: it is silent."""

    def set_level(self, bus: Bus | None, gain: Decibels) -> None:
        """Do nothing: silence has one level."""

    def mute(self, *, on: bool) -> None:
        """Do nothing: nothing is heard either way."""

    def talk_over(self, *, on: bool) -> None:
        """Do nothing: whoever speaks is alone."""

    def duck(self, depth: Decibels) -> None:
        """Do nothing: there is no bed to fall."""

    def close(self) -> None:
        """Do nothing: no device was taken."""
