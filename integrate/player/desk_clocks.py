"""The clocks of a session: since a mark, in the session without its pauses, until the next check.

Time since a mark never stands still, the session's does while it is held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.charting import VitalsTaken

if TYPE_CHECKING:
    from integrate.session.desk import Desk, SetMark
    from integrate.session.record import Seconds


def session_time(desk: Desk, now: Seconds) -> Seconds:
    """Return how long the session has lasted, without its pauses."""
    going = 0.0 if desk.paused_since is None else now - desk.paused_since
    return max(0.0, now - desk.began - desk.paused - going)


def main_mark(desk: Desk, chosen: str = "") -> SetMark | None:
    """Return the mark that the big clock runs from: the chosen one, or the script's first."""
    named = {one.name: one for one in desk.marks}
    order = [chosen, *desk.mark_names]
    return next((named[one] for one in order if one in named), None)


def last_mark(desk: Desk) -> SetMark | None:
    """Return the mark that was latest; None before the first."""
    return max(desk.marks, key=lambda one: one.moment, default=None)


def next_mark(desk: Desk) -> str:
    """Return the first mark of the script that is not set yet; empty where all are."""
    known = {one.name for one in desk.marks}
    return next((one for one in desk.mark_names if one not in known), "")


def taken_vitals(desk: Desk) -> list[VitalsTaken]:
    """Return the vital signs that stand, in the order in which they were taken."""
    standing = [one.entry for one in desk.chart if not one.corrected_by]
    found = [one for one in standing if isinstance(one, VitalsTaken)]
    return sorted(found, key=lambda one: one.begun)
