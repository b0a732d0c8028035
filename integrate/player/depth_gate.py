"""Which way to go, asked before a script that has a short and a full one: Enter takes the usual."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from integrate.script.depth import Depth
from integrate.script.kinds import Option
from integrate.session.inputs import Begin
from integrate.session.lasting import named
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.opened import Opened
    from integrate.player.settings import Settings
    from integrate.script.model import Script

WHICH_WAY = later("How much of it today? You can change your mind on the way.")


@dataclass(frozen=True, slots=True)
class DepthGate:
    """Asks which way to go; what was chosen is offered first the next time."""

    text: str
    options: tuple[Option, ...]
    default: str
    """The id of the option that is chosen unless another is."""
    keep: Callable[[str], None]
    """Remembers what was chosen."""

    def take(self, opened: Opened, answer: str) -> Opened:
        """Return the session with the way in its beginning."""
        if answer != self.default:
            self.keep(answer)
        if isinstance(opened.opening, Begin):
            return replace(opened, opening=replace(opened.opening, depth=answer))
        return opened


def depth_gates(settings: Settings, script: Script) -> tuple[DepthGate, ...]:
    """Return the question, where a script has two ways and none was chosen beforehand."""
    if not script.has_two_ways or settings.ways.chosen:
        return ()
    options = tuple(Option(one.value, named(script, one)) for one in Depth)
    return (DepthGate(_(WHICH_WAY), options, settings.ways.usual(), settings.ways.keep),)


def depth_to_begin_with(settings: Settings, script: Script) -> str:
    """Return the way a session begins on unless a gate asks; empty where there is only one."""
    if not script.has_two_ways:
        return ""
    return settings.ways.chosen or settings.ways.usual()
