"""What a typed line answers: a number, the first letters of the words, or a list of numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from integrate.plain.words import plain
from integrate.session.answering import NOTHING_TICKED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.script.kinds import Option
    from integrate.session.view import Rating

_NUMBER = re.compile(r"-?[0-9]{1,7}")
_BETWEEN = re.compile(r"[\s,;]+")
_MOST_NAMED = 4
"""How many options a sentence names before it becomes a list."""


class Unclear(Exception):
    """The line answers nothing; the message says what is wanted."""


def choice(options: Sequence[Option], line: str) -> Option:
    """Return the option meant by its number or its first letters. Raises `Unclear`."""
    typed = plain(line)
    number = whole(typed)
    if number is not None and 1 <= number <= len(options):
        return options[number - 1]
    exact = [option for option in options if plain(option.words) == typed]
    near = [option for option in options if typed and plain(option.words).startswith(typed)]
    found = exact or near
    if len(found) == 1:
        return found[0]
    if not found:
        raise Unclear(f"A number from 1 to {len(options)} is wanted, or the first letters.")
    if len(found) > _MOST_NAMED:
        raise Unclear(f"{len(found)} begin like that. Write more letters, or the number.")
    raise Unclear(f"It could be: {', or '.join(option.words for option in found)}.")


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
        wanted = f"Numbers from 1 to {len(items)} are wanted, as in: 1 {len(items)}."
        raise Unclear(f"{wanted} “all” and “none” will do too.")
    return tuple(item for number, item in enumerate(items, 1) if number in numbers)


def mark(scale: Rating, line: str) -> int:
    """Return the number on the scale that the line says. Raises `Unclear`."""
    number = whole(line)
    if number is None or not scale.low <= number <= scale.high:
        raise Unclear(f"A whole number from {scale.low} to {scale.high} is wanted.")
    return number


def whole(line: str) -> int | None:
    """Return the whole number that is written, or None."""
    typed = plain(line).replace("\N{MINUS SIGN}", "-")
    return int(typed) if _NUMBER.fullmatch(typed) else None


def together(items: Sequence[Option]) -> str:
    """Return the words of items as one phrase."""
    return "; ".join(item.words for item in items) or NOTHING_TICKED
