"""Measure the program beside its peers: `python -m benchmarks [NAME...] [--json FILE]`.

Prints a table and leaves with 1 when a limit is missed. Each benchmark is a module that says in its
first lines what is measured against what.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import (
    check_throughput,
    console_key,
    console_soak,
    console_three_hours,
    first_paint,
    imports,
    journal_commit,
    journal_history,
    journal_losses,
    key_to_screen,
    live_sound,
    memory,
    rehearse_long,
    rendering,
    save_to_preview,
    waiting,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.figure import Figure

ALL: dict[str, Callable[[], list[Figure]]] = {
    "first_paint": first_paint.measure,
    "imports": imports.measure,
    "key_to_screen": key_to_screen.measure,
    "console_key": console_key.measure,
    "console_soak": console_soak.measure,
    "console_three_hours": console_three_hours.measure,
    "waiting": waiting.measure,
    "memory": memory.measure,
    "save_to_preview": save_to_preview.measure,
    "check_throughput": check_throughput.measure,
    "rehearse_long": rehearse_long.measure,
    "live_sound": live_sound.measure,
    "rendering": rendering.measure,
    "journal_commit": journal_commit.measure,
    "journal_history": journal_history.measure,
    "journal_losses": journal_losses.measure,
}
HEADS = ("what", "ours", "peer", "", "", "limit", "")
ROW = "{:<34} {:>9} {:>9} {:<3} {:>18} {:>7}  {}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(ALL)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    wanted = parser.parse_args(arguments)
    unknown = [name for name in wanted.names if name not in ALL]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; there are {', '.join(ALL)}")
    print(ROW.format(*HEADS))
    figures: list[Figure] = []
    try:
        for name in wanted.names or ALL:
            measured = ALL[name]()
            for figure in measured:
                print(row(figure), flush=True)
            figures += measured
    finally:  # what was measured before a benchmark broke off is kept
        if wanted.json:
            wanted.json.write_text(as_json(figures), encoding="utf-8")
    return 0 if all(figure.is_kept for figure in figures) else 1


def row(figure: Figure) -> str:
    """Return a figure as a line of the table."""
    verdict = "" if figure.limit is None else "kept" if figure.is_kept else "MISSED"
    return ROW.format(
        figure.name,
        f"{figure.ours:.2f}",
        f"{figure.peer:.2f}",
        figure.unit,
        f"{figure.value:.2f} {figure.kind}",
        "-" if figure.limit is None else f"{figure.limit:g}",
        f"{verdict} {figure.note}".strip(),
    )


def as_json(figures: Sequence[Figure]) -> str:
    """Return the figures, and on what they were measured, as JSON."""
    measured_on = {
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
    }
    plain = [asdict(figure) | {"kept": figure.is_kept} for figure in figures]
    return json.dumps({"measured on": measured_on, "figures": plain}, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
