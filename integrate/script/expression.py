"""What conditions and recalled answers are made of, and what they say.

Expressions are frozen nodes, evaluated against the answers given so far. Evaluation is total:
whatever was answered or left unanswered, it gives a value and never raises. An answer that is not
there counts as nothing: it is false, equals nothing, and is neither more nor less than anything.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from integrate.script.answers import Answer, Answers

if TYPE_CHECKING:
    from collections.abc import Callable

Result: TypeAlias = str | int | float | bool | tuple[str, ...] | Answer | None
_NUMBER = (int, float)


class _Leaf:
    """What holds no other expression."""

    __slots__ = ()
    inner: ClassVar[tuple[Expression, ...]] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The saved names that it reads."""
        return ()


class _Naming(_Leaf):
    """What reads one saved name."""

    __slots__ = ()
    name: str

    @property
    def names(self) -> tuple[str, ...]:
        """The saved names that it reads."""
        return (self.name,)


@dataclass(frozen=True, slots=True)
class Literal(_Leaf):
    """A number or text as written."""

    value: str | int | float

    def evaluate(self, answers: Answers) -> Result:  # noqa: ARG002 -- every node takes the answers
        """Return the value itself."""
        return self.value


@dataclass(frozen=True, slots=True)
class Recall(_Naming):
    """A saved name."""

    name: str

    def evaluate(self, answers: Answers) -> Result:
        """Return the answer saved under the name, or None."""
        return answers.get(self.name)


@dataclass(frozen=True, slots=True)
class Word(_Leaf):
    """The id of an option."""

    id: str

    def evaluate(self, answers: Answers) -> Result:  # noqa: ARG002 -- every node takes the answers
        """Return the id itself."""
        return self.id


@dataclass(frozen=True, slots=True)
class Words(_Leaf):
    """Several ids or literals in brackets."""

    items: tuple[Word | Literal, ...]

    def evaluate(self, answers: Answers) -> Result:  # noqa: ARG002 -- every node takes the answers
        """Return them all as text."""
        return tuple(str(_value(item.evaluate({}))) for item in self.items)


@dataclass(frozen=True, slots=True)
class Answered(_Naming):
    """Whether a name has an answer."""

    name: str
    expected: bool

    def evaluate(self, answers: Answers) -> Result:
        """Return whether there is an answer, or whether there is none."""
        return (self.name in answers) is self.expected


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    operand: Expression

    @property
    def inner(self) -> tuple[Expression, ...]:
        """What it holds."""
        return (self.operand,)

    @property
    def names(self) -> tuple[str, ...]:
        """The saved names that it reads."""
        return self.operand.names

    def evaluate(self, answers: Answers) -> Result:
        """Return whether the operand is false, empty or nothing."""
        return not truth(self.operand, answers)


@dataclass(frozen=True, slots=True)
class Both:
    """`and`: the last operand if all are true, else the first that is not."""

    operands: tuple[Expression, ...]

    @property
    def inner(self) -> tuple[Expression, ...]:
        """What it holds."""
        return self.operands

    @property
    def names(self) -> tuple[str, ...]:
        """The saved names that it reads."""
        return tuple(name for one in self.operands for name in one.names)

    def evaluate(self, answers: Answers) -> Result:
        """Return the operand that decides, as Python does."""
        result: Result = None
        for operand in self.operands:
            result = operand.evaluate(answers)
            if not _value(result):
                return result
        return result


@dataclass(frozen=True, slots=True)
class Either:
    """`or`: the first operand that is true, else the last."""

    operands: tuple[Expression, ...]

    @property
    def inner(self) -> tuple[Expression, ...]:
        """What it holds."""
        return self.operands

    @property
    def names(self) -> tuple[str, ...]:
        """The saved names that it reads."""
        return tuple(name for one in self.operands for name in one.names)

    def evaluate(self, answers: Answers) -> Result:
        """Return the operand that decides, as Python does."""
        result: Result = None
        for operand in self.operands:
            result = operand.evaluate(answers)
            if _value(result):
                return result
        return result


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and how they are compared."""

    left: Expression
    sign: str
    right: Expression

    @property
    def inner(self) -> tuple[Expression, ...]:
        """What it holds."""
        return self.left, self.right

    @property
    def names(self) -> tuple[str, ...]:
        """The saved names that it reads."""
        return self.left.names + self.right.names

    def evaluate(self, answers: Answers) -> Result:
        """Return whether it holds; False when a side is missing or cannot be compared."""
        left: Any = self.left.evaluate(answers)
        right: Any = self.right.evaluate(answers)
        if isinstance(left, Answer):
            left = left.value
        if isinstance(right, Answer):
            right = right.value
        if left is None or right is None:
            return self.sign in ("!=", "not in") and (left is not None or right is not None)
        try:
            return bool(_COMPARE[self.sign](left, right))
        except TypeError:
            return False


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers and what is done with them."""

    left: Expression
    sign: str
    right: Expression

    @property
    def inner(self) -> tuple[Expression, ...]:
        """What it holds."""
        return self.left, self.right

    @property
    def names(self) -> tuple[str, ...]:
        """The saved names that it reads."""
        return self.left.names + self.right.names

    def evaluate(self, answers: Answers) -> Result:
        """Return the number, or None when a side is not a number or the divisor is 0."""
        left, right = _value(self.left.evaluate(answers)), _value(self.right.evaluate(answers))
        if not isinstance(left, _NUMBER) or not isinstance(right, _NUMBER):
            return None
        try:
            return _ARITHMETIC[self.sign](left, right)
        except (ZeroDivisionError, OverflowError):
            return None


Expression: TypeAlias = (
    Literal | Recall | Word | Words | Answered | Not | Both | Either | Comparison | Arithmetic
)


def _equal(left: Any, right: Any) -> bool:
    """Tell whether both mean the same: one tick equals its id, a number equals its digits."""
    if isinstance(left, tuple) and isinstance(right, str):
        return left == (right,)
    if isinstance(left, _NUMBER) != isinstance(right, _NUMBER):
        return str(left) == str(right)
    return bool(left == right)


def _contains(left: Any, right: Any) -> bool:
    if isinstance(right, tuple):
        return str(left) in right
    return isinstance(right, str) and str(left) in right


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": _equal,
    "!=": lambda left, right: not _equal(left, right),
    "in": _contains,
    "not in": lambda left, right: not _contains(left, right),
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITHMETIC: dict[str, Callable[[Any, Any], int | float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


def _value(result: Result) -> Any:
    return result.value if isinstance(result, Answer) else result


def truth(expression: Expression, answers: Answers) -> bool:
    """Return whether the expression holds."""
    return bool(_value(expression.evaluate(answers)))


def words(expression: Expression, answers: Answers) -> str:
    """Return what the expression says as words to show; empty when it says nothing."""
    result = expression.evaluate(answers)
    if isinstance(result, Answer):
        return result.words
    if isinstance(result, float):
        return f"{result:g}"
    if isinstance(result, tuple):
        return ", ".join(result)
    return "" if result is None or isinstance(result, bool) else str(result)


def walk(expression: Expression) -> list[Expression]:
    """Return the expression and everything in it, outermost first."""
    found: list[Expression] = []
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        found.append(part)
        if inner := part.inner:
            waiting += inner[::-1]
    return found
