"""What is around the console: the second screens that show the session, and what was agreed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from integrate.player.agreed_now import AgreedNow, may_have_changed
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.journal.agreeing import Agreement
    from integrate.player.opened import Opened
    from integrate.player.showing import SecondScreen
    from integrate.session.view import View

PERSON_GONE = later("The person's view has gone; the session goes on. `integrate view` brings it.")
SITTER_GONE = later("The sitter's card has gone; `integrate view --sitter` brings it back.")


class Around:
    """Looks at the second screens, and reads what was agreed whenever that may have changed."""

    def __init__(self, opened: Opened, screens: SecondScreen) -> None:
        """Know nothing yet."""
        drafts = opened.drafts
        self._reads = AgreedNow(drafts.journal, drafts.session) if drafts else None
        self._screens = screens
        self._seen: View | None = None
        self._trouble = ""
        self.agreed: tuple[Agreement, ...] = ()
        """What was agreed with the person, as it was read last."""
        self.guests = 0
        """How many screens show the person's view."""
        self.sitters = 0
        """How many show the sitter's card."""

    @property
    def whose(self) -> str:
        """Whose session it is, by their pseudonym; empty until it was read."""
        return self._reads.whose if self._reads else ""

    def look(self) -> str:
        """Look at the second screens; return what is to be said of them, each thing once."""
        guests, sitters = self._screens.guests, self._screens.sitters
        gone = _(PERSON_GONE) if guests < self.guests else ""
        gone = gone or (_(SITTER_GONE) if sitters < self.sitters else "")
        self.guests, self.sitters = guests, sitters
        trouble, self._trouble = self._trouble, self._screens.trouble
        return self._trouble if self._trouble != trouble else gone

    async def read(self, view: View) -> bool:
        """Read what was agreed, and with whom, if it may have changed; tell whether it has."""
        before, self._seen = self._seen, view
        if self._reads is None or (before is not None and not may_have_changed(before, view)):
            return False
        was = self.agreed, self.whose
        self.agreed = await asyncio.to_thread(self._reads.read)
        return was != (self.agreed, self.whose)
