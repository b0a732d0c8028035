"""What stands on the page after the last item of a questionnaire: its result, in words.

It is a check-in and no diagnosis. Where an item has no answer there is no score, and the page says
which; what the last time came to is brought along with the beginning of the session.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.measures.change import Last
from integrate.measures.scoring import score
from integrate.measures.telling import told
from integrate.session.questionnaire import given_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.measures.measure import Measure
    from integrate.script.answers import Answers
    from integrate.session.record import Earlier


@dataclass(frozen=True, slots=True)
class Result:
    """A questionnaire whose items were asked."""

    measure: Measure
    items: tuple[str, ...]
    """The names the items are saved under, in order."""
    before: tuple[str, ...]
    """The names of its totals from earlier in the same script, the last one last."""


def has_page(measure: Measure) -> bool:
    """Tell whether a result says more than the one answer that was just given."""
    return len(measure.items) > 1


def words(result: Result, answers: Answers, earlier: Iterable[Earlier]) -> str:
    """Return what the page says, a sentence to a paragraph; the holders' notice is the last."""
    measure = result.measure
    found = score(measure, given_to(measure, result.items, answers))
    lines = told(measure, found, _last(result, answers, earlier))
    return "\n\n".join([*lines, measure.notice])


def _last(result: Result, answers: Answers, earlier: Iterable[Earlier]) -> Last | None:
    """Return the time before: one of this session, else the one that was brought along."""
    here = [answers[name].value for name in result.before if name in answers]
    if here:
        return Last(int(str(here[-1])), 0)
    brought = (Last(total, days) for name, total, days in earlier if name == result.measure.id)
    return next(brought, None)
