"""What questionnaires came to over time: drawn, and below that in words."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from integrate.journal.entry import SELF
from integrate.journal.errors import JournalError
from integrate.journal.trends.chart import LOWEST, Chart, Frame, draw
from integrate.journal.trends.curve import curves_of
from integrate.journal.trends.field import POINT
from integrate.journal.trends.history import read_history
from integrate.journal.trends.telling import account, unreadable
from integrate.measures.catalogue import KNOWN
from integrate.ui.calm import CalmScreen
from integrate.ui.listed import MUTED
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from integrate.journal.store import Journal
    from integrate.journal.trends.history import History, Trend
    from integrate.measures.catalogue import Catalogue

EMPTY = later(
    "No questionnaire was taken yet.\n\nWhat questionnaires come to in sessions is shown here, "
    "over time."
)
TALLEST = 16
"""The most rows of one curve."""
LEGEND = 3
"""The rows below the curves: what the signs mean, what lies beyond the ends, and a blank one."""
STEP = 3
"""How many moments further the chart goes with one key."""
GROUND = "[\u2502\u2508\u250a\u2514\u2500]+"
"""The signs of a chart that are less than its points."""
DAYS = r"(?<=  )\d[^\n]* \d{4}(?=\n)"
"""The days that a curve shows, at the end of its title."""


class TrendsScreen(CalmScreen[None]):
    """Shows one questionnaire over time, or all of them one below the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,t", "close", "Back", key_display="esc"),
        Binding("g", "app.ground", "Ground me"),
        Binding("question_mark,f1", "app.help", "Help"),
        # The page would scroll sideways with these keys, where there is nothing to see.
        Binding("left", "earlier", "Earlier", priority=True),
        Binding("right", "later", "Later", priority=True),
        Binding("1", "choose(1)", "One", key_display="1-9"),
        *(Binding(str(one), f"choose({one})", "One", show=False) for one in range(2, 10)),
        Binding("a", "choose(0)", "All"),
    ]
    DEFAULT_CSS = """
    TrendsScreen #names { height: auto; max-height: 4; padding: 0 2 1 2; }
    TrendsScreen.-tall #names { max-height: 5; padding: 1 2; }
    TrendsScreen #page { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $background; background-tint: $foreground 0%; }
    TrendsScreen #drawn { width: 100%; height: auto; text-wrap: nowrap; }
    TrendsScreen #told { width: 100%; max-width: 100; height: auto; }
    """

    def __init__(self, journal: Journal, person: str = SELF, catalogue: Catalogue = KNOWN) -> None:
        """Read the sessions of one person, and what these questionnaires came to."""
        super().__init__()
        self._journal = journal
        self._person = person
        self._catalogue = catalogue
        self._history: History | None = None
        self._chosen = 0
        self._back = 0
        self._chart = Chart()

    def compose_room(self) -> ComposeResult:
        """Lay out the names, the chart and the words."""
        yield Static("", id="names", markup=False)
        with VerticalScroll(id="page"):
            yield Static("", id="drawn", markup=False)
            yield Static("", id="told", markup=False)

    async def on_mount(self) -> None:
        """Read the journal, and show everything there is."""
        self.query_one("#page", VerticalScroll).focus()
        try:
            read = partial(read_history, catalogue=self._catalogue)
            self._history = await asyncio.to_thread(read, self._journal, self._person)
        except JournalError as error:
            self.query_one("#told", Static).update(str(error))
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Draw anew for another width."""
        self.call_after_refresh(self._show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer other times where there are some."""
        if action == "earlier":
            return self._chart.earlier > 0
        return action != "later" or self._chart.later > 0

    def _show(self) -> None:
        """Show what is chosen, as wide as there is room."""
        history = self._history
        if history is None:
            return
        chosen = self._shown()
        curves = curves_of(chosen)
        self._chart = draw(curves, history.sessions, self._frame(len(curves)))
        rows = "\n".join([*self._chart.rows, ""]) if self._chart.rows else ""
        drawn = self.query_one("#drawn", Static)
        drawn.update(_coloured(Content(rows)))
        drawn.display = bool(rows)
        head = Content.styled(_("Trends"), "bold $primary")
        names = Content("   ").join([head, *self._names(history.trends)])
        self.query_one("#names", Static).update(names)
        self.query_one("#told", Static).update(_told(history, chosen))
        self.refresh_keys()

    def _frame(self, curves: int) -> Frame:
        """Return the room for so many curves: as many rows of the page as each can have."""
        page = self.query_one("#page", VerticalScroll)
        room = (page.size.height - LEGEND) // max(1, curves) - 1
        height = min(max(room, LOWEST), TALLEST)
        return Frame(page.scrollable_content_region.width - 1, height, self._back)

    def _shown(self) -> Sequence[Trend]:
        trends = self._history.trends if self._history is not None else ()
        return trends[self._chosen - 1 : self._chosen] if self._chosen else trends

    def _names(self, trends: Sequence[Trend]) -> Iterator[Content]:
        """Yield what can be chosen, each with its key; what is shown has a mark before it."""
        if not trends:
            return
        titles = [
            ("a", _("All")),
            *((str(n), one.measure.title) for n, one in enumerate(trends, 1)),
        ]
        for number, (key, title) in enumerate(titles):
            mark = "\u25b8" if number == self._chosen else " "
            style = "bold" if number == self._chosen else ""
            named = Content.styled(f" {title}", style)
            yield Content.assemble((mark, "$primary"), Content.styled(key, "bold $accent"), named)

    def action_choose(self, number: int) -> None:
        """Show one questionnaire, or all of them."""
        if self._history is not None and number <= len(self._history.trends):
            self._chosen, self._back = number, 0
            self._show()
            self.query_one("#page", VerticalScroll).scroll_home(animate=False)

    def action_earlier(self) -> None:
        """Show earlier times."""
        self._go(self._chart.later + min(STEP, self._chart.earlier))

    def action_later(self) -> None:
        """Show later times."""
        self._go(max(0, self._chart.later - STEP))

    def _go(self, back: int) -> None:
        if back != self._back:
            self._back = back
            self._show()

    def action_close(self) -> None:
        """Go back to the journal."""
        self.dismiss(None)


def _coloured(chart: Content) -> Content:
    """Return a chart with its points before everything else in it."""
    chart = chart.highlight_regex(GROUND, style=MUTED).highlight_regex(DAYS, style=MUTED)
    return chart.highlight_regex(POINT, style="bold $primary")


def _told(history: History, trends: Sequence[Trend]) -> str:
    paragraphs = ["\n".join(account(one)) for one in trends] or [_(EMPTY)]
    return "\n\n".join([*paragraphs, *unreadable(history.unreadable)])
