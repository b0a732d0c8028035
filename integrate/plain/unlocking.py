"""The door to the journal in lines: its passphrase or recovery code is asked for, and not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.errors import WrongKey
from integrate.plain.words import Word, recognise
from integrate.player.door import NobodyCalled
from integrate.player.locked import Locked
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.journal.store import Journal
    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.terminal import Terminal
    from integrate.player.door import Door

TYPE_IT = later("Type it now. It is not shown. “ground”, “help” and “quit” work without it.")

FORGOTTEN = later("If it is forgotten: a recovery code opens the journal too, where one was made.")


def come_in(door: Door, terminal: Terminal, desk: HelpDesk) -> Journal | None:
    """Return the open journal, after asking for what opens it; None when the person leaves it so.

    Raises `Closed`, and `JournalError` for what no passphrase could help with.
    """
    try:
        return door.open()
    except Locked as locked:
        _say(terminal, *[locked.asked.why] * bool(locked.asked.why), str(locked))
    forgotten = [_(FORGOTTEN)]
    while True:
        _say(terminal, _(TYPE_IT))
        line = terminal.read_unseen()
        word = recognise(line)
        if word in (Word.STOP, Word.BACK, Word.SKIP):
            return None
        if not desk.steps_aside(word) and line.strip() and word is None:
            try:
                return door.unlock(line)
            except WrongKey as wrong:
                _say(terminal, str(wrong), *forgotten)
                forgotten = []
            except NobodyCalled as nobody:
                _say(terminal, str(nobody))
                return None


def _say(terminal: Terminal, *sentences: str) -> None:
    for sentence in sentences:
        terminal.say(sentence)
