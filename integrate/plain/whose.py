"""Whose session it is, in lines: chosen or added by a pseudonym, and what is at hand of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.at_hand import at_hand
from integrate.journal.at_hand_telling import at_hand_words
from integrate.journal.entry import SELF
from integrate.journal.errors import Refused
from integrate.plain.menu import hear
from integrate.plain.replies import Unclear, choice
from integrate.plain.words import plain
from integrate.player.whose import WHOSE, others
from integrate.script.kinds import Option
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.journal.entry import Person
    from integrate.journal.store import Journal
    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.terminal import Terminal
    from integrate.player.door import Door
    from integrate.player.settings import Settings

WAYS = later(
    "A number or a pseudonym chooses. “add” and a pseudonym adds somebody, never by name. “none” "
    "keeps it as your own; “back” returns."
)
START = later("Enter goes on to the start. “other” chooses somebody else; “back” returns.")
ADD, NONE, OTHER, YES = "add", "none", "other", "yes"


def settle_whose(
    door: Door,
    settings: Settings,
    journal: Journal,
    terminal: Terminal,
    desk: HelpDesk,
) -> bool:
    """Ask whose session it is and let the run be about them; False when it is left so.

    Raises `Closed`, and `JournalError`.
    """
    person = _Whose(journal, terminal, desk).ask(door.person, is_named=bool(settings.person))
    door.person = person or door.person
    return person is not None


class _Whose:
    """Asks a therapist whose session it is, until one is chosen or it is left."""

    def __init__(self, journal: Journal, terminal: Terminal, desk: HelpDesk) -> None:
        """Ask at the terminal; `desk` does what the words for help ask for."""
        self._journal = journal
        self._terminal = terminal
        self._desk = desk

    def ask(self, person: str, *, is_named: bool) -> str | None:
        """Return the id of whose session it is; None when it is left for another time.

        `person` is whose this run is, and is not asked for where it `is_named`. Raises `Closed`,
        and `JournalError`.
        """
        named = [one for one in others(self._journal) if is_named and one.id == person]
        chosen: Person | None = named[0] if named else None
        while True:
            if chosen is None:
                line = self._choose()
                if line is None or plain(line) == NONE:
                    return SELF if line else None
                chosen = self._found(line)
            elif (way := self._look_at(chosen)) != OTHER:
                return chosen.id if way else None
            else:
                chosen = None

    def _choose(self) -> str | None:
        """Return the line that says who it is; None for going back."""
        names = [one.pseudonym for one in others(self._journal)]
        listed = [f"{number}. {name}" for number, name in enumerate(names, 1)]
        line, word = hear(self._terminal, self._desk, _(WHOSE), *listed, _(WAYS))
        return line if word is None else None

    def _found(self, line: str) -> Person | None:
        """Return who is meant, added where that is asked for; None where it is not clear."""
        first, _blank, pseudonym = line.strip().partition(" ")
        known = others(self._journal)
        try:
            if plain(first) == ADD:
                return self._journal.add_person(pseudonym)
            options = [Option(one.id, one.pseudonym) for one in known]
            chosen = choice(options, line).id
        except (Refused, Unclear) as sentence:
            self._say(str(sentence))
            return None
        return next(one for one in known if one.id == chosen)

    def _look_at(self, person: Person) -> str:
        """Say what is at hand of somebody; return `other`, or a yes, or nothing for going back."""
        lines = [_("At hand for {name}.", name=person.pseudonym)]
        for heading, under in at_hand_words(at_hand(self._journal, person)):
            lines += [f"{heading}:", *under]
        while True:
            line, word = hear(self._terminal, self._desk, *lines, _(START))
            if word is not None:
                return ""
            if not line.strip():
                return YES
            if plain(line) == OTHER:
                return OTHER
            lines = []

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._terminal.say(line)
