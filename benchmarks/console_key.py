"""A letter typed in the console's note line until it is on the screen, against a bare Textual app.

Measured: from the write of a letter to the read of the bytes that hold the whole line so far; all
panes of the console are there and its clocks go. Peer: from the write of the same letter to the
same words in the one Static of `peers/hello.py`. Both run at the same time and are given keys in
turn; medians of 120 keys each. Limit: 2 times the peer. The sound is off: it has a process of its
own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.figure import Figure, ratio
from benchmarks.key_to_screen import SETTLED
from benchmarks.lodging import lodging
from benchmarks.terminal import terminal

if TYPE_CHECKING:
    from benchmarks.terminal import Terminal

LINES, LETTERS = 4, 30
LIMIT = 2.0
SCRIPT = """\
title: A measured day
stage: session
audience: therapist
language: en
checks:
  - {after: start, every: 10 min, do: Look in.}
steps:
  - note: Sit where they can see you.
  - mark: start
  - wait: 45 min
  - Thank you. We are done.
"""
WORDS = "tearfulaskedforahandonshoulder"
"""One word, as blanks may be drawn in more than one way."""


def measure() -> list[Figure]:
    """Type in turn."""
    ours: list[float] = []
    peer: list[float] = []
    typed = [WORDS[: number + 1] for number in range(LETTERS)]
    with lodging() as place:
        script = place.folder / "day.yaml"
        script.write_text(SCRIPT, encoding="utf-8")
        play = place.command("--as", "therapist", "--mute", "play", str(script))
        with (
            terminal(play, place.environment) as console,
            place.hello(*(typed * LINES)) as hello,
        ):
            _begin(console)
            hello.until("Hello 0.")
            for _ in range(LINES):
                for so_far in typed:
                    peer.append(_press(hello, so_far))
                    ours.append(_press(console, so_far))
                console.press("\r")
                console.let_go_by(1.0)
    return [ratio("console: key to screen", ours, peer, LIMIT)]


def _begin(console: Terminal) -> None:
    """Pass what is asked first, sign the warnings over, and stand at the note line."""
    console.until("in charge of this session?")
    console.press("\x1b[B")
    console.let_go_by(SETTLED)
    console.press("\r")
    console.until(" warnings.")
    console.let_go_by(SETTLED)
    console.press("b")
    console.until("to sign the warnings over")
    console.let_go_by(SETTLED)
    console.press("A. Berg\r")
    console.until("Sit where they can see you.")
    console.let_go_by(1.0)


def _press(running: Terminal, words: str) -> float:
    running.let_go_by(SETTLED)
    pressed = running.press(words[-1])
    return running.until(words) - pressed
