"""The programmes there are: what each is, and beginning, holding and ending the one followed."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.journal.errors import JournalError
from integrate.player import following
from integrate.player.calendar_file import usual_place, write_calendar
from integrate.player.following import CannotFollow
from integrate.player.programme_shelf import (
    BEGIN_WHEN,
    BRING,
    CALENDAR_TITLES,
    CALENDAR_WHERE,
    ENDED,
    ENTRIES,
    HAS_BEGUN,
    PAUSED,
    SURE,
    TAKEN_BACK,
    TITLED,
    WHEN,
    WRITTEN,
    Found,
    look_at_programmes,
)
from integrate.ui.calm import CalmScreen
from integrate.ui.line_panel import LinePanel
from integrate.ui.listed import MUTED, Listed
from integrate.ui.programme.day_panel import Told, ask_for_day
from integrate.ui.programme.preview import preview
from integrate.ui.ways import WaysPanel
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from integrate.journal.store import Journal
    from integrate.ui.app import IntegrateApp

NONE = later("There are no programmes here.")


class ProgrammeScreen(CalmScreen[str | None]):
    """Lists the programmes; its result is a sentence to be shown at home, if there is one."""

    app: IntegrateApp
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "ways", "What to do"),
        Binding("escape,q", "close", "Back", key_display="esc"),
        Binding("p", "look", "Read"),
        Binding("g,f9", "app.ground", "Ground me"),
        Binding("question_mark,f1", "app.help", "Help"),
    ]
    DEFAULT_CSS = """
    ProgrammeScreen #head { height: 1; padding: 0 2; color: $primary; text-style: bold; }
    ProgrammeScreen.-tall #head { margin-top: 1; }
    ProgrammeScreen #shelves { height: 1fr; }
    ProgrammeScreen.-tall #shelves { margin-bottom: 1; }
    ProgrammeScreen OptionList, ProgrammeScreen OptionList:focus { width: 2fr; height: 1fr;
        border: none; padding: 1 1 0 2; background: $background;
        background-tint: $foreground 0%; scrollbar-size-vertical: 1;
        scrollbar-gutter: stable; }
    ProgrammeScreen #preview { width: 3fr; height: 1fr; padding: 1 2; background: $surface;
        scrollbar-size-vertical: 1; }
    ProgrammeScreen #words { width: 100%; max-width: 64; height: auto; padding-right: 2; }
    ProgrammeScreen #notice { display: none; height: auto; max-height: 4; margin-top: 1;
        padding: 0 2; color: $warning; }
    ProgrammeScreen.-narrow #preview { display: none; }
    ProgrammeScreen.-narrow.-looking #preview { display: block; width: 1fr; }
    ProgrammeScreen.-narrow.-looking OptionList { display: none; }
    """

    def __init__(self) -> None:
        """Begin with nothing looked at."""
        super().__init__()
        self._found: Found | None = None
        self._busy = asyncio.Lock()

    def compose_room(self) -> ComposeResult:
        """Lay out the list and what is told of the one under the cursor."""
        yield Static(_("Programmes"), id="head", markup=False)
        with Horizontal(id="shelves"):
            yield OptionList(id="list", markup=False)
            with VerticalScroll(id="preview"):
                yield Static("", id="words", markup=False)
        yield Static("", id="notice", markup=False)

    async def on_mount(self) -> None:
        """List the programmes."""
        self.query_one("#list", OptionList).focus()
        await self._fill()

    def tell(self, sentence: str) -> bool:
        """Show a sentence under the list."""
        notice = self.query_one("#notice", Static)
        notice.update(sentence)
        notice.display = bool(sentence)
        return True

    # The list.

    async def _fill(self) -> None:
        async with self._busy:
            found = await asyncio.to_thread(look_at_programmes, self.app.settings, self.app.door)
        first, self._found = self._found is None, found
        if found.trouble:
            self.tell(found.trouble)
        shelf = self.query_one("#list", OptionList)
        before = found.followed if first else self._chosen
        shelf.clear_options()
        shelf.add_options([Option(_line(found, name), name) for name in found.names])
        if found.names:
            shelf.highlighted = found.names.index(before) if before in found.names else 0
        else:
            self.query_one("#words", Static).update(_(NONE))

    @property
    def _chosen(self) -> str:
        option = self.query_one("#list", OptionList).highlighted_option
        return str(option.id) if option is not None else ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell of the programme under the cursor."""
        self.run_worker(self._show(str(event.option_id)), group="page", exclusive=True)

    async def _show(self, name: str) -> None:
        found = self._found
        if found is None or name not in found.entries:
            words = Content(found.today.trouble if found and found.today else "")
        else:
            today = found.today if name == found.followed else None
            words = await asyncio.to_thread(preview, found.entries[name], found.titles, today)
        self.query_one("#words", Static).update(words)
        self.query_one("#preview", VerticalScroll).scroll_home(animate=False)

    # What the person does.

    def on_option_list_option_selected(self) -> None:
        """Offer what can be done with the programme."""
        self.action_ways()

    def action_ways(self) -> None:
        """Offer what can be done with the programme under the cursor."""
        found, name = self._found, self._chosen
        if found is None or not name:
            return
        refused = found.why_not(name)
        if refused:
            self.tell(refused)
            return
        ways = {way: _(words) for way, words in found.ways(name).items()}
        panel = WaysPanel(found.title(name), ways)
        self.app.push_screen(panel, partial(self._take, name))

    def _take(self, name: str, way: str | None) -> None:
        title = self._found.title(name) if self._found else name
        if way is not None and way.startswith(BRING):
            self._bring_back(way)
            return
        match way:
            case "begin":
                words = _(BEGIN_WHEN, title=title)
                ask_for_day(self.app, words, partial(self._begin, name), may_wait=True)
            case "session":
                ask_for_day(self.app, _(WHEN), self._tell_session)
            case "not":
                self._do(lambda journal, found: found.take_back(journal), _(TAKEN_BACK))
            case "pause":
                self._do(lambda journal, found: following.pause(journal, found.own), _(PAUSED))
            case "resume":
                self._do(lambda journal, found: following.go_on(journal, found.own))
            case "calendar":
                entries = {way: _(words) for way, words in ENTRIES.items()}
                self.app.push_screen(WaysPanel(_(CALENDAR_TITLES), entries), self._ask_for_file)
            case "end":
                ways = {"end": _("Yes, end it")}
                sure = WaysPanel(_(SURE, title=title), ways, _("No, leave it as it is"))
                self.app.push_screen(sure, self._end)

    def _begin(self, name: str, told: Told) -> None:
        library = self.app.settings.library
        title = self._found.title(name) if self._found else name

        def begin(journal: Journal, _found: Found) -> None:
            following.begin(library, journal, name, told.day)

        self._do(begin, _(HAS_BEGUN, title=title), leave=True)

    def _tell_session(self, told: Told) -> None:
        day = told.day
        if day is not None:
            self._do(lambda journal, found: following.tell_session(journal, found.own, day))

    def _bring_back(self, way: str) -> None:
        if self._found is not None:
            sentence = self._found.says_back(way)
            self._do(lambda journal, found: found.bring_back(journal, way), sentence)

    def _end(self, way: str | None) -> None:
        if way == "end":
            self._do(lambda journal, found: following.end(journal, found.own), _(ENDED))

    def _do(
        self, change: Callable[[Journal, Found], None], sentence: str = "", *, leave: bool = False
    ) -> None:
        self.run_worker(self._change(change, sentence, leave=leave))

    async def _change(
        self, change: Callable[[Journal, Found], None], sentence: str, *, leave: bool
    ) -> None:
        """Change how the person stands, and show it; what cannot be kept is told."""
        found = self._found
        if found is None:
            return
        try:
            async with self._busy:
                await asyncio.to_thread(lambda: change(self.app.door.open(), found))
        except (CannotFollow, JournalError) as error:
            self.tell(str(error))
        else:
            if leave:
                self.dismiss(sentence)
                return
            self.tell(sentence)
            await self._fill()

    def _ask_for_file(self, called: str | None) -> None:
        if called is not None:
            panel = LinePanel(_(CALENDAR_WHERE), str(usual_place()), lambda _line: "")
            self.app.push_screen(panel, partial(self._write, called))

    async def _write(self, called: str, line: str | None) -> None:
        if line is None or self._found is None:
            return
        titles = self._found.titles if called == TITLED else None
        try:
            file = await asyncio.to_thread(write_calendar, line, self._found.own, titles)
        except CannotFollow as sentence:
            self.tell(str(sentence))
        else:
            self.tell(_(WRITTEN, file=file))

    def action_look(self) -> None:
        """Go to what is told, to scroll it; where there is no room for both it hides the list."""
        self.toggle_class("-looking")
        looks = self.has_class("-looking")
        self.query_one("#preview" if looks else "#list").focus()

    def action_close(self) -> None:
        """Leave the look, or go back home."""
        if self.has_class("-looking"):
            self.action_look()
        else:
            self.dismiss(None)


def _line(found: Found, name: str) -> Listed:
    """Return the line of a programme: its title, and what there is to know at once."""
    follows = name == found.followed
    wrong = "$warning" if found.is_broken(name) else MUTED
    note = f"{'✓ ' if follows else ''}{found.under(name)}"
    return Listed(found.title(name), note, "$secondary" if follows else wrong)
