"""Totals over time in sentences: a line for each time, and once what the numbers mean.

No sentence calls a direction good or bad, and none calls a result safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.measures import telling
from integrate.measures.measure import Heed
from integrate.measures.telling import CHECK_IN, told_interval
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.journal.trends.history import Taken, Trend
    from integrate.measures.change import Difference
    from integrate.measures.measure import Measure
    from integrate.measures.scoring import Score

NEVER = later("{title} was not taken yet.")
NONE_YET = later("No questionnaire was taken yet.")


def account(trend: Trend) -> list[str]:
    """Return the lines of one questionnaire: its name, each time, and what is to be known."""
    measure = trend.measure
    if not trend.taken:
        return [_(NEVER, title=measure.title)]
    count = len(trend.taken)
    times = several(count, "{title}, once", "{title}, {count} times", title=measure.title)
    rows = [f"{one.when:%d %b %Y, %H:%M}  {' '.join(told(one))}" for one in trend.taken]
    return [times, *rows, *_meaning(measure), _(CHECK_IN)]


def unreadable(count: int) -> list[str]:
    """Return the sentence that sessions could not be read; none where all could."""
    if not count:
        return []
    return [several(count, "One session could not be read.", "{count} sessions could not be read.")]


def told(taken: Taken) -> Iterator[str]:
    """Yield the sentences of one time."""
    measure, score = taken.total.measure, taken.total.score
    if score.total is None:
        yield from _without_total(taken)
    else:
        yield _total(measure, score)
    if taken.since is not None:
        yield _change(taken.since)
    yield from _heeded(taken)
    if taken.days is not None:
        yield from filter(None, [told_interval(measure, taken.days)])


def _total(measure: Measure, score: Score) -> str:
    values = {"total": score.total, "highest": measure.highest, "band": score.band}
    if score.band:
        return _("{total} of {highest}, {band}.", **values)
    return _("{total} of {highest}.", **values)


def _without_total(taken: Taken) -> Iterator[str]:
    """Yield what is missing, the outcome, or the answers where each stands by itself."""
    measure, score = taken.total.measure, taken.total.score
    alike = [*([measure.caution] if measure.caution else []), _(CHECK_IN)]
    sentences = [one for one in telling.told(measure, score) if one not in alike]
    if sentences:
        yield from sentences
    else:
        answers = (f"{item.id}: {one.words}" for item, one in taken.total.answered)
        yield f"{'; '.join(answers)}."


def _change(found: Difference) -> str:
    """Return how far it is from last time, and what the literature calls that."""
    if found.points == 0:
        return _("The same as last time.")
    apart = several(abs(found.points), "1 point", "{count} points")
    more, name = found.points > 0, found.step.name if found.step else ""
    if name:
        told = later("{points} higher: {name}.") if more else later("{points} lower: {name}.")
        return _(told, points=apart, name=name)
    told = later("{points} higher.") if more else later("{points} lower.")
    return _(told, points=apart)


def _heeded(taken: Taken) -> Iterator[str]:
    """Yield the answers that somebody has to heed, which a total does not show."""
    words = {item.id: one.words for item, one in taken.total.answered}
    for one in taken.total.score.flags:
        values = {"item": one.item, "answer": one.answer, "words": words[one.item]}
        if one.heed is Heed.SAFETY:
            yield _("Item {item} is {answer}, {words}.", **values)
        elif taken.total.score.total is not None:
            yield _("Item {item} is {answer}: for a clinician to look at.", **values)


def _meaning(measure: Measure) -> Iterator[str]:
    """Yield what the literature says of totals and of differences, and what is to be said."""
    for step in measure.steps:
        values = {"points": step.points, "name": step.name, "source": step.source}
        yield _("In the literature {points} points or more are {name} ({source}).", **values)
    if measure.screen is not None:
        told = later(
            "From {cut_off} on its authors advise a closer look; a total below rules nothing out."
        )
        yield _(told, cut_off=measure.screen.cut_off)
    if measure.caution:
        yield measure.caution
