"""What questionnaires came to last time, for the page that tells what they come to now.

Sessions are read from the newest on, and no further than needed; a time without a score is passed
over, as nothing can be compared with it.
"""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF
from integrate.journal.export.measured import totals
from integrate.journal.export.moments import local
from integrate.journal.recalling import MOST_SESSIONS, earlier
from integrate.measures.catalogue import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.journal.readable import Readable
    from integrate.measures.catalogue import Catalogue
    from integrate.session.record import Earlier


def last_scores(
    journal: Readable,
    ids: Iterable[str],
    person: str = SELF,
    catalogue: Catalogue = KNOWN,
    now: datetime | None = None,
) -> tuple[Earlier, ...]:
    """Return the last score of each of these questionnaires that has one, by their ids.

    Days are those of the calendar of this computer. A session that cannot be read is passed over.
    Raises `JournalError` when the journal as a whole cannot be read.
    """
    wanted, found = set(ids), dict[str, "Earlier"]()
    today = (now or datetime.now().astimezone()).astimezone().date()
    sessions = earlier(journal, person) if wanted else iter(())
    for _session, entries in islice(sessions, MOST_SESSIONS):
        for one in reversed(totals(entries, catalogue)):
            name, total = one.measure.id, one.score.total
            if name in wanted and total is not None:
                days = max(0, (today - local(one.wall).date()).days)
                found.setdefault(name, (name, total, days))
        if found.keys() >= wanted:
            break
    return tuple(found[name] for name in sorted(found))
