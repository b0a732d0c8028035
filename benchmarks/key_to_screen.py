"""Enter in the player until the next passage is on the screen, against a bare Textual app.

Measured: from the write of Enter to the read of the bytes that hold the next passage; in between
the step is committed to the journal, since nothing is shown before it is kept. Peer: from the
write of Enter to the same words in the one Static of `peers/hello.py`. Both run at the same time
and are given keys in turn; medians of 120 keys each. Limit: 1.5 times the peer. The passages are
as long as those of the shipped scripts: one to four lines. The sound is off: it has a process of
its own.

The limit is missed, at about 2.1. Of the 2.7 ms beyond the peer's 2.4, taken on their quickest
tenth, 1 ms is the commit on a disk that flushes at once, and more on any other; 0.7 ms are the
engine, the way to the thread that waits for the disk and back, and the view; and 0.9 ms Textual
takes to draw anew all that lies between the two places that change, the passage and its number. The
commit is measured in the same turns, one event into a journal in the same folder, and taken off in
the second figure, which has no limit.
"""

from __future__ import annotations

from datetime import UTC, datetime
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.figure import Figure, ratio
from benchmarks.lodging import lodging
from integrate.journal.store import Journal
from integrate.session.record import Entered, Recorded

if TYPE_CHECKING:
    from benchmarks.terminal import Terminal

KEYS = 120
SETTLED = 0.05
"""Seconds between two keys, so that no work of one is counted with the next."""
LIMIT = 1.5
SENTENCE = "You might notice where you sit, and what carries you. "
MOST_SENTENCES = 4


def passages() -> list[str]:
    """Return the texts, each with a number of its own at its beginning."""
    return [
        f"Passage {number}. {SENTENCE * (number % MOST_SENTENCES + 1)}".strip()
        for number in range(KEYS + 2)
    ]


def measure() -> list[Figure]:
    """Press keys in turn."""
    ours: list[float] = []
    peer: list[float] = []
    commits: list[float] = []
    texts = passages()
    steps = "".join(f"  - {text}\n" for text in texts)
    with (
        lodging() as place,
        place.player(steps, "--mute") as player,
        place.hello(*texts[1:]) as hello,
        Journal.open(place.folder / "beside", place.folder / "keys") as journal,
    ):
        session = journal.begin()
        player.until("Passage 0.")
        hello.until("Hello 0.")
        for number in range(1, KEYS + 1):
            peer.append(_press(hello, f"Passage {number}."))
            commits.append(_commit(journal, session, Recorded(number, Entered("", texts[number]))))
            ours.append(_press(player, f"Passage {number}."))
    rest = [mine - commit for mine, commit in zip(ours, commits, strict=True)]
    note = f"the commit: {median(commits) * 1e3:.2f} ms"
    return [
        ratio("player: key to screen", ours, peer, LIMIT),
        ratio("player: the same, less the commit", rest, peer, None, note),
    ]


def _press(running: Terminal, words: str) -> float:
    running.let_go_by(SETTLED)
    pressed = running.press("\r")
    return running.until(words) - pressed


def _commit(journal: Journal, session: str, recorded: Recorded) -> float:
    """Return the seconds it takes to keep an event."""
    began = perf_counter()
    journal.append(session, datetime.now(UTC), recorded)
    return perf_counter() - began
