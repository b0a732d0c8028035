"""What is looked at before a session, in lines: what was found, what to confirm, and the beginning.

Looking goes on while lines are read. Each thing is said once when it is known, what is wrong with
its remedy; the words that are typed are the same at every prompt.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from integrate.plain.help_desk import HelpDesk
from integrate.plain.words import Word, plain, recognise
from integrate.player.opening import pass_preflight
from integrate.player.preflight.finding import STOP_IF, State
from integrate.player.preflight.sheet import CONFIRM, WRITE, Sheet
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.terminal import Terminal
    from integrate.player.opened import Opened
    from integrate.player.preflight.looking import Looking
    from integrate.player.preflight.sheet import Row
    from integrate.script.quantity import Seconds

PACE: Final[Seconds] = 0.2
"""How long a line is waited for while something is still looked at."""
HEAD = later("Before the session, everything is looked at once.")
MARKS = {
    State.OK: later("{number}. Good: {words}"),
    State.WARNING: later("{number}. Warning: {words}"),
    State.FAILED: later("{number}. To mend: {words}"),
}
TO_KNOW = later("{number}. {words}")
HELP = (
    later("confirm 1: that it is so; “confirm all” for all there is to confirm."),
    later("write 5 WORDS: write down what was agreed."),
    later("tone: play a soft test tone."),
    later("again: look at everything once more. list: say it all again."),
    later("begin: begin the session; “begin NAME” signs the warnings over with your name."),
    later("back: leave it for another time."),
)
LEFT = later("It is left for another time.")
MEND_FIRST = later("Nothing begins before this is mended. {words} {remedy}")
SIGN = later("There are warnings. Type begin and your name, to sign them over.")
NO_NUMBER = later("That is no number of something to do so with; “list” says them all.")
NOT_KNOWN = later("Type list, confirm, write, again, tone, begin or back; “help” says more.")


def through_preflight(
    opened: Opened, terminal: Terminal, steady: Callable[[Word], None] | None
) -> Opened | None:
    """Show what was looked at and return the session to begin; None when it does not begin now.

    Raises `Closed`.
    """
    if opened.preflight is None:
        return opened
    page = _Page(opened, opened.preflight, terminal, steady)
    try:
        return page.run()
    finally:
        opened.preflight.close()


class _Page:
    """One page, as it is said and heard."""

    def __init__(
        self,
        opened: Opened,
        looking: Looking,
        terminal: Terminal,
        steady: Callable[[Word], None] | None,
    ) -> None:
        self._opened = opened
        self._looking = looking
        self._terminal = terminal
        self._desk = HelpDesk(terminal, opened.help, steady)
        self._said: dict[str, str] = {}
        """What was said of each row; a thing is said again when it changes."""
        self._has_said_how = False
        self._begun: Opened | None = None

    def run(self) -> Opened | None:
        """Say and hear until the session begins or is left."""
        self._terminal.say(_(HEAD))
        self._looking.start()
        while True:
            self._say_news()
            line = self._terminal.read(PACE if self._looking.sheet.pending else None)
            if line is not None and not self._hear(line):
                return self._begun

    def _say_news(self) -> None:
        """Say what was found since the last time, and once all is known, how it stands."""
        sheet = self._looking.sheet
        fresh = False
        for number, row in enumerate(sheet.rows, 1):
            words = _row_words(number, row)
            if row.state is not None and self._said.get(row.id) != words:
                self._said[row.id] = words
                fresh = True
                self._terminal.say(words)
        if fresh and not sheet.pending:
            self._terminal.say(sheet.summary)
            if not self._has_said_how:
                self._has_said_how = True
                self._terminal.say(_(NOT_KNOWN))

    def _hear(self, line: str) -> bool:
        """Do what a line says; False when the page is left."""
        verb, _space, rest = line.strip().partition(" ")
        own: dict[str, Callable[[], None]] = {
            "list": self._said.clear,
            "confirm": partial(self._confirm, rest),
            "write": partial(self._write, rest),
            "tone": self._looking.try_tone,
            "again": self._again,
        }
        word = recognise(line)
        if word in (Word.BACK, Word.STOP):
            self._terminal.say(_(LEFT))
            return False
        if plain(verb) == "begin":
            return not self._begins(rest)
        if word is Word.HELP:
            self._desk.say(*HELP)
        elif word is Word.REPEAT:
            self._said.clear()
        elif not self._desk.steps_aside(word):
            own.get(plain(verb), partial(self._terminal.say, _(NOT_KNOWN)))()
        return True

    def _again(self) -> None:
        self._said.clear()
        self._looking.start()

    def _confirm(self, rest: str) -> None:
        named = self._row(rest)
        rows = [
            one
            for one in self._looking.sheet.rows
            if one.way == CONFIRM and (plain(rest) == "all" or one == named)
        ]
        if not rows:
            self._terminal.say(_(NO_NUMBER))
        for row in rows:
            if row.state is not State.OK:
                self._looking.change(partial(Sheet.with_confirmed, number=row.number))

    def _write(self, rest: str) -> None:
        number, _space, words = rest.strip().partition(" ")
        row = self._row(number)
        if row is None or row.way != WRITE or not words.strip():
            self._terminal.say(_(NO_NUMBER))
            return
        self._looking.change(lambda sheet: sheet.with_written(row.id, words))

    def _begins(self, name: str) -> bool:
        """Tell whether the session begins; what holds it up is said."""
        sheet = self._looking.sheet
        if sheet.failures:
            first = sheet.failures[0]
            self._terminal.say(_(MEND_FIRST, words=first.told, remedy=first.remedy))
            return False
        if sheet.warnings and not name.strip():
            self._terminal.say(_(SIGN))
            return False
        self._begun = pass_preflight(self._opened, name)
        return True

    def _row(self, number: str) -> Row | None:
        """Return the row of a number that was typed."""
        rows = self._looking.sheet.rows
        typed = plain(number)
        return rows[int(typed) - 1] if typed.isdecimal() and 0 < int(typed) <= len(rows) else None


def _row_words(number: int, row: Row) -> str:
    lines = []
    for one in row.findings:
        mark = TO_KNOW if row.id == STOP_IF else MARKS[one.state]
        lines.append(_(mark, number=number, words=one.told))
        lines += [one.remedy] * bool(one.remedy)
    return "\n".join(lines)
