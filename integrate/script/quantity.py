"""Times and levels as people write them: `90 s`, `2 min`, `1 h 30 min`, `1:30`, `-9 dB`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

Seconds: TypeAlias = float
Decibels: TypeAlias = float

LONGEST: Seconds = 12 * 3600.0
"""The longest time a script may name: half a day."""

_UNITS: dict[str, Seconds] = {"h": 3600.0, "min": 60.0, "s": 1.0}
_PART = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(h|min|s)\b")
_UNIT_OF = {"h": "h", "m": "min", "s": "s"}
_UNIT_WORDS = re.compile(r"(?:h(?:ou?)?rs?|hours?|m(?:in[a-z]*)?|s(?:ec[a-z]*)?)(?![a-z])")
"""Units as people write them, some of them misspelt."""
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")
NUMBER = r"\d{1,6}(?:\.\d{1,3})?"
"""The pattern of a number."""
_NUMBER = re.compile(NUMBER)
_LEVEL = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,2})?)\s*dB")

TIME = rf"{_CLOCK.pattern}|{NUMBER}|(?:{_PART.pattern}\s*)+"
"""The pattern of a time."""
LEVEL = _LEVEL.pattern
"""The pattern of a level."""


@lru_cache(maxsize=256)  # the same times come again and again
def seconds(text: str) -> Seconds:
    """Return the time that `text` names, in seconds. A bare number is seconds.

    Raises `ValueError` with a sentence when it is not a time or longer than `LONGEST`.
    """
    found = _parse_seconds(text.strip())
    if found is None:
        raise ValueError(f"`{text}` is not a time")
    if found > LONGEST:
        raise ValueError(f"`{text}` is longer than half a day")
    return found


def _parse_seconds(text: str) -> Seconds | None:
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, rest = (int(part or 0) for part in clock.groups())
        return float(hours * 3600 + minutes * 60 + rest)
    if _NUMBER.fullmatch(text):
        return float(text)
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip():
        return None
    return sum(float(number) * _UNITS[unit] for number, unit in parts)


def meant_time(text: str) -> str:
    """Return the time that a misspelt one must mean, as in `2 min` for `2 minuts`; else nothing."""
    with_dots = re.sub(r"(?<=\d),(?=\d)", ".", text.strip().lower())
    meant = _UNIT_WORDS.sub(lambda word: _UNIT_OF[word[0][0]], with_dots)
    is_time = meant != text.strip() and _parse_seconds(meant) is not None
    return meant if is_time else ""


def decibels(text: str) -> Decibels:
    """Return the level that `text` names, in decibels against the usual one.

    Raises `ValueError` with a sentence when it is not a level between -90 dB and +12 dB.
    """
    match = _LEVEL.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"`{text}` is not a level")
    level = float(match[1])
    if not -90 <= level <= 12:  # noqa: PLR2004 -- the sentence below says both limits
        raise ValueError(f"`{text}` is outside -90 dB to +12 dB")
    return level


def spoken(length: Seconds) -> str:
    """Return a time as a person says it: `45 s`, `3 min`, `1 h 5 min`."""
    whole = round(length)
    if whole < 60:  # noqa: PLR2004 -- seconds in a minute
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 10 and rest:  # noqa: PLR2004 -- from ten minutes on seconds do not matter
        return f"{minutes} min {rest} s"
    minutes = round(whole / 60)
    hours, minutes = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes))


def clock(length: Seconds) -> str:
    """Return a time as a clock shows it: `1:05` or `1:02:03`."""
    minutes, rest = divmod(max(0, int(length)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
