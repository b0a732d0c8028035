"""A note made from a kept session: its own events, and what the person's earlier sessions add.

The journal is read and never written here. Events that came after those a note tells of are left
aside, so that a note can be made again as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.agreeing import agreements
from integrate.journal.errors import Refused
from integrate.journal.export.answers import Kind, kind, settled
from integrate.journal.export.lived import lived
from integrate.journal.export.measured import totals
from integrate.journal.note.charted import charted
from integrate.journal.note.checked import checked
from integrate.journal.note.moments import Clock
from integrate.journal.note.note import Note, Own, Words
from integrate.journal.note.ticked import lists
from integrate.journal.note.timeline import timeline
from integrate.journal.note.wording import DOSE, RETURNED
from integrate.journal.recalling import earlier
from integrate.session.charting import Quoted
from integrate.session.record import PAGES, Answered, Began, LeftOpen, Marked
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, tzinfo
    from typing import TypeAlias

    from integrate.journal.entry import Entry, Person, Summary
    from integrate.journal.export.lived import Lived
    from integrate.journal.export.measured import Total
    from integrate.journal.note.charted import Charted
    from integrate.journal.readable import Readable

    Before: TypeAlias = Sequence[tuple[Summary, Sequence[Entry]]]

SESSION = "session"
"""The stage of a script that accompanies a session with the medicine."""
INTENTION = "intention"
AT_A_MOMENT = frozenset({"suds"})
"""Questionnaires that ask about one moment, and say nothing of a session on another day."""
NOT_LED = later(
    "Session {session} was not led by a therapist, and has no note: `integrate journal export` "
    "writes it for others."
)


def build(
    journal: Readable,
    summary: Summary,
    whose: Person,
    own: Own,
    zone: tzinfo | None = None,
    *,
    upto: int | None = None,
) -> Note:
    """Return the note of a session, from its first `upto` events or from all of them.

    Times of day are those of `zone`, or of this computer. Raises `Refused` for a session that no
    therapist led, and `JournalError` when it cannot be read.
    """
    if summary.role != "therapist" or summary.stage in PAGES:
        raise Refused(_(NOT_LED, session=summary.id))
    one = lived(summary, journal.events(summary.id)[:upto])
    before = [found for found in earlier(journal, summary.person) if _was_before(found[0], summary)]
    clock = Clock(one.entries, zone)
    chart = charted(one.entries, clock)
    marks = list(_marks(one.entries, clock))
    named = [wall for mark, wall in marks if mark == DOSE]
    first = [wall for _mark, wall in marks]
    returned = [wall for mark, wall in marks if mark in RETURNED]
    return Note(
        lived=one,
        pseudonym=whose.pseudonym,
        number=_number(journal, summary),
        clinician_in_charge=_is_clinician_in_charge(one.entries),
        agreements=agreements([(summary, one.entries), *before]),
        intention=_intention(one, before),
        said=tuple(_said(one, chart)),
        earlier=_earlier(before),
        chart=chart,
        lists=tuple(lists(one.entries)),
        timeline=timeline(one.entries, clock, chart, checked(one.entries, clock), one.totals),
        dose=next(iter([*named[-1:], *first[:1]]), None),
        returned=next(iter(returned[-1:]), None),
        went_on=None if returned else _went_on(one.entries),
        own=own,
    )


def _was_before(one: Summary, than: Summary) -> bool:
    return one.id != than.id and one.began <= than.began


def _number(journal: Readable, summary: Summary) -> int | None:
    """Return which of the person's sessions with the medicine it is, in this journal."""
    if summary.stage != SESSION:
        return None
    every = [one for one in journal.sessions() if one.person == summary.person]
    return 1 + sum(one.stage == SESSION and _was_before(one, summary) for one in every)


def _marks(entries: Sequence[Entry], clock: Clock) -> Iterator[tuple[str, datetime]]:
    for entry in entries:
        event = entry.recorded.event
        if isinstance(event, Marked):
            wall = entry.wall if event.moment is None else clock.wall(event.moment)
            yield event.mark, wall


def _went_on(entries: Sequence[Entry]) -> datetime | None:
    """Return when the script went on, with nobody at the keys, from where the return is marked."""
    for entry in entries:
        event = entry.recorded.event
        if isinstance(event, LeftOpen) and event.mark in RETURNED:
            return entry.wall
    return None


def _is_clinician_in_charge(entries: Sequence[Entry]) -> bool:
    began = entries[0].recorded.event
    return isinstance(began, Began) and began.clinician_in_charge


def _intention(one: Lived, before: Before) -> tuple[Words, ...]:
    """Return what the person wanted to bring: said in this session, or the last time before it."""
    for entries in (one.entries, *(entries for _summary, entries in before)):
        found = tuple(
            Words(event.prompt, event.words, entry.wall)
            for event, entry in _own_words(entries)
            if _is_intention(event.name)
        )
        if found:
            return found
    began = one.entries[0].recorded.event
    carried = began.carried if isinstance(began, Began) else ()
    return tuple(Words("", words, None) for name, _value, words in carried if _is_intention(name))


def _said(one: Lived, chart: Iterable[Charted]) -> Iterator[Words]:
    """Yield the person's own words, in order: quotes, and what they answered."""
    quotes = [
        (found.when, Words("", found.corrections[-1].text, found.when))
        if found.corrections
        else (found.when, Words("", found.entry.text, found.when))
        for found in chart
        if isinstance(found.entry, Quoted) and not found.struck
    ]
    answers = [
        (entry.wall, Words(event.prompt, event.words, entry.wall))
        for event, entry in _own_words(one.entries)
        if not _is_intention(event.name)
    ]
    for _when, words in sorted([*quotes, *answers], key=lambda pair: pair[0]):
        yield words


def _own_words(entries: Sequence[Entry]) -> Iterator[tuple[Answered, Entry]]:
    for entry in settled(entries).values():
        event = entry.recorded.event
        if isinstance(event, Answered) and kind(event.value, event.words) is Kind.WORDS:
            yield event, entry


def _is_intention(name: str) -> bool:
    return INTENTION in name.split("_")


def _earlier(before: Before) -> tuple[Total, ...]:
    """Return the latest earlier time that each questionnaire was taken; the newest come first."""
    found: dict[str, Total] = {}
    for _summary, entries in before:
        for total in reversed(totals(entries)):
            measure = total.measure
            if measure.id not in AT_A_MOMENT and (measure.sums or measure.outcomes):
                found.setdefault(measure.id, total)
    return tuple(found.values())
