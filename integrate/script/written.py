"""Conditions and texts as an author writes them: what is read again says the same."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, get_args

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
    from integrate.script.template import Template

EXPRESSIONS = get_args(Expression)
"""Everything an expression can be made of."""

_WORD_SIGNS = {"==": "is", "!=": "is not"}
_OR, _AND, _NOT, _COMPARE, _ADD, _MULTIPLY, _ATOM = range(7)
"""How closely a part holds together, as in Python; a looser part inside another is in brackets."""


def condition(expression: Expression) -> str:
    """Return an expression as text; `condition.read` gives the same expression again."""
    return _write(expression)[0]


def text(template: Template) -> str:
    """Return a template as text; `template.read` gives the same template again."""
    return "".join(
        part if isinstance(part, str) else f"{{{{ {condition(part)} }}}}" for part in template.parts
    )


def _write(expression: Expression) -> tuple[str, int]:  # noqa: PLR0911 -- one line for each kind
    """Return the text and how closely it holds together."""
    match expression:
        case Literal(value):
            return _literal(value), _ATOM
        case Recall(name):
            return name, _ATOM
        case Word(id=word):
            return word, _ATOM
        case Words(items):
            return f"[{', '.join(condition(item) for item in items)}]", _ATOM
        case Answered(name, expected):
            return f"{name} is {'' if expected else 'not '}answered", _COMPARE
        case Not(operand):
            return f"not {_inside(operand, _NOT)}", _NOT
        case Both(operands):
            return " and ".join(_inside(one, _AND + 1) for one in operands), _AND
        case Either(operands):
            return " or ".join(_inside(one, _OR + 1) for one in operands), _OR
        case Comparison(left, sign, right):
            sign = _WORD_SIGNS.get(sign, sign) if isinstance(right, Word) else sign
            return f"{_inside(left, _ADD)} {sign} {_inside(right, _ADD)}", _COMPARE
    return _reckoning(expression)


def _reckoning(expression: Arithmetic) -> tuple[str, int]:
    level = _ADD if expression.sign in "+-" else _MULTIPLY
    left, right = _inside(expression.left, level), _inside(expression.right, level + 1)
    return f"{left} {expression.sign} {right}", level


def _inside(expression: Expression, level: int) -> str:
    """Return the text of a part, in brackets where it would fall apart."""
    words, own = _write(expression)
    return words if own >= level else f"({words})"


def _literal(value: str | float) -> str:
    if isinstance(value, str):
        pieces = re.findall(r'[^"]+|"+', value)
        return " ".join(f"'{one}'" if '"' in one else f'"{one}"' for one in pieces) or '""'
    return "1e999" if value == math.inf else repr(value)
