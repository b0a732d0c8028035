"""Home: the scripts by stage, what was interrupted, and a look at each before it is chosen."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, OptionList, Static

from integrate.ui.calm import CalmScreen
from integrate.ui.home.day_ways import DayWays
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from textual.app import ComposeResult

    from integrate.journal.store import Journal
    from integrate.player.courses import Today
    from integrate.player.returning import Way
    from integrate.ui.app import IntegrateApp
    from integrate.ui.home.shelves import Shelves

ROOMY = 16
"""Rows from which on a blank one stands above the list, and above what is told below it."""


class HomeScreen(CalmScreen[None]):
    """The first screen."""

    app: IntegrateApp
    KEY_ROWS = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start"),
        Binding("escape", "clear", "Back"),
        Binding("g,f9", "app.ground", "Ground me"),
        Binding("question_mark,f1", "app.help", "Help"),
        Binding("c", "app.capture", "Write"),
        Binding("j", "journal", "Journal"),
        Binding("d", "programmes", "Programmes"),
        Binding("s", "settings", "Settings"),
        Binding("slash", "find", "Find"),
        Binding("x", "let_go", "Let it rest"),
        Binding("q", "leave", "Quit"),
        Binding("p", "look", "Look"),
        Binding("T,upper_t", "app.next_theme", "Theme", key_display="T"),
        Binding("L,upper_l", "app.cover", "Cover", key_display="L"),
    ]

    def __init__(self) -> None:
        """Begin with nothing on the shelves."""
        super().__init__()
        self._shelves: Shelves | None = None
        self._was_left = False
        self._ways = DayWays(self)
        self._busy = asyncio.Lock()
        self._has_asked = False
        self._from_top = False
        self._course: datetime | None = None
        """When the programme that was shown last was begun."""

    def compose_room(self) -> ComposeResult:
        """Lay out the list and the preview."""
        yield Static("Integrate", id="head")
        yield Input(placeholder=_("Find a script"), id="find", compact=True)
        with Horizontal(id="shelves"):
            yield OptionList(id="list", markup=False)
            with VerticalScroll(id="preview", can_focus=False):
                yield Static("", id="words", markup=False)
        yield Static("", id="notice", markup=False)

    def on_mount(self) -> None:
        """Let the arrows work at once, and look at the shelves after the first paint."""
        self.query_one("#find", Input).cursor_blink = False
        self.query_one("#list", OptionList).focus()
        # While the app starts it holds every picture back, and its own queue stands still.
        self.app.call_later(self.call_after_refresh, self._fill)

    def on_screen_suspend(self) -> None:
        """Remember that another screen lies above: what waits for a paint here may be lost."""
        self._was_left = True

    async def on_screen_resume(self) -> None:
        """Look again when the person comes back: a session may have begun or ended."""
        if self._shelves is not None or self._was_left:
            await self._fill()

    def on_resize(self) -> None:
        """Lay out by the room there is, and offer the keys that do something at the new size."""
        self.set_class(self.size.height >= ROOMY, "-roomy")
        self.call_after_refresh(self.refresh_keys)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer what there is: a look where it has no other room, a patient's own to them."""
        shelves = self._shelves
        offered = {
            "let_go": shelves is not None and shelves.can_let_go(self._chosen()),
            "programmes": shelves is not None and shelves.may_follow,
            # settings are read after the first paint
            "app.capture": shelves is None or self.app.settings.role.value == "patient",
            "look": self.has_class("-narrow"),
            "clear": self.has_class("-looking") or self.has_class("-finding"),
        }
        return offered.get(action, True)

    def tell(self, sentence: str) -> bool:
        """Show a sentence under the shelves."""
        notice = self.query_one("#notice", Static)
        notice.update(sentence)
        notice.display = bool(sentence)
        return True

    @property
    def today(self) -> Today | None:
        """What the programme has for today, as far as it is known."""
        return self._shelves.days.today if self._shelves else None

    async def look_again(self) -> None:
        """Begin anew at the first open part of the day."""
        self._from_top = True
        await self._fill()

    # The list.

    async def _fill(self) -> None:
        """Show the day, and once that is painted the scripts."""
        async with self._busy:
            shelves = await asyncio.to_thread(self._made)
            has_day = await asyncio.to_thread(shelves.look_at_day)
        if has_day:
            self._show_shelves(shelves)
            self.call_after_refresh(self._fill_rest, shelves)
        else:
            await self._fill_rest(shelves)

    async def _fill_rest(self, shelves: Shelves) -> None:
        async with self._busy:
            await asyncio.to_thread(shelves.look_at_library)
        self._show_shelves(shelves)
        if self.app.settings.person:
            words = _("Integrate, for {name}", name=self.app.settings.person)
            self.query_one("#head", Static).update(words)
        if shelves.trouble:
            self.tell(shelves.trouble)
        self.app.door.back_up(self.app.tell)
        if shelves.locked and not self._has_asked:
            self._has_asked = True
            self.app.ask_to_unlock(shelves.locked, self._come_in)

    async def _come_in(self, *, is_open: bool) -> None:
        """Begin anew at the top of the list, where an interrupted session may stand now."""
        if is_open:
            self.tell("")
            await self.look_again()

    def _made(self) -> Shelves:
        """Return the shelves. Runs in a thread, where what it loads holds nobody up."""
        from integrate.ui.home.shelves import Shelves  # noqa: PLC0415 -- after the first paint

        shelves = self._shelves or Shelves(self.app.settings, self.app.door)
        shelves.settings = self.app.settings  # they may have been changed meanwhile
        return shelves

    def _show_shelves(self, shelves: Shelves) -> None:
        course = shelves.days.today.course.started if shelves.days.today else None
        if course != self._course:
            self._course, self._from_top = course, True
        self._shelves = shelves
        self._list_all()

    def _list_all(self) -> None:
        """Show the lines that hold what is looked for, and keep the cursor on its line."""
        if self._shelves is None:
            return
        shelf = self.query_one("#list", OptionList)
        before = None if self._from_top else self._chosen()
        if before and self._shelves.days.is_done(before):
            before = None  # the next one is near
        self._from_top = False
        wanted = self.query_one("#find", Input).value.strip().lower()
        shelf.clear_options()
        shelf.add_options(self._shelves.options(wanted))
        open_to_choice = [index for index, one in enumerate(shelf.options) if not one.disabled]
        first = self._shelves.days.first_open() or self._first_script(shelf)
        same = [one for one in open_to_choice if shelf.options[one].id == before]
        own = [one for one in open_to_choice if shelf.options[one].id == first]
        shelf.highlighted = next(iter([*same, *own, *open_to_choice]), None)
        self._show_preview()

    @staticmethod
    def _first_script(shelf: OptionList) -> str | None:
        """Return the first line that leads into a session."""
        lines = (one.id for one in shelf.options if one.id and not one.id.startswith("way:"))
        return next(lines, None)

    def _chosen(self) -> str | None:
        option = self.query_one("#list", OptionList).highlighted_option
        return option.id if option else None

    def _show_preview(self) -> None:
        if self._shelves is not None:
            self.query_one("#words", Static).update(self._shelves.preview(self._chosen()))
            self.query_one("#preview", VerticalScroll).scroll_home(animate=False)
            self.refresh_keys()

    def on_option_list_option_highlighted(self) -> None:
        """Show what is under the cursor."""
        self._show_preview()

    async def on_option_list_option_selected(self) -> None:
        """Start or continue."""
        await self.action_start()

    # What the person does.

    async def action_start(self) -> None:
        """Start the script, or continue the session, under the cursor."""
        chosen, shelves = self._chosen(), self._shelves
        if chosen is None or shelves is None or self._busy.locked():
            return
        if self._ways.has(chosen):
            self._ways.take(chosen)
            return
        offer = shelves.offer(chosen)
        if title := shelves.led_with_somebody(chosen):
            await self._ask_whose(chosen, title)
            return
        if len(offer.ways) == 1:
            await self._open(chosen, offer.ways[0])
            return
        from integrate.ui.home.returning import ReturnPanel  # noqa: PLC0415 -- seldom

        self.app.push_screen(ReturnPanel(offer), partial(self._return, chosen))

    async def _ask_whose(self, chosen: str, title: str) -> None:
        """Ask whom a therapist leads the script with, and show what is at hand of them."""
        from integrate.ui.home.whose import Whose  # noqa: PLC0415 -- seldom

        def start(person: str) -> None:
            self.app.door.person = person
            self._open_later(chosen)

        journal = await self._journal_or_none(partial(self._ask_whose, chosen, title))
        if journal is not None:
            await Whose(self.app, journal, title, start).ask()

    async def _return(self, chosen: str, way: Way | None) -> None:
        """Go the way on that was chosen for an interrupted session."""
        from integrate.player.returning import Way  # noqa: PLC0415 -- after the first paint

        if way is Way.GROUND_FIRST:
            self.app.ground(after=lambda _outcome: self._open_later(chosen))
        elif way is not None:
            await self._open(chosen, way)

    def _open_later(self, chosen: str) -> None:
        """Carry on when what steadied has gone from the screen."""
        from integrate.player.returning import Way  # noqa: PLC0415 -- after the first paint

        self.call_later(self._open, chosen, Way.CARRY_ON)

    async def _open(self, chosen: str, way: Way) -> None:
        from integrate.player.locked import Locked  # noqa: PLC0415 -- after the first paint
        from integrate.ui.home.shelves import Trouble  # noqa: PLC0415 -- the same

        shelves = self._shelves
        if shelves is None:
            return

        async def unlocked(*, is_open: bool) -> None:
            if is_open:
                await self._open(chosen, way)

        async with self._busy:
            try:
                opened = await asyncio.to_thread(shelves.open, chosen, way, self.app.tell_player)
            except Locked as locked:
                self.app.ask_to_unlock(locked, unlocked)
                return
            except Trouble as trouble:
                self.tell(str(trouble))
                return
        self.tell("")
        self.app.push_player(opened, kept=True)

    async def action_let_go(self) -> None:
        """Offer an interrupted session no longer."""
        from integrate.ui.home.shelves import Trouble  # noqa: PLC0415 -- after the first paint

        chosen, shelves = self._chosen(), self._shelves
        if chosen is None or shelves is None:
            return
        try:
            sentence = await asyncio.to_thread(shelves.let_go, chosen)
        except Trouble as trouble:
            sentence = str(trouble)
        await self._fill()
        self.tell(sentence or shelves.trouble)

    def action_find(self) -> None:
        """Search by words of title, summary and name."""
        self.add_class("-finding")
        self.query_one("#find", Input).focus()

    def on_input_changed(self) -> None:
        """Narrow the list while the person types."""
        self._list_all()

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self.query_one("#list", OptionList).focus()

    def action_clear(self) -> None:
        """Leave the search and the look."""
        self.query_one("#find", Input).value = ""
        self.remove_class("-looking", "-finding")
        self.query_one("#list", OptionList).focus()
        self.refresh_keys()

    def action_look(self) -> None:
        """Show the preview in place of the list where there is no room for both."""
        self.toggle_class("-looking")
        self.refresh_keys()

    async def action_journal(self) -> None:
        """Open the journal for reading."""
        from integrate.ui.journal.screen import JournalScreen  # noqa: PLC0415 -- seldom

        journal = await self._journal_or_none(self.action_journal)
        if journal is not None:
            person, settings = self.app.door.person, self.app.settings
            self.app.push_screen(JournalScreen(journal, person, settings.role, settings.catalogue))

    async def _journal_or_none(self, again: Callable[[], Awaitable[None]]) -> Journal | None:
        """Return the open journal; where it is locked, ask for what opens it and do it again."""
        from integrate.journal.errors import JournalError  # noqa: PLC0415 -- after the first paint
        from integrate.player.locked import Locked  # noqa: PLC0415 -- the same

        async def unlocked(*, is_open: bool) -> None:
            if is_open:
                await again()

        try:
            return await asyncio.to_thread(self.app.door.open)
        except Locked as locked:
            self.app.ask_to_unlock(locked, unlocked)
        except JournalError as error:
            self.tell(str(error))
        return None

    def action_programmes(self) -> None:
        """Open the programmes."""
        self._ways.see_programmes()

    def action_settings(self) -> None:
        """Open the settings."""
        from integrate.ui.settings.screen import SettingsScreen  # noqa: PLC0415 -- seldom

        self.app.push_screen(SettingsScreen(self.app.preferences))

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit(0)

    async def on_unmount(self) -> None:
        """Close the journal."""
        if self._shelves is not None:
            await asyncio.to_thread(self.app.door.close)
