"""The order of names as people count: `day-2` comes before `day-10`."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"(\d+)")


def by_number(name: str) -> list[tuple[int, str]]:
    """Return a key that sorts `2 sea` before `10 rain`."""
    parts = _DIGITS.split(name.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
