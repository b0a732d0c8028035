"""E601: a questionnaire that this program does not have, or that cannot be asked like this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.measures.measure import Audience
from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.naming import expressions
from integrate.script.problem import did_you_mean
from integrate.script.verbs import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft

OWN = "Then its file goes into the folder `measures` beside the journal."


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each questionnaire that is not there, and each sum that one does not have."""
    known = draft.catalogue
    for step in draft.of(Measure):
        place = draft.at_words(step, step.measure)
        measure = known.measures.get(step.measure)
        if step.measure in known.stubs:
            what = f"`{step.measure}` is not part of the program, and no file of your own is here"
            remedy = f"{known.stubs[step.measure].how} {OWN}"
            yield Finding(place, what, remedy, step.place)
        elif measure is None:
            what = f"there is no questionnaire `{step.measure}`"
            yield Finding(place, what, did_you_mean(step.measure, known.measures), step.place)
        elif measure.audience is Audience.THERAPIST and not draft.script.for_therapist:
            what = f"`{step.measure}` is asked by a therapist"
            yield Finding(place, what, "write `audience: therapist` above", step.place)
    yield from _sums(draft)


def _sums(draft: Draft) -> Iterator[Finding]:
    """Yield each use of a sum that none of the questionnaires of its name has."""
    known: dict[str, set[str]] = {}
    for asked in draft.of(Measure):
        measure = draft.catalogue.measures.get(asked.measure)
        if measure is not None:
            known.setdefault(asked.name, set()).update(measure.sum_names)
    if not known:
        return  # as in most scripts: looking at every expression is the slow part
    for step in draft.steps:
        for name in {name for one in expressions(step) for name in one.names}:
            of, _, sum_name = name.partition(".")
            if sum_name and of in known and sum_name not in known[of]:
                what = f"the questionnaire `{of}` has no `{sum_name}`"
                has = ", ".join(f"`{of}.{one}`" for one in sorted(known[of]))
                remedy = f"there is: {has}" if has else "nothing is added up in it"
                yield Finding(draft.at_words(step, name), what, remedy, step.place)


RULE = Rule(
    Explanation(
        code="E601",
        title="a questionnaire that is not there",
        why=(
            "A questionnaire is asked in its published words and scored as published, so only "
            "those come with the program whose licence lets them, and each has the sums that its "
            "authors gave it. A script with another one cannot begin. Some are asked by a "
            "therapist alone."
        ),
        failing=example("- measure: gad-9\n- Rest a while."),
        passing=example("- measure: gad-2\n- Rest a while."),
    ),
    _check,
)
