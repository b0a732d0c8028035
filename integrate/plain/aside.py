"""What a person steps aside for in a session of lines: help, grounding, a page, how it is.

The session is held meanwhile, and comes back to the same step. Holding it waits for no disk.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from integrate.plain import words
from integrate.plain.asking import NOTED
from integrate.plain.bearing import Bearing
from integrate.plain.capturing import write_page
from integrate.plain.terminal import Closed
from integrate.plain.walk import PAUSED
from integrate.plain.words import Word
from integrate.session.inputs import Choose, Pause, Resume
from integrate.session.safety import CHOICES, GROUND, PLAN
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.sending import Sender
    from integrate.plain.terminal import Terminal
    from integrate.plain.walk import Walk
    from integrate.player.own_journal import OwnJournal


class Aside:
    """The ways aside from one session."""

    def __init__(
        self,
        walk: Walk,
        terminal: Terminal,
        sender: Sender,
        desk: HelpDesk,
        steady: Callable[[Word], None] | None,
        own: OwnJournal | None,
    ) -> None:
        """Step aside from a walk; `steady` takes the person through grounding.

        Raw words and what steadied go to `own`.
        """
        self._walk = walk
        self._terminal = terminal
        self._sender = sender
        self._desk = desk
        self._steady = steady
        self._own = own

    @property
    def ways(self) -> Mapping[Word, Callable[[], None]]:
        """What the words do that lead aside, but for help and how it is."""
        return {
            **{one: partial(self.ground, one) for one in words.GROUNDING},
            Word.SUPPORT: partial(self._go, self._desk.support),
            Word.COUNTRY: partial(self._go, self._desk.choose_country),
            Word.CAPTURE: self._capture,
        }

    @property
    def has_pages(self) -> bool:
        """Whether there is a page for raw words."""
        return self._own is not None and self._own.has_pages

    def help(self, *more: str) -> None:
        """Say where help is, with everything held meanwhile: the sound fades down."""
        held = self._hold()
        self._desk.say(*more)
        self._sender.settle()
        if held:
            self._walk.say(_(PAUSED))

    def ground(self, word: Word = Word.GROUND) -> None:
        """Take the person through grounding, or say what steadies."""
        if self._steady is None:
            self._steady_or_say(word)
        else:
            self._go(partial(self._steady, word))

    def choose(self, way: str) -> None:
        """Take a way on from the safety step."""
        self._sender.send(Choose(way))
        self._walk.say(_(NOTED, words=_(CHOICES[way])))
        if way == GROUND:
            self.ground()
        elif way == PLAN:
            self._go(self._desk.support)
        else:
            self._walk.arrive()

    def say_manageable(self) -> bool:
        """Ask how manageable it is, and go the way chosen then; True when that is to stop."""
        if self._own is not None and not self._own.has_pages:  # a therapist writes a chart instead
            self._walk.say(_("That has no place here."))
            return False
        send = self._sender.send
        bearing = Bearing(self._terminal, send, self._steady_or_say, self._desk, self._own)
        self._go(bearing.run)
        return bearing.wants_to_stop

    def _capture(self) -> None:
        if self._own is None or not self._own.has_pages:
            self._walk.say(_("There is no page for it here."))
            return
        page, record = self._own.capture, self._own.record
        self._go(partial(write_page, page, self._terminal, self._desk.aside, record))

    def _steady_or_say(self, word: Word) -> None:
        if self._steady is None:
            self._walk.say(_(words.NO_GROUNDING))
        else:
            self._steady(word)

    def _go(self, aside: Callable[[], None]) -> None:
        """Hold the session, go aside, and come back to the same step."""
        held = self._hold()
        aside()
        if self._terminal.closed:
            raise Closed
        self._sender.settle()
        if held:
            self._sender.send(Resume())
        self._walk.say(_("Back to “{title}”.", title=self._walk.view.title))
        self._walk.again()

    def _hold(self) -> bool:
        """Hold the session; False when it was held already."""
        if self._walk.is_paused:
            return False
        self._sender.send_once(Pause())  # grounding does not wait for a full disk
        return True
