"""What is asked before a session begins, in lines; help and grounding are there at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.plain.help_desk import HelpDesk
from integrate.plain.replies import Unclear, choice
from integrate.plain.telling import numbered
from integrate.plain.words import Word, recognise
from integrate.player.gates import TurnedAway, pass_on
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.terminal import Terminal
    from integrate.player.gates import Gate
    from integrate.player.opening import Opened


def through_gates(
    opened: Opened, terminal: Terminal, steady: Callable[[Word], None] | None
) -> Opened | None:
    """Ask what has to be asked and return the session to begin; None when it does not begin now."""
    desk = HelpDesk(terminal, opened.help, steady)
    while opened.gates:
        answer = _asked(opened.gates[0], terminal, desk)
        if not answer:
            return None
        try:
            opened = pass_on(opened, answer)
        except (TurnedAway, JournalError) as sentence:
            terminal.say(str(sentence))
            return None
    return opened


def _asked(gate: Gate, terminal: Terminal, desk: HelpDesk) -> str:
    """Return the id of what was chosen; empty when the person goes back. Raises `Closed`."""
    _show(gate, terminal)
    while True:
        line = terminal.read(None) or ""
        word = recognise(line)
        if word in (Word.BACK, Word.STOP):
            return ""
        if word is Word.REPEAT or desk.steps_aside(word):
            _show(gate, terminal)
        elif gate.default and not line.strip():
            return gate.default
        else:
            try:
                return choice(gate.options, line).id
            except Unclear as sentence:
                terminal.say(str(sentence))


def _show(gate: Gate, terminal: Terminal) -> None:
    ids = [one.id for one in gate.options]
    for line in (gate.text, *numbered(gate.options)):
        terminal.say(line)
    usual = next((number for number, one in enumerate(ids, 1) if one == gate.default), None)
    if usual is not None:
        terminal.say(_("Enter takes {number}.", number=usual))
    terminal.hint(_("“back” leaves it for another time."))
