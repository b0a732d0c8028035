"""Setting out from home in lines: a script is looked at and begun, a session gone on with or left.

Nothing is begun that could not be kept.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.plain.days import Part
from integrate.plain.playing import play
from integrate.plain.replies import Unclear
from integrate.plain.returning import choose_way
from integrate.plain.shelf import preview
from integrate.plain.terminal import Closed
from integrate.plain.visit import AT_HOME, ONLY_GROUNDING
from integrate.plain.whose import settle_whose
from integrate.player.following import CannotFollow
from integrate.player.opening import (
    BrokenScript,
    let_go,
    open_again,
    open_continued,
    open_fresh,
    readable,
)
from integrate.player.returning import Way, offer
from integrate.player.whose import is_led_with_somebody
from integrate.session.answering import Refused
from integrate.session.replay import CannotReturn
from integrate.session.session import Session
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal
    from integrate.plain.offered import Offered
    from integrate.plain.visit import Visit
    from integrate.player.opened import Opened
    from integrate.script.library import Entry

BEGIN = later("Enter begins, “back” returns.")


class SettingOut:
    """The ways from home into a session."""

    def __init__(self, visit: Visit, offered: Offered, come_back: Callable[[], None]) -> None:
        """Set out to what is offered; after a session `come_back` is called."""
        self._visit = visit
        self._offered = offered
        self._come_back = come_back

    def choose(self, line: str) -> Callable[[], None] | None:
        """Say what a chosen script is about and return what begins it; None where nothing does.

        A part of the day that was begun already is gone on with at once. Raises `Closed`.
        """
        visit, offered = self._visit, self._offered
        try:
            meant = offered.meant(line)
            begun = offered.goes_on(meant) if isinstance(meant, Part) else None
            if begun is not None:
                self.go_on(begun)
                return None
            entry = offered.days.open(meant, visit.settings) if isinstance(meant, Part) else meant
            script = readable(entry)
            # It refuses what this role may not begin.
            Session(script, visit.settings.role, entry.name, visit.settings.catalogue)
        except (Unclear, BrokenScript, CannotFollow, Refused) as sentence:
            visit.say(str(sentence), _(AT_HOME))
            return None
        visit.say(*preview(script), _(BEGIN))
        return partial(self._begin, entry)

    def go_on(self, summary: Summary) -> None:
        """Go on with an interrupted session, by a way that fits how long ago it was."""
        visit = self._visit
        way = choose_way(offer(summary, datetime.now(UTC)), visit.terminal, visit.desk)
        if way is Way.GROUND_FIRST:
            visit.steady()
        if visit.terminal.closed:
            raise Closed
        if way is None:
            visit.say(_(AT_HOME))
            return
        open_it = open_again if way is Way.START_AGAIN else open_continued
        self._play(lambda journal: open_it(visit.settings, journal, summary, visit.tell))

    def leave(self, summary: Summary) -> None:
        """Offer an interrupted session no more; its words stay."""
        try:
            let_go(self._visit.journal(), summary)
        except JournalError as error:
            self._visit.say(str(error))
            return
        self._visit.say(_("It is left as it is."))

    def _begin(self, entry: Entry) -> None:
        visit = self._visit
        if is_led_with_somebody(visit.settings, entry) and not self._ask_whose():
            visit.say(_(AT_HOME))
            return
        person = visit.door.person
        self._play(lambda journal: open_fresh(visit.settings, journal, entry, visit.tell, person))

    def _ask_whose(self) -> bool:
        """Ask whom a session is led with; False when it is left for another time."""
        visit = self._visit
        try:
            journal = visit.journal()
            return settle_whose(visit.door, visit.settings, journal, visit.terminal, visit.desk)
        except JournalError as error:
            visit.say(str(error))
            return False

    def _play(self, opening: Callable[[Journal], Opened]) -> None:
        visit = self._visit
        try:
            opened = opening(visit.journal())
        except JournalError as error:
            visit.say_shut(error, _(ONLY_GROUNDING))
            return
        except CannotReturn as error:
            visit.say(str(error), _("Type “leave” and it is not offered again."))
            return
        except (BrokenScript, Refused) as error:
            visit.say(str(error))
            return
        play(opened, visit.terminal, visit.ground)
        visit.door.back_up(visit.tell)
        if visit.terminal.closed:
            raise Closed
        self._come_back()
