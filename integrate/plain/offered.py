"""What home has to offer in lines: what is unfinished, the day, and all scripts with their numbers.

A number always means the same: the parts of the day have the first, the scripts those after them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.entry import Outcome
from integrate.plain.choices import Choices
from integrate.plain.days import Days
from integrate.plain.journal_lines import day
from integrate.plain.shelf import found, listing, shelf
from integrate.player.capturing import is_cut_off
from integrate.player.whose import is_about
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal
    from integrate.plain.days import Part
    from integrate.plain.shelf import Item
    from integrate.player.door import Door
    from integrate.player.settings import Settings
    from integrate.script.library import Entry

CONTINUE = later("Continue “{title}”, begun {day}: type “continue”.")
LOOKED_AT = 100
"""Among how many of the latest sessions one to continue is looked for."""


class Offered:
    """What there is to begin or to go on with, at the latest look."""

    def __init__(self, settings: Settings) -> None:
        """Have looked at nothing but the settings."""
        self.days = Days()
        self.unfinished: Summary | None = None
        """The latest session of this role that is not finished."""
        self.has_cut_off = False
        """Whether raw words wait that were not kept to their end."""
        self._settings = settings
        self._items: list[Item] | None = None

    def forget(self, settings: Settings) -> None:
        """Know of nothing that the journal would tell."""
        self._settings, self._items = settings, None
        self.unfinished, self.has_cut_off = None, False
        self.days.forget()

    def look(self, journal: Journal, door: Door) -> None:
        """Look into the journal. Raises `JournalError`."""
        sessions = journal.sessions(LOOKED_AT)
        to_go_on = (one for one in sessions if self._is_to_go_on(one, door))
        self.unfinished = next(to_go_on, None)
        self.days.look(self._settings, journal, self.unfinished)
        self.has_cut_off = any(is_cut_off(one, door.person) for one in sessions)

    @property
    def items(self) -> list[Item]:
        """All scripts, in the order of the list. They are read when they are first asked for."""
        if self._items is None:
            self._items = shelf(self._settings.library, self._settings.role)
        return self._items

    def continuing(self) -> list[str]:
        """Return the line that offers to go on; none where nothing is unfinished."""
        left = self.unfinished
        if left is None:
            return []
        return [_(CONTINUE, title=left.title, day=day(left.began))]

    def listing(self) -> list[str]:
        """Return the lines of all scripts."""
        return listing(self.items, len(self.days.parts) + 1)

    def found(self, words: str) -> list[str]:
        """Return the lines of the scripts that speak of all these words."""
        return found(self.items, words, len(self.days.parts) + 1)

    def meant(self, line: str) -> Part | Entry:
        """Return what a number or the first letters mean. Raises `Unclear`."""
        return Choices(self.days.parts, self.items).meant(line)

    def goes_on(self, part: Part) -> Summary | None:
        """Return the session in which a part of the day was begun; None where none was."""
        left = self.unfinished
        is_it = left is not None and left.script == part.script and not part.is_done
        return left if is_it else None

    def _is_to_go_on(self, one: Summary, door: Door) -> bool:
        """Tell whether a session is offered: one of this role and person, not finished."""
        settings = self._settings
        is_ours = one.role == settings.role.value and is_about(settings, door, one)
        return is_ours and one.outcome is Outcome.INTERRUPTED
