"""The export as plain text for a health record: at most 80 columns, one line an event.

Record systems strip layout, so there are no tables. What a person wrote is set in behind the times,
so that no line of it can be taken for one of the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.export.characters import wrap
from integrate.journal.export.moments import clock
from integrate.journal.export.scenes import Part, facts, heading, lines, sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from integrate.journal.export.lived import Lived
    from integrate.journal.export.share import Share

WIDTH = 80
_SHOWN = " " * 7
_ANSWER = " " * 9
_NOT_A_DIAGNOSIS = "What a person answered in Integrate. It is not a diagnosis."


def write(sessions: Sequence[Lived], share: Share, zone: tzinfo | None = None) -> str:
    """Return the sessions as lines of at most `WIDTH` columns."""
    rows = [f"JOURNAL ({share.value})", _NOT_A_DIAGNOSIS]
    for lived in sessions:
        rows += ["", "-" * WIDTH, *_session(lived, zone)]
    return "\n".join(rows) + "\n"


def _session(lived: Lived, zone: tzinfo | None) -> Iterator[str]:
    yield from wrap(heading(lived), WIDTH)
    for name, value in facts(lived, zone):
        yield from wrap(f"{name}: {value}", WIDTH)
    yield ""
    time = ""
    for line in lines(lived.entries):
        now = clock(line.wall, zone)
        begin = f"{now}  " if now != time else _SHOWN
        inside = _ANSWER if line.part is Part.ANSWER else _SHOWN
        rows = wrap(line.text, WIDTH - len(inside))
        if line.part is Part.ANSWER:
            begin = inside
        else:
            time = now
        yield from (
            (prefix + row).rstrip()
            for prefix, row in zip([begin, *[inside] * len(rows)], rows, strict=False)
        )
    for one in sums(lived):
        yield from wrap(one, WIDTH)
