from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.plain.replies import Unclear, choice, mark, ticks, together, whole
from integrate.plain.words import Word, recognise
from integrate.script.kinds import Option
from integrate.session.view import Rating

OPTIONS = tuple(
    Option(f"o{number}", words)
    for number, words in enumerate(
        ("No", "Not right now", "Yes", "10 minutes", "I don\N{RIGHT SINGLE QUOTATION MARK}t know")
    )
)
SCALE = Rating("How?", -5, 5, {}, None)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("3", "Yes"),
        (" 3. ", "Yes"),
        ("y", "Yes"),
        ("YES!", "Yes"),
        ("no", "No"),
        ("not", "Not right now"),
        ("10", "10 minutes"),
        ("i don't", "I don\N{RIGHT SINGLE QUOTATION MARK}t know"),
    ],
)
def test_an_option_is_meant_by_number_or_first_letters(typed: str, words: str) -> None:
    """Small things do not matter: capitals, a full stop, the kind of apostrophe."""
    assert choice(OPTIONS, typed).words == words


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("n", "It could be: No, or Not right now."),
        ("6", "A number from 1 to 5 is wanted"),
        ("0", "A number from 1 to 5 is wanted"),
        ("maybe", "A number from 1 to 5 is wanted"),
    ],
)
def test_an_unclear_choice_says_what_is_wanted(typed: str, wanted: str) -> None:
    """The sentence names what the line could mean, or what would be right."""
    with pytest.raises(Unclear, match=wanted):
        choice(OPTIONS, typed)


def test_many_options_alike_are_not_all_read_out() -> None:
    """More than a few are counted."""
    alike = tuple(Option(f"o{number}", f"Part {number}") for number in range(6))
    with pytest.raises(Unclear, match="6 begin like that"):
        choice(alike, "part")


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("1 3", ["o0", "o2"]),
        ("3,1", ["o0", "o2"]),
        ("2; 2", ["o1"]),
        ("all", ["o0", "o1", "o2", "o3", "o4"]),
        ("None.", []),
        ("yes", ["o2"]),
    ],
)
def test_ticks_are_numbers_or_all_or_none(typed: str, ids: list[str]) -> None:
    """Numbers come in any order and with any mark between them."""
    assert [item.id for item in ticks(OPTIONS, typed)] == ids


@pytest.mark.parametrize("typed", ["1 9", "0", ","])
def test_a_number_too_many_ticks_nothing(typed: str) -> None:
    """A list with one wrong number is not half taken."""
    with pytest.raises(Unclear):
        ticks(OPTIONS, typed)


@pytest.mark.parametrize("typed", ["6", "-6", "2.5", "", "ten", "9" * 5000, "²", "--1"])
def test_only_a_whole_number_on_the_scale_is_a_mark(typed: str) -> None:
    """Anything else is told the two ends."""
    with pytest.raises(Unclear, match="from -5 to 5"):
        mark(SCALE, typed)


def test_a_mark_may_be_below_nothing() -> None:
    """Both kinds of minus are understood."""
    assert (mark(SCALE, "-5"), mark(SCALE, "\N{MINUS SIGN}5"), mark(SCALE, " 4. ")) == (-5, -5, 4)


@given(st.text())
def test_any_line_is_understood_or_unclear(line: str) -> None:
    """No line makes a reply fail in another way."""
    whole(line)
    for reply in (choice, ticks):
        with contextlib.suppress(Unclear):
            reply(OPTIONS, line)


def test_nothing_ticked_has_words() -> None:
    """An empty list reads as something too."""
    assert together(()) == "nothing ticked"


@pytest.mark.parametrize("typed", ["?", "help", "HELP!", " Help. "])
def test_help_is_heard_in_any_dress(typed: str) -> None:
    """Also in the middle of writing."""
    assert recognise(typed) is recognise(typed, writing=True) is Word.HELP


def test_a_sentence_of_one_word_is_own_words() -> None:
    """While writing, only the bare word is obeyed."""
    assert recognise("Stop.") is Word.STOP
    assert recognise("Stop.", writing=True) is None
    assert recognise("stop", writing=True) is Word.STOP
    assert recognise("stop it") is None
