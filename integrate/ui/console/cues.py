"""The cue list: the steps of the script around the present one, and the note of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from integrate.script.quantity import clock
from integrate.session.desk import CueState
from integrate.ui.console.pane import Pane, Present, cut, muted, stacked
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.session.desk import Cue

SIGNS = {
    CueState.DONE: "✓",
    CueState.PASSED: "-",
    CueState.NOW: "▶",
    CueState.STANDING_BY: "▹",
    CueState.COMING: " ",
}
STYLES = {
    CueState.DONE: "$foreground-muted",
    CueState.PASSED: "$foreground-muted",
    CueState.NOW: "bold $primary",
    CueState.STANDING_BY: "bold",
    CueState.COMING: "",
}
BEFORE = 2
"""How many cues are shown before the present one, where there is room."""
MOST_OF_NOTE = 3
"""Rows that a note may take."""


class CuesPane(Pane):
    """Shows where the script is."""

    TITLE = later("Cues")
    KEY = "F4"

    def words(self, present: Present) -> Content:
        """Return as many cues as there are rows, the present one near the top."""
        cues = present.desk.cues
        note = self._note(cues)
        rows = max(1, self.rows - len(note))
        at = _place(cues)
        first = max(0, min(at - BEFORE, len(cues) - rows))
        lines: list[Content] = []
        section = cues[first - 1].section if 0 < first <= len(cues) else ""
        for one in cues[first:]:
            if one.section != section:
                section = one.section
                lines.append(muted(cut(section, self.columns)))
            lines.append(self._line(one))
        return stacked([*lines[:rows], *note])

    def _line(self, cue: Cue) -> Content:
        length = f" {clock(cue.length)}" if cue.length is not None else ""
        words = cut(cue.words, self.columns - 2 - len(length))
        line = f"{SIGNS[cue.state]} {words:<{self.columns - 2 - len(length)}}{length}"
        return Content.styled(line, STYLES[cue.state])

    def _note(self, cues: Sequence[Cue]) -> list[Content]:
        """Return the note of the cue that stands by, in a few rows."""
        cue = next((one for one in cues if one.state is CueState.STANDING_BY and one.note), None)
        if cue is None or self.rows < 8:  # noqa: PLR2004 -- rows of which cues would get too few
            return []
        note = Content(_("next: {note}", note=" ".join(cue.note.split())))
        wrapped = [one.plain for one in note.wrap(self.columns)]
        if len(wrapped) > MOST_OF_NOTE:
            rest = " ".join(wrapped[MOST_OF_NOTE - 1 :])
            wrapped = [*wrapped[: MOST_OF_NOTE - 1], cut(rest, self.columns)]
        return [Content(""), *(Content.styled(one, "$secondary") for one in wrapped)]


def _place(cues: Sequence[Cue]) -> int:
    """Return where the script is: at a cue, or at a note or a question before the next one."""
    for state in (CueState.NOW, CueState.STANDING_BY, CueState.COMING):
        for number, one in enumerate(cues):
            if one.state is state:
                return number
    return len(cues)
