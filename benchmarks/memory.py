"""Memory of home with its list filled, against a bare Textual app.

Measured: the resident memory of each process once its screen stands still, in turn, medians of
five. Peer: `peers/hello.py`. Limit: 8 MB above the peer. It is missed, at about 22 MB: 7 are what
reads scripts, with PyYAML and the questionnaires; 3 the shipped scripts, each read whole, to tell
what it asks, how long it takes and what is wrong with it; 4 the open journal, with SQLite and
libsodium; 3 the commands and the preferences, 5 the lists and the preview of a larger screen. The
engine and the sound are not among them: they are loaded when a session is opened.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.first_paint import first_script
from benchmarks.lodging import lodging
from benchmarks.process import resident

if TYPE_CHECKING:
    from benchmarks.terminal import Terminal

ROUNDS = 5
STANDS_STILL = 1.0
"""Seconds after which nothing more is painted or loaded."""
LIMIT = 8.0


def measure() -> list[Figure]:
    """Weigh both in turn."""
    ours: list[float] = []
    peer: list[float] = []
    script = first_script()
    with lodging() as place:
        for _ in range(ROUNDS):
            with place.hello() as hello:
                peer.append(_weigh(hello, "Hello 0."))
            with place.home() as home:
                ours.append(_weigh(home, script))
    mine, theirs = median(ours), median(peer)
    return [
        Figure(
            "home: memory",
            mine,
            theirs,
            "MB",
            value=mine - theirs,
            limit=LIMIT,
            samples=ROUNDS,
            kind="MB more",
        )
    ]


def _weigh(running: Terminal, words: str) -> float:
    running.until(words)
    running.let_go_by(STANDS_STILL)
    return resident(running.pid)
