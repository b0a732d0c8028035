"""What is asked before a session begins, in lines; help and grounding are there at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.plain.help_desk import HelpDesk
from integrate.plain.menu import hear
from integrate.plain.replies import Unclear, choice
from integrate.plain.telling import numbered
from integrate.player.gates import TurnedAway, pass_on
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.terminal import Terminal
    from integrate.plain.words import Word
    from integrate.player.opened import Gate, Opened

USUAL = later("Enter takes {number}.")
LEAVES_IT = later("“back” leaves it for another time.")


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
    ids = [one.id for one in gate.options]
    usual = [_(USUAL, number=ids.index(gate.default) + 1)] if gate.default in ids else []
    lines = (gate.text, *numbered(gate.options), *usual, _(LEAVES_IT))
    is_said = False
    while True:
        line, word = hear(terminal, desk, *lines, is_said=is_said)
        if word is not None:
            return ""
        if gate.default and not line.strip():
            return gate.default
        try:
            return choice(gate.options, line).id
        except Unclear as sentence:
            terminal.say(str(sentence))
            is_said = True
