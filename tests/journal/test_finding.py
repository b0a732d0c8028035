from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.journal.finding import AROUND, find
from integrate.session.record import Answered, Entered
from tests.journal.export.shelf import NOON, Shelf, began, words, wrote

if TYPE_CHECKING:
    from integrate.journal.entry import Summary

DAY = timedelta(days=1)


def found(text: str, asked: str) -> list[str]:
    """Return what is found of one answer, each snippet cut to what it points at."""
    shelf = Shelf()
    shelf.put(began(), wrote(text))
    return [one.snippet[one.start : one.end] for one in find(shelf, asked)]


@pytest.mark.parametrize(
    ("text", "asked", "place"),
    [
        ("A heron by the canal", "HERON", "heron"),
        ("Un café, là-bas", "cafe", "café"),
        ("Un cafe\u0301, la\u0300-bas", "café", "cafe\u0301"),
        ("Die Straße", "strasse", "Straße"),
        ("STRASSE", "straße", "STRASSE"),
        ("我看见一只鹭", "鹭", "鹭"),
        ("Κύκνος", "κυκνος", "Κύκνος"),
        ("a heron by the canal", "canal heron", "heron"),
        ("a heron", "her", "her"),
        ("ﬁne rain", "fine", "ﬁne"),
    ],
)
def test_case_and_accents_make_no_difference(text: str, asked: str, place: str) -> None:
    """The snippet points at the words as they were written."""
    (one,) = found(text, asked)
    assert one.removesuffix("\u0301") == place.removesuffix("\u0301")


@pytest.mark.parametrize("asked", ["", "  ", "\u0301", "swan", "heron swan"])
def test_all_words_have_to_be_there(asked: str) -> None:
    """Nothing asked for is nothing found, and one word of two is not enough."""
    assert found("a heron by the canal", asked) == []


@given(words, st.data())
def test_every_word_of_an_answer_finds_it(text: str, data: st.DataObject) -> None:
    """Whatever somebody wrote, any word of it leads back to it."""
    parts = [part for part in text.split() if part.isalpha() and part.isprintable()]
    if parts:
        part = data.draw(st.sampled_from(parts))
        assert len(found(text, part)) == 1


@given(words, words)
def test_a_snippet_is_a_short_line_with_its_place(text: str, asked: str) -> None:
    """It holds no line break, and its place lies within it."""
    shelf = Shelf()
    shelf.put(began(), wrote(text))
    for one in find(shelf, asked):
        assert one.snippet.isprintable()
        assert 0 <= one.start < one.end <= len(one.snippet)
        assert len(one.snippet) <= one.end - one.start + 2 * AROUND + 2


def test_a_long_answer_shows_what_is_around() -> None:
    """Dots stand where it goes on."""
    shelf = Shelf()
    shelf.put(began(), wrote(f"{'a ' * 50}heron{' b' * 50}"))
    (one,) = find(shelf, "heron")
    assert one.snippet == f"\u2026{'a ' * 15}heron{' b' * 15}\u2026"


def test_only_the_persons_own_words_are_looked_in() -> None:
    """What the script said is not what the person said; a label they chose is."""
    shelf = Shelf()
    chosen = Answered("#3", "water", "Which water?", "still", "A still canal")
    shelf.put(began("heron"), Entered("#1", "A heron?"), wrote("swan", prompt="heron?"), chosen)
    assert list(find(shelf, "heron")) == []
    assert [one.number for one in find(shelf, "canal")] == [4]


def test_the_newest_comes_first_and_nothing_is_read_ahead() -> None:
    """Whoever stops after the first result has read one session."""
    shelf = Shelf()
    for number in range(5):
        shelf.put(began(), wrote("heron one"), wrote("heron two"), start=NOON + number * DAY)
    results = find(shelf, "heron")
    first, second = next(results), next(results)
    assert (first.session.id, first.number, second.number) == ("s5", 3, 2)
    assert shelf.opened == ["s5"]
    assert [one.session.id for one in results][::2] == ["s4", "s3", "s2", "s1"]


def test_what_cannot_be_read_is_told() -> None:
    """A broken session hides no other, and is not passed over in silence."""
    shelf = Shelf()
    shelf.put(began(), wrote("heron"), name="s1")
    shelf.put(began(), wrote("heron"), name="s2", start=NOON + DAY)
    shelf.broken.add("s2")
    shelf.put(began(), wrote("heron"), name="s3", start=NOON + 2 * DAY)
    shelf.spoil("s3")
    missed: list[Summary] = []
    assert [one.session.id for one in find(shelf, "heron", missed=missed.append)] == ["s1"]
    assert [one.id for one in missed] == ["s3", "s2"]
    assert [one.session.id for one in find(shelf, "heron")] == ["s1"]
    assert shelf.opened == ["s2", "s1"] * 2


def test_one_person_can_be_meant() -> None:
    """A therapist looks in the sessions of one person."""
    shelf = Shelf()
    shelf.put(began(), wrote("heron"))
    shelf.put(began(), wrote("heron"), person="p1")
    assert [one.session.id for one in find(shelf, "heron", "p1")] == ["s2"]
    assert len(list(find(shelf, "heron"))) == 2
