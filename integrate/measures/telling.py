"""A score in sentences: what it is, what its authors say of it, and what it is not.

No sentence calls a result good, bad or safe. What helps after a safety answer is for the front ends
to say, before any of this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.measures.change import difference, overlaps
from integrate.measures.measure import Heed
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.measures.change import Difference, Last
    from integrate.measures.measure import Measure
    from integrate.measures.scoring import Score

CHECK_IN = later("This is a check-in, not a diagnosis. Talk it over with your clinician.")


def told(measure: Measure, score: Score, last: Last | None = None) -> list[str]:
    """Return the sentences of a score, the most important first, beside the last one before it."""
    lines = [*_heeded(score), *_missing(measure, score), *_outcome(score), *_total(measure, score)]
    lines += [*_since(measure, score, last), *_flags(score)]
    return [*lines, *([measure.caution] if measure.caution else []), _(CHECK_IN)]


def told_change(measure: Measure, found: Difference) -> str:
    """Return the sentence of a difference, with what the literature calls it."""
    if found.points == 0:
        return _("The same as last time: {before}.", before=found.before)
    apart = several(abs(found.points), "1 point", "{count} points")
    direction = later("{points} lower than last time ({before}).")
    if found.points > 0:
        direction = later("{points} higher than last time ({before}).")
    beginning = _(direction, points=apart, before=found.before)
    step = found.step or next(iter(measure.steps), None)
    if step is None:
        return beginning
    calls = later("In the literature {points} or more are {name} ({source}).")
    values = {"points": step.points, "name": step.name, "source": step.source}
    return f"{beginning} {_(calls, **values)}"


def told_interval(measure: Measure, days: int) -> str:
    """Return the sentence that this is sooner than the look-back period; empty when it is not."""
    if not overlaps(measure, days):
        return ""
    period = measure.period.words
    if days == 0:
        today = later("Last time was today. The questions look back on {period}; the two overlap.")
        return _(today, period=period)
    ago = several(days, "1 day", "{count} days")
    return _(
        "Last time was {ago} ago. The questions look back on {period}, so the two overlap.",
        ago=ago,
        period=period,
    )


def _since(measure: Measure, score: Score, last: Last | None) -> Iterator[str]:
    if last is None:
        return
    if last.total is not None and score.total is not None:
        yield told_change(measure, difference(measure, last.total, score.total))
    if last.days is not None:
        yield from filter(None, [told_interval(measure, last.days)])


def _heeded(score: Score) -> Iterator[str]:
    """Yield the answers about safety: whatever the total says, they are not to be passed by."""
    for one in score.flags:
        if one.heed is Heed.SAFETY and score.total is not None:
            told = later("Item {item} is {answer}. That matters by itself, whatever the total is.")
            yield _(told, item=one.item, answer=one.answer)


def _missing(measure: Measure, score: Score) -> Iterator[str]:
    if score.missing and (measure.sums or measure.outcomes):
        names = ", ".join(score.missing)
        yield several(
            len(score.missing),
            "There is no score: item {items} has no answer, and none is made up.",
            "There is no score: items {items} have no answer, and none is made up.",
            items=names,
        )


def _outcome(score: Score) -> Iterator[str]:
    if score.outcome is not None:
        yield f"{score.outcome.title}. {score.outcome.words}"


def _total(measure: Measure, score: Score) -> Iterator[str]:
    if score.total is None:
        return
    values = {"title": measure.title, "total": score.total, "highest": measure.highest}
    if score.band:
        yield _("{title}: {total} of {highest}, {band}.", band=score.band, **values)
    else:
        yield _("{title}: {total} of {highest}.", **values)
    for part in score.parts:
        values = {"title": part.title, "total": part.value, "highest": part.highest}
        yield _("{title}: {total} of {highest}.", **values)
    if score.positive is not None:
        reached = later("It reaches {cut_off}, from where its authors advise a closer look.")
        below = later("It is below {cut_off}, the cut-off of its authors; that rules nothing out.")
        yield _(reached if score.positive else below, cut_off=score.cut_off)
    if score.fits_pattern is not None and measure.pattern is not None:
        fits = later("The answers fit the {pattern}. Only an interview can tell more.")
        fits_not = later("The answers do not fit the {pattern}; that rules nothing out.")
        yield _(fits if score.fits_pattern else fits_not, pattern=measure.pattern.name)


def _flags(score: Score) -> Iterator[str]:
    for one in score.flags:
        if one.heed is Heed.REVIEW:
            values = {"item": one.item, "answer": one.answer}
            yield _("Item {item} is {answer}: for a clinician to look at.", **values)
