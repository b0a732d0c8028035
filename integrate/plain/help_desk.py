"""Help in lines: where it is, the person's own contacts and plan, and the choice of a country.

The numbers are said first, before anything is read from the journal. Here is also what the words
do that work at every prompt: a list, a question before a session and the unlocking hear the same.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from integrate.help.support_plan import CONTACTS
from integrate.plain.replies import Unclear, choice
from integrate.plain.sounding import SOUND_WORDS
from integrate.plain.telling import numbered
from integrate.plain.words import (
    AT_A_PROMPT,
    FOR_HELP,
    GROUNDING,
    NO_GROUNDING,
    NO_SOUND,
    NO_WAYS,
    NOTHING_RUNS,
    NOTHING_TO_SKIP,
    Word,
    recognise,
)
from integrate.plain.wrapping import wrap
from integrate.script.kinds import Option
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
MORE = later("Enter for more, “back” returns.")
WHICH = later("Which country are you in? Nothing is guessed, and nothing is sent.")
HOW_TO_CHOOSE = later("Answer with the number, or the first letters. Enter leaves it as it is.")
NEUTRAL = later("There is no protocol.txt of your clinic here; follow your own procedure.")


class HelpDesk:
    """Says where help is to the person at a terminal."""

    def __init__(
        self,
        terminal: Terminal,
        at_hand: HelpAtHand,
        steady: Callable[[Word], None] | None = None,
    ) -> None:
        """Say what is at hand to the terminal; `steady` takes the person through grounding."""
        self._terminal = terminal
        self.at_hand = at_hand
        """Where help is."""
        self._steady = steady

    @property
    def aside(self) -> Mapping[Word, Callable[[], None]]:
        """What the words do at a prompt behind which nothing runs.

        “back”, “stop” and “repeat” are not here: each prompt has its own place to go to.
        """
        return {
            Word.HELP: partial(self.say, *AT_A_PROMPT),
            Word.SUPPORT: self.support,
            Word.COUNTRY: self.choose_country,
            Word.TIME: lambda: self._say(what_time()),
            Word.PAUSE: lambda: self._say(_(NOTHING_RUNS)),
            Word.SKIP: lambda: self._say(_(NOTHING_TO_SKIP)),
            **{one: partial(self._ground, one) for one in GROUNDING},
            **dict.fromkeys(SOUND_WORDS, lambda: self._say(_(NO_SOUND))),
            **dict.fromkeys((Word.SHORT, Word.FULL), lambda: self._say(_(NO_WAYS))),
        }

    def steps_aside(self, word: Word | None) -> bool:
        """Do what a word asks for; False when it is none that works without a session."""
        if word is None or word not in self.aside:
            return False
        self.aside[word]()
        return True

    def _ground(self, word: Word) -> None:
        if self._steady is None:
            self._say(_(NO_GROUNDING))
        else:
            self._steady(word)

    def say(self, *more: str) -> None:
        """Say where help is, then own contacts, then these lines, which are yet to translate."""
        self._say(*self.at_hand.lines)
        self._say(*self._contacts(), *(_(line) for line in (*FOR_HELP, *more)))

    def beside(self, scene: Safety) -> list[str]:
        """Return what stands beside a safety step, between its words and its ways."""
        if not scene.for_therapist:
            return [*self.at_hand.lines, *self._contacts()]
        protocol = self.at_hand.protocol or _(NEUTRAL)
        return [*protocol.splitlines(), *self.at_hand.lines]

    def support(self) -> None:
        """Say the support plan, page by page. Raises `Closed`."""
        plan, trouble = self.at_hand.plan_and_trouble()
        found = [line for heading, words in plan.paragraphs() for line in (f"{heading}:", words)]
        lines = [one for text in found for one in wrap(text, self._terminal.width)]
        self._say(*([trouble or _(NO_PLAN)] if not lines else []))
        while lines:
            page, lines = lines[:PAGE], lines[PAGE:]
            self._say(*page)
            if lines and not self._turns(page):
                return

    def _turns(self, page: Sequence[str]) -> bool:
        """Tell whether the next page is wanted."""
        while True:
            self._say(_(MORE))
            line = self._terminal.read(None) or ""
            word = recognise(line)
            if word is Word.REPEAT:
                self._say(*page)
            elif word is Word.SKIP or not self.steps_aside(word):
                return word is Word.NEXT or not line.strip()

    def choose_country(self) -> None:
        """Let the person choose whose numbers are said. Raises `Closed`."""
        if not self.at_hand.can_choose:
            self._say(_(NO_PLACE))
            return
        options = _countries(self.at_hand)
        self._ask_for(options)
        while (line := self._terminal.read(None) or "").strip():
            word = recognise(line)
            if word in (Word.BACK, Word.STOP, Word.SKIP, Word.NEXT):
                return
            if word is Word.REPEAT or word is Word.COUNTRY:
                self._ask_for(options)
            elif self.steps_aside(word):
                self._say(_(WHICH))
            elif self._chose(options, line):
                return

    def _ask_for(self, options: Sequence[Option]) -> None:
        self._say(_(WHICH), *numbered(options), _(HOW_TO_CHOOSE))

    def _chose(self, options: Sequence[Option], line: str) -> bool:
        try:
            self.at_hand.choose(choice(options, line).id)
        except Unclear as sentence:
            self._say(str(sentence))
            return False
        except (OSError, ValueError) as error:
            self._say(_("The country cannot be kept: {why}.", why=error))
            return True
        self._say(*self.at_hand.lines)
        return True

    def _contacts(self) -> list[str]:
        plan, trouble = self.at_hand.plan_and_trouble()
        lines = [trouble] if trouble else []
        for heading, words in plan.paragraphs(CONTACTS):
            lines += [f"{heading}:", *words.splitlines()[:MOST_CONTACTS]]
        return lines

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._terminal.say(line)


def what_time() -> str:
    """Return what the clock on the wall shows."""
    return _("It is {time}.", time=f"{datetime.now().astimezone():%H:%M}")


def _countries(at_hand: HelpAtHand) -> list[Option]:
    somewhere = Option("", _("none of these: the general words"))
    return [*(Option(one.country, one.name) for one in at_hand.countries), somewhere]
