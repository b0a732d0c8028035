from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from integrate.script import expression
from integrate.script.condition import DEEPEST, LONGEST, Unreadable, read
from integrate.script.expression import (
    Answered,
    Arithmetic,
    Both,
    Comparison,
    Literal,
    Not,
    Recall,
    Word,
    Words,
)

BRACKETS = Words((Word("keep"), Literal("go")))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("tense", Recall("tense")),
        (" 'two words' ", Literal("two words")),
        ("gad2.total", Recall("gad2.total")),
        ("feels is changed", Comparison(Recall("feels"), "==", Word("changed"))),
        ("feels != changed", Comparison(Recall("feels"), "!=", Word("changed"))),
        ("feels in [keep, 'go']", Comparison(Recall("feels"), "in", BRACKETS)),
        ("feels in (keep, 'go')", Comparison(Recall("feels"), "in", BRACKETS)),
        ("toilet in ready", Comparison(Word("toilet"), "in", Recall("ready"))),
        ("'toilet' not in ready", Comparison(Literal("toilet"), "not in", Recall("ready"))),
        ("word is answered", Answered("word", expected=True)),
        ("word is not answered", Answered("word", expected=False)),
        ("not word", Not(Recall("word"))),
        ("-3", Arithmetic(Literal(0), "-", Literal(3))),
        (
            "1 < a <= 3",
            Both(
                (
                    Comparison(Literal(1), "<", Recall("a")),
                    Comparison(Recall("a"), "<=", Literal(3)),
                )
            ),
        ),
        ("a == b + 1", Comparison(Recall("a"), "==", Arithmetic(Recall("b"), "+", Literal(1)))),
        ("a or 'rien\u00a0!'", expression.Either((Recall("a"), Literal("rien\u00a0!")))),
    ],
)
def test_reading(text: str, tree: expression.Expression) -> None:
    """A text is read as this tree; a bare word is an option where an option can stand."""
    assert read(text) == tree


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not an expression"),
        ("a b", "is not an expression"),
        ("a := 1", "is not an expression"),
        ("next is continue", "is not an expression"),
        ("'\ud800'", "is not an expression"),
        ("a.b.total", "`a.b.total` has a dot"),
        ("f(a)", "`f(a)` is more than"),
        ("a[0]", "`a[0]` is more than"),
        ("a if b else c", "is more than"),
        ("lambda: a", "is more than"),
        ("f'{a}'", "is more than"),
        ("{a: 1}", "is more than"),
        ("[x for x in a]", "is more than"),
        ("a + (b[0].c)", "`b[0].c` has a dot"),
        ("None", "`None` is neither"),
        ("True", "neither a number nor text"),
        ("b'x'", "neither a number nor text"),
        ("1j", "neither a number nor text"),
        ("...", "neither a number nor text"),
        ("~a", "`~a` uses a sign"),
        ("+a", "`+a` uses a sign"),
        ("a ** 2", "only + - * /"),
        ("a % 2", "only + - * /"),
        ("a in [b + 1]", "brackets hold"),
        ("3 is answered", "follows the name"),
        ("'a\\x41'", "no backslash"),
        ("a\n", "line break"),
        ("a\tor b", "tab"),
    ],
)
def test_refusals(text: str, why: str) -> None:
    """Whatever is not part of a condition is refused with the part that is not."""
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert why in str(refused.value)


@pytest.mark.parametrize(("open_", "close"), [("(", ")"), ("not ", ""), ("-", ""), ("~", "")])
def test_depth(open_: str, close: str) -> None:
    """An expression may nest so deep and no deeper; deep ones are refused without a crash."""
    with pytest.raises(Unreadable):
        read(open_ * 140 + "a.b.c" + close * 140 if close else open_ * 70 + "a.b.c")
    most = "not " * (DEEPEST - 1) + "a"
    assert expression.truth(read(most), {}) is True
    with pytest.raises(Unreadable, match="nests more than"):
        read(f"not {most}")


def test_length() -> None:
    """An expression may be so long and no longer."""
    assert read("a" + " " * (LONGEST - 1)) == Recall("a")
    with pytest.raises(Unreadable, match="301 characters"):
        read("a" + " " * LONGEST)


WORDS = ("a", "b", "1", "'x'", "and", "or", "not", "is", "in", "answered", "lambda")
SIGNS = ("(", ")", "[", "]", ",", "+", "-", "*", "/", "**", "~", "<", ">=", "==", "!=", ".", ":")
tokens = st.sampled_from((*WORDS, *SIGNS))


@given(st.lists(tokens, max_size=12).map(" ".join) | st.text(max_size=40))
@example("~" * 298 + "x")
@example("x" + ".a" * 140)
def test_reading_is_total(text: str) -> None:
    """Any text is an expression that can be evaluated, or refused with one sentence."""
    try:
        one = read(text)
    except Unreadable as refused:
        assert str(refused)  # noqa: PT017 -- one of two good endings
    else:
        assert expression.truth(one, {}) in (True, False)
