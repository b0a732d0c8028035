"""A blank page in lines: nothing is asked, and what is typed is kept as it stands."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from integrate.audio.memo.piece import LONGEST
from integrate.journal.errors import JournalError
from integrate.journal.memo_words import length_told, memo_told
from integrate.plain.asking import END
from integrate.plain.parting import NOT_IN_THE_JOURNAL
from integrate.plain.terminal import Closed
from integrate.plain.words import Word, recognise
from integrate.player.capturing import KEPT, TAKEN_UP
from integrate.player.memo_taking import AWAY, MEMO, ON_PAGE_BEFORE, MemoTaking, take_back
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from integrate.plain.terminal import Terminal
    from integrate.player.capturing import Capture
    from integrate.player.memo_taking import Record
    from integrate.session.record import Seconds

OPENING = later("A blank page. Write lines; a full stop alone on a line keeps them as they are.")
BLANK = later("Nothing was written, and nothing is kept.")
SPEAKING = later(
    "“{memo}” alone on a line records a voice memo of up to {longest}; “{away}” takes the last one "
    "off the page again."
)
RECORDING = later("Recording. Enter ends it.")
SO_FAR = later("{length} so far.")
NO_MEMO = later("There is no voice memo on this page.")
OFF = later("Voice memos are off; “integrate settings voice_memos yes” turns them on.")
GLANCE: Seconds = 0.25
A_MINUTE: Seconds = 60.0
"""How often it is said how long a memo is: what is said aloud is on it too."""
LEAVES = frozenset({Word.STOP, Word.BACK})
"""What leaves a page that is still blank."""


def write_page(
    capture: Callable[[], Capture],
    terminal: Terminal,
    aside: Mapping[Word, Callable[[], None]],
    record: Record | None = None,
) -> None:
    """Let the person write a page, and keep it, also where no more lines come.

    `aside` does what a word for help asks for, `record` begins a voice memo. What cannot be kept is
    shown. Raises `Closed`.
    """
    try:
        page = capture()
    except JournalError as error:
        terminal.say(str(error))
        return
    terminal.say(_(OPENING))
    if record is not None:
        longest = length_told(LONGEST)
        terminal.hint(_(SPEAKING, memo=MEMO, away=AWAY, longest=longest))
    _Page(page, terminal, aside, record).write()


class _Page:
    """The lines so far."""

    def __init__(
        self,
        page: Capture,
        terminal: Terminal,
        aside: Mapping[Word, Callable[[], None]],
        record: Record | None,
    ) -> None:
        self._page = page
        self._terminal = terminal
        self._aside = aside
        self._record = record
        self._lines = page.offered.split("\n") if page.offered else []
        self._has_told = False

    def write(self) -> None:
        """Take lines until a full stop. Raises `Closed`."""
        self._say_what_is_there()
        try:
            while self._take(self._terminal.read(None) or ""):
                pass
        except Closed:
            self._keep()
            raise
        self._keep()

    def _say_what_is_there(self) -> None:
        try:
            memos = [_(ON_PAGE_BEFORE, memo=memo_told(one)) for one in self._page.memos]
        except JournalError as error:
            memos = [str(error)]
        if self._lines or memos:
            for line in (_(TAKEN_UP), *self._lines, *memos):
                self._terminal.say(line)

    def _take(self, line: str) -> bool:
        """Take a line; False when the page is done."""
        word = recognise(line, writing=True)
        if word is not None and word in self._aside:
            self._aside[word]()
            return True
        typed = " ".join(line.casefold().split())
        if typed in (MEMO, AWAY):
            return self._speak() if typed == MEMO else self._take_back()
        if line.strip() == END or (word in LEAVES and not self._lines):
            return False
        self._lines.append(line)
        self._save()
        return True

    def _speak(self) -> bool:
        """Record a memo until a line is typed; a line with words goes onto the page."""
        if self._record is None:
            self._terminal.say(_(OFF))
            return True
        taking = MemoTaking(self._page, self._record())
        said: list[str] = []
        recording = Thread(target=lambda: said.append(taking.run()))
        recording.start()
        line = None
        try:
            line = self._wait_for_end(taking)
        finally:
            taking.stop()
            recording.join()
            for sentence in said:
                self._terminal.say(sentence)
        return self._take(line) if line and line.strip() else True

    def _wait_for_end(self, taking: MemoTaking) -> str | None:
        """Return the line that ends a memo; None where it ended by itself."""
        line, told = None, 0.0
        has_told = False
        while line is None and taking.is_on:
            if taking.has_begun and not has_told:
                has_told = True
                self._terminal.say(_(RECORDING))
            if taking.length - told >= A_MINUTE:
                told += A_MINUTE
                self._terminal.say(_(SO_FAR, length=length_told(told)))
            line = self._terminal.read(GLANCE)
        return line

    def _take_back(self) -> bool:
        try:
            self._terminal.say(take_back(self._page) or _(NO_MEMO))
        except JournalError as error:
            self._terminal.say(str(error))
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
