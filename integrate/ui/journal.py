"""The journal on the screen: sessions by date, and each as it was lived."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.journal.entry import Outcome
from integrate.journal.errors import JournalError
from integrate.journal.pages import sessions_of_scripts
from integrate.journal.reading import as_lived
from integrate.journal.vault import SELF
from integrate.ui.calm import CalmScreen
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal

EMPTY = later(
    "There is nothing here yet.\n\nWhat you write in a session is kept here, on this computer."
)

OUTCOMES = {
    Outcome.FINISHED: later("finished"),
    Outcome.STOPPED: later("stopped"),
    Outcome.INTERRUPTED: later("interrupted"),
    Outcome.UNREADABLE: later("unreadable"),
}


class JournalScreen(CalmScreen[None]):
    """Lists the sessions, newest first, and shows the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "Read"),
        Binding("t", "trends", "Trends"),
        Binding("escape,q", "close", "Back", key_display="esc"),
        Binding("g", "app.ground", "Ground me"),
        Binding("question_mark,f1", "app.help", "Help"),
    ]
    DEFAULT_CSS = """
    JournalScreen #sessions { width: 42; height: 1fr; border: none; padding: 1 1 0 3;
        background: $background; background-tint: $foreground 0%; scrollbar-size-vertical: 1; }
    JournalScreen #page { width: 1fr; height: 1fr; padding: 1 3; background: $surface;
        background-tint: $foreground 0%; scrollbar-size-vertical: 1; }
    JournalScreen #lived { width: 100%; max-width: 68; height: auto; }
    JournalScreen.-narrow #page { display: none; }
    JournalScreen.-narrow #sessions { width: 1fr; }
    JournalScreen.-narrow.-reading #page { display: block; }
    JournalScreen.-narrow.-reading #sessions { display: none; }
    """

    def __init__(self, journal: Journal) -> None:
        """Read from this journal."""
        super().__init__()
        self._journal = journal
        self._sessions: list[Summary] = []

    def compose_room(self) -> ComposeResult:
        """Lay out the list and the page."""
        with Horizontal():
            yield OptionList(id="sessions", markup=False)
            with VerticalScroll(id="page"):
                yield Static(_(EMPTY), id="lived", markup=False)

    async def on_mount(self) -> None:
        """List the sessions."""
        try:
            self._sessions = sessions_of_scripts(await asyncio.to_thread(self._journal.sessions))
        except JournalError as error:
            self.query_one("#lived", Static).update(str(error))
        sessions = self.query_one("#sessions", OptionList)
        sessions.add_options([Option(_line(one), one.id) for one in self._sessions])
        sessions.focus()
        if self._sessions:
            sessions.highlighted = 0
        else:
            self.add_class("-reading")

    async def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the session under the cursor."""
        try:
            entries = await asyncio.to_thread(self._journal.events, str(event.option_id))
            words = "\n\n".join(as_lived(entries))
        except JournalError as error:
            words = str(error)
        self.query_one("#lived", Static).update(words)
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_selected(self) -> None:
        """Go to the page, to scroll it."""
        self.action_read()

    def action_read(self) -> None:
        """Go to the page, to scroll it."""
        self.add_class("-reading")
        self.query_one("#page", VerticalScroll).focus()

    def action_trends(self) -> None:
        """Show what questionnaires came to over time, for the person under the cursor."""
        from integrate.ui.trends.screen import TrendsScreen  # noqa: PLC0415 -- when it is wanted

        place = self.query_one("#sessions", OptionList).highlighted
        person = SELF if place is None else self._sessions[place].person
        self.app.push_screen(TrendsScreen(self._journal, person))

    def action_close(self) -> None:
        """Go back to the list, or home."""
        sessions = self.query_one("#sessions", OptionList)
        if self._sessions and not sessions.has_focus:
            self.remove_class("-reading")
            sessions.focus()
        else:
            self.dismiss(None)


def _line(summary: Summary) -> Content:
    began = summary.began.astimezone()
    return Content.assemble(
        summary.title or _("A session that cannot be read"),
        Content.styled(
            f"\n{began:%a %d %b %Y, %H:%M}, {_(OUTCOMES[summary.outcome])}", "$foreground-muted"
        ),
    )
