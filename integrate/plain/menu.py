"""One question outside a session: a line is typed, or one of a numbered list is chosen.

Help and grounding are there as everywhere; Enter alone leaves everything as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.replies import Unclear, choice
from integrate.plain.words import Word, recognise
from integrate.script.kinds import Option
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from integrate.plain.terminal import Terminal

HINT = later("A number, or the first letters. Enter: leave it as it is.")


class Menu:
    """Asks the person at a terminal."""

    def __init__(self, terminal: Terminal, aside: Mapping[Word, Callable[[], None]]) -> None:
        """`aside` does what a word for help asks for."""
        self._terminal = terminal
        self._aside = aside

    def say(self, *lines: str) -> None:
        """Say lines."""
        for line in lines:
            self._terminal.say(line)

    def line(self, *question: str) -> str | None:
        """Return what is typed, None for Enter alone, “back” or “stop”. Raises `Closed`."""
        self.say(*question)
        while True:
            typed = self._terminal.read(None) or ""
            word = recognise(typed)
            if not typed.strip() or word in (Word.BACK, Word.STOP, Word.SKIP):
                return None
            if word is Word.REPEAT:
                self.say(*question)
            elif word is not None and word in self._aside:
                self._aside[word]()
                self.say(*question)
            else:
                return typed

    def choose(self, ways: Mapping[str, str], *question: str) -> str | None:
        """Return the name of the way that is chosen, None for none of them. Raises `Closed`.

        `ways` are what is said of each, by its name.
        """
        options = [Option(name, words) for name, words in ways.items()]
        lines = [f"{number}. {one.words}." for number, one in enumerate(options, 1)]
        asked = (*question, *lines, _(HINT))
        while True:
            typed = self.line(*asked)
            if typed is None:
                return None
            try:
                return choice(options, typed).id
            except Unclear as sentence:
                asked = (str(sentence),)
