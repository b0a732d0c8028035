"""Where help can be called, by country: the rows of `crisis_lines.toml`, read strictly.

A number that is wrong is worse than none. So a row without its dates, or with a field that is
missing, unknown or malformed, is refused; and a row that no person has dialled says so.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("crisis_lines.toml")
ANYWHERE = "findahelpline.com"
"""Where lines of every country are listed; named beside every row that was not checked."""
STALE_AFTER = 183
"""After how many days a checked row has to be checked again: about six months."""
_CODE = re.compile(r"[A-Z]{2}")
_DIGITS = re.compile(r"\d")
_ROW = {"country", "name", "emergency", "verified_on", "verified_by", "line"}


class BadLines(Exception):
    """The file cannot be trusted; the message names the row and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody to talk to."""

    name: str
    number: str
    """The number to call; empty for a line that is written to only."""
    sms: str
    """What to write, and to which number; empty when it cannot be written to."""
    hours: str
    url: str


@dataclass(frozen=True, slots=True)
class Country:
    """Where help is called in one country."""

    country: str
    """Its two letters."""
    name: str
    emergency: str
    lines: tuple[Line, ...]
    verified_on: date | None
    """The day on which a person dialled every number; None when nobody has."""
    verified_by: str

    def is_stale(self, today: date) -> bool:
        """Tell whether the row has to be dialled (again); a day that is yet to come proves none."""
        if self.verified_on is None:
            return True
        return not 0 <= (today - self.verified_on).days <= STALE_AFTER


def read(text: str) -> tuple[Country, ...]:
    """Return the rows of a file. Raises `BadLines`."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadLines(f"The file of crisis lines is no TOML: {error}.") from error
    rows = table.get("country")
    if table.keys() != {"country"} or not isinstance(rows, list) or not rows:
        raise BadLines("A file of crisis lines holds rows named `country`, and nothing else.")
    found = tuple(_country(row, number) for number, row in enumerate(rows, start=1))
    codes = [one.country for one in found]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise BadLines(f"The country `{twice[0]}` has two rows; leave one.")
    return found


@cache
def shipped() -> tuple[Country, ...]:
    """Return the rows that come with the program, by the name of the country."""
    rows = read(FILE.read_text(encoding="utf-8"))
    return tuple(sorted(rows, key=lambda one: one.name))


def _country(row: Any, number: int) -> Country:
    where = f"row {number}"
    if isinstance(row, dict) and isinstance(row.get("country"), str):
        where = f"the row of `{row['country']}`"
    texts = _texts(row, _ROW, {"line"}, where)
    if not _CODE.fullmatch(texts["country"]):
        raise BadLines(f"In {where}, `country` has to be two capital letters.")
    for needed in ("name", "emergency"):
        if not texts[needed].strip():
            raise BadLines(f"In {where}, `{needed}` is empty.")
    if not _DIGITS.search(texts["emergency"]):
        raise BadLines(f"In {where}, `emergency` holds no number.")
    lines = row["line"]
    if not isinstance(lines, list) or not lines:
        raise BadLines(f"In {where}, there has to be at least one `line`.")
    return Country(
        country=texts["country"],
        name=texts["name"],
        emergency=texts["emergency"],
        lines=tuple(_line(one, where) for one in lines),
        verified_on=_verified(texts, where),
        verified_by=texts["verified_by"],
    )


def _line(row: Any, where: str) -> Line:
    texts = _texts(row, {field.name for field in fields(Line)}, set(), f"a line of {where}")
    if not texts["name"].strip():
        raise BadLines(f"In {where}, a line has no `name`.")
    if not _DIGITS.search(texts["number"] + texts["sms"]):
        raise BadLines(f"In {where}, the line `{texts['name']}` has neither `number` nor `sms`.")
    return Line(**texts)


def _verified(texts: dict[str, str], where: str) -> date | None:
    on, by = texts["verified_on"], texts["verified_by"].strip()
    if bool(on) != bool(by):
        raise BadLines(f"In {where}, `verified_on` and `verified_by` go together.")
    if not on:
        return None
    try:
        return datetime.strptime(on, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise BadLines(f"In {where}, `verified_on` is no date as in 2025-01-31.") from error


def _texts(row: Any, wanted: set[str], others: set[str], where: str) -> dict[str, str]:
    """Return the texts of a row that has exactly the fields it has to have."""
    if not isinstance(row, dict):
        raise BadLines(f"In {where}, there is no table.")
    wrong = sorted(row.keys() ^ wanted)
    if wrong:
        what = "is missing" if wrong[0] in wanted else "is no field"
        raise BadLines(f"In {where}, `{wrong[0]}` {what}.")
    for name in sorted(wanted - others):
        if not isinstance(row[name], str) or (row[name] and not row[name].isprintable()):
            raise BadLines(f"In {where}, `{name}` has to be text in quotation marks.")
    return {name: row[name] for name in wanted - others}
