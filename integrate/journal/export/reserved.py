"""What of a session only a therapist reads: the questionnaires that only a therapist asks.

Their questions, answers and results are left out for everybody else; nothing of it is changed in
the journal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.export.measured import asked_by, is_published
from integrate.measures.measure import Audience
from integrate.session.record import Answered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.journal.entry import Entry
    from integrate.measures.catalogue import Catalogue


def readable_by(
    audience: Audience, entries: Sequence[Entry], catalogue: Catalogue
) -> tuple[Entry, ...]:
    """Return the entries that are for these eyes."""
    if audience is Audience.THERAPIST:
        return tuple(entries)
    reserved = catalogue.only_for_therapists
    events = (entry.recorded.event for entry in entries)
    items = (one for one in events if isinstance(one, Answered) and is_published(one, reserved))
    steps = {asked_by(one.step) for one in items}
    return tuple(one for one in entries if not _is_of(one, steps))


def _is_of(entry: Entry, steps: set[str]) -> bool:
    step = getattr(entry.recorded.event, "step", "")
    return bool(step) and asked_by(step) in steps
