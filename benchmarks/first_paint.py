"""Home from its start to its first paint, against a bare Textual app.

Measured: the time from the fork to the read of the bytes that hold home's title (first figure),
and to those that hold the title of the first script of the list (second figure), in a terminal of
100 columns and 30 rows. Peer: the time to the one line of `peers/hello.py` in the same terminal.
Started in turn, medians. Limit: the first paint within 1.25 of the peer's. The list is filled from
files by a thread after the first paint; it has no limit, and is told so that nothing is hidden
behind the first figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.figure import Figure, ratio
from benchmarks.lodging import lodging
from integrate import bundled
from integrate.script.library import Library

if TYPE_CHECKING:
    from benchmarks.lodging import Lodging

ROUNDS = 15
LIMIT = 1.25
TITLE = "Integrate"
FIRST_STAGE = "pre-session"


def first_script() -> str:
    """Return the title of the script that stands first in home's list."""
    reads = [entry.reads.script for entry in Library((bundled.scripts(),)).entries()]
    return next(script.title for script in reads if script and script.stage == FIRST_STAGE)


def measure() -> list[Figure]:
    """Start both in turn; the first round, which makes the journal, is not counted."""
    hello: list[float] = []
    title: list[float] = []
    listed: list[float] = []
    script = first_script()
    with lodging() as place:
        for _ in range(ROUNDS + 1):
            hello.append(_hello(place))
            painted, filled = _home(place, script)
            title.append(painted)
            listed.append(filled)
    return [
        ratio("home: first paint", title[1:], hello[1:], LIMIT),
        ratio("home: first script in the list", listed[1:], hello[1:], None),
    ]


def _hello(place: Lodging) -> float:
    with place.hello() as running:
        return running.until("Hello 0.") - running.started


def _home(place: Lodging, script: str) -> tuple[float, float]:
    with place.home() as running:
        painted = running.until(TITLE)
        filled = running.until(script)
        return painted - running.started, filled - running.started
