"""Asking for the day of a session: today, yesterday, or a day that is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from integrate.player.courses import day_of
from integrate.player.following import CannotFollow, read_day
from integrate.ui.line_panel import LinePanel
from integrate.ui.ways import WaysPanel
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

TYPE_A_DAY = later(
    "Which day is it? Write it as in {example} or “2 March”. Days that have been and days to come "
    "will both do."
)
LATER = "later"


@dataclass(frozen=True, slots=True)
class Told:
    """What the person told."""

    day: date | None
    """The day of the session; None where it is told later."""


def ask_for_day(
    app: App[int], words: str, take: Callable[[Told], object], *, may_wait: bool = False
) -> None:
    """Ask for the day of a session; `take` gets what is told, and nothing where it is left.

    `may_wait` lets the person tell it later.
    """
    now = day_of(datetime.now(UTC))
    wait = {LATER: _("I tell it later")} if may_wait else {}
    ways = {"today": _("Today"), "yesterday": _("Yesterday"), "another": _("Another day")}

    def chosen(way: str | None) -> None:
        match way:
            case "today":
                take(Told(now))
            case "yesterday":
                take(Told(now - timedelta(1)))
            case "another":
                app.push_screen(_line_panel(now), typed)
            case "later":
                take(Told(None))

    def typed(line: str | None) -> None:
        if line is not None:
            take(Told(read_day(line, now)))

    app.push_screen(WaysPanel(words, wait | ways), chosen)


def _line_panel(now: date) -> LinePanel:
    def refuse(line: str) -> str:
        try:
            read_day(line, now)
        except CannotFollow as sentence:
            return str(sentence)
        return ""

    return LinePanel(_(TYPE_A_DAY, example=f"{now:%Y-%m-%d}"), "", refuse)
