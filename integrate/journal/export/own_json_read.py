"""Reading back what `own_json` wrote: every session as it was, or a sentence with the place.

Nothing is believed: a changed character, a missing event, a field of another type and an event that
a newer version wrote are each found before anything is taken in.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from integrate.journal.entry import Entry
from integrate.journal.errors import Damaged, JournalError, NewerFormat
from integrate.journal.export.own_json import CHART_NUMBER, FORMAT, VERSION, digest, without_place
from integrate.journal.export.share import Share
from integrate.session.record import Began, from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.session.record import Recorded

Written: TypeAlias = tuple[str, tuple[Entry, ...]]
"""The name of a session and its events."""

_NAME = re.compile(r"[a-z0-9]{1,64}")
_ASIDE = {"number", "wall", CHART_NUMBER}


class NotWhole(JournalError):
    """The file leaves something out on purpose, and a journal cannot be made from it."""


def read(content: bytes, where: str) -> list[Written]:
    """Return the sessions in the file; `where` is what the person calls it.

    Raises `Damaged`, `NewerFormat` or `NotWhole` with a sentence.
    """
    document = _document(content, where)
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NewerFormat(
            f"{where} was written by a newer version of this program: install that version to "
            "import it."
        )
    if document.get("format") != FORMAT or version != VERSION:
        raise Damaged(f"{where} is no journal that `integrate journal export` wrote as JSON.")
    if document.get("share") != Share.MINE.value:
        raise NotWhole(
            f"{where} was made to be shared and leaves things out: import one that was made with "
            "--share mine."
        )
    sessions = document.get("sessions")
    if not isinstance(sessions, list):
        raise _broken(where, "the list of sessions", "is missing")
    found = [_session(one, f"session {place}", where) for place, one in enumerate(sessions, 1)]
    _refuse_twice([name for name, _ in found], where)
    return found


def _document(content: bytes, where: str) -> dict[str, Any]:
    try:
        found = json.loads(content.decode("utf-8"), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _broken(where, place, "is where it stops being JSON") from error
    except (ValueError, RecursionError) as error:
        raise _broken(where, "the text", "cannot be read as JSON") from error
    if not isinstance(found, dict):
        raise _broken(where, "the beginning", "is no journal")
    return found


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")


def _session(plain: Any, place: str, where: str) -> Written:
    if not isinstance(plain, dict) or not _NAME.fullmatch(str(plain.get("id"))):
        raise _broken(where, place, "has no name")
    name = str(plain["id"])
    place = f"session {name}"
    if plain.get("digest") != digest(plain):
        raise _broken(where, place, "was changed since it was written")
    events = plain.get("events")
    if not isinstance(events, list) or not events:
        raise _broken(where, place, "has no events")
    entries = tuple(
        _entry(one, number, f"event {number} of {place}", where)
        for number, one in enumerate(events, 1)
    )
    if not isinstance(entries[0].recorded.event, Began):
        raise _broken(where, f"event 1 of {place}", "is no beginning")
    return name, entries


def _entry(plain: Any, number: int, place: str, where: str) -> Entry:
    if not isinstance(plain, dict) or plain.get("number") != number:
        raise _broken(where, place, "is missing")
    try:
        wall = datetime.fromisoformat(str(plain.get("wall")))
    except ValueError as error:
        raise _broken(where, place, "has no time") from error
    if wall.utcoffset() is None:
        raise _broken(where, place, "has a time without a time zone")
    return Entry(number, wall, _recorded(plain, place, where))


def _recorded(plain: dict[str, Any], place: str, where: str) -> Recorded:
    wrong = next(_wrong(plain), None)
    if wrong is not None:
        raise _broken(where, place, f"has no proper `{wrong}`")
    try:
        recorded = from_plain(without_place(plain))
    except ValueError as error:
        raise _newer(where, place) from error
    if plain.keys() - _ASIDE - to_plain(recorded).keys():
        raise _newer(where, place)
    return recorded


def _wrong(plain: dict[str, Any]) -> Iterator[str]:
    """Yield the fields of an event that are not of the type they have in every kind."""
    for name, value in plain.items():
        if not _RIGHT.get(name, _is_text)(value):
            yield name
    if "at" not in plain:
        yield "at"


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int)


def _is_yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_value(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str | int) and not isinstance(value, bool)


def _is_carried(one: Any) -> bool:
    if not isinstance(one, list) or len(one) != 3:  # noqa: PLR2004 -- name, value and words
        return False
    name, value, words = one
    return isinstance(name, str) and _is_value(value) and isinstance(words, str)


def _is_earlier(one: Any) -> bool:
    if not isinstance(one, list) or len(one) != 3:  # noqa: PLR2004 -- id, total and days
        return False
    numbers = all(isinstance(each, int) and not isinstance(each, bool) for each in one[1:])
    return isinstance(one[0], str) and numbers


def _are_carried(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_carried, value))


def _are_earlier(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_earlier, value))


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_texts(count: int) -> Callable[[Any], bool]:
    """Return what tells a list of so many texts each."""

    def holds(value: Any) -> bool:
        return isinstance(value, list) and all(
            isinstance(one, list) and len(one) == count and all(map(_is_text, one)) for one in value
        )

    return holds


def _or_nothing(holds: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Return what tells such a value, or that there is none."""
    return lambda value: value is None or holds(value)


VITALS = ("heart_rate", "systolic", "diastolic", "oxygen", "breathing_rate")
_RIGHT: dict[str, Callable[[Any], bool]] = {
    "at": _is_number,
    "due": _is_number,
    "length": _is_number,
    **dict.fromkeys(
        ("number", "version", "entries", "check", "of", "unlisted", "memo", "pieces"), _is_whole
    ),
    CHART_NUMBER: _is_whole,
    **dict.fromkeys(("began", "begun"), _is_number),
    "moment": _or_nothing(_is_number),
    **dict.fromkeys(VITALS, _or_nothing(_is_whole)),
    "value": _is_value,
    **dict.fromkeys(("clinician_in_charge", "at_once", "stopped", "asked"), _is_yes_or_no),
    "carried": _are_carried,
    "earlier": _are_earlier,
    "sessions": _is_list_of_texts,
    "let_go": _is_list_of_texts,
    "pauses": _are_texts(2),
    "parts": _are_texts(3),
    "offered": _are_texts(2),
}
"""What tells whether a field is of its type; every other field is text."""


def _refuse_twice(names: list[str], where: str) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise _broken(where, f"session {name}", "is there twice")


def _broken(where: str, place: str, wrong: str) -> Damaged:
    return Damaged(
        f"In {where}, {place} {wrong}: nothing was imported; use another copy of the file."
    )


def _newer(where: str, place: str) -> NewerFormat:
    return NewerFormat(
        f"In {where}, {place} was written by a newer version of this program: nothing was "
        "imported; install that version to import it."
    )
