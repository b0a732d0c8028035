"""A blank page in lines: nothing is asked, and what is typed is kept as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.plain.asking import END
from integrate.plain.parting import NOT_IN_THE_JOURNAL
from integrate.plain.terminal import Closed
from integrate.plain.words import Word, recognise
from integrate.player.capturing import KEPT, TAKEN_UP
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from integrate.plain.terminal import Terminal
    from integrate.player.capturing import Capture

OPENING = later("A blank page. Write lines; a full stop alone on a line keeps them as they are.")
BLANK = later("Nothing was written, and nothing is kept.")
LEAVES = frozenset({Word.STOP, Word.BACK})
"""What leaves a page that is still blank."""


def write_page(
    capture: Callable[[], Capture],
    terminal: Terminal,
    aside: Mapping[Word, Callable[[], None]],
) -> None:
    """Let the person write a page, and keep it, also where no more lines come.

    `aside` does what a word for help asks for. What cannot be kept is shown. Raises `Closed`.
    """
    try:
        page = capture()
    except JournalError as error:
        terminal.say(str(error))
        return
    terminal.say(_(OPENING))
    _Page(page, terminal, aside).write()


class _Page:
    """The lines so far."""

    def __init__(
        self, page: Capture, terminal: Terminal, aside: Mapping[Word, Callable[[], None]]
    ) -> None:
        self._page = page
        self._terminal = terminal
        self._aside = aside
        self._lines = page.offered.split("\n") if page.offered else []
        self._has_told = False

    def write(self) -> None:
        """Take lines until a full stop. Raises `Closed`."""
        if self._lines:
            for line in (_(TAKEN_UP), *self._lines):
                self._terminal.say(line)
        try:
            while self._take(self._terminal.read(None) or ""):
                pass
        except Closed:
            self._keep()
            raise
        self._keep()

    def _take(self, line: str) -> bool:
        """Take a line; False when the page is done."""
        word = recognise(line, writing=True)
        if word is not None and word in self._aside:
            self._aside[word]()
            return True
        if line.strip() == END or (word in LEAVES and not self._lines):
            return False
        self._lines.append(line)
        self._save()
        return True

    def _save(self) -> None:
        """Keep the draft; that it cannot be kept is said once."""
        try:
            self._page.save("\n".join(self._lines))
        except JournalError as error:
            if not self._has_told:
                self._has_told = True
                self._terminal.say(str(error))

    def _keep(self) -> None:
        try:
            kept = self._page.keep("\n".join(self._lines))
        except JournalError as error:
            for line in (str(error), _(NOT_IN_THE_JOURNAL), *self._lines):
                self._terminal.say(line)
            return
        self._terminal.say(_(KEPT) if kept else _(BLANK))
