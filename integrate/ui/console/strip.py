"""The lines that are seen in every layout: whose session, the wall clock, what was saved when.

Where there is no room for the panes, two more lines hold what must never be out of sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from integrate.player.desk_clocks import main_mark, session_time
from integrate.ui.console import checks, sound
from integrate.ui.console.clocks import held, long_clock
from integrate.ui.console.pane import Present, cut, muted, put, warning
from integrate.ui.console.vitals import age
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

NOT_SAVED = later("NOT SAVED")
TABS = ("chart", "vitals", "cues", "sound")
"""The panes that share one place where there is little room."""
TAB_NAMES = {
    "chart": later("F2 Notes"),
    "vitals": later("F3 Vitals"),
    "cues": later("F4 Cues"),
    "sound": later("F6 Sound"),
}
APART, CLOSE = "   ", "  "
LEAST = 12
"""Columns of a name that are always shown."""
ROOMY = 110
"""Columns from which on it is also said that there is no second screen."""


class Strip(Horizontal):
    """The first line: the person, the script, what was saved, and the clock on the wall."""

    def compose(self) -> ComposeResult:
        """Lay out its three places."""
        yield Static("", id="whose", markup=False)
        yield Static("", id="screens", markup=False)
        yield Static("", id="saved", markup=False)
        yield Static("", id="wall", markup=False)

    def show(self, present: Present) -> None:
        """Show a moment."""
        view = present.view
        whose = self.query_one("#whose", Static)
        place = f"{view.number}/{view.total}" if view.number else ""
        room = max(LEAST, whose.size.width) - len(place) - 2 * len(APART)
        person = cut(present.person, max(LEAST, room // 2))
        parts = [person, cut(view.title, room - len(person)), place]
        put(whose, Content(APART.join(one for one in parts if one)))
        put(self.query_one("#screens", Static), muted(self._screens(present)))
        put(self.query_one("#saved", Static), self._saved(present))
        day = f"{present.times.here:%a %d %b}  " if self.size.width >= 80 else ""  # noqa: PLR2004 -- as wide as a usual terminal
        wall = Content.styled(f"{day}{present.times.here:%H:%M:%S}", "bold")
        put(self.query_one("#wall", Static), wall)

    def _screens(self, present: Present) -> str:
        """Return which other screens show the session; in a small window those there are."""
        person = _("person's view {count}", count=present.guests) if present.guests else ""
        sitter = _("sitter {count}", count=present.sitters) if present.sitters else ""
        told = "  ".join(one for one in (person, sitter) if one)
        return told or (_("no second screen") if self.size.width >= ROOMY else "")

    def _saved(self, present: Present) -> Content:
        if present.unsaved:
            return warning(_(NOT_SAVED))
        if present.saved is None:
            return muted("")
        return muted(_("saved {time}", time=f"{present.saved:%H:%M:%S}"))


class Status(Vertical):
    """Two lines for a small window: clocks and checks; vitals and sound."""

    def compose(self) -> ComposeResult:
        """Lay out the two lines."""
        yield Static("", id="status-time", markup=False)
        yield Static("", id="status-care", markup=False)

    def show(self, present: Present) -> None:
        """Show a moment."""
        put(self.query_one("#status-time", Static), self._time(present))
        put(self.query_one("#status-care", Static), self._care(present))

    def _time(self, present: Present) -> Content:
        main = main_mark(present.desk, present.clock_from)
        since: list[Content] = []
        columns = self._columns
        if main is not None:
            time = long_clock(present.times.now - main.moment)
            words = _("since {mark} {time}", mark=cut(main.name, 12), time=time)
            since.append(Content.styled(words, "bold"))
            columns -= since[0].cell_length + len(APART)
        return Content(APART).join([*since, checks.in_short(present, columns)])

    def _care(self, present: Present) -> Content:
        told = held(present)
        lasted = long_clock(session_time(present.desk, present.times.now))
        clock = warning(told) if told else Content(_("session {time}", time=lasted))
        urgent = Content.styled(_("F8 URGENT"), "bold $error")
        care = [clock, Content(age(present)), sound.in_short(present.sounding)]
        rows = [Content(gap).join([urgent, *care]) for gap in (APART, CLOSE)]
        fitting = (row for row in rows if row.cell_length <= self._columns)
        # Where there is no room at all for the key, the line of keys has it.
        return next(fitting, Content(CLOSE).join(care))

    @property
    def _columns(self) -> int:
        """How many columns a line has; known before it is laid out."""
        return self.app.size.width - 2


def tabs_line(tab: str) -> Content:
    """Return the names of the panes, the one that is shown marked by a sign."""
    names = []
    for one in TABS:
        shown = one == tab
        words = f"{'▸' if shown else ' '}{_(TAB_NAMES[one])}"
        names.append(Content.styled(words, "bold $accent") if shown else muted(words))
    return Content("  ").join(names)
