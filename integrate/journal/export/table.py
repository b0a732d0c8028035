"""The export as CSV (RFC 4180): one row an answer, a result, a mark, or an entry of a chart.

The columns stay as they are; a new one is added at the end. A cell that a spreadsheet would take
for a formula begins with an apostrophe, and `unguarded` takes it away again:
https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from integrate.journal.beside import when
from integrate.journal.export.answers import Kind, kind
from integrate.journal.export.characters import readable
from integrate.journal.export.chart_rows import rows
from integrate.journal.export.moments import stamp
from integrate.session.record import Answered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from integrate.journal.export.lived import Lived
    from integrate.journal.export.measured import Total
    from integrate.journal.export.share import Share

COLUMNS = (
    "session",
    "began",
    "stage",
    "title",
    "number",
    "time",
    "kind",
    "step",
    "name",
    "question",
    "answer",
    "value",
)
_FORMULA = re.compile(r"'*[\s\ufeff\u200b\u2400-\u2426]*[=+\-@\uff1d\uff0b\uff0d\uff20\t]")
_NUMBER = re.compile(r"-?[0-9]+")
_Row = tuple[object, ...]


def write(sessions: Sequence[Lived], _share: Share, zone: tzinfo | None = None) -> str:
    """Return the sessions as one table with a line of names."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for lived in sessions:
        for row in _rows(lived, zone):
            writer.writerow([_guarded(readable(str(cell))) for cell in row])
    return out.getvalue()


def _guarded(cell: str) -> str:
    formula = _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if formula else cell


def _rows(lived: Lived, zone: tzinfo | None) -> Iterator[_Row]:
    one = lived.summary
    session = (one.id, stamp(one.began, zone), one.stage, one.title)
    for entry in lived.entries:
        event = entry.recorded.event
        place: tuple[object, ...] = (*session, entry.number, stamp(entry.wall, zone))
        if isinstance(event, Answered):
            what = "item" if lived.is_item(event) else kind(event.value, event.words).value
            told = (event.prompt, event.words, _value(event))
            yield *place, what, event.step, event.name, *told
            continue
        place = (*session, entry.number, stamp(when(entry), zone))
        for row in rows(entry.recorded):
            yield *place, *row
    yield from _totals(lived, session, zone)


def _totals(lived: Lived, session: _Row, zone: tzinfo | None) -> Iterator[_Row]:
    for total in lived.totals:
        for what, name, question, answer, value in _results(total):
            place = (*session, "", stamp(total.wall, zone))
            yield *place, what, total.step, f"{total.name}.{name}", question, answer, value


def _results(total: Total) -> Iterator[tuple[str, str, str, object, object]]:
    """Yield what a questionnaire comes to: kind, name, question, answer and value."""
    measure, reached = total.measure, total.score
    if measure.sums:
        told = "" if reached.total is None else reached.total
        yield "total", "total", measure.title, told, told
    for part in reached.parts:
        yield "part", part.id, f"{measure.title}, {part.title}", part.value, part.value
    if measure.outcomes:
        outcome = reached.outcome
        told, value = (outcome.title, outcome.id) if outcome else ("", "")
        yield "outcome", "outcome", measure.title, told, value


def _value(answered: Answered) -> str:
    """Return the number or the ids that were answered; own words have no other value."""
    value = answered.value
    if kind(value, answered.words) is Kind.WORDS:
        return ""
    return " ".join(value) if isinstance(value, tuple) else str(value)
