from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.script import template
from integrate.script.answers import Answer
from integrate.script.condition import Unreadable


def said(text: str, **answers: str) -> str:
    """Return a text filled with answers."""
    given_ = {name: Answer(words, words) for name, words in answers.items()}
    return template.read(text).fill(given_)


def test_filling() -> None:
    """Answers stand where their names stood, and other words where there is no answer."""
    assert said("You wrote: {{ word }}.", word="rain") == "You wrote: rain."
    assert said("{{word}}{{ other or 'nothing' }}!", word="a") == "anothing!"
    assert said("No braces } { here.") == "No braces } { here."
    assert said("{ {word} }") == "{ {word} }"


def test_an_answer_with_an_end_takes_no_second_full_stop() -> None:
    """Behind a closing quotation mark; words of the person stay as they are."""
    text = 'You wrote "{{ word }}". Then.'
    assert said(text, word="rain") == 'You wrote "rain". Then.'
    assert said(text, word="Rain.") == 'You wrote "Rain." Then.'
    assert said(text, word="Why?") == 'You wrote "Why?" Then.'
    assert said("It was “{{ word }}”.", word="so …") == "It was “so …”"
    assert said("{{ word }}. Then.", word="a.") == "a.. Then."


@given(st.text())
def test_answers_are_never_read_again(words: str) -> None:
    """Braces in an answer are words of the person and stay as they are."""
    for answer in (words, f"{{{{ {words} }}}}", "{{ other }}", "{{"):
        assert said("a {{ word }} b", word=answer, other="no") == f"a {answer} b"


@pytest.mark.parametrize(
    "text",
    [
        "{{ word",
        "word }}",
        "{{ }}",
        "{{ a b }}",
        "{{ {{ a }} }}",
        "{{{ a }}}",
        "{{ a }} }}",
        "{{}}",
    ],
)
def test_braces_that_do_not_pair(text: str) -> None:
    """Braces that hold no name, or are left open, are refused."""
    with pytest.raises(Unreadable):
        template.read(text)


def test_expressions() -> None:
    """The names in a text can be listed; plain text has none."""
    assert len(template.read("{{ a }} and {{ b or 'c' }}").expressions) == 2
    assert template.plain("{{ a }}").expressions == ()
    assert template.plain("{{ a }}").fill({}) == "{{ a }}"
