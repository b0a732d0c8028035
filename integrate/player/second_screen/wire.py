"""What goes over the wire to a second screen: one line of JSON for each thing that is shown.

A line has a version and a limit. It is made of a `PersonView` or a `SitterCard` and of nothing
else. Times in it are real seconds from now, so that a process with another clock shows the same
moment; `decode` puts them on the clock of whoever reads.

    {"v": 1, "want": "person"}
    {"v": 1, "show": "breath", "text": "", "phase": "in", "gone": 1.2, "length": 4.0}
    {"v": 1, "show": "card", "look_ins": [{"do": "Look in.", "in": 540.0}]}
"""

from __future__ import annotations

import enum
import json
from typing import TYPE_CHECKING, Any, TypeAlias, assert_never

from integrate.script.characters import showable
from integrate.session.person_view import Breath, PersonView, Phase, Quiet, Rest, Words
from integrate.session.sitter_card import LookIn, SitterCard

if TYPE_CHECKING:
    from integrate.player.clock import Clock
    from integrate.script.quantity import Seconds

VERSION = 1
LONGEST_LINE = 64 * 1024
"""Bytes of a line, with its end."""
MOST_WORDS = 4000
"""Characters of a text; what is longer is cut."""
MOST_LOOK_INS = 8
MOST_OF_A_CHECK = 400
"""Characters of what a check says to do."""
LONGEST_TIME: Seconds = 1e6

Shown: TypeAlias = PersonView | SitterCard


class Wants(enum.StrEnum):
    """What a guest asks for when it comes."""

    PERSON = "person"
    SITTER = "sitter"


class Unreadable(Exception):
    """A line that says nothing; whoever reads it shows nothing."""


class OtherVersion(Unreadable):
    """A line of another version of the program."""


def ask(wants: Wants) -> bytes:
    """Return the line with which a guest comes."""
    return _line({"want": wants.value})


def asked(line: bytes) -> Wants:
    """Return what a guest asks for, of whatever version it is. Raises `Unreadable`."""
    try:
        return Wants(str(_table(line).get("want")))
    except ValueError as error:
        raise Unreadable from error


def encode(shown: Shown, clock: Clock) -> bytes:
    """Return the line for what is shown now; its times are those of `clock`."""
    match shown:
        case Words(text):
            return _line({"show": "words", "text": _cut(text)})
        case Breath(text, phase, began, length):
            phased = {"show": "breath", "text": _cut(text), "phase": phase.value}
            return _line({**phased, **_stretch(began, length, clock)})
        case Rest(text, began, length):
            return _line({"show": "rest", "text": _cut(text), **_stretch(began, length, clock)})
        case Quiet():
            return _line({"show": "quiet"})
        case SitterCard(look_ins):
            rows = [
                {"do": _cut(one.do, MOST_OF_A_CHECK), "in": -_since(one.due, clock)}
                for one in look_ins[:MOST_LOOK_INS]
            ]
            return _line({"show": "card", "look_ins": rows})
    assert_never(shown)


def decode(line: bytes, now: Seconds) -> Shown:
    """Return what a line shows, with its times on the clock that stands at `now`.

    Raises `OtherVersion` or `Unreadable`.
    """
    table = _table(line)
    if table.get("v") != VERSION:
        raise OtherVersion
    try:
        return _shown(table, now)
    except (LookupError, TypeError, ValueError) as error:
        raise Unreadable from error


def _shown(table: dict[str, Any], now: Seconds) -> Shown:
    match table["show"]:
        case "words":
            return Words(_text(table["text"]))
        case "breath":
            text, phase = _text(table["text"]), Phase(table["phase"])
            return Breath(text, phase, now - _time(table["gone"]), _time(table["length"]))
        case "rest":
            text, began = _text(table["text"]), now - _time(table["gone"])
            return Rest(text, began, _time(table["length"]))
        case "quiet":
            return Quiet()
        case "card":
            rows = list(table["look_ins"])[:MOST_LOOK_INS]
            return SitterCard(
                tuple(LookIn(_text(one["do"]), now + _time(one["in"])) for one in rows)
            )
    raise Unreadable


def _stretch(began: Seconds, length: Seconds, clock: Clock) -> dict[str, Seconds]:
    return {"gone": _since(began, clock), "length": _real(length, clock)}


def _since(moment: Seconds, clock: Clock) -> Seconds:
    """Return how many real seconds ago a moment was; below 0 when it is yet to come."""
    ago = clock.now() - moment
    return _real(ago, clock) if ago >= 0 else -_real(-ago, clock)


def _real(length: Seconds, clock: Clock) -> Seconds:
    """Return how long a stretch of the session takes in real time."""
    return round(clock.until(clock.now() + length), 3)


def _line(table: dict[str, Any]) -> bytes:
    return (
        json.dumps({"v": VERSION, **table}, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    )


def _table(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise Unreadable
    try:
        table = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(table, dict):
        raise Unreadable
    return table


def _cut(text: str, most: int = MOST_WORDS) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} …"


def _text(value: Any) -> str:
    """Return a text; no character of it steers a terminal."""
    if not isinstance(value, str):
        raise TypeError
    return _cut("".join(one for one in value if one == "\n" or showable(one)))


def _time(value: Any) -> Seconds:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    if not -LONGEST_TIME <= value <= LONGEST_TIME:
        raise ValueError
    return float(value)
