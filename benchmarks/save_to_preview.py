"""A script is saved until the preview shows it: `integrate preview` in a terminal.

Measured: from the rename that puts the saved file in its place to the read of the bytes that hold
the player's new title, for a script of sixty steps, shown at its first step and at its fiftieth,
which is walked to anew. Saves come at any moment between two looks of the preview. There is no
peer; the limit is half a second.
"""

from __future__ import annotations

from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.lodging import lodging
from benchmarks.sixty_steps import script
from benchmarks.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.terminal import Terminal

SAVES = 40
LIMIT = 500.0
"""Milliseconds."""
BETWEEN = (0.3, 0.5)
"""Seconds between two saves: longer than one look, and never in step with the looks."""
FAR = 50
"""How many steps are gone on by before the second figure."""


def measure() -> list[Figure]:
    """Save again and again, and wait for each."""
    with lodging() as place:
        path = place.folder / "walk.yaml"
        _save(path, "Begin.")
        command = place.command("preview", str(path))
        with terminal(command, place.environment) as running:
            running.until("Begin.")
            first = _saves(running, path, "near")
            for _ in range(FAR):
                running.press("n")
                running.let_go_by(0.05)
            far = _saves(running, path, "far")
    return [_figure("first step", first), _figure("fiftieth step", far)]


def _saves(running: Terminal, path: Path, mark: str) -> list[float]:
    draw = Random(1)  # noqa: S311 -- moments to measure at, no secret
    taken: list[float] = []
    for number in range(SAVES):
        running.let_go_by(draw.uniform(*BETWEEN))
        running.press("")
        saved = _save(path, f"Saved {mark} {number}.")
        # The title stands on the screen at every step.
        taken.append(running.until(f"Saved {mark} {number}.") - saved)
    return taken


def _save(path: Path, words: str) -> float:
    """Save as an editor does that never leaves half a file; return when it was there."""
    text = script(0).replace("steps:\n", f"steps:\n  - {words}\n", 1)
    lines = text.splitlines(keepends=True)
    lines[0] = f"title: {words}\n"
    other = path.with_suffix(".new")
    other.write_text("".join(lines), encoding="utf-8")
    other.replace(path)
    return perf_counter()


def _figure(where: str, taken: list[float]) -> Figure:
    ours = median(taken) * 1e3
    note = f"slowest {max(taken) * 1e3:.0f} ms"
    name = f"save to preview: {where}"
    return Figure(name, ours, LIMIT, "ms", ours, LIMIT, len(taken), kind="ms", note=note)
