"""The clinic's own plan for what is urgent, in the place of the step, with the notes beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from integrate.player.desk_sentences import NO_PLAN
from integrate.session.table import State
from integrate.ui.console import agreed
from integrate.ui.console.pane import Pane, Present, hung, stacked
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.player.help_at_hand import HelpAtHand

KEYS = later("F8 again: silence at once.  /resume: go on, with sound.  esc: put this away.")

ENDED_BEHIND = later("The session has ended. esc puts the plan away, Enter opens the note.")
"""The words of the end stand in the step, which the plan covers."""
STOP_AT = later("Stop, and call for help, at:")
AGREED = later("Agreed with this person")


class PlanPane(Pane):
    """Shows the plan."""

    TITLE = later("URGENT")
    KEY = "F8"

    def __init__(self, at_hand: HelpAtHand, stop_if: tuple[str, ...]) -> None:
        """Show the plan of this clinic, when it is asked for, with the script's own stop signs."""
        super().__init__(id="plan")
        self._at_hand = at_hand
        self._stop_if = stop_if
        self._present: Present | None = None
        self._marked = ""

    def compose(self) -> ComposeResult:
        """Lay out the words; they can be long."""
        yield Static(_(ENDED_BEHIND), id="plan-ended", markup=False)
        with VerticalScroll(can_focus=True):
            yield Static("", classes="words", markup=False)

    def show(self, present: Present) -> None:
        """Leave the plan as it was opened, but say when the session ends behind it."""
        self._present = present
        self.query_one("#plan-ended").display = present.view.state is State.ENDED

    def open(self, marked: str) -> None:
        """Show the plan; `marked` says when something urgent was marked, if it was."""
        self._marked = marked
        self._put()
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.display = True

    def on_resize(self) -> None:
        """Fit the words to the room there is: before the pane came up it had none."""
        if self.display:
            self._put()

    def _put(self) -> None:
        parts = [Content.styled(self._marked, "bold $warning")] if self._marked else []
        parts.append(Content.styled(_(KEYS), "$foreground-muted"))
        parts += [Content(""), Content.styled("\n".join(self._at_hand.lines), "bold"), Content("")]
        parts += [Content(self._at_hand.protocol or _(NO_PLAN)), Content("")]
        parts += self._signs() + self._agreed()
        self.query_one(".words", Static).update(stacked(parts))

    def _signs(self) -> list[Content]:
        """Return what the script says to stop and call for help at."""
        if not self._stop_if:
            return []
        signs = [hung(Content("  · "), Content(one), self.columns - 1) for one in self._stop_if]
        return [Content.styled(_(STOP_AT), "bold"), *signs, Content("")]

    def _agreed(self) -> list[Content]:
        """Return what was agreed with the person."""
        present = self._present
        if present is None:
            return []
        lines = [agreed.line(one, present, self.columns - 1) for one in present.agreed]
        return [Content.styled(_(AGREED), "bold"), *(lines or [agreed.none()])]
