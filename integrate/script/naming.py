"""Checks that names mean something.

What is recalled was saved before, ids stand once, a `goto` leads forward, and a check follows a
mark that there is.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from integrate.script.agreement import Known, Sort, check_agreement, known_from
from integrate.script.declaration import specs
from integrate.script.kinds import PROSE
from integrate.script.problem import did_you_mean
from integrate.script.structure import VERBS, Repeat, every_step
from integrate.script.verbs import Goto, Mark, Measure, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.expression import Expression
    from integrate.script.model import Check
    from integrate.script.problem import Reading
    from integrate.script.structure import AnyStep

_SAVING = (Question, Measure)
TOTAL = "total"
END = "end"
"""Where a `goto` may lead besides a step's id."""
_RECALLING = {
    verb: [one.attribute for one in specs(verb).values() if one.kind is PROSE]
    for verb in VERBS.values()
}
"""The fields of each verb that may recall answers."""


def check_names(
    steps: tuple[AnyStep, ...], recall: Iterable[str], checks: Iterable[Check], reading: Reading
) -> None:
    """Note every name without a meaning.

    `recall` are the names that earlier sessions saved.
    """
    saved: dict[str, Known] = {name: Known() for name in recall}
    flat = list(every_step(steps))
    for step in flat:
        for found in expressions(step):
            _check_expression(found, step, saved, reading)
        if isinstance(step, _SAVING):
            _learn(saved, step)
        if isinstance(step, Repeat) and step.until is not None:
            _check_until(step, step.until, saved, reading)
    _check_ids(flat, reading)
    _check_gotos(flat, reading)
    _check_marks(flat, checks, reading)


def _learn(saved: dict[str, Known], step: AnyStep) -> None:
    """Add the names that a step saves; one that two questions save can be either's answer."""
    for name, known in known_from(step).items():
        saved[name] = saved[name].or_else(known) if name in saved else known


def expressions(step: AnyStep) -> list[Expression]:
    """Return the expressions that are evaluated before or while a step is shown."""
    found = [] if step.when is None else [step.when]
    for attribute in _RECALLING[type(step)]:
        found += getattr(step, attribute).expressions
    return found


def _check_expression(
    found: Expression, step: AnyStep, saved: dict[str, Known], reading: Reading
) -> None:
    for name in found.names:
        is_known = name in saved or _is_subscale(name, saved)
        if not is_known and name.partition(".")[0] not in reading.lost:
            what = f"no earlier step saves `{name}`"
            remedy = did_you_mean(name, saved) or f"add `save: {name}` to an earlier question"
            reading.complain("E201", step.place, what, remedy)
    check_agreement(found, step.place, saved, reading)


def _is_subscale(name: str, saved: dict[str, Known]) -> bool:
    """Tell whether a name may mean a subscale of a questionnaire; a review knows which there are.

    What is nearly `total` is taken for a slip.
    """
    of, _, part = name.partition(".")
    is_part = of in saved and saved[of].sort is Sort.MEASURE and bool(part)
    return is_part and not get_close_matches(part, [TOTAL], n=1)


def _check_until(
    step: Repeat, until: Expression, saved: dict[str, Known], reading: Reading
) -> None:
    """Check `until` with the names that the round itself saves: it is asked after a round."""
    inner = dict(saved)
    for one in every_step(step.steps):
        _learn(inner, one)
    _check_expression(until, step, inner, reading)


def _check_ids(steps: list[AnyStep], reading: Reading) -> None:
    ids: dict[str, int] = {}
    for step in steps:
        if not step.id:
            continue
        if step.id in ids:
            what = f"the id `{step.id}` stands in line {ids[step.id]} already"
            reading.complain("E202", step.place, what, "give this step another id")
        ids.setdefault(step.id, step.place.line)


def _check_gotos(steps: list[AnyStep], reading: Reading) -> None:
    places = {step.id: number for number, step in enumerate(steps) if step.id}
    for number, step in enumerate(steps):
        if not isinstance(step, Goto) or step.target == END:
            continue
        if step.target not in places:
            what = f"no step or section has the id `{step.target}`"
            remedy = did_you_mean(step.target, [*places, END])
            reading.complain("E206", step.place, what, remedy)
        elif places[step.target] <= number:
            what = f"`{step.target}` stands before this step; a `goto` only leads forward"
            remedy = "use `repeat` for what comes several times"
            reading.complain("E206", step.place, what, remedy)


def _check_marks(steps: list[AnyStep], checks: Iterable[Check], reading: Reading) -> None:
    marks = {step.mark for step in steps if isinstance(step, Mark)}
    for check in checks:
        if check.after not in marks:
            what = f"no step marks `{check.after}`"
            remedy = did_you_mean(check.after, marks) or f"add `- mark: {check.after}`"
            reading.complain("E207", check.place, what, remedy)
