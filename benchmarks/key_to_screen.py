"""Enter in the player until the next passage is on the screen, against a bare Textual app.

Measured: from the write of Enter to the read of the bytes that hold the next passage; in between
the step is committed to the journal, since nothing is shown before it is kept. Peer: from the
write of Enter to the same words in the one Static of `peers/hello.py`. Both run at the same time
and are given keys in turn; medians of 120 keys each. Limit: 1.5 times the peer. The passages are
as long as those of the shipped scripts: one to four lines. The sound is off: it has a process of
its own. The limit is missed, at about 2.1: the commit comes before the screen moves on, and takes
most of what is above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.figure import Figure, ratio
from benchmarks.lodging import lodging

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
    texts = passages()
    steps = "".join(f"  - {text}\n" for text in texts)
    with (
        lodging() as place,
        place.player(steps, "--mute") as player,
        place.hello(*texts[1:]) as hello,
    ):
        player.until("Passage 0.")
        hello.until("Hello 0.")
        for number in range(1, KEYS + 1):
            peer.append(_press(hello, f"Passage {number}."))
            ours.append(_press(player, f"Passage {number}."))
    return [ratio("player: key to screen", ours, peer, LIMIT)]


def _press(running: Terminal, words: str) -> float:
    running.let_go_by(SETTLED)
    pressed = running.press("\r")
    return running.until(words) - pressed
