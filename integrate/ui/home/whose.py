"""From home to a session with somebody: whose it is, what is at hand of them, and the start."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from integrate.journal.at_hand import at_hand
from integrate.journal.entry import SELF
from integrate.journal.errors import JournalError
from integrate.player.whose import others
from integrate.ui.journal.at_hand import OTHER, START, AtHandScreen
from integrate.ui.journal.people import WhosePanel
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.entry import Person
    from integrate.journal.store import Journal
    from integrate.ui.app import IntegrateApp

FORGOTTEN = later("This person is not in the journal any more. Nothing was begun.")


class Whose:
    """Leads from the list of people to the page of one, and back, until one is started with."""

    def __init__(
        self, app: IntegrateApp, journal: Journal, title: str, start: Callable[[str], None]
    ) -> None:
        """Ask for the script of this title; `start` is told the id of the person."""
        self._app = app
        self._journal = journal
        self._title = title
        self._start = start

    async def ask(self) -> None:
        """Show the person of this run, or ask whose session it is."""
        person = self._app.door.person
        if self._app.settings.person and person != SELF:
            self._look_at(person)
        else:
            await self._choose()

    async def _choose(self) -> None:
        try:
            people = await asyncio.to_thread(others, self._journal)
        except JournalError as error:
            self._app.tell(str(error))
            return
        panel = WhosePanel(people, self._app.door.person, self._journal.add_person)
        self._app.push_screen(panel, self._look_at)

    def _look_at(self, person: str | None) -> None:
        if person == SELF:
            self._start(SELF)
        elif person is not None:
            self._app.run_worker(self._show(person))

    async def _show(self, person: str) -> None:
        """Show what is at hand of somebody."""
        try:
            people = await asyncio.to_thread(others, self._journal)
            found = next((one for one in people if one.id == person), None)
            if found is None:
                self._app.tell(_(FORGOTTEN))
                return
            known = await asyncio.to_thread(at_hand, self._journal, found)
        except JournalError as error:
            self._app.tell(str(error))
            return

        def decided(way: str | None) -> None:
            self._decided(way, found)

        self._app.push_screen(AtHandScreen(known, self._title), decided)

    def _decided(self, way: str | None, person: Person) -> None:
        if way == START:
            self._start(person.id)
        elif way == OTHER:
            self._app.run_worker(self._choose())
