"""All parts of the console in their places: beside one another, or one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from integrate.ui.console.agreed import AgreedPane
from integrate.ui.console.chart import ChartPane
from integrate.ui.console.checks import ChecksPane
from integrate.ui.console.clocks import ClockPane
from integrate.ui.console.cues import CuesPane
from integrate.ui.console.pane import Pane, put
from integrate.ui.console.plan import PlanPane
from integrate.ui.console.sound import SoundPane
from integrate.ui.console.step import StepPane
from integrate.ui.console.strip import TABS, Status, Strip, tabs_line
from integrate.ui.console.vitals import VitalsPane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.player.opened import Opened
    from integrate.ui.console.pane import Present
    from integrate.ui.player.session_view import SessionView


class Room(Vertical):
    """Shows everything but the line and what is said above it."""

    def __init__(self, opened: Opened, session: SessionView) -> None:
        """Lay out an opened session around its view."""
        super().__init__()
        self.step = StepPane(session)
        """The present step."""
        self.chart = ChartPane()
        """What was written down."""
        self.sound = SoundPane(opened.driver.hearing)
        """The sound and its keys."""
        self._plan = PlanPane(opened.help, opened.driver.stop_if)
        self._tabs = Static("", id="tabs", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the parts; the style sheet puts them beside or behind one another."""
        yield Strip(id="strip")
        yield Status(id="status")
        with Vertical(id="desk"):
            with Vertical(id="middle"):
                yield self.step
                yield self._plan
                yield self._tabs
                yield self.chart
            with Vertical(id="left"):
                yield ClockPane(id="clock")
                yield ChecksPane(id="checks")
                yield CuesPane(id="cues")
            with Vertical(id="right"):
                yield VitalsPane(id="vitals")
                yield AgreedPane(id="agreed")
                yield self.sound

    def on_mount(self) -> None:
        """Begin with the notes, and without the plan."""
        self._plan.display = False
        self.show_tab("chart")

    def show(self, present: Present) -> None:
        """Show a moment in every part."""
        self.query_one(Strip).show(present)
        self.query_one(Status).show(present)
        for pane in self.query(Pane):
            pane.show(present)

    def show_tab(self, tab: str) -> None:
        """Show one of the panes that share a place, where there is little room."""
        for one in TABS:
            self.set_class(one == tab, f"-tab-{one}")
        put(self._tabs, tabs_line(tab))

    # The plan.

    @property
    def shows_plan(self) -> bool:
        """Whether the clinic's plan is open."""
        return bool(self._plan.display)

    def open_plan(self, marked: str = "") -> None:
        """Show the clinic's plan in the place of the step; the notes stay at hand."""
        self.step.display = False
        self.add_class("-planned")
        self._plan.open(marked)

    def put_plan_away(self) -> None:
        """Show the step again."""
        self._plan.display = False
        self.remove_class("-planned")
        self.step.display = True

    def turn_plan(self) -> None:
        """Show the plan, or put it away."""
        if self.shows_plan:
            self.put_plan_away()
        else:
            self.open_plan()
