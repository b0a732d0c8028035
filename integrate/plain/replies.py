"""What a typed line answers: a number, the first letters of the words, or a list of numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from integrate.plain.words import plain
from integrate.session.answering import NOTHING_TICKED
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.script.kinds import Option
    from integrate.session.view import Rating

_NUMBER = re.compile(r"-?[0-9]{1,7}")
_BETWEEN = re.compile(r"[\s,;]+")
_MOST_NAMED = 4
"""How many options a sentence names before it becomes a list."""
A_NUMBER = later("A number from 1 to {count} is wanted, or the first letters.")
A_VALUE = later("One of these numbers is wanted, or the first letters: {values}.")
TOO_MANY = later("{count} begin like that. Write more letters, or the number.")
NUMBERS = later(
    "Numbers from 1 to {count} are wanted, as in: 1 {count}. “all” and “none” will do too."
)


class Unclear(Exception):
    """The line answers nothing; the message says what is wanted."""


def choice(options: Sequence[Option], line: str, digits: Sequence[str] = ()) -> Option:
    """Return the option meant by its number or its first letters. Raises `Unclear`.

    The numbers go from 1 on, unless `digits` says what is typed for each option.
    """
    typed = plain(line)
    numbers = digits or [str(number) for number in range(1, len(options) + 1)]
    number = whole(typed)
    if number is not None and str(number) in numbers:
        return options[numbers.index(str(number))]
    exact = [option for option in options if plain(option.words) == typed]
    near = [option for option in options if typed and plain(option.words).startswith(typed)]
    found = exact or near
    if len(found) == 1:
        return found[0]
    if not found and digits:
        raise Unclear(_(A_VALUE, values=", ".join(digits)))
    if not found:
        raise Unclear(_(A_NUMBER, count=len(options)))
    if len(found) > _MOST_NAMED:
        raise Unclear(_(TOO_MANY, count=len(found)))
    raise Unclear(_("It could be: {words}.", words=_(", or ").join(one.words for one in found)))


def ticks(items: Sequence[Option], line: str) -> tuple[Option, ...]:
    """Return the items meant, in the list's own order. Raises `Unclear`."""
    typed = plain(line)
    if typed == "none":
        return ()
    if typed == "all":
        return tuple(items)
    parts = [part for part in _BETWEEN.split(typed) if part]
    if not all(_NUMBER.fullmatch(part) for part in parts):
        return (choice(items, line),)
    numbers = {int(part) for part in parts}
    if not numbers or not numbers <= set(range(1, len(items) + 1)):
        raise Unclear(_(NUMBERS, count=len(items)))
    return tuple(item for number, item in enumerate(items, 1) if number in numbers)


def mark(scale: Rating, line: str) -> int:
    """Return the number on the scale that the line says. Raises `Unclear`."""
    number = whole(line)
    if number is None or not scale.low <= number <= scale.high:
        wanted = _("A whole number from {low} to {high} is wanted.", low=scale.low, high=scale.high)
        raise Unclear(wanted)
    return number


def whole(line: str) -> int | None:
    """Return the whole number that is written, or None."""
    typed = plain(line).replace("\N{MINUS SIGN}", "-")
    return int(typed) if _NUMBER.fullmatch(typed) else None


def together(items: Sequence[Option]) -> str:
    """Return the words of items as one phrase."""
    return "; ".join(item.words for item in items) or _(NOTHING_TICKED)
