"""The note of a session on the screen: to read, to add to, to sign and to write to a file.

What is added is kept as soon as it is left, so that the note can wait for another day without
losing a word. Nothing is signed but the text that stood here, by a name that is typed twice.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static, TextArea

from integrate.journal.errors import JournalError
from integrate.player.paperwork import PARTS
from integrate.ui.calm import CalmScreen
from integrate.ui.note.asking import Asking
from integrate.ui.note.paper import styled
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.player.paperwork import Papers, Paperwork
    from integrate.ui.app import IntegrateApp

AROUND = 4
"""Columns beside the text: those before it, one behind it, and the scroll bar."""
READING = later("Reading the record.")
HEAD = later("Session note")
UNSIGNED = later("a draft: nobody has signed it")
SIGNED = later("signed by {name}, version {version}")
CHANGED = later("changed since version {version} was signed")
KEEPS = later("{part}   esc keeps it and goes back.")
NOT_KEPT = later("{why} Your words are still here; esc tries again, ctrl+q leaves.")
AS_SIGNED = later("It stands as it was signed. What you add makes the next version, to be signed.")
ADD = later("Add who was there (w), what you make of it (i), the plan (p); then sign (s).")


class NoteScreen(CalmScreen[None]):
    """Shows the note of one session."""

    app: IntegrateApp
    CSS_PATH = "note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write('staff')", "Who"),
        Binding("i", "write('interpretation')", "Interpretation"),
        Binding("p", "write('plan')", "Plan"),
        Binding("s", "sign", "Sign"),
        Binding("f", "file", "File"),
        Binding("escape,q", "close", "Later", key_display="esc"),
        Binding("escape", "keep", "Keep", key_display="esc"),
        Binding("escape", "withdraw", "Back", key_display="esc"),
        Binding("question_mark,f1", "app.help", "Help"),
        Binding("L,upper_l", "app.cover", "Cover", key_display="L"),
        Binding("home", "scroll_to(0)", "Top", show=False),
        Binding("end", "scroll_to(1)", "End", show=False),
        Binding("space", "page_down", "Down", show=False),
    ]

    def __init__(self, paperwork: Paperwork) -> None:
        """Show the note that this makes."""
        super().__init__()
        self._paperwork = paperwork
        self._papers: Papers | None = None
        self._part = ""
        """What is written now; empty while the note is read."""
        self._keeping = asyncio.Lock()
        self._asking = Asking(paperwork)

    def compose_room(self) -> ComposeResult:
        """Lay out the note, the page to write on, and a line for what is asked."""
        yield Static("", id="head", markup=False)
        with VerticalScroll(id="paper"):
            yield Static("", id="text", markup=False)
        yield TextArea("", id="own", soft_wrap=True, show_line_numbers=False)
        yield Static("", id="said", markup=False)
        yield self._asking

    async def on_mount(self) -> None:
        """Read the record, and show what it says."""
        own = self.query_one(TextArea)
        own.cursor_blink = False
        own.display = False
        self.query_one("#paper").focus()
        self.tell(_(READING))
        await self._read(_(ADD))

    def tell(self, sentence: str) -> bool:
        """Show a sentence under the note."""
        self.query_one("#said", Static).update(sentence)
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer the way back alone, and help, while something is written: it says what it does."""
        if self._part:
            return action in ("keep", "app.help")
        if self._asking.display:
            return action in ("withdraw", "app.help")
        if action in ("keep", "withdraw"):
            return False
        return self._papers is not None or action in ("close", "page_down")

    # The note.

    async def _read(self, said: str) -> None:
        try:
            papers = await asyncio.to_thread(self._paperwork.read)
        except JournalError as error:
            self.tell(str(error))
            return
        self._papers = papers
        self._lay_out()
        self.query_one("#head", Static).update(f"{_(HEAD)}   {_standing(papers)}")
        if not (self._part or self._asking.display):  # what is asked meanwhile stays in sight
            self.tell(_(AS_SIGNED) if papers.signed and not papers.is_draft else said)
        self.refresh_keys()

    def on_resize(self) -> None:
        """Break the lines of the note where the window ends."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self._papers is not None:
            words = self._papers.in_columns(self.size.width - AROUND)
            self.query_one("#text", Static).update(styled(words))

    def action_scroll_to(self, end: int) -> None:
        """Go to the beginning of the note, or to its end."""
        paper = self.query_one("#paper", VerticalScroll)
        (paper.scroll_end if end else paper.scroll_home)(animate=False)

    def action_page_down(self) -> None:
        """Go on by a page."""
        self.query_one("#paper", VerticalScroll).scroll_page_down(animate=False)

    # What is added.

    def action_write(self, part: str) -> None:
        """Write one of the parts that are the clinician's own."""
        if self._papers is None:
            return
        own = self.query_one(TextArea)
        self._part = part
        own.load_text(getattr(self._papers.own, part))
        own.move_cursor(own.document.end)
        self._turn_page(is_writing=True)
        self.tell(_(KEEPS, part=_(PARTS[part])))
        own.focus()

    def _turn_page(self, *, is_writing: bool) -> None:
        self.query_one(TextArea).display = is_writing
        self.query_one("#paper").display = not is_writing
        self.refresh_keys()

    async def _stop_writing(self) -> None:
        if not await self._keep():
            return
        self._part = ""
        self._turn_page(is_writing=False)
        self.query_one("#paper").focus()
        await self._read(_(ADD))

    async def _keep(self) -> bool:
        """Keep what is written on the page, if anything is; False when the journal cannot."""
        async with self._keeping:
            if not self._part or self._papers is None:
                return True
            words = self.query_one(TextArea).text.strip()
            own = self._papers.own.with_part(self._part, words)
            if own == self._papers.own:
                return True
            try:
                await asyncio.to_thread(self._paperwork.add, own)
            except JournalError as error:
                self.tell(_(NOT_KEPT, why=error))
                return False
            self._papers = replace(self._papers, own=own)
            return True

    async def keep_words(self) -> None:
        """Keep what is half written before the program ends."""
        await self._keep()

    # What is asked in a line.

    def action_sign(self) -> None:
        """Ask for the name that the note is signed with."""
        self._asking.ask_to_sign()
        self.refresh_keys()

    def action_file(self) -> None:
        """Ask for the file that the note is written to."""
        if self._papers is not None:
            self._asking.ask_for_file(Path.home() / f"note-{self._papers.session}.txt")
            self.refresh_keys()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line."""
        event.stop()
        await self._asking.take(event.value)

    def on_asking_asked(self, event: Asking.Asked) -> None:
        """Show what is asked."""
        self.tell(event.sentence)

    async def on_asking_done(self, event: Asking.Done) -> None:
        """Show the note as it stands now, and what came of it."""
        self.query_one("#paper").focus()
        await self._read(event.sentence)
        self.tell(event.sentence)

    # Going back.

    async def action_keep(self) -> None:
        """Keep what is written, and go back to the note."""
        await self._stop_writing()

    async def action_withdraw(self) -> None:
        """Leave what is asked, and go back to the note."""
        self._asking.leave()
        self.query_one("#paper").focus()
        await self._read(_(ADD))

    def action_close(self) -> None:
        """Leave the note for later."""
        self.dismiss(None)


def _standing(papers: Papers) -> str:
    """Return whether the note was signed."""
    if papers.signed is None:
        return _(UNSIGNED)
    event = papers.signed.event
    if papers.is_draft:
        return _(CHANGED, version=event.version)
    return _(SIGNED, name=event.name, version=event.version)
