"""A part of the console: a frame with a title, and words in it that are drawn when they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from integrate.words import _, later

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from integrate.journal.agreeing import Agreement
    from integrate.player.hearing import Sounding
    from integrate.player.wall_times import Times
    from integrate.session.desk import Desk
    from integrate.session.view import View


@dataclass(frozen=True, slots=True)
class Present:
    """What the console shows at one moment."""

    view: View
    desk: Desk
    times: Times
    sounding: Sounding
    saved: datetime | None
    """When the last event was kept, by the clock on the wall."""
    person: str = ""
    """The person's pseudonym."""
    clock_from: str = ""
    """The mark that was chosen for the big clock."""
    unsaved: str = ""
    """Why the last event is not kept; empty where all are."""
    agreed: tuple[Agreement, ...] = ()
    """What was agreed with the person."""
    guests: int = 0
    """How many second screens show the person's view."""
    sitters: int = 0
    """How many sitter cards are shown."""

    def clock(self, moment: float) -> str:
        """Return what the clock on the wall showed at a moment, to the second."""
        return f"{self.times.at(moment):%H:%M:%S}"

    def hour(self, moment: float) -> str:
        """Return what the clock on the wall showed at a moment, to the minute."""
        return f"{self.times.at(moment):%H:%M}"


class Pane(Vertical):
    """One part."""

    TITLE: ClassVar[str] = later("Console")
    KEY: ClassVar[str] = ""
    """The key that leads here, as the title names it."""

    shown: Present | None = None
    """The moment that was shown last."""

    def on_mount(self) -> None:
        """Put the title in the frame."""
        self.border_title = f"{_(self.TITLE)}  {self.KEY}".strip()

    def compose(self) -> ComposeResult:
        """Lay out the words."""
        yield Static("", classes="words", markup=False)

    def show(self, present: Present) -> None:
        """Show a moment."""
        self.shown = present
        put(self.query_one(".words", Static), self.words(present))

    def on_resize(self) -> None:
        """Fit the words to the room there is now: a pane that comes up had none."""
        if self.shown is not None:
            self.show(self.shown)

    def words(self, present: Present) -> Content:  # noqa: ARG002 -- for the parts
        """Return what the pane says at a moment."""
        return Content("")

    @property
    def columns(self) -> int:
        """How many columns there are for words."""
        return max(10, self.content_size.width)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return max(1, self.content_size.height)


def put(place: Static, words: Content) -> None:
    """Show words in a place if they differ from what stands there; lay out if they grow."""
    before = place.content
    if not isinstance(before, Content):
        place.update(words)
    elif not before.is_same(words):
        grows = len(before) != len(words) or before.plain.count("\n") != words.plain.count("\n")
        place.update(words, layout=grows)


def cut(words: str, width: int) -> str:
    """Return words in one line of a width, with an ellipsis where there are more."""
    line = " ".join(words.split())
    return line if len(line) <= width else f"{line[: max(0, width - 1)].rstrip()}…"


def hung(head: Content, words: Content, columns: int) -> Content:
    """Return words behind their head, every row of them in line with the first."""
    indent = head.cell_length
    rows = words.wrap(max(8, columns - indent))
    return Content.assemble(head, Content("\n" + " " * indent).join(rows))


def stacked(lines: list[Content]) -> Content:
    """Return lines below one another."""
    return Content("\n").join(lines)


def muted(words: str) -> Content:
    """Return words that stand back."""
    return Content.styled(words, "$foreground-muted")


def warning(words: str) -> Content:
    """Return words that call for attention; the mark before them does so without colour."""
    return Content.styled(f"! {words}", "bold $warning")
