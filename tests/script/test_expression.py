"""What conditions mean. The table below is published in docs/script-format.md."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.script import expression
from integrate.script.answers import Answer
from integrate.script.condition import read
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

ANSWERS = {
    "tense": Answer(7, "7"),
    "calm": Answer(0, "0"),
    "which": Answer("red", "The red one"),
    "word": Answer("rain", "rain"),
    "ticks": Answer(("keys", "coat"), "Keys; Coat"),
    "one_tick": Answer(("keys",), "Keys"),
    "no_tick": Answer((), "nothing ticked"),
}

TRUE = (
    "tense is answered",
    "nothing is not answered",
    "no_tick is answered",
    "tense",
    "not calm",
    "not nothing",
    "tense >= 7 and tense <= 7",
    "5 < tense < 8",
    "tense == 7",
    "tense == '7'",
    "tense != 6",
    "tense + 1 == 2 * 4",
    "tense / 2 > 3",
    "-tense < 0",
    "tense in [6, 7]",
    "which is red",
    "which == 'red'",
    "which is not blue",
    "which in [red, blue]",
    "which not in [green, blue]",
    "keys in ticks",
    "'coat' in ticks",
    "hat not in ticks",
    "one_tick is keys",
    "ticks is not keys",
    "'ra' in word",
    "nothing or tense",
    "nothing is not blue",
    "keys not in nothing",
    "which is red or nothing > 3",
)
FALSE = (
    "nothing",
    "nothing is answered",
    "tense is not answered",
    "calm",
    "no_tick",
    "nothing == 0",
    "nothing < 1",
    "nothing > -1",
    "nothing + 1 > 0",
    "keys in nothing",
    "nothing in [red, blue]",
    "nothing == '' or nothing != nothing + 1",
    "which is blue",
    "which > 3",
    "ticks < 3",
    "ticks is keys",
    "3 in tense",
    "tense / calm",
    "tense / calm == tense / calm",
    "word * 2",
    "1e308 * 10 < 5",
    "tense and calm",
    "6 < tense < 7",
)


@pytest.mark.parametrize("text", TRUE)
def test_true(text: str) -> None:
    """These hold for the answers above."""
    assert expression.truth(read(text), ANSWERS) is True


@pytest.mark.parametrize("text", FALSE)
def test_false(text: str) -> None:
    """These do not hold for the answers above; nothing that is missing makes a thing true."""
    assert expression.truth(read(text), ANSWERS) is False


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("which", "The red one"),
        ("ticks", "Keys; Coat"),
        ("tense", "7"),
        ("nothing", ""),
        ("nothing or 'no words yet'", "no words yet"),
        ("tense + 1", "8"),
        ("tense / 2", "3.5"),
        ("tense > 3", ""),
        ("tense > 3 and which", "The red one"),
        ("[red, 'blue', 3]", "red, blue, 3"),
        ("'text'", "text"),
        ("tense / calm", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    """An expression reads as the words of its answer, and as nothing when it says nothing."""
    assert expression.words(read(text), ANSWERS) == words


names = st.sampled_from(["a", "b", "c"])
literals = st.builds(
    Literal, st.text(max_size=3) | st.integers() | st.floats(allow_nan=True, allow_infinity=True)
)
leaves = (
    literals
    | st.builds(Recall, names)
    | st.builds(Word, names)
    | st.builds(Words, st.lists(st.builds(Word, names) | literals, max_size=3).map(tuple))
    | st.builds(Answered, names, st.booleans())
)
signs = st.sampled_from(["==", "!=", "in", "not in", "<", "<=", ">", ">="])


def around(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    """Return what can be built of smaller expressions."""
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return (
        st.builds(Not, inner)
        | st.builds(Both, several)
        | st.builds(Either, several)
        | st.builds(Comparison, inner, signs, inner)
        | st.builds(Arithmetic, inner, st.sampled_from("+-*/"), inner)
    )


expressions = st.recursive(leaves, around, max_leaves=12)
values = st.text(max_size=3) | st.integers() | st.lists(names).map(tuple)
answers = st.dictionaries(names, st.builds(Answer, values, st.text(max_size=3)))


@given(expressions, answers)
def test_evaluation_is_total(one: Expression, given_: dict[str, Answer]) -> None:
    """Any expression gives a truth and words, whatever was answered or left unanswered."""
    assert expression.truth(one, given_) in (True, False)
    assert isinstance(expression.words(one, given_), str)


@given(expressions, answers)
def test_not_is_the_opposite(one: Expression, given_: dict[str, Answer]) -> None:
    """`not` turns every truth round."""
    assert expression.truth(Not(one), given_) is not expression.truth(one, given_)


@given(expressions)
def test_names_are_those_recalled(one: Expression) -> None:
    """What an expression says hangs on the names it lists and on no other."""
    listed = set(one.names)
    without = {name: Answer("x", "x") for name in {"a", "b", "c"} - listed}
    assert repr(one.evaluate(without)) == repr(one.evaluate({}))


def test_too_large_a_number_counts_as_nothing() -> None:
    """Where reckoning ends, nothing is said."""
    assert Arithmetic(Literal(10**400), "/", Literal(3)).evaluate({}) is None
