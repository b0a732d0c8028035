"""How manageable it is, in lines: a number, and from seven on what may make it easier.

The session is held meanwhile. Enter alone says no number, and carries on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain import telling
from integrate.plain.menu import LEAVES, hear
from integrate.plain.replies import Unclear, choice, whole
from integrate.plain.words import GROUNDING, Word
from integrate.player.steadying import groundings
from integrate.script.kinds import Option
from integrate.session.bearing import EASIEST, ENDS, HARDEST, HOW_MANAGEABLE, MUCH
from integrate.session.inputs import SayManageable
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.terminal import Terminal
    from integrate.player.own_journal import OwnJournal
    from integrate.session.inputs import Input

A_NUMBER = later("A number from {low}, {easy}, to {high}, {hard}. Enter leaves it.")
THAT_MUCH = later("Thank you for saying so. Something here may make it easier:")
HOW = later("Answer with the number. Enter carries on.")
HELP, STOP, GO_ON = "help", "stop", "carry_on"


class Bearing:
    """Asks how manageable it is, and goes the way that is chosen then."""

    def __init__(
        self,
        terminal: Terminal,
        send: Callable[[Input], None],
        steady: Callable[[Word], None],
        desk: HelpDesk,
        own: OwnJournal | None,
    ) -> None:
        """Ask at the terminal; `send` takes the number into the session, which is held."""
        self.wants_to_stop = False
        """Whether the person chose to stop."""
        self._terminal = terminal
        self._send = send
        self._steady = steady
        self._desk = desk
        self._own = own

    def run(self) -> None:
        """Ask, and again after each grounding. Raises `Closed`."""
        script = ""
        while (level := self._rate()) is not None:
            self._send(SayManageable(level, script))
            if level < MUCH:
                return
            script = self._ease()
            if not script:
                return

    def _rate(self) -> int | None:
        """Return the number; None where none is said."""
        low, high = {"low": EASIEST, "easy": _(ENDS[EASIEST])}, {"high": HARDEST}
        wanted = _(A_NUMBER, **low, **high, hard=_(ENDS[HARDEST]))
        question = [_(HOW_MANAGEABLE), wanted]
        while True:
            line, word = hear(self._terminal, self._desk, *question, leaves=LEAVES | {Word.SKIP})
            self.wants_to_stop = word is Word.STOP
            if word is not None or not line.strip():
                return None
            number = whole(line.strip())
            if number is not None and EASIEST <= number <= HARDEST:
                return number
            question = [wanted]

    def _ease(self) -> str:
        """Offer what may help; return the grounding that was gone through, empty for none."""
        known = None if self._own is None else self._own.remembered()
        others = (
            (HELP, _("Somebody to call, and my plan")),
            (STOP, _("Stop here")),
            (GO_ON, _("Carry on")),
        )
        options = [Option(one, words) for one, words in (*groundings(known), *others)]
        question = [_(THAT_MUCH), *telling.numbered(options), _(HOW)]
        leaves, is_said = LEAVES | {Word.SKIP} | GROUNDING.keys(), False
        while True:
            line, word = hear(self._terminal, self._desk, *question, leaves=leaves, is_said=is_said)
            if word is not None:
                return self._go(GROUNDING.get(word, word.value))
            if not line.strip():
                return ""
            try:
                way = choice(options, line).id
            except Unclear as sentence:
                self._terminal.say(str(sentence))
                is_said = True
                continue
            if way != HELP:
                return self._go(way)
            self._desk.say()
            is_said = False

    def _go(self, way: str) -> str:
        self.wants_to_stop = way == STOP
        words = {script: word for word, script in GROUNDING.items()}
        if way not in words:
            return ""
        self._steady(words[way])
        return way
