from __future__ import annotations

from random import Random
from time import monotonic
from typing import TYPE_CHECKING

from integrate.journal.entry import Outcome
from tests.journal.losing import killed

if TYPE_CHECKING:
    from tests.journal.home import Home

EVENTS = 10_000
LONGEST = 15.0
"""Seconds after which no further writer is started, on a slow disk."""


def test_killed_while_writing(home: Home) -> None:
    """Killed at random points of ten thousand events, no event that was acknowledged is lost."""
    chance = Random(11)  # noqa: S311 - the same points each time
    began, written, acknowledged = monotonic(), 0, dict[str, int]()
    while written < EVENTS and monotonic() - began < LONGEST:
        session, number = killed(home, len(acknowledged), chance.randint(1, 900))
        acknowledged[session] = number
        written += number
    with home.open() as journal:
        assert journal.notice == ""
        assert all(finding.is_fine for finding in journal.verify())
        assert {one.outcome for one in journal.sessions()} == {Outcome.INTERRUPTED}
        for session, number in acknowledged.items():
            entries = journal.events(session)
            assert number <= len(entries) <= number + 4  # some were written, and not yet printed
            assert [entry.recorded.at for entry in entries] == [
                float(entry.number) for entry in entries
            ]
