"""Lines that are no answer yet: kept as they come, and taken up again after an interruption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.drafting import OFFERED
from integrate.player.keeping import NotSaved
from integrate.session.view import Writing
from integrate.words import _

if TYPE_CHECKING:
    from integrate.plain.asking import Asking
    from integrate.plain.terminal import Terminal
    from integrate.player.drafting import Drafts
    from integrate.session.view import View


class Unfinished:
    """The unfinished lines of one session."""

    def __init__(self, drafts: Drafts | None, terminal: Terminal, asking: Asking) -> None:
        """Take up what was left; a session that leaves no trace has no `drafts`."""
        self._drafts = drafts
        self._terminal = terminal
        self._asking = asking
        self._offered = ""
        """The step whose words are offered again, until that was said."""
        self._has_told = False
        if drafts is not None and drafts.offered is not None:
            self._offered = drafts.offered.step
            asking.take_up(self._offered, drafts.offered.words)

    def keep(self, view: View) -> None:
        """Keep the lines so far; that they cannot be kept is said once."""
        if self._drafts is None or not isinstance(view.scene, Writing):
            return
        try:
            self._drafts.save(view.step, self._asking.draft(view))
        except NotSaved as error:
            if not self._has_told:
                self._has_told = True
                self._terminal.say(str(error))

    def say_offered(self, step: str) -> None:
        """Say of words that are offered again where they come from, once."""
        if self._offered == step:
            self._offered = ""
            self._terminal.say(_(OFFERED))
