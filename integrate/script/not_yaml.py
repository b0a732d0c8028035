"""What is wrong with a text that is no YAML, in the words of somebody who writes scripts.

A parser speaks of tokens and scalars, and of where it gave up. Here its complaint becomes one
sentence with a remedy, at the place that the author has to look at. A complaint that is not known
here is told in the parser's own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml import MarkedYAMLError

_A_FIELD = re.compile(r"\s+[a-z][a-z_ ]{0,20}")
"""What stands before a colon where a field is written, and not a sentence."""
_CURLY = ("\u201c", "\u201d", "\u2018", "\u2019", "\u201e")
_CLOSERS = {"[": "]", "{": "}"}
_INDENT = "bring it in line with the step above, or with the other fields of its step"


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, its remedy, and where the author has to look."""

    message: str
    remedy: str
    at: int
    """How many characters stand before the place."""


def tell(text: str, error: MarkedYAMLError) -> Told:
    """Return what an author is told of the first thing in a text that is no YAML."""
    at = _index(error.problem_mark, text)
    complaint = " ".join(part for part in (error.context, error.problem) if part)
    for words, find in _KNOWN.items():
        if words in complaint:
            return find(text, at, _index(error.context_mark, text))
    remedy = "check the indentation and the quotes of this line and the one above"
    return Told(f"this is not YAML: {complaint}", remedy, at)


def _index(mark: object, text: str) -> int:
    """Return the place of a mark; past the end it is the end of the last words."""
    index = getattr(mark, "index", len(text))
    return index if index < len(text) else len(text.rstrip())


def _before(text: str, at: int) -> str:
    """Return what stands before a place in its line."""
    return text[text.rfind("\n", 0, at) + 1 : at]


def _tab_or_sign(text: str, at: int, _began: int) -> Told:
    sign = text[at : at + 1]
    if sign == "\t" or ("\t" in _before(text, at) and not _before(text, at).strip()):
        return Told("a tab stands where this line is indented", "indent with spaces", at)
    return Told(f"text cannot begin with `{sign}`", "put the text in quotes", at)


def _tab(_text: str, at: int, _began: int) -> Told:
    return Told("a tab stands where this line is indented", "indent with spaces", at)


def _colon(text: str, at: int, _began: int) -> Told:
    before = _before(text, at)
    if _A_FIELD.fullmatch(before):
        what = "this field is indented further than the one above it"
        remedy = "bring it in line with that one; if these are words of a text, put that in quotes"
        return Told(what, remedy, at - len(before.lstrip()))
    curly = any(sign in before + text[at:].partition("\n")[0] for sign in _CURLY)
    kind = "straight quotes, ' or \"" if curly else "quotes"
    return Told("the text holds a colon followed by a space", f"put the whole text in {kind}", at)


def _item(_text: str, at: int, _began: int) -> Told:
    return Told("this line is indented unlike the lines above it", _INDENT, at)


def _key(text: str, at: int, began: int) -> Told:
    quote = _before(text, at).rstrip()[-1:]
    if quote == "'":
        remedy = "put the whole text in quotes; an apostrophe inside them is written ''"
        return Told("the quotes end here, and the text goes on", remedy, at)
    if quote == '"':
        remedy = "put the whole text in single quotes, or close the quotes that begin above"
        return Told("the quotes end here, and the text goes on", remedy, at)
    return _item(text, at, began)


def _open_quote(text: str, _at: int, began: int) -> Told:
    quote = text[began : began + 1]
    return Told("this quote is never closed", f"end the text with {quote}", began)


def _bracket(text: str, at: int, began: int) -> Told:
    closer = _CLOSERS.get(text[began : began + 1], "bracket")
    what = f"a comma or the closing `{closer}` is missing"
    remedy = "put commas between the parts; quote words that hold a comma, a colon or a bracket"
    return Told(what, remedy, at)


def _no_colon(text: str, at: int, began: int) -> Told:
    remedy = "write `key: value`, with a space after the colon; or bring it in line with a text"
    return Told("this line has no colon", remedy, began if text[began:].strip() else at)


def _escape(text: str, at: int, _began: int) -> Told:
    what = f"`{text[at : at + 2].strip()}` means nothing inside double quotes"
    return Told(what, "put the text in single quotes", at)


def _reference(text: str, _at: int, began: int) -> Told:
    sign = text[began : began + 1]
    return Told(f"text cannot begin with `{sign}`", "put the text in quotes", began)


_KNOWN: dict[str, Callable[[str, int, int], Told]] = {
    "tab character": _tab,
    "cannot start any token": _tab_or_sign,
    "mapping values are not allowed": _colon,
    "expected '-' indicator": _item,
    "expected key": _key,
    "while scanning a quoted scalar found unexpected end": _open_quote,
    "expected ',' or": _bracket,
    "find expected ':'": _no_colon,
    "unknown escape character": _escape,
    "while scanning an alias": _reference,
    "while scanning an anchor": _reference,
    "while scanning a block scalar": _reference,
    "while scanning a directive": _reference,
}
"""How each complaint is told, by a part of it. Takes the text, where reading stopped and where what
was being read began."""
