"""One line that asks: for a name, for the same name again, or for a file."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Input

from integrate.journal.errors import JournalError
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.paperwork import Paperwork

NAME = later("Your name, to sign the text above with. esc signs nothing.")
AGAIN = later("Sign as {name}? Type the name once more. esc signs nothing.")
WHERE = later("The file to write the text above to. It is not sealed. esc writes nothing.")
REPLACE = later("{file} is there already. Enter once more replaces it, or change the name.")


class Asking(Input):
    """Asks, and does what was answered."""

    class Asked(Message):
        """Something is asked now."""

        def __init__(self, sentence: str) -> None:
            """Carry the sentence that asks."""
            super().__init__()
            self.sentence = sentence

    class Done(Message):
        """It was done, or it was said why not."""

        def __init__(self, sentence: str) -> None:
            """Carry the sentence that says what came of it."""
            super().__init__()
            self.sentence = sentence

    def __init__(self, paperwork: Paperwork) -> None:
        """Ask about this."""
        super().__init__(id="asking", compact=True)
        self._paperwork = paperwork
        self._is_signing = False
        self._name = ""
        self._taken: Path | None = None
        """The file that is there already, once that was said."""

    def on_mount(self) -> None:
        """Be out of sight until something is asked."""
        self.cursor_blink = False
        self.display = False

    def ask_to_sign(self) -> None:
        """Ask who signs."""
        self._is_signing, self._name = True, ""
        self._ask(_(NAME), "")

    def ask_for_file(self, proposed: Path) -> None:
        """Ask where the note is to be written."""
        self._is_signing, self._taken = False, None
        self._ask(_(WHERE), str(proposed))

    def _ask(self, sentence: str, before: str) -> None:
        self.value = before
        self.cursor_position = len(before)
        self.display = True
        self.focus()
        self.post_message(self.Asked(sentence))

    def leave(self) -> None:
        """Ask no more."""
        self.display = False

    async def take(self, words: str) -> None:
        """Take what was typed; an empty line asks on."""
        words = " ".join(words.split())
        if not words:
            return
        if not self._is_signing:
            await self._write(await asyncio.to_thread(Path(words).expanduser))
        elif self._name:
            await self._finish(partial(self._paperwork.sign, self._name, words))
        else:
            self._name = words
            self._ask(_(AGAIN, name=words), "")

    async def _write(self, file: Path) -> None:
        if self._taken != file and await asyncio.to_thread(file.exists):
            self._taken = file
            self._ask(_(REPLACE, file=file), str(file))
            return
        replace = self._taken == file
        await self._finish(partial(self._paperwork.write, file, replace=replace))

    async def _finish(self, do: Callable[[], str]) -> None:
        try:
            sentence = await asyncio.to_thread(do)
        except JournalError as error:
            sentence = str(error)
        self.leave()
        self.post_message(self.Done(sentence))
