"""A session's sound written down instead of played, to be rendered later.

A score takes the place of the output in a session that is walked through on a made-up clock: each
call is kept with its time, in the order of the calls. It loads no audio library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integrate.audio.api import SOUNDING
from integrate.audio.chapters import Chapter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integrate.audio.api import Bus, Clip, Condition, Content, Decibels, Seconds


@dataclass(frozen=True, slots=True)
class Call:
    """One call of an output."""

    at: Seconds
    name: str
    """The method's name."""
    positional: tuple[Any, ...] = ()
    named: tuple[tuple[str, Any], ...] = ()

    def on(self, other: Any) -> None:
        """Call the method of that name."""
        getattr(other, self.name)(*self.positional, **dict(self.named))


class Score:
    """An output that notes what it is told; `now` gives the time of each call, never backwards."""

    def __init__(self, now: Callable[[], Seconds]) -> None:
        self._now = now
        self.calls: list[Call] = []
        self.chapters: list[Chapter] = []
        self.prepared: list[Content] = []
        """What was asked to be made ready, for a progress bar before the rendering."""

    @property
    def condition(self) -> Condition:
        """As if it could be heard."""
        return SOUNDING

    def chapter(self, title: str) -> None:
        """Note that a part of the session begins."""
        self.chapters.append(Chapter(self._now(), title))

    def prepare(self, contents: Sequence[Content]) -> None:
        """Note what is to be made ready."""
        self.prepared += contents

    def on_prepared(self, heard: Callable[[int, int], None]) -> None:
        """Do nothing: what is to be made ready is made so when the score is rendered."""

    def on_begun(self, heard: Callable[[str, Seconds], None]) -> None:
        """Do nothing: nothing begins before the score is rendered."""

    def play(self, clip: Clip) -> None:
        """Note a clip that begins."""
        self._note("play", clip)

    def stop(self, clip_id: str, fade: Seconds | None = None) -> None:
        """Note a clip that is stopped."""
        self._note("stop", clip_id, fade)

    def pause(self) -> None:
        """Note that everything is held."""
        self._note("pause")

    def resume(self) -> None:
        """Note that everything goes on."""
        self._note("resume")

    def silence(self, fade: Seconds) -> None:
        """Note that everything is ended."""
        self._note("silence", fade)

    def set_level(self, bus: Bus | None, gain: Decibels) -> None:
        """Note a change of level."""
        self._note("set_level", bus, gain)

    def mute(self, *, on: bool) -> None:
        """Note that nothing is to be heard, or that it is again."""
        self._note("mute", on=on)

    def talk_over(self, *, on: bool) -> None:
        """Note that someone speaks, or does so no more."""
        self._note("talk_over", on=on)

    def duck(self, depth: Decibels) -> None:
        """Note how far beds fall."""
        self._note("duck", depth)

    def close(self) -> None:
        """Note nothing: a rendered session rings out."""

    def _note(self, name: str, *positional: Any, **named: Any) -> None:
        self.calls.append(Call(self._now(), name, positional, tuple(named.items())))
