"""A call of the program that is loaded already is a call of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.calling import can_be_loaded, loaded, script

if TYPE_CHECKING:
    from tests.cli.calling import Person

CALLS = (
    ("--version",),
    ("--help",),
    ("list", "--json"),
    ("check", "one.yaml"),
    ("check", "two.yaml"),
    ("journal", "nothing-like-it"),
    ("journal", "list"),
    ("show", "one.yaml"),
)


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_both_say_the_same(person: Person, words: tuple[str, ...]) -> None:
    """Whether Python is fresh or not, the code, the words and the errors are the same."""
    person.write("one.yaml", script("- Hello."))
    person.write("two.yaml", script("- stepps: 3"))
    assert person.call_loaded(*words) == person.call_fresh(*words)


def test_both_read_what_is_typed(person: Person) -> None:
    """Lines come in by the same way, and the session ends as it should."""
    person.write("one.yaml", script("- ask: What?\n  save: what\n- Thank you."))
    for call in (person.call_loaded, person.call_fresh):
        said = call("play", "--plain", "--mute", "one.yaml", typed="a héron\n.\n\n")
        assert said.code == 0, said
        assert person.answers == ["a héron"]


def test_nothing_is_left_of_a_call(person: Person) -> None:
    """The folder, the environment and what was typed are those of the next call alone."""
    person.write("one.yaml", script("- Hello."))
    assert person.call_loaded("play", "--plain", "--mute", "one.yaml", typed="\n").code == 0
    left = person.call_loaded("play", "--plain", "--mute", "one.yaml")
    assert left.code == 3
    assert person.call_loaded("list", extra={"TZ": "UTC"}) == person.call_loaded("list")


def test_a_fault_is_told_by_its_code(person: Person) -> None:
    """The code of the child is the code of the call."""
    assert [person.call_loaded("check", name).code for name in ("gone.yaml", ".")] == [2, 0]


@pytest.mark.parametrize("name", ["PYTHONPATH", "LC_ALL", "LANG"])
def test_what_python_reads_once_needs_a_fresh_one(name: str) -> None:
    """Variables that are heeded at the start alone are not given to a Python that runs."""
    assert not can_be_loaded({"TZ": "UTC", name: "C"})
    assert loaded() is loaded()
