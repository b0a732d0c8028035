"""The note of one session as one value: facts from the journal, and what a clinician adds.

It says what was recorded and nothing else: no amount, no diagnosis, nothing that was not written
down. What was not recorded is named as such by whoever writes the note out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from integrate.journal.agreeing import Agreement
    from integrate.journal.entry import Outcome
    from integrate.journal.export.lived import Lived
    from integrate.journal.export.measured import Total
    from integrate.journal.note.charted import Charted
    from integrate.journal.note.ticked import Ticked
    from integrate.journal.note.timeline import Happening


@dataclass(frozen=True, slots=True)
class Own:
    """What a clinician adds to a note by hand."""

    staff: str = ""
    """Who was there, and as what."""
    interpretation: str = ""
    """What they make of the facts."""
    plan: str = ""

    def with_part(self, part: str, words: str) -> Own:
        """Return it with other words in one of its parts, named by its field."""
        return replace(self, **{part: words})


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a note."""

    name: str
    wall: datetime
    version: int
    digest: str
    """SHA-256 of the text that was signed, in hex."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the person."""

    about: str
    """What was asked; empty where they said it by themselves."""
    words: str
    when: datetime | None
    """When it was said; None for an earlier session."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of one session."""

    lived: Lived
    """The session with the events the note tells of."""
    pseudonym: str
    """What the person is called; empty for whoever keeps the journal."""
    number: int | None
    """Which session of this person it is, of those in this journal; None where it is none."""
    clinician_in_charge: bool
    """Whether it was confirmed before the beginning."""
    agreements: tuple[Agreement, ...]
    intention: tuple[Words, ...]
    said: tuple[Words, ...]
    """Their own words during the session."""
    earlier: tuple[Total, ...]
    """The latest time before the session that each questionnaire was taken."""
    chart: tuple[Charted, ...]
    lists: tuple[Ticked, ...]
    timeline: tuple[Happening, ...]
    dose: datetime | None
    """The mark that divides what was before from what came after; None where none was set."""
    returned: datetime | None
    """When it was marked that the person came back."""
    went_on: datetime | None = None
    """When the script went on by itself from the page of that mark, which nobody ever set."""
    own: Own = Own()
    signature: Signature | None = None

    @property
    def outcome(self) -> Outcome:
        """How the session stands."""
        return self.lived.summary.outcome

    def is_before(self, moment: datetime) -> bool:
        """Tell whether a moment was before the mark of the dose; without one all of it was."""
        return self.dose is None or moment < self.dose

    def of(self, kind: type) -> Iterator[Charted]:
        """Yield the entries of one kind."""
        return (one for one in self.chart if isinstance(one.entry, kind))
