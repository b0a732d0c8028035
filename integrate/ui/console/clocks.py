"""The clocks: the big one since a mark, and beneath it the marks and the session's own time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Digits, Static

from integrate.player.desk_clocks import last_mark, main_mark, next_mark, session_time
from integrate.script.quantity import clock
from integrate.session.table import State
from integrate.ui.console.pane import Pane, Present, cut, muted, put, stacked, warning
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

HELD = later("HELD for {time}")


def long_clock(seconds: float) -> str:
    """Return a time with its hours, so that the big clock never changes its width."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def held(present: Present) -> str:
    """Return that the session is held, and how long; empty while it goes on."""
    since = present.desk.paused_since
    if present.view.state is not State.PAUSED or since is None:
        return ""
    return _(HELD, time=clock(present.times.now - since))


class ClockPane(Pane):
    """Shows how late it is in the session."""

    TITLE = later("Clock")

    def compose(self) -> ComposeResult:
        """Lay out the big clock and the lines beneath."""
        yield Static("", id="since", markup=False)
        yield Digits("0:00:00")
        yield Static("", classes="words", markup=False)

    def show(self, present: Present) -> None:
        """Show a moment."""
        main = main_mark(present.desk, present.clock_from)
        since = main.moment if main else None
        label = _("since {mark}", mark=main.name) if main else _("in this session")
        put(self.query_one("#since", Static), Content(cut(label, self.columns)))
        now = present.times.now
        shown = session_time(present.desk, now) if since is None else now - since
        self.query_one(Digits).update(long_clock(shown))
        super().show(present)

    def words(self, present: Present) -> Content:
        """Return the marks and the session's own time."""
        lines = [*self._marks(present), self._session(present)]
        return stacked(lines)

    def _marks(self, present: Present) -> list[Content]:
        main, last = main_mark(present.desk, present.clock_from), last_mark(present.desk)
        coming = next_mark(present.desk)
        shown = [main] if main == last else [main, last]
        lines = [
            Content(cut(f"{present.clock(one.moment)}  {one.name}", self.columns))
            for one in shown
            if one is not None
        ]
        if coming:
            lines.append(muted(cut(_("next mark: {mark}  F5", mark=coming), self.columns)))
        return lines

    def _session(self, present: Present) -> Content:
        told = held(present)
        if told:
            return warning(told)
        time = long_clock(session_time(present.desk, present.times.now))
        return muted(_("session {time}", time=time))
