"""All ways through a script as lines to look through, and as plain values for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integrate.plain.wrapping import clean
from integrate.review.ways import BEFORE
from integrate.script.quantity import clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.review.paths import Survey
    from integrate.review.tally import Route
    from integrate.review.timing import Length
    from integrate.review.ways import Choice, Walker, Way
    from integrate.script.problem import Span


def plain(found: Survey, answered: Survey, walker: Walker, ways: Sequence[Way]) -> dict[str, Any]:
    """Return what was found as values that JSON can hold.

    `answered` is how long the ways usually take on which no question is passed over, which is what
    a script's `duration` tells. `count` is an upper bound unless `exact`. A way has `seconds`
    (`shortest`, `usual`, `longest`), `answers` (`step`, `name`, `value`; null where the question is
    passed over) and `ends_well`. `ways` are the first ones of `count`.
    """
    return {
        "count": found.count,
        "exact": found.is_exact,
        "shortest": _plain_route(walker, found.shortest),
        "quickest": _plain_route(walker, found.quickest),
        "slowest": _plain_route(walker, found.slowest),
        "longest": _plain_route(walker, found.longest),
        "answered": {
            "least": round(answered.quickest.length.usual, 1),
            "most": round(answered.slowest.length.usual, 1),
        },
        "silence": {
            "seconds": found.silence.length,
            "step": found.silence.step,
            "place": _plain_place(found.silence.place),
        },
        "unreached": [
            {"step": one.step, "place": _plain_place(one.place)} for one in found.unreached
        ],
        "dead_ends": [
            {
                "step": one.step,
                "place": _plain_place(one.place),
                "count": one.count,
                "way": _plain_route(walker, one.route),
            }
            for one in found.dead_ends
        ],
        "ways": [_plain_way(way) for way in ways],
    }


def _plain_route(walker: Walker, route: Route) -> dict[str, Any]:
    way = walker.way_along(route.turns)
    return {
        "seconds": _plain_length(route.length),
        "answers": [_plain_choice(one) for one in way.choices] if way else [],
    }


def _plain_way(way: Way) -> dict[str, Any]:
    return {
        "seconds": _plain_length(way.length),
        "answers": [_plain_choice(one) for one in way.choices],
        "ends_well": way.ends_well,
    }


def _plain_length(length: Length) -> dict[str, float]:
    return {
        "shortest": round(length.shortest, 1),
        "usual": round(length.usual, 1),
        "longest": round(length.longest, 1),
    }


def _plain_choice(choice: Choice) -> dict[str, Any]:
    return {"step": choice.step, "name": choice.name, "value": choice.value}


def _plain_place(place: Span | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"file": place.file, "line": place.line, "column": place.column}


def lines(found: Survey, answered: Survey, walker: Walker, ways: Sequence[Way]) -> Iterator[str]:
    """Yield what was found, with the ways one by one."""
    yield from _sum(found, answered, walker)
    if found.dead_ends:
        yield "\nEnds without a closing:"
        for end in found.dead_ends:
            where = f"after {_where(end.step, end.place)}" if end.place else "without any step"
            yield f"  {where}, on {_ways(end.count)}: {_answers_along(walker, end.route)}"
    if found.unreached:
        yield "\nSteps that are on no way:"
        for one in found.unreached:
            yield f"  {_where(one.step, one.place)}"
    yield "\nFrom the shortest to the longest time, and as it usually goes:"
    for number, way in enumerate(ways, start=1):
        failing = "" if way.ends_well else "  (ends without a closing)"
        yield f"{number:>4}. {_length(way.length)}  {_answers(way.choices)}{failing}"
    if found.count > len(ways):
        yield f"      and {found.count - len(ways)} more"


def _sum(found: Survey, answered: Survey, walker: Walker) -> Iterator[str]:
    few, many = found.quickest, found.slowest
    yield f"{'' if found.is_exact else 'At most '}{_ways(found.count)} through it."
    usually = f"{clock(few.length.usual)} to {clock(many.length.usual)}"
    yield f"  Usually {usually}."
    least, most = answered.quickest.length.usual, answered.slowest.length.usual
    if (least, most) != (few.length.usual, many.length.usual):
        yield f"  With every question answered {clock(least)} to {clock(most)}."
    yield f"  At the shortest {clock(found.shortest.length.shortest)}."
    yield f"  At the longest {clock(found.longest.length.longest)}."
    if found.count > 1:
        yield f"  Usually quickest with: {_answers_along(walker, few)}"
        yield f"  Usually slowest with: {_answers_along(walker, many)}"
    if found.silence.place:
        where = _where(found.silence.step, found.silence.place)
        yield f"  Longest silence: {clock(found.silence.length)}, until the end of {where}"


def _ways(count: int) -> str:
    return "1 way" if count == 1 else f"{count} ways"


def _where(step: str, place: Span | None) -> str:
    if place is None:
        return f"`{step}`"
    file = f" of {place.file}" if place.file else ""
    named = "the step" if "#" in step else f"`{step}`"  # only an `id` is the author's own word
    return f"{named} in line {place.line}{file}"


def _length(length: Length) -> str:
    span = f"{clock(length.shortest)} to {clock(length.longest)}"
    return f"{span:<18} {clock(length.usual):>7}"


def _answers_along(walker: Walker, route: Route) -> str:
    way = walker.way_along(route.turns)
    return _answers(way.choices) if way else "answers that were not found"


def _answers(choices: Sequence[Choice]) -> str:
    return "; ".join(map(_answer, choices)) or "any answers"


def _answer(choice: Choice) -> str:
    name = f"{choice.name} from before" if choice.step == BEFORE else choice.name
    match choice.value:
        case None:
            return f"{name} passed over"
        case tuple() as ticked:
            return f"{name}: {', '.join(ticked) or 'nothing ticked'}"
    return f"{name}: {clean(str(choice.value))}"
