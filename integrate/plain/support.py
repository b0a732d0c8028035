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
LEAVING = {
    Word.STOP: Word.STOP,
    Word.BACK: Word.BACK,
    Word.REPEAT: Word.REPEAT,
    Word.SKIP: Word.NEXT,
    Word.NEXT: Word.NEXT,
}
"""The words that end a heading, and which way it goes on from there."""
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
        parts, at = list(HEADINGS), 0
        while 0 <= at < len(parts):
            self._say_heading(at + 1, parts[at])
            ended_by = self._write(parts[at])
            if ended_by is Word.STOP:
                return
            at += {Word.BACK: -min(at, 1), Word.REPEAT: 0}.get(ended_by, 1)

    def _say_heading(self, number: int, part: str) -> None:
        """Say where the person is, and what stands there so far."""
        values = {"number": number, "total": len(HEADINGS), "heading": _(HEADINGS[part])}
        self._terminal.say(_("{number} of {total}. {heading}:", **values))
        self._show(self.words.get(part, self._before.words(part)))

    def _show(self, words: str) -> None:
        lines = words.splitlines()
        for line in lines[:MOST_SHOWN]:
            self._terminal.say(line)
        if len(lines) > MOST_SHOWN:
            self._terminal.say(_("{count} more lines.", count=len(lines) - MOST_SHOWN))

    def _write(self, part: str) -> Word:
        """Take the lines of one part; return the word that says where to go on.

        Lines written in this run stay: more of them are put behind.
        """
        before, lines = self.words.get(part, ""), list[str]()
        try:
            while True:
                line = self._terminal.read(None) or ""
                word = recognise(line, writing=bool(lines))
                if word is not None and word in LEAVING:
                    return LEAVING[word]
                if word is not None and word in self._aside:
                    self._aside[word]()
                elif line.strip() == END or not (line.strip() or lines):
                    return Word.NEXT
                elif plain(line) == "clear" and not lines:
                    self.words[part] = before = ""
                    return Word.NEXT
                else:
                    lines.append(line.rstrip())
        except Closed:
            self._terminal.say(_("The input has ended."))
            raise
        finally:
            if lines:
                self.words[part] = "\n".join([before, *lines]).strip("\n")
