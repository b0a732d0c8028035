"""What is at hand about a person, in words: the same on a screen, in lines and from a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.entry import Outcome
from integrate.journal.export.characters import one_line
from integrate.journal.export.moments import local
from integrate.journal.note.sections import NO_DIAGNOSIS, agreement_words
from integrate.journal.trends.telling import told, unreadable
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime, tzinfo

    from integrate.journal.at_hand import AtHand

_ENDED = {
    Outcome.FINISHED: later("came to its end"),
    Outcome.STOPPED: later("stopped before its end"),
    Outcome.INTERRUPTED: later("not finished"),
    Outcome.UNREADABLE: later("cannot be read"),
}
NO_SESSION = later("None yet in this journal.")
NO_MEASURE = later("No questionnaire was taken yet.")
NO_AGREEMENT = later(
    "Nothing on record. Touch, consent and the rest are agreed before a session, or not at all."
)
NOTHING_KEPT = later("Nothing yet.")
PAST = later("What was agreed on another day is asked again today.")


def at_hand_words(found: AtHand, zone: tzinfo | None = None) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts, each with its heading; no part is ever empty."""

    def day(moment: datetime) -> str:
        return _day(local(moment, zone))

    yield _("Last sessions"), list(_sessions(found, day)) or [_(NO_SESSION)]
    yield _("Questionnaires, the latest of each"), list(_measures(found)) or [_(NO_MEASURE)]
    agreed = [agreement_words(one, day(one.when)) for one in found.agreements]
    yield _("Agreements and wishes"), [*agreed, _(PAST)] if agreed else [_(NO_AGREEMENT)]
    kept = [f"“{one_line(one.words)}” ({day(one.wall)})" for one in found.remembered]
    yield _("What they wanted to remember"), kept or [_(NOTHING_KEPT)]


def _day(day: date) -> str:
    """Return a day as trends write it: two digits, so that the days of a list end in one column."""
    return f"{day:%d %b %Y}"


def _sessions(found: AtHand, day: Callable[[datetime], str]) -> Iterator[str]:
    for one in found.sessions:
        title = one_line(one.title) or _("a session that cannot be read")
        yield f"{day(one.began)}  {title}, {_(_ENDED[one.outcome])}"
    older = found.count - len(found.sessions)
    if older > 0:
        yield several(older, "and 1 more before", "and {count} more before")
    yield from unreadable(found.unreadable)


def _measures(found: AtHand) -> Iterator[str]:
    for one in found.measures:
        title = one.total.measure.title
        yield f"{_day(one.when)}  {title}: {' '.join(told(one))}"
    if found.measures:
        yield _(NO_DIAGNOSIS)
