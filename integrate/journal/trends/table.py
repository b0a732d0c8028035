"""Totals over time as CSV (RFC 4180): a row for each time that a questionnaire was taken.

The columns stay as they are; a new one is added at the end. All of it is numbers, moments and
published names, so no cell can be a formula.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from integrate.measures.change import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.journal.trends.history import Taken, Trend

COLUMNS = (
    "measure",
    "time",
    "session",
    "total",
    "highest",
    "band",
    "cut_off",
    "positive",
    "change",
    "change_name",
    "days",
    "overlaps",
    "parts",
    "outcome",
    "missing",
    "flags",
)


def write(trends: Iterable[Trend]) -> str:
    """Return the trends as one table with a line of names."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(one) for trend in trends for one in trend.taken)
    return out.getvalue()


def _row(taken: Taken) -> list[object]:
    measure, score, since = taken.total.measure, taken.total.score, taken.since
    step = since.step if since else None
    return [
        measure.id,
        taken.when.isoformat(timespec="seconds"),
        taken.session,
        score.total,
        measure.highest if measure.sums else None,
        score.band,
        score.cut_off if score.total is not None else None,
        _yes(score.positive),
        since.points if since else None,
        step.name if step else None,
        taken.days,
        None if taken.days is None else _yes(overlaps(measure, taken.days)),
        " ".join(f"{part.id}={part.value}" for part in score.parts),
        score.outcome.id if score.outcome else None,
        " ".join(score.missing),
        " ".join(f"{one.item}={one.answer}" for one in score.flags),
    ]


def _yes(value: bool | None) -> str | None:  # noqa: FBT001 -- a cell, not a switch
    return None if value is None else ("yes" if value else "no")
