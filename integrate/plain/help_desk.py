"""Help in lines: where it is, the person's own contacts and plan, and the choice of a country.

The numbers are said first, before anything is read from the journal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.help.support_plan import CONTACTS
from integrate.plain.replies import Unclear, choice
from integrate.plain.words import FOR_HELP, Word, recognise
from integrate.plain.wrapping import wrap
from integrate.script.kinds import Option
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.plain.terminal import Terminal
    from integrate.player.help_at_hand import HelpAtHand
    from integrate.session.safety import Safety

PAGE = 18
"""How many lines of a plan are said before Enter is asked for."""
MOST_CONTACTS = 8
"""How many lines of each part with contacts are said with the numbers; the plan has them all."""
NO_PLAN = later(
    "There is no support plan yet. “write support”, at the list of scripts, begins one."
)
NO_PLACE = later("There is no place to keep a country here. Use: integrate settings country")
NEUTRAL = later("There is no protocol.txt of your clinic here; follow your own procedure.")


class HelpDesk:
    """Says where help is to the person at a terminal."""

    def __init__(self, terminal: Terminal, at_hand: HelpAtHand) -> None:
        """Say what is at hand to the terminal."""
        self._terminal = terminal
        self._at_hand = at_hand

    def say(self, *more: str) -> None:
        """Say where help is, then own contacts, then these lines, which are yet to translate."""
        self._say(*self._at_hand.lines)
        self._say(*self._contacts(), *(_(line) for line in (*FOR_HELP, *more)))

    def beside(self, scene: Safety) -> list[str]:
        """Return what stands beside a safety step, between its words and its ways."""
        if not scene.for_therapist:
            return [*self._at_hand.lines, *self._contacts()]
        protocol = self._at_hand.protocol or _(NEUTRAL)
        return [*protocol.splitlines(), *self._at_hand.lines]

    def support(self) -> None:
        """Say the support plan, page by page. Raises `Closed`."""
        plan, trouble = self._at_hand.plan_and_trouble()
        found = [line for heading, words in plan.paragraphs() for line in (f"{heading}:", words)]
        lines = [one for text in found for one in wrap(text, self._terminal.width)]
        self._say(*([trouble or _(NO_PLAN)] if not lines else []))
        while lines:
            page, lines = lines[:PAGE], lines[PAGE:]
            self._say(*page)
            if lines:
                self._say(_("Enter for more, “back” returns."))
                if (self._terminal.read(None) or "").strip():
                    return

    def choose_country(self) -> None:
        """Let the person choose whose numbers are said. Raises `Closed`."""
        if not self._at_hand.can_choose:
            self._say(_(NO_PLACE))
            return
        options = _countries(self._at_hand)
        self._say(_("Which country are you in? Nothing is guessed, and nothing is sent."))
        self._say(*(f"{number}. {one.words}" for number, one in enumerate(options, 1)))
        self._say(_("Answer with the number, or the first letters. Enter leaves it as it is."))
        while (line := self._terminal.read(None) or "").strip():
            if recognise(line) in (Word.BACK, Word.STOP, Word.SKIP):
                return
            if recognise(line) is Word.HELP:
                self._say(*self._at_hand.lines)
            elif self._chose(options, line):
                return

    def _chose(self, options: Sequence[Option], line: str) -> bool:
        try:
            self._at_hand.choose(choice(options, line).id)
        except Unclear as sentence:
            self._say(str(sentence))
            return False
        except (OSError, ValueError) as error:
            self._say(_("The country cannot be kept: {why}.", why=error))
            return True
        self._say(*self._at_hand.lines)
        return True

    def _contacts(self) -> list[str]:
        plan, trouble = self._at_hand.plan_and_trouble()
        lines = [trouble] if trouble else []
        for heading, words in plan.paragraphs(CONTACTS):
            lines += [f"{heading}:", *words.splitlines()[:MOST_CONTACTS]]
        return lines

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._terminal.say(line)


def _countries(at_hand: HelpAtHand) -> list[Option]:
    somewhere = Option("", _("none of these: the general words"))
    return [*(Option(one.country, one.name) for one in at_hand.countries), somewhere]
