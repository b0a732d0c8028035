"""The journal on the screen: sessions by month, what was found in them, and each as it was lived.

The list reads by itself; this says what is listed, and shows what the cursor is on.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, OptionList, Static

from integrate.journal.errors import JournalError
from integrate.journal.export.reserved import readable_by
from integrate.measures.catalogue import KNOWN
from integrate.measures.measure import Audience
from integrate.player.paperwork import has_note
from integrate.player.ways_in import limits, opened_by
from integrate.session.program import Role
from integrate.ui.calm import CalmScreen
from integrate.ui.journal import rows
from integrate.ui.journal.entries import Entries
from integrate.ui.journal.hearing import Hearing
from integrate.ui.journal.page import Page, lived
from integrate.ui.journal.people import PeoplePanel, name_of
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

    from integrate.journal.entry import Person
    from integrate.journal.store import Journal
    from integrate.measures.catalogue import Catalogue
    from integrate.ui.app import IntegrateApp
    from integrate.ui.journal.looking import Looking
    from integrate.ui.journal.rows import Row

EMPTY = later(
    "There is nothing here yet.\n\nWhat you write in a session is kept here, on this computer."
)
NOT_FOUND = later("Nothing that you wrote has these words in it.")
NOTHING_TO_REMEMBER = later(
    "There is nothing here yet.\n\nSome scripts ask what you want to remember, or what your "
    "intention is. Your answers to these stand here."
)
EXPORT = later(
    "To take this session out of the journal, leave this program and type:\n\n"
    "integrate journal export notes.md --format md --share mine --session {session}\n\n"
    "Without --session it is all of them. With --preview it shows what would go out, and writes "
    "nothing. What is written can be read by whoever can open the file."
)


class JournalScreen(CalmScreen[None]):
    """Lists sessions, the newest first, and shows the one under the cursor."""

    app: IntegrateApp
    CSS_PATH = "journal.tcss"
    KEY_ROWS = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "Read"),
        Binding("n", "note", "Session note"),
        Binding("escape,q", "close", "Back", key_display="esc"),
        Binding("slash", "find", "Find"),
        Binding("g,f9", "app.ground", "Ground me"),
        Binding("question_mark,f1", "app.help", "Help"),
        Binding("v", "hear", "Hear the memo"),
        Binding("v", "hush", "Stop the memo"),
        Binding("r", "remember", "To remember"),
        Binding("P,upper_p", "person", "Person", key_display="P"),
        Binding("t", "trends", "Trends"),
        Binding("e", "export", "Export"),
        Binding("L,upper_l", "app.cover", "Cover", key_display="L"),
    ]

    def __init__(
        self, journal: Journal, person: str, role: Role, catalogue: Catalogue = KNOWN
    ) -> None:
        """Read what a person wrote; only a therapist goes on to somebody else."""
        super().__init__()
        self._journal = journal
        self._person = person
        self._role = role
        self._catalogue = catalogue
        self._audience = Audience(role.value)
        self._hearing = Hearing(self, journal)
        self._people: list[Person] = []
        self._entries = Entries(journal)
        self._head = ""
        self._nothing = EMPTY

    @property
    def listed(self) -> list[Row]:
        """What is in the list, the newest first."""
        return self._entries.listed

    def compose_room(self) -> ComposeResult:
        """Lay out the list and the page."""
        yield Static(_("Your journal"), id="head", markup=False)
        yield Input(placeholder=_("Words that you wrote, then Enter"), id="find", compact=True)
        with Horizontal(id="shelf"):
            yield self._entries
            yield Page(id="page")
        yield Static("", id="notice", markup=False)

    def action_trends(self) -> None:
        """Show what questionnaires came to over time."""
        from integrate.ui.trends.screen import TrendsScreen  # noqa: PLC0415 -- when it is wanted

        readable = self._catalogue.readable_by(self._audience)
        self.app.push_screen(TrendsScreen(self._journal, self._person, readable))

    async def on_mount(self) -> None:
        """List the sessions, and say what opened the journal."""
        self.query_one("#find", Input).cursor_blink = False
        self._entries.focus()
        self._list_sessions()
        try:
            self._people = await asyncio.to_thread(self._journal.persons)
            said = await asyncio.to_thread(limits, self._journal)
        except JournalError as error:
            self.tell(str(error))
            return
        self.tell(f"{opened_by(self._journal)}. {said}")
        self._show_head()
        self.refresh_keys()

    def on_unmount(self) -> None:
        """Look for nothing more, and play nothing."""
        self._hearing.stop()
        self._entries.leave_off()

    def tell(self, sentence: str) -> bool:
        """Show a sentence under the list."""
        self.query_one("#notice", Static).update(sentence)
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer another person, and notes, only to a therapist who has them in the journal."""
        if action in ("hear", "hush"):
            return self._hearing.is_on if action == "hush" else self._can_hear
        if action == "note":
            return self._role is Role.THERAPIST and self._has_note
        return action != "person" or (self._role is Role.THERAPIST and len(self._people) > 1)

    # The list.

    def _list_sessions(self) -> None:
        self._begin(_("Your journal"), EMPTY, lambda book: rows.sessions(book, self._person))

    def _begin(self, head: str, nothing: str, found: Callable[[Looking], Iterator[Row]]) -> None:
        """List something else."""
        self._head, self._nothing = head, nothing
        self.remove_class("-reading")
        self._entries.begin(found)
        self.query_one(Page).show_words("")
        self._show_head()

    def on_entries_read(self) -> None:
        """Say that there is nothing where nothing was found."""
        self._show_head()
        if not self.listed and not self._entries.has_more:
            self.add_class("-reading")
            self.query_one(Page).show_words(_(self._nothing))

    def on_entries_failed(self, event: Entries.Failed) -> None:
        """Say why the list ends where it does."""
        self.tell(event.sentence)

    def _show_head(self) -> None:
        whose = next((name_of(one) for one in self._people if one.id == self._person), "")
        parts = [self._head, whose if self._role is Role.THERAPIST else ""]
        if self._entries.is_looking:
            parts.append(_("looking"))
        self.query_one("#head", Static).update("   ".join(part for part in parts if part))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the session under the cursor, and read on where the list comes to its end."""
        self.refresh_keys()
        if event.option is not self._entries.highlighted_option:  # another list stands there by now
            return
        row = self._entries.row(event.option)
        self.run_worker(self._show(row), group="page", exclusive=True)
        self._entries.read_on(event.option)

    # The page.

    async def _show(self, row: Row) -> None:
        try:
            entries = await asyncio.to_thread(self._journal.events, row.session.id)
        except JournalError as error:
            self.query_one(Page).show_words(str(error))
            return
        entries = list(readable_by(self._audience, entries, self._catalogue))
        self._hearing.turn_to(row.session.id, entries)
        before, after = lived(entries, row.at)
        self.query_one(Page).show_words(after, before)

    def on_option_list_option_selected(self) -> None:
        """Go to the page, to scroll it."""
        self.action_read()

    def action_read(self) -> None:
        """Go to the page, to scroll it."""
        self.add_class("-reading")
        self.query_one(Page).focus()

    def action_export(self) -> None:
        """Say how a session goes out of the journal."""
        row = self._entries.chosen
        self.query_one(Page).show_words(_(EXPORT, session=row.session.id if row else "ID"))
        self.action_read()

    @property
    def _can_hear(self) -> bool:
        return self._hearing.has_memos and not self._hearing.is_on

    def action_hear(self) -> None:
        """Play the voice memos of the session that is shown."""
        self._hearing.begin()

    def action_hush(self) -> None:
        """Let what plays fade and end."""
        self._hearing.stop()

    def on_screen_suspend(self) -> None:
        """Play nothing under another screen, such as the cover."""
        self._hearing.stop()

    @property
    def _has_note(self) -> bool:
        row = self._entries.chosen
        return row is not None and has_note(row.session)

    def action_note(self) -> None:
        """Show the note of the session under the cursor."""
        row = self._entries.chosen
        if row is not None and has_note(row.session):
            self.app.push_note(self._journal, row.session.id)

    # Going elsewhere.

    def action_find(self) -> None:
        """Ask for words to find."""
        self.remove_class("-reading")
        box = self.query_one("#find", Input)
        box.display = True
        box.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look for what was typed; what is found comes into the list as it is found."""
        words = event.value.strip()
        self._entries.focus()
        if not words:
            self.action_close()
            return
        head = _("Found: {words}", words=words)
        self._begin(head, NOT_FOUND, lambda book: rows.found(book, words, self._person))

    def action_remember(self) -> None:
        """List what the person wanted to remember."""
        self._leave_page()
        head = _("What you wanted to remember")
        remember = partial(rows.to_remember, person=self._person)
        self._begin(head, NOTHING_TO_REMEMBER, remember)

    def action_person(self) -> None:
        """Ask whose sessions to list."""
        self.app.push_screen(PeoplePanel(self._people), self._turn_to)

    def _turn_to(self, person: str | None) -> None:
        if person is not None:
            self._person = person
            self._leave_page()
            self._close_search()
            self._list_sessions()

    def action_close(self) -> None:
        """Go back one step: from the page to the list, to all sessions, and then home."""
        entries, box = self._entries, self.query_one("#find", Input)
        if self.query_one("#page").has_focus and self.listed:
            self._leave_page()
            self._show_again()
        elif box.display or self._head != _("Your journal"):
            self._close_search()
            self._list_sessions()
            entries.focus()
        else:
            self.dismiss(None)

    def _leave_page(self) -> None:
        self.remove_class("-reading")
        self._entries.focus()

    def _show_again(self) -> None:
        """Show the session under the cursor in place of what stood there for a while."""
        if self._entries.chosen is not None:
            self.run_worker(self._show(self._entries.chosen), group="page", exclusive=True)

    def _close_search(self) -> None:
        box = self.query_one("#find", Input)
        box.value, box.display = "", False
