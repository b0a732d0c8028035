"""A blank page for raw words: a date, nothing asked, and every way out of it keeps them.

The page is there at once; the journal opens behind it. While the journal cannot keep the words the
page stays, and so do they.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from integrate.journal.errors import JournalError
from integrate.player.capturing import KEPT, NOT_KEPT, TAKEN_UP, Capture
from integrate.player.locked import Locked
from integrate.player.memo_taking import take_back
from integrate.ui.calm import CalmScreen
from integrate.ui.memo import MemoLine
from integrate.words import _

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from integrate.session.record import MemoKept
    from integrate.ui.app import IntegrateApp

KEPT_AFTER = 1.0
"""How many seconds at most are typed that no journal has yet."""


class CaptureScreen(CalmScreen[None]):
    """One page to write on."""

    app: IntegrateApp
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "close", "Keep", key_display="esc", priority=True),
        Binding("ctrl+r,f4", "speak", "Voice memo", key_display="ctrl+r", priority=True),
        Binding("ctrl+r,f4", "end_memo", "End the memo", key_display="ctrl+r", priority=True),
        Binding("f9", "app.ground", "Ground me", key_display="F9"),
        Binding("f1", "app.help", "Help", key_display="F1"),
        Binding("ctrl+t", "take_back", "Take the memo off", key_display="ctrl+t", priority=True),
    ]
    DEFAULT_CSS = """
    CaptureScreen #sheet { padding: 0 2; }
    CaptureScreen #stamp { height: auto; color: $foreground-muted; padding: 1 0; }
    CaptureScreen.-low #stamp { padding: 0 0 1 0; }
    CaptureScreen #told { height: auto; max-height: 6; color: $warning; }
    CaptureScreen TextArea { height: 1fr; border: none; border-left: thick $panel; padding: 0 1;
        background: $surface; }
    CaptureScreen TextArea:focus { border: none; border-left: thick $primary;
        background-tint: $foreground 0%; }
    """

    def __init__(self) -> None:
        """Stamp the page with this moment."""
        super().__init__()
        self._began = datetime.now(UTC)
        self._capture: Capture | None = None
        self._turn = asyncio.Lock()
        self._keeping: Timer | None = None
        self._has_memo = False

    def compose_room(self) -> ComposeResult:
        """Lay out the date above the page."""
        began = self._began.astimezone()
        with Vertical(id="sheet"):
            yield Static(f"{began:%A %d %B %Y, %H:%M}", id="stamp", markup=False)
            yield TextArea("", soft_wrap=True, show_line_numbers=False)
            yield MemoLine("ctrl+r", self._memo_changed)
            yield Static("", id="told", markup=False)

    def on_mount(self) -> None:
        """Let the person write at once, and open the journal behind the page."""
        page = self.query_one(TextArea)
        page.cursor_blink = False
        page.focus()
        self.run_worker(self._open())

    @property
    def _words(self) -> str:
        return self.query_one(TextArea).text

    def tell(self, sentence: str) -> bool:
        """Show a sentence under the page."""
        self.query_one("#told", Static).update(sentence)
        return True

    async def _open(self) -> bool:
        """Have the page in the journal; False where that does not open."""
        async with self._turn:
            if self._capture is not None:
                return True
            try:
                self._capture = await asyncio.to_thread(self._begin)
            except Locked as locked:
                self.app.ask_to_unlock(locked, self._unlocked)
                return False
            except JournalError as error:
                self.tell(_(NOT_KEPT, why=error))
                return False
        self._take_up(self._capture.offered)
        try:
            self.query_one(MemoLine).tell_of(await self._look_for_memos())
        except JournalError as error:
            self.tell(str(error))
        return True

    def _begin(self) -> Capture:
        journal = self.app.door.open()
        return Capture(journal, self._began, self.app.door.person)

    async def _unlocked(self, *, is_open: bool) -> None:
        if is_open:
            await self._open()

    def _take_up(self, offered: str) -> None:
        """Put words that were cut off before what was typed meanwhile."""
        if offered:
            page = self.query_one(TextArea)
            page.load_text(f"{offered}\n{page.text}" if page.text else offered)
            page.move_cursor(page.document.end)
            self.tell(_(TAKEN_UP))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer a memo only where memos are on, and its end only while one is spoken."""
        if action not in ("speak", "end_memo", "take_back") or not self.is_mounted:
            return True
        is_on = self.query_one(MemoLine).is_on
        if action == "end_memo":
            return is_on
        if action == "take_back":
            return self._has_memo and not is_on
        return self.app.settings.record is not None and not is_on

    async def action_speak(self) -> None:
        """Begin a voice memo."""
        if await self._open() and self._capture is not None and self.app.settings.record:
            self.query_one(MemoLine).begin(self._capture, self.app.settings.record)

    async def action_end_memo(self) -> None:
        """End the memo; it stays on the page."""
        await self.query_one(MemoLine).end()

    async def action_take_back(self) -> None:
        """Take the newest memo off the page."""
        if self._capture is None:
            return
        try:
            told = await asyncio.to_thread(take_back, self._capture)
            await self._look_for_memos()
        except JournalError as error:
            told = str(error)
        self.query_one(MemoLine).tell(told)

    def _memo_changed(self) -> None:
        self.refresh_keys()
        self.run_worker(self._look_again())

    async def _look_again(self) -> None:
        """Offer to take a memo off where there is one; where that cannot be known, say why."""
        try:
            await self._look_for_memos()
        except JournalError as error:
            self.tell(str(error))

    async def _look_for_memos(self) -> list[MemoKept]:
        """Return the memos on the page, which can be taken off again."""
        page = self._capture
        memos = [] if page is None else await asyncio.to_thread(lambda: page.memos)
        self._has_memo = bool(memos)
        self.refresh_keys()
        return memos

    async def on_screen_suspend(self) -> None:
        """End the memo where something else comes before the page, such as help or the cover."""
        await self.query_one(MemoLine).end()

    def on_text_area_changed(self) -> None:
        """Keep what is typed soon, once for all that is typed until then."""
        if self._keeping is None:
            self._keeping = self.set_timer(KEPT_AFTER, self._save)

    async def _save(self) -> None:
        self._keeping = None
        async with self._turn:
            if self._capture is None:
                return
            try:
                await asyncio.to_thread(self._capture.save, self._words)
            except JournalError as error:
                self.tell(_(NOT_KEPT, why=error))

    async def action_close(self) -> None:
        """Keep the page and go back; a blank one is not kept."""
        kept = await self._keep()
        if kept is not None:
            self.dismiss(None)
            if kept:
                self.app.call_later(partial(self.app.tell, _(KEPT)))

    async def keep_words(self) -> None:
        """Keep the page before the program ends."""
        await self._keep()

    async def _keep(self) -> bool | None:
        """Tell whether there was something to keep; None where it could not be kept."""
        await self.query_one(MemoLine).end()
        if self._capture is None and not self._words.strip():
            return False
        if not await self._open() or self._capture is None:
            return None
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        async with self._turn:
            try:
                kept = await asyncio.to_thread(self._capture.keep, self._words)
            except JournalError as error:
                self.tell(_(NOT_KEPT, why=error))
                return None
            self._capture = None  # what is kept is finished; nothing is saved after it
        return kept
