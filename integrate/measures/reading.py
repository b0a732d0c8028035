"""From a JSON file to a questionnaire: the one reader for shipped and private files alike.

`docs/measures.md` describes the file. What a file says is checked against itself by `checks.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.measures.checks import check
from integrate.measures.fields import parse
from integrate.measures.measure import (
    AskedIf,
    Audience,
    Band,
    Codes,
    Flag,
    Heed,
    Item,
    Measure,
    Need,
    Outcome,
    Pattern,
    Period,
    Screen,
    Step,
    Stub,
    Subscale,
)
from integrate.measures.response import Choice, Choices, Scale

if TYPE_CHECKING:
    from integrate.measures.fields import Fields
    from integrate.measures.response import Response

SUM, NONE = "sum", "none"


def read_measure(content: bytes, file: str) -> Measure:
    """Return the questionnaire in a file. Raises `Unfit` with its first fault."""
    fields = parse(content, file)
    period, licence, codes = fields.inner("period"), fields.inner("licence"), _codes(fields)
    scoring = fields.inner("scoring")
    usual = _response(fields)
    measure = Measure(
        id=fields.id("id"),
        title=fields.text("title"),
        name=fields.text("name"),
        version=fields.text("version"),
        audience=Audience(fields.one_of("audience", tuple(Audience), default=Audience.PATIENT)),
        validated=fields.yes("validated", default=True),
        caution=fields.text("caution", default=""),
        period=Period(period.text("words"), period.whole("days")),
        instruction=fields.text("instruction", default=""),
        stem=fields.text("stem", default=""),
        items=_items(fields, usual),
        sums=scoring.one_of("total", (SUM, NONE)) == SUM,
        times=scoring.whole("times", default=1),
        subscales=_subscales(scoring),
        bands=_bands(scoring),
        screen=_screen(scoring),
        pattern=_pattern(scoring),
        outcomes=_outcomes(scoring),
        steps=_steps(scoring),
        citation=fields.text("citation"),
        licence=licence.text("terms"),
        notice=licence.text("notice"),
        codes=codes,
    )
    for one in (fields, period, licence, scoring):
        one.close()
    check(measure, fields)
    return measure


def read_stub(content: bytes, file: str) -> Stub:
    """Return what is known of a questionnaire that is not here. Raises `Unfit`."""
    fields = parse(content, file)
    stub = Stub(
        id=fields.id("id"),
        title=fields.text("title"),
        name=fields.text("name"),
        holder=fields.text("holder"),
        why=fields.text("why"),
        how=fields.text("how"),
    )
    fields.close()
    return stub


def _codes(fields: Fields) -> Codes:
    if not fields.has("loinc"):
        return Codes()
    inner = fields.inner("loinc")
    codes = Codes(inner.text("panel", default=""), inner.text("total", default=""))
    inner.close()
    return codes


def _response(fields: Fields) -> Response | None:
    """Return how an item is answered, or all of them unless they say otherwise."""
    if fields.has("choices"):
        return Choices(_marks(fields, "choices"))
    if not fields.has("scale"):
        return None
    scale = fields.inner("scale")
    low, high = scale.whole("from"), scale.whole("to")
    response = Scale(low, high, _marks(scale, "labels"))
    scale.close()
    return response


def _marks(fields: Fields, key: str) -> tuple[Choice, ...]:
    marks = []
    for one in fields.inners(key, needed=True):
        marks.append(Choice(one.whole("value"), one.text("words")))
        one.close()
    return tuple(marks)


def _items(fields: Fields, usual: Response | None) -> tuple[Item, ...]:
    found = fields.inners("items", needed=True)
    return tuple(_item(one, number, usual) for number, one in enumerate(found, start=1))


def _item(fields: Fields, number: int, usual: Response | None) -> Item:
    response = _response(fields) or usual
    if response is None:
        raise fields.unfit("`choices` or `scale` is missing, here or for all items")
    item = Item(
        id=fields.id("id", default=str(number)),
        words=fields.text("words"),
        response=response,
        counted=fields.yes("counted", default=True),
        completes_stem=fields.yes("completes stem", default=True),
        aside=fields.text("aside", default=""),
        asked_if=_asked_if(fields),
        flag=_flag(fields),
        loinc=fields.text("loinc", default=""),
    )
    fields.close()
    return item


def _asked_if(fields: Fields) -> AskedIf | None:
    if not fields.has("asked if"):
        return None
    inner = fields.inner("asked if")
    items, least = inner.ids("any of"), inner.whole("from")
    found = AskedIf(items, least, inner.yes("or unanswered", default=False))
    inner.close()
    return found


def _flag(fields: Fields) -> Flag | None:
    if not fields.has("flag"):
        return None
    inner = fields.inner("flag")
    flag = Flag(inner.whole("from"), Heed(inner.one_of("heed", tuple(Heed))))
    inner.close()
    return flag


def _subscales(scoring: Fields) -> tuple[Subscale, ...]:
    found = []
    for one in scoring.inners("subscales"):
        found.append(Subscale(one.id("id"), one.text("title"), one.ids("items")))
        one.close()
    return tuple(found)


def _bands(scoring: Fields) -> tuple[Band, ...]:
    found = []
    for one in scoring.inners("bands"):
        found.append(Band(one.whole("from"), one.text("name")))
        one.close()
    return tuple(found)


def _screen(scoring: Fields) -> Screen | None:
    if not scoring.has("cut-off"):
        return None
    inner = scoring.inner("cut-off")
    cut_off = inner.whole("from")
    lowest = inner.whole("lowest", default=cut_off)
    highest = inner.whole("highest", default=cut_off)
    screen = Screen(cut_off, lowest, highest, inner.text("source"))
    inner.close()
    return screen


def _pattern(scoring: Fields) -> Pattern | None:
    if not scoring.has("pattern"):
        return None
    inner = scoring.inner("pattern")
    needs = []
    for one in inner.inners("needs", needed=True):
        needs.append(Need(one.id("subscale"), one.whole("count")))
        one.close()
    pattern = Pattern(inner.text("name"), inner.whole("from"), tuple(needs), inner.text("source"))
    inner.close()
    return pattern


def _outcomes(scoring: Fields) -> tuple[Outcome, ...]:
    found = []
    for one in scoring.inners("outcomes"):
        items = one.ids("any of", needed=False)
        least = one.whole("from", default=1)
        found.append(Outcome(one.id("id"), one.text("title"), items, least, one.text("words")))
        one.close()
    return tuple(found)


def _steps(scoring: Fields) -> tuple[Step, ...]:
    found = []
    for one in scoring.inners("change"):
        found.append(Step(one.whole("points"), one.text("name"), one.text("source")))
        one.close()
    return tuple(found)
