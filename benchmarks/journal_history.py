"""How soon the history is there with ten thousand sessions behind one, against an empty journal.

Measured: opening the journal by its device key and listing the newest page of sessions, in this
process. Peer: the same with a journal without sessions. They are opened in turn; the figure is the
difference of the medians, and the limit 50 ms. The second figure is the same for the whole list,
which nothing waits for; it has no limit.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from integrate.journal.store import Journal
from integrate.session.record import Answered, Began, Entered, Finished, Recorded

if TYPE_CHECKING:
    from integrate.journal.writing import Moments

SESSIONS = 10_000
EVENTS = 60
PAGE = 100
ROUNDS = 20
LIMIT = 50.0
WORDS = "A heron stood by the canal and did not mind me."


def measure() -> list[Figure]:
    """Build the long journal, and open both in turn."""
    with TemporaryDirectory(prefix="integrate-benchmark-") as name:
        full, empty = Path(name) / "full", Path(name) / "empty"
        _build(full)
        Journal.open(empty, empty / "keys").close()
        ours: list[float] = []
        peer: list[float] = []
        for _ in range(ROUNDS):
            peer.append(_open(empty, PAGE))
            ours.append(_open(full, PAGE))
        everything = [_open(full, None) for _ in range(5)]
    return [
        _later("history: newest page of 10,000", ours, peer, LIMIT),
        _later("history: all 10,000 sessions", everything, peer, None),
    ]


def _build(folder: Path) -> None:
    began = datetime(2020, 1, 1, tzinfo=UTC)
    with Journal.open(folder, folder / "keys") as journal:
        sessions = {f"s{number}": _session(began, number) for number in range(SESSIONS)}
        journal.bring_in(sessions)


def _session(began: datetime, number: int) -> Moments:
    """Return a finished session of sixty events, a third of them answers."""
    start = began + timedelta(hours=number)
    written = [Recorded(0.0, Began("evening", "d1", "An evening", "integration", "patient"))]
    for at in range(1, EVENTS - 1):
        step = f"step-{at}"
        is_answer = at % 3 == 0
        answer = Answered(step, "line", "What stayed with you today?", WORDS, WORDS)
        event = answer if is_answer else Entered(step, "What stayed with you today?")
        written.append(Recorded(float(at), event))
    written.append(Recorded(float(EVENTS), Finished()))
    return [(start + timedelta(seconds=at), one) for at, one in enumerate(written)]


def _open(folder: Path, limit: int | None) -> float:
    """Return the seconds until the sessions are there."""
    began = perf_counter()
    with Journal.open(folder, folder / "keys") as journal:
        found = journal.sessions(limit=limit)
        took = perf_counter() - began
    if found and len(found) != (limit or SESSIONS):
        raise RuntimeError(f"the list has {len(found)} sessions")
    return took


def _later(name: str, ours: list[float], peer: list[float], limit: float | None) -> Figure:
    mine, theirs = median(ours) * 1e3, median(peer) * 1e3
    return Figure(
        name,
        ours=mine,
        peer=theirs,
        unit="ms",
        value=mine - theirs,
        limit=limit,
        samples=len(ours),
        kind="ms more",
    )
