"""Reading conditions: Python's expression grammar, and very little of it.

Where a bare word stands for an option and not for a saved name:

* on the right of `is` and `==` (and their negations): `feels is changed`
* inside brackets: `feels in [keep, changed]`
* on the left of `in` before a name: `toilet in ready` (`ready` being a checklist)
"""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from integrate.script.expression import (
    Answered,
    Arithmetic,
    Both,
    Comparison,
    Either,
    Expression,
    Literal,
    Not,
    Recall,
    Word,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 300
"""The longest expression in characters; one that needs more is several questions."""
DEEPEST = 12
"""How deep an expression may nest."""
LONGEST_CHAIN = 3
"""How many comparisons may stand in a row, as in `1 < tense < 5`."""

_CONTROL = re.compile(r"[\\\x00-\x1f]")
_GLUED = re.compile(r"\d[A-Za-z]")
"""What Python may warn of, as in `1or 2`; to keep it quiet takes as long as to read a condition."""
_SIGNS: dict[type[ast.AST], str] = {
    ast.Eq: "==",
    ast.Is: "==",
    ast.NotEq: "!=",
    ast.IsNot: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}


_OURS = {"=": "==", "=>": ">=", "=<": "<=", "&&": "and", "||": "or", "!": "not", "<>": "!="}
"""How signs of other languages are written here."""
_FOREIGN = re.compile(r"=>|=<|<>|&&|\|\||!(?!=)|(?<![<>=!])=(?!=)")


class Unreadable(ValueError):
    """The text is not an expression of a script; the message says why, in one sentence."""

    def __init__(self, message: str, remedy: str = "") -> None:
        """Say why, and where one can be told, the remedy."""
        super().__init__(message)
        self.remedy = remedy


class _Misfit(Exception):
    """One part of an expression is Python and yet nothing a script may hold."""

    def __init__(self, part: ast.expr, reason: str) -> None:
        super().__init__(reason)
        self.part = part


@lru_cache(maxsize=1024)  # scripts of one library ask the same of the same names
def read(text: str) -> Expression:
    """Return the expression that `text` says.

    Raises `Unreadable` with a sentence when it is none.
    """
    if len(text) > LONGEST:
        raise Unreadable(f"the expression has {len(text)} characters; {LONGEST} are allowed")
    if _CONTROL.search(text):
        raise Unreadable("an expression holds no backslash, tab or line break")
    source = text.strip()
    try:
        tree = _parse_quietly(source) if _GLUED.search(source) else _parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Unreadable(f"`{source}` is not an expression", _sign_remedy(source)) from None
    try:
        return _read(tree, DEEPEST)
    except _Misfit as misfit:
        part = ast.get_source_segment(source, misfit.part) or source
        raise Unreadable(f"`{part[:40]}` {misfit}") from None


def _sign_remedy(source: str) -> str:
    """Return what to write for a sign of other languages; empty when there is none."""
    found = _FOREIGN.search(source)
    return f"write `{_OURS[found[0]]}` for `{found[0]}`" if found else ""


def _parse(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body


def _parse_quietly(source: str) -> ast.expr:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _parse(source)


def _read(tree: ast.expr, depth: int) -> Expression:
    if depth == 0:
        raise Unreadable(f"the expression nests more than {DEEPEST} deep")
    reader = _READERS.get(type(tree))
    if reader is None:
        raise _Misfit(tree, "is more than an expression here may hold")
    return reader(tree, depth - 1)


def _read_constant(tree: Any, _depth: int) -> Expression:
    if type(tree.value) not in (str, int, float):
        raise _Misfit(tree, "is neither a number nor text")
    return Literal(tree.value)


def _read_name(tree: Any, _depth: int) -> Expression:
    return Recall(tree.id)


def _read_part(tree: Any, _depth: int) -> Expression:
    if not isinstance(tree.value, ast.Name):
        raise _Misfit(tree, "has a dot that follows no name")
    return Recall(f"{tree.value.id}.{tree.attr}")


def _read_unary(tree: Any, depth: int) -> Expression:
    if isinstance(tree.op, ast.Not):
        return Not(_read(tree.operand, depth))
    if isinstance(tree.op, ast.USub):
        return Arithmetic(Literal(0), "-", _read(tree.operand, depth))
    raise _Misfit(tree, "uses a sign that has no meaning here")


def _read_bool(tree: Any, depth: int) -> Expression:
    operands = tuple(_read(value, depth) for value in tree.values)
    return Both(operands) if isinstance(tree.op, ast.And) else Either(operands)


def _read_binary(tree: Any, depth: int) -> Expression:
    sign = _SIGNS.get(type(tree.op))
    if sign is None:
        raise Unreadable("only + - * / can be reckoned with here")
    return Arithmetic(_read(tree.left, depth), sign, _read(tree.right, depth))


def _read_compare(tree: Any, depth: int) -> Expression:
    if len(tree.ops) > LONGEST_CHAIN:
        raise Unreadable(f"more than {LONGEST_CHAIN} comparisons stand in a row")
    sides = [tree.left, *tree.comparators]
    parts = tuple(
        _read_pair(left, op, right, depth)
        for left, op, right in zip(sides, tree.ops, sides[1:], strict=False)
    )
    return parts[0] if len(parts) == 1 else Both(parts)


def _read_pair(left: ast.expr, op: ast.cmpop, right: ast.expr, depth: int) -> Expression:
    sign = _SIGNS[type(op)]
    if isinstance(right, ast.Name) and sign in ("==", "!="):
        if right.id == "answered":
            answer = _read(left, depth)
            if not isinstance(answer, Recall):
                raise Unreadable("`is answered` follows the name of an answer")
            return Answered(answer.name, expected=sign == "==")
        return Comparison(_read(left, depth), sign, Word(right.id))
    if isinstance(left, ast.Name) and isinstance(right, ast.Name) and sign in ("in", "not in"):
        return Comparison(Word(left.id), sign, Recall(right.id))
    return Comparison(_read(left, depth), sign, _read(right, depth))


def _read_brackets(tree: Any, depth: int) -> Expression:
    items: list[Word | Literal] = []
    for element in tree.elts:
        item = Word(element.id) if isinstance(element, ast.Name) else _read(element, depth)
        if not isinstance(item, Word | Literal):
            raise Unreadable("brackets hold options or texts, separated by commas")
        items.append(item)
    return Words(tuple(items))


_READERS: dict[type[ast.expr], Callable[[Any, int], Expression]] = {
    ast.Constant: _read_constant,
    ast.Name: _read_name,
    ast.Attribute: _read_part,
    ast.UnaryOp: _read_unary,
    ast.BoolOp: _read_bool,
    ast.BinOp: _read_binary,
    ast.Compare: _read_compare,
    ast.List: _read_brackets,
    ast.Tuple: _read_brackets,
}
