"""The order in which scripts are offered: what a newcomer wants first, and day 10 after day 2.

The chapters of what there is to know are scripts by themselves. They stand below everything else,
and the script that leads through them stands first of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.model import Stage
from integrate.script.order import by_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.library import Entry

FIRST = ("education/what-to-expect", "pre-session/general")
"""The names of the scripts that lead."""
CHAPTERS = "education/"
"""How the names of the chapters begin."""
_STAGES = tuple(Stage)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return scripts as they are offered."""
    return sorted(entries, key=lambda one: (_place(one.name), by_number(one.name)))


def by_stage(entries: Iterable[Entry]) -> list[Entry]:
    """Return scripts as home lists them: by the stage of the therapy, then chapters, then broken.

    Every script is read for that.
    """
    return sorted(in_order(entries), key=_stage)


def _stage(entry: Entry) -> int:
    if entry.reads.script is None:
        return len(_STAGES) + 1
    return len(_STAGES) if is_chapter(entry) else _STAGES.index(entry.reads.script.stage)


def is_chapter(entry: Entry) -> bool:
    """Tell whether a script is one chapter of what there is to know."""
    return entry.name.startswith(CHAPTERS) and entry.name not in FIRST


def _place(name: str) -> int:
    return FIRST.index(name) if name in FIRST else len(FIRST)
