"""The support plan on the screen: headings, and the page under each to write on.

Leaving the screen keeps what was written as a new version; while the journal cannot keep it, the
screen stays, and so do the words.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from integrate.help.support_plan import HEADINGS, SupportPlan
from integrate.journal.errors import JournalError
from integrate.player.help_at_hand import keep_plan, newest_plan
from integrate.player.locked import Locked
from integrate.ui.calm import CalmScreen
from integrate.ui.listed import Listed
from integrate.words import _, later, several

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.player.door import Door
    from integrate.ui.app import IntegrateApp

PARTS = tuple(HEADINGS)
ABOUT = later("Your support plan, in your own words. It stays in the journal on this computer.")
NOT_KEPT = later("{why} Your words are still here; esc tries again, ctrl+q leaves.")


class SupportScreen(CalmScreen[None]):
    """Shows the plan, to read and to write."""

    app: IntegrateApp
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "Write"),
        Binding("escape", "close", "Keep and go back", key_display="esc", priority=True),
        Binding("g,f9", "app.ground", "Ground me", key_display="g"),
        Binding("question_mark,f1", "app.help", "Help"),
    ]
    DEFAULT_CSS = """
    SupportScreen #sheet { padding: 0 2; }
    SupportScreen.-tall #sheet { padding: 0 2 1 2; }
    SupportScreen #about { height: auto; max-height: 5; color: $foreground-muted; padding: 1 0; }
    SupportScreen.-low #about { padding: 0 0 1 0; max-height: 4; }
    SupportScreen #about.-wrong { color: $warning; }
    SupportScreen OptionList { height: 6; max-height: 40%; border: none; padding: 0;
        background: $background; background-tint: $foreground 0%; scrollbar-size-vertical: 1; }
    SupportScreen TextArea { height: 1fr; border: none; border-left: thick $panel; padding: 0 1;
        background: $surface; margin-top: 1; }
    SupportScreen TextArea:focus { border: none; border-left: thick $primary;
        background-tint: $foreground 0%; }
    """

    def __init__(self, door: Door) -> None:
        """Write into the journal behind this door."""
        super().__init__()
        self._door = door
        self._before: SupportPlan | None = None
        """The newest version kept; None until the journal has given it."""
        self._words: dict[str, str] = {}
        self._part = PARTS[0]
        self._keeping = asyncio.Lock()

    def compose_room(self) -> ComposeResult:
        """Lay out the headings above the page."""
        with Vertical(id="sheet"):
            yield Static(_(ABOUT), id="about", markup=False)
            yield OptionList(*(Option(_(HEADINGS[one]), one) for one in PARTS), markup=False)
            yield TextArea("", soft_wrap=True, show_line_numbers=False, read_only=True)

    async def on_mount(self) -> None:
        """Fetch the plan; until it is there nothing can be written over it."""
        self.query_one(TextArea).cursor_blink = False
        self.query_one(OptionList).focus()
        await self._fetch(is_open=True)

    async def _fetch(self, *, is_open: bool) -> None:
        """Fetch the plan, after asking for what opens the journal; go back where nobody says it."""
        if not is_open:
            self.dismiss(None)
            return
        try:
            self._before = await asyncio.to_thread(self._read)
        except Locked as locked:
            self.app.ask_to_unlock(locked, self._fetch)
            return
        except JournalError as error:
            self._tell(str(error))
            return
        self._words = {one: self._before.words(one) for one in PARTS}
        self.query_one(TextArea).read_only = False
        for number in range(len(PARTS)):
            self._count(number)
        self.query_one(OptionList).highlighted = 0
        self._turn_to(PARTS[0])

    def _read(self) -> SupportPlan:
        return newest_plan(self._door.open())

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the page of the heading under the cursor."""
        if self._before is not None and str(event.option_id) != self._part:
            self._take_in()
            self._turn_to(str(event.option_id))

    def on_option_list_option_selected(self) -> None:
        """Go to the page, to write."""
        self.action_write()

    def action_write(self) -> None:
        """Go to the page, to write."""
        self.query_one(TextArea).focus()

    async def action_close(self) -> None:
        """Go from the page to the headings; from there keep the plan and go back."""
        headings = self.query_one(OptionList)
        if not headings.has_focus:
            self._take_in()
            headings.focus()
        elif await self._keep():
            self.dismiss(None)

    async def keep_words(self) -> None:
        """Keep what is written before the program ends."""
        await self._keep()

    async def _keep(self) -> bool:
        """Keep the plan if it has changed; False when the journal cannot."""
        async with self._keeping:
            if self._before is None:
                return True
            self._take_in()
            changed = {one: self._words[one] for one in PARTS}
            after = self._before.changed(
                {one: words for one, words in changed.items() if words != self._before.words(one)}
            )
            if after == self._before:
                return True
            try:
                await asyncio.to_thread(self._write_down, after)
            except JournalError as error:
                self._tell(_(NOT_KEPT, why=error))
                return False
            self._before = after
            return True

    def _write_down(self, plan: SupportPlan) -> None:
        keep_plan(self._door.open(), plan)

    def _turn_to(self, part: str) -> None:
        self._part = part
        page = self.query_one(TextArea)
        page.load_text(self._words[part])

    def _take_in(self) -> None:
        """Remember what stands on the page."""
        if self._before is not None:
            self._words[self._part] = self.query_one(TextArea).text.rstrip()
            self._count(PARTS.index(self._part))

    def _count(self, number: int) -> None:
        """Show beside a heading how much is written under it."""
        part = PARTS[number]
        lines = len(self._words[part].splitlines())
        much = several(lines, "one line", "{count} lines") if lines else _("nothing yet")
        line = Listed(_(HEADINGS[part]), much)
        self.query_one(OptionList).replace_option_prompt_at_index(number, line)

    def _tell(self, sentence: str) -> None:
        about = self.query_one("#about", Static)
        about.update(sentence)
        about.add_class("-wrong")
