"""One question outside a session: a line is typed, or one of a numbered list is chosen.

Help and grounding are there as everywhere; Enter alone leaves everything as it is, or takes what it
is said to take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.replies import Unclear, choice
from integrate.plain.words import Word, recognise
from integrate.script.kinds import Option
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.terminal import Terminal

HINT = later("A number, or the first letters. Enter: leave it as it is.")
HINT_WITH_USUAL = later("A number, or the first letters. Enter: {usual}. “back” leaves it.")
LEAVES = frozenset({Word.BACK, Word.STOP})
"""The words that lead back from a question."""


def hear(
    terminal: Terminal,
    desk: HelpDesk,
    *question: str,
    leaves: Container[Word] = LEAVES,
    is_said: bool = False,
) -> tuple[str, Word | None]:
    """Say a question; return the line that is typed, and the word where it is one that `leaves`.

    The words that work at any prompt are obeyed, and the question is said again after each. One
    that `is_said` is not said at first. Raises `Closed`.
    """
    while True:
        for line in () if is_said else question:
            terminal.say(line)
        is_said = False
        typed = terminal.read(None) or ""
        word = recognise(typed)
        if word is not None and word in leaves:
            return typed, word
        if word is Word.NEXT:
            return "", None
        if word is not Word.REPEAT and not desk.steps_aside(word):
            return typed, None


class Menu:
    """Asks the person at a terminal."""

    def __init__(self, terminal: Terminal, desk: HelpDesk) -> None:
        """`desk` does what the words for help ask for."""
        self._terminal = terminal
        self._desk = desk

    def say(self, *lines: str) -> None:
        """Say lines."""
        for line in lines:
            self._terminal.say(line)

    def line(self, *question: str) -> str | None:
        """Return what is typed, None for Enter alone, “back”, “skip” or “stop”. Raises `Closed`."""
        typed, word = self._hear(*question)
        return typed if word is None and typed.strip() else None

    def choose(self, ways: Mapping[str, str], *question: str, usual: str = "") -> str | None:
        """Return the name of the way that is chosen, None for none of them. Raises `Closed`.

        `ways` are what is said of each, by its name; Enter alone takes the `usual` one.
        """
        options = [Option(name, words) for name, words in ways.items()]
        lines = [f"{number}. {one.words}." for number, one in enumerate(options, 1)]
        hint = _(HINT_WITH_USUAL, usual=ways[usual]) if usual else _(HINT)
        is_said = False
        while True:
            typed, word = self._hear(*question, *lines, hint, is_said=is_said)
            if word is not None:
                return None
            if not typed.strip():
                return usual or None
            try:
                return choice(options, typed).id
            except Unclear as sentence:
                self.say(str(sentence))
                is_said = True

    def _hear(self, *question: str, is_said: bool = False) -> tuple[str, Word | None]:
        leaves = LEAVES | {Word.SKIP}
        return hear(self._terminal, self._desk, *question, leaves=leaves, is_said=is_said)
