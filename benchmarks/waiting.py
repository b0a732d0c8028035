"""Processor used while nothing happens: a prompt that waits, and a breath that goes on.

Measured: utime and stime of the process in a window of 15 seconds, in parts of one core, for a
passage and a writing question that wait, and for the orb of a breath; each with its sound process,
which is told apart. Peer: `peers/hello.py`. All run at the same time, so that each sees the same
machine. Limit: a waiting prompt uses at most 1 % of a core. The breath and the sound process have
none here. Where there is no sound device the sound process ends by itself, and its figure says so.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.lodging import lodging
from benchmarks.process import children, processor_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.terminal import Terminal

WINDOW = 15.0
SETTLING = 18.0
"""Seconds before the window: a notice stays for 15, and the sound process has started by then."""
SLICE = 0.1
LIMIT = 1.0
PROMPTS = {
    "passage": "  - Some words to read.\n  - The end.\n",
    "writing": "  - ask: Some words to answer?\n    save: words\n  - The end.\n",
    "breath": "  - breathe: {in: 4, out: 6}\n    for: 120 s\n    show: Some words.\n",
}
SEEN = {"passage": "Some words", "writing": "Some words", "breath": "breathe in"}


@dataclass(frozen=True, slots=True)
class _Use:
    """Per cent of one core."""

    interface: float
    sound: float


def measure() -> list[Figure]:
    """Let all wait side by side."""
    with ExitStack() as stack:
        running = {"hello": stack.enter_context(stack.enter_context(lodging()).hello())}
        running["hello"].until("Hello 0.")
        for name, steps in PROMPTS.items():
            place = stack.enter_context(lodging())
            running[name] = stack.enter_context(place.player(steps))
            running[name].until(SEEN[name])
        _go_by(running, SETTLING)
        used = _window(running)
    return list(_figures(used))


def _figures(used: Mapping[str, _Use]) -> Iterator[Figure]:
    hello = used["hello"].interface
    for name in PROMPTS:
        limit = None if name == "breath" else LIMIT
        yield _figure(f"{name}: processor", used[name].interface, hello, limit)
        sound = used[name].sound
        note = "" if sound else "no sound process at work"
        yield _figure(f"{name}: processor of the sound", sound, hello, None, note)


def _figure(name: str, ours: float, peer: float, limit: float | None, note: str = "") -> Figure:
    kind = "% of a core"
    return Figure(name, ours, peer, "%", value=ours, limit=limit, samples=1, kind=kind, note=note)


def _window(running: Mapping[str, Terminal]) -> dict[str, _Use]:
    before = {name: _spent(one) for name, one in running.items()}
    began = perf_counter()
    _go_by(running, WINDOW)
    seconds = perf_counter() - began
    after = {name: _spent(one) for name, one in running.items()}
    return {
        name: _Use(
            *(
                100 * (then - now) / seconds
                for then, now in zip(after[name], before[name], strict=True)
            )
        )
        for name in running
    }


def _spent(running: Terminal) -> tuple[float, float]:
    """Return the seconds used by the interface and by what it started."""
    sound = sum(processor_time(child) for child in children(running.pid))
    return processor_time(running.pid), sound


def _go_by(running: Mapping[str, Terminal], seconds: float) -> None:
    deadline = perf_counter() + seconds
    while perf_counter() < deadline:
        for one in running.values():
            one.let_go_by(SLICE)
