"""Writing a support plan in lines: one heading after the other, in own words.

Nothing is kept until the end of it or until the person stops; then everything written so far is
kept as a new version. When no more lines come, it is kept as well: no word is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.help.support_plan import HEADINGS
from integrate.journal.errors import JournalError
from integrate.plain.terminal import Closed
from integrate.plain.words import Word, plain, recognise
from integrate.player.help_at_hand import keep_plan, newest_plan
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from integrate.help.support_plan import SupportPlan
    from integrate.journal.store import Journal
    from integrate.plain.terminal import Terminal

END = "."
MOST_SHOWN = 12
"""How many lines of a part are shown before it is written anew; all of it stays kept."""
OPENING = (
    later("Your support plan, in your own words. It stays in the journal on this computer."),
    later("Under each heading: write lines, and end with a full stop alone on a line."),
    later("Enter leaves a heading as it is. “clear” empties it, “stop” ends and keeps the rest."),
)


def write_plan(
    journal: Journal, terminal: Terminal, aside: Mapping[Word, Callable[[], None]]
) -> None:
    """Let the person write their plan and keep it as a new version.

    `aside` does what a word for help asks for. Raises `JournalError` when it cannot be kept, with
    the words shown first, and `Closed`.
    """
    before = newest_plan(journal)
    for line in OPENING:
        terminal.say(_(line))
    writing = _Writing(terminal, before, aside)
    try:
        writing.run()
    finally:
        _keep(journal, terminal, before, before.changed(writing.words))


def _keep(journal: Journal, terminal: Terminal, before: SupportPlan, after: SupportPlan) -> None:
    if after == before:
        terminal.say(_("Your support plan is as it was."))
        return
    try:
        keep_plan(journal, after)
    except JournalError:
        for heading, words in after.paragraphs():
            terminal.say(f"{heading}:")
            terminal.say(words)
        raise
    terminal.say(_("Your support plan is kept. “support” reads it; “help” shows your contacts."))


class _Writing:
    """The words written so far."""

    def __init__(
        self, terminal: Terminal, before: SupportPlan, aside: Mapping[Word, Callable[[], None]]
    ) -> None:
        self.words: dict[str, str] = {}
        self._terminal = terminal
        self._before = before
        self._aside = aside

    def run(self) -> None:
        """Go through the headings until the last one or “stop”."""
        for number, part in enumerate(HEADINGS, 1):
            heading = _(HEADINGS[part])
            values = {"number": number, "total": len(HEADINGS), "heading": heading}
            self._terminal.say(_("{number} of {total}. {heading}:", **values))
            self._show(self._before.words(part))
            if not self._write(part):
                return

    def _show(self, words: str) -> None:
        lines = words.splitlines()
        for line in lines[:MOST_SHOWN]:
            self._terminal.say(line)
        if len(lines) > MOST_SHOWN:
            self._terminal.say(_("({count} more lines)", count=len(lines) - MOST_SHOWN))

    def _write(self, part: str) -> bool:
        """Take the lines of one part; False when the person stops."""
        lines: list[str] = []
        try:
            while True:
                line = self._terminal.read(None) or ""
                word = recognise(line, writing=bool(lines))
                if word is not None and word in self._aside:
                    self._aside[word]()
                elif word is Word.STOP:
                    return False
                elif line.strip() == END or not (line.strip() or lines):
                    return True
                elif plain(line) == "clear" and not lines:
                    self.words[part] = ""
                    return True
                else:
                    lines.append(line.rstrip())
        except Closed:
            self._terminal.say(_("The input has ended."))
            raise
        finally:
            if lines:
                self.words[part] = "\n".join(lines).strip("\n")
