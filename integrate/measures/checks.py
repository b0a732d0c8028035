"""What a questionnaire's file must be beside well-formed: its parts have to fit together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from integrate.measures.measure import TOTAL
from integrate.measures.response import Scale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.measures.fields import Fields
    from integrate.measures.measure import Item, Measure
    from integrate.measures.response import Response

WIDEST = 100
"""How far apart the ends of a scale may be: a front end shows no longer one."""
LONGEST_AGO = 366
"""The longest look-back period in days; what looks back on a whole life has 0."""


def check(measure: Measure, fields: Fields) -> None:
    """Raise `Unfit` at the first thing that does not fit; `fields` says sentences with places."""
    if not 0 <= measure.period.days <= LONGEST_AGO:
        what = f"a look-back period has from 0 to {LONGEST_AGO} days"
        raise fields.unfit(what, "period.days")
    for number, item in enumerate(measure.items, start=1):
        _check_response(item.response, fields, f"items[{number}]")
        _check_item(measure, number, item, fields)
    if not measure.counted:
        raise fields.unfit("no item counts; a questionnaire needs one that does", "items")
    _check_subscales(measure, fields)
    _check_sums(measure, fields)
    _check_pattern(measure, fields)
    _check_outcomes(measure, fields)


def _check_response(response: Response, fields: Fields, place: str) -> None:
    if isinstance(response, Scale):
        if not 0 < response.high - response.low <= WIDEST:
            raise fields.unfit(f"a scale goes up, by {WIDEST} at most", place)
        if any(one.value not in response.values for one in response.labels):
            raise fields.unfit("a label stands outside the scale", place)
    elif len(set(response.values)) < max(2, len(response.values)):
        raise fields.unfit("an item has two answers or more, each with a value of its own", place)


def _check_item(measure: Measure, number: int, item: Item, fields: Fields) -> None:
    place = f"items[{number}]"
    before = measure.items[: number - 1]
    if item.id in {one.id for one in before}:
        raise fields.unfit(f"the id `{item.id}` stands at an earlier item already", place)
    # The same words may be asked twice with other answers, as for fear and for avoidance.
    twin = next((one for one in before if _said(one) == _said(item)), None)
    if twin is not None:
        raise fields.unfit(f"the words of item `{twin.id}` stand here once more", place)
    if item.asked_if is not None:
        _check_known(item.asked_if.items, (one.id for one in before), fields, f"{place}.asked if")
    if item.flag is not None and item.flag.least not in item.response.values:
        raise fields.unfit("the flag begins at no answer of the item", f"{place}.flag")


def _said(item: Item) -> tuple[str, Response]:
    return " ".join(item.words.casefold().split()), item.response


def _check_known(wanted: Iterable[str], known: Iterable[str], fields: Fields, place: str) -> None:
    strange = sorted(set(wanted) - set(known))
    if strange:
        raise fields.unfit(f"there is no `{strange[0]}` that this could mean", place)


def _check_subscales(measure: Measure, fields: Fields) -> None:
    ids = [TOTAL]
    for number, one in enumerate(measure.subscales, start=1):
        place = f"scoring.subscales[{number}]"
        if one.id in ids or not one.id.isidentifier():
            raise fields.unfit(f"the id `{one.id}` is taken, or has a hyphen in it", place)
        ids.append(one.id)
        _check_known(one.items, (item.id for item in measure.counted), fields, place)


def _check_sums(measure: Measure, fields: Fields) -> None:
    """Check that whatever is said of totals can be a total."""
    if not 1 <= measure.times <= WIDEST:
        raise fields.unfit("a sum is multiplied with 1 or more", "scoring.times")
    needs_a_sum = measure.subscales or measure.bands or measure.screen or measure.steps
    if not measure.sums and needs_a_sum:
        raise fields.unfit("where nothing is summed, nothing can be said of a sum", "scoring.total")
    _check_bands(measure, fields)
    screen = measure.screen
    if screen is not None:
        inside = measure.lowest <= screen.lowest <= screen.cut_off
        if not (inside and screen.cut_off <= screen.highest <= measure.highest):
            what = f"totals go from {measure.lowest} to {measure.highest}; the cut-off is not there"
            raise fields.unfit(what, "scoring.cut-off")
    points = [0, *(one.points for one in measure.steps)]
    if any(one >= after for one, after in pairwise(points)) or points[-1] > measure.highest:
        raise fields.unfit("changes stand in rising order, within the totals", "scoring.change")


def _check_bands(measure: Measure, fields: Fields) -> None:
    lows = [one.low for one in measure.bands]
    if not lows:
        return
    if lows[0] != measure.lowest:
        what = f"the first band begins at the lowest total, {measure.lowest}"
        raise fields.unfit(what, "scoring.bands[1]")
    for number, (one, after) in enumerate(pairwise(lows), start=2):
        if not one < after <= measure.highest:
            what = f"bands stand in rising order, none above the highest total, {measure.highest}"
            raise fields.unfit(what, f"scoring.bands[{number}]")


def _check_pattern(measure: Measure, fields: Fields) -> None:
    if measure.pattern is None:
        return
    sizes = {one.id: len(one.items) for one in measure.subscales}
    for number, need in enumerate(measure.pattern.needs, start=1):
        place = f"scoring.pattern.needs[{number}]"
        _check_known([need.subscale], sizes, fields, place)
        if not 1 <= need.count <= sizes[need.subscale]:
            raise fields.unfit("the subscale has not as many items", place)


def _check_outcomes(measure: Measure, fields: Fields) -> None:
    outcomes = measure.outcomes
    for number, one in enumerate(outcomes, start=1):
        place = f"scoring.outcomes[{number}]"
        _check_known(one.items, (item.id for item in measure.items), fields, place)
        if bool(one.items) is (number == len(outcomes)):
            what = "the last outcome, and no other, is for what is left over: it has no `any of`"
            raise fields.unfit(what, place)
