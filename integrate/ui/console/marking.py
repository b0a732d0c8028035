"""Marks at the console: the next one is asked about once, and one that stands is gone past."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from integrate.player.desk_clocks import next_mark
from integrate.player.meanings import Action
from integrate.session.inputs import SetMark, Skip
from integrate.session.view import Marking
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.session.record import Seconds
    from integrate.ui.console.hand import Hand
    from integrate.ui.console.once import Once
    from integrate.ui.console.screen import ConsoleScreen

MARK_NOW = later("Mark “{mark}” now, {time}? Enter sets it, esc does not.")
STANDS = later("“{mark}” stands at {time}, as it was set. /m sets it anew.")
MARK_AGAIN = later("All marks are set. Write which one is to be set anew, and when.")


class Marks:
    """Sets the marks of one console."""

    def __init__(self, console: ConsoleScreen, hand: Hand, once: Once) -> None:
        """Ask through `once`, and do it by this hand."""
        self._console = console
        self._hand = hand
        self._once = once

    async def mark(self) -> None:
        """Ask once whether the mark that comes next is to be set now."""
        scene = self._console.view.scene
        here = scene.mark if isinstance(scene, Marking) else ""
        coming = here or next_mark(self._console.desk)
        if await self._once.says_yes(Action.MARK):
            return
        if coming:
            self._ask(Action.MARK, coming)
        else:
            self._console.fill("/m ")
            self._console.say(_(MARK_AGAIN))

    async def go_past(self, name: str) -> None:
        """Ask whether a mark is to be set now; one that was set already stands as it is."""
        stands = next((one for one in self._console.desk.marks if one.name == name), None)
        if stands is None:
            self._ask(Action.GO, name)
        elif not self._hand.came_twice():
            self._hand.went()
            if await self._hand.put(Skip()):
                time = self._console.showing.clock(stands.moment)
                self._console.say(_(STANDS, mark=name, time=time))

    def _ask(self, asker: Action, mark: str) -> None:
        """Ask about a mark; its moment is that of the asking, however long the answer takes."""
        moment = self._console.times().now
        time = self._console.showing.clock(moment)
        words = _(MARK_NOW, mark=mark, time=time)
        self._hand.ask(asker, words, partial(self._set, mark, moment))

    async def _set(self, mark: str, moment: Seconds) -> None:
        self._hand.went()
        await self._hand.put(SetMark(mark, moment))
