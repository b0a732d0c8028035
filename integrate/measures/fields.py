"""What stands in a JSON file, taken field by field, each with its place in the file.

Nothing is guessed: a field of the wrong kind, one that is missing, one that nobody asked for and
one that stands twice each end the reading with a sentence that names file and place.
"""

from __future__ import annotations

import json
import re
from typing import Any

LARGEST = 256 * 1024
"""The largest file in bytes; the longest questionnaire shipped has a tenth of it."""
LONGEST = 2000
"""The most characters of a text."""
MOST = 200
"""The most entries of a list; the longest questionnaires have fewer than a hundred items."""
BEYOND = 1_000_000
"""No number of a questionnaire is as large as this."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Unfit(ValueError):
    """A file is no questionnaire; the message is a sentence with the file and the place."""


class Fields:
    """A JSON object, the file it stands in and its place there."""

    def __init__(self, content: dict[str, Any], file: str, place: str = "") -> None:
        """Take the object; `place` is empty for the whole file."""
        self._left = dict(content)
        self._file = file
        self._place = place

    def unfit(self, what: str, key: str = "") -> Unfit:
        """Return the sentence that something is wrong here, or at a field."""
        place = self._at(key) if key else self._place
        return Unfit(f"{self._file}: {place}: {what}" if place else f"{self._file}: {what}")

    def has(self, key: str) -> bool:
        """Tell whether there is such a field, still to be taken."""
        return key in self._left

    def text(self, key: str, *, default: str | None = None) -> str:
        """Take words. Raises `Unfit`, as everything here does."""
        if default is not None and key not in self._left:
            return default
        value = self._take(key, default)
        if not isinstance(value, str) or not value.strip():
            raise self.unfit("words are wanted here, between double quotes", key)
        if len(value) > LONGEST:
            raise self.unfit(f"{len(value)} characters are too many; {LONGEST} are allowed", key)
        if not value.replace("\n", "").isprintable():
            raise self.unfit("only letters and signs that can be seen may stand here", key)
        return value

    def id(self, key: str, *, default: str | None = None) -> str:
        """Take an id: small letters, digits and hyphens."""
        value = self.text(key, default=default)
        if not _ID.fullmatch(value):
            raise self.unfit("an id is made of small letters, digits and hyphens", key)
        return value

    def whole(self, key: str, *, default: int | None = None) -> int:
        """Take a whole number."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > BEYOND:
            raise self.unfit("a whole number is wanted here", key)
        return value

    def yes(self, key: str, *, default: bool | None = None) -> bool:
        """Take `true` or `false`."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self.unfit("`true` or `false` is wanted here", key)
        return value

    def one_of(self, key: str, words: tuple[str, ...], *, default: str | None = None) -> str:
        """Take one of a few words."""
        value = self.text(key, default=default)
        if value not in words:
            raise self.unfit(f"this is one of: {', '.join(words)}", key)
        return value

    def inner(self, key: str) -> Fields:
        """Take an object."""
        value = self._take(key, None)
        if not isinstance(value, dict):
            raise self.unfit("an object is wanted here, between { and }", key)
        return Fields(value, self._file, self._at(key))

    def inners(self, key: str, *, needed: bool = False) -> list[Fields]:
        """Take a list of objects; empty where there is none and none is needed."""
        value = self._list(key, needed=needed)
        if not all(isinstance(one, dict) for one in value):
            raise self.unfit("each entry of this list is an object, between { and }", key)
        return [
            Fields(one, self._file, f"{self._at(key)}[{number}]")
            for number, one in enumerate(value, start=1)
        ]

    def ids(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """Take a list of ids."""
        value = self._list(key, needed=needed)
        if not all(isinstance(one, str) and _ID.fullmatch(one) for one in value):
            raise self.unfit("a list of ids in double quotes is wanted here", key)
        if len(set(value)) < len(value):
            raise self.unfit("an id stands twice in this list", key)
        return tuple(value)

    def close(self) -> None:
        """Refuse what was not taken."""
        for key in self._left:
            raise self.unfit("no such field is known; check its spelling", str(key)[:40])

    def _list(self, key: str, *, needed: bool) -> list[Any]:
        value = self._take(key, None if needed else [])
        if not isinstance(value, list) or (needed and not value):
            raise self.unfit("a list is wanted here, between [ and ]", key)
        if len(value) > MOST:
            raise self.unfit(f"{len(value)} entries are too many; {MOST} are allowed", key)
        return value

    def _take(self, key: str, default: Any) -> Any:
        if key not in self._left and default is None:
            raise self.unfit(f"`{key}` is missing")
        return self._left.pop(key, default)

    def _at(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key


def parse(content: bytes, file: str) -> Fields:
    """Return the object that a file holds. Raises `Unfit`."""
    if len(content) > LARGEST:
        raise Unfit(f"{file}: the file has more than {LARGEST // 1024} KiB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unfit(f"{file}: byte {error.start + 1}: this is not UTF-8 text") from None
    try:
        found = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Unfit(f"{file}: {place}: this is not JSON: {error.msg}") from None
    except RecursionError:
        raise Unfit(f"{file}: lists and objects are nested too deeply") from None
    except ValueError as error:
        raise Unfit(f"{file}: {error}") from None
    if not isinstance(found, dict):
        raise Unfit(f"{file}: a questionnaire is one object, between {{ and }}")
    return Fields(found, file)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object; a field that stands twice would otherwise hide the first."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the field `{key[:40]}` stands twice in one object")
        found[key] = value
    return found
