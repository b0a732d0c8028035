"""The note of a session in lines, at the end of a session that a therapist led."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.plain.menu import LEAVES, hear
from integrate.plain.terminal import Closed
from integrate.plain.words import Word
from integrate.player.paperwork import PARTS, Paperwork
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.terminal import Terminal
    from integrate.player.drafting import Drafts

OFFER = later(
    "The session note is a draft now. Type “note” to read it, or Enter to leave it for later: "
    "integrate journal note {session}"
)
HOW = later(
    "“staff”, “interpretation” or “plan” with words behind it adds them; “sign” with your name "
    "signs the note as it was read; “file” with a path writes it there. Enter leaves."
)
ADDED = later("Kept: {part}. “note” reads the note with it.")
READ_FIRST = later("Read it first: “note”.")
SIGN_AGAIN = later("Sign as {name}? Type the name once more.")
WITH_WORDS = later("Type words behind it, on the same line.")
LEFT = later("The note waits for another time.")
NOT_SIGNED = later("Nothing was signed.")


def offer_note(drafts: Drafts, terminal: Terminal, help_desk: HelpDesk) -> None:
    """Offer the note of a session that has ended, until Enter or “back” leaves it.

    The words that work at any prompt are obeyed by the help desk.
    """
    desk = _Desk(Paperwork(drafts.journal, drafts.session), terminal, help_desk)
    question, is_said = _(OFFER, session=drafts.session), False
    try:
        while True:
            leaves = LEAVES | {Word.SKIP}
            typed, word = hear(terminal, help_desk, question, leaves=leaves, is_said=is_said)
            if word is not None:
                terminal.say(_(LEFT))
            if word is not None or not typed.strip():
                return
            question, is_said = _(HOW), True
            try:
                desk.hear(typed.strip())
            except JournalError as error:
                terminal.say(str(error))
    except Closed:
        return


class _Desk:
    """The note, as it is said and heard."""

    def __init__(self, paperwork: Paperwork, terminal: Terminal, help_desk: HelpDesk) -> None:
        self._paperwork = paperwork
        self._terminal = terminal
        self._help_desk = help_desk
        self._has_read = False

    def hear(self, line: str) -> None:
        """Do what a line says. Raises `JournalError`."""
        verb, _space, words = line.partition(" ")
        verb, words = verb.casefold(), words.strip()
        ways: dict[str, Callable[[str], None]] = {"sign": self._sign, "file": self._file}
        if verb == "note":
            self._read()
        elif verb not in ways and verb not in PARTS:
            self._terminal.say(_(HOW))
        elif not words:
            self._terminal.say(_(WITH_WORDS))
        elif verb in PARTS:
            self._add(verb, words)
        else:
            ways[verb](words)

    def _read(self) -> None:
        for row in self._paperwork.read().text.splitlines():
            self._terminal.say(row)
        self._has_read = True
        self._terminal.say(_(HOW))

    def _add(self, part: str, words: str) -> None:
        self._paperwork.add(self._paperwork.read().own.with_part(part, words))
        self._has_read = False
        self._terminal.say(_(ADDED, part=_(PARTS[part])))

    def _sign(self, name: str) -> None:
        if not self._has_read:
            self._terminal.say(_(READ_FIRST))
            return
        again, word = hear(self._terminal, self._help_desk, _(SIGN_AGAIN, name=name))
        if word is not None or not again.strip():
            self._terminal.say(_(NOT_SIGNED))
        else:
            self._terminal.say(self._paperwork.sign(name, again))

    def _file(self, words: str) -> None:
        self._terminal.say(self._paperwork.write(Path(words).expanduser()))
