"""Short and full on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.calling import script

if TYPE_CHECKING:
    from tests.cli.calling import Person

STEPS = """
- Hello.
- wait: 2 min
  show: Rest.
- section: More
  depth: full
  steps:
    - say: More of it.
    - wait: 3 min
      show: Rest longer.
- Goodbye.
"""
LASTING = "duration: {short: 2 min, full: 5 min}\n"


@pytest.fixture(name="person_with_two_ways")
def _person_with_two_ways(person: Person) -> Person:
    """Give a person with a script that has two ways."""
    person.write("a.yaml", script(STEPS, more=LASTING))
    return person


@pytest.mark.parametrize(("depth", "comes"), [("short", False), ("full", True)])
def test_every_look_at_a_way(person_with_two_ways: Person, depth: str, comes: bool) -> None:  # noqa: FBT001 -- a parameter
    """Playing, rehearsing and showing go the way that is named."""
    person = person_with_two_ways
    person.write("none.yaml", "{}")
    for call in (
        ("play", "--mute", "--speed", "1000", "--answers", "none.yaml"),
        ("rehearse",),
        ("show",),
    ):
        said = person.call(*call, "--depth", depth, "a.yaml")
        assert said.code == 0, said.err
        assert ("More of it." in said.out) is comes


def test_both_ways_are_rehearsed(person_with_two_ways: Person) -> None:
    """With `--paths` both ways are told of, and as JSON each has a place of its own."""
    person = person_with_two_ways
    said = person.call("rehearse", "a.yaml", "--paths")
    assert said.out.index("The short way") < said.out.index("The full way")
    told = json.loads(person.call("rehearse", "a.yaml", "--paths", "--json").out)
    assert told["short"]["answered"] == {"least": 126.0, "most": 126.0}
    assert told["full"]["answered"] == {"least": 309.0, "most": 309.0}
    assert told["answered"] == told["full"]["answered"]
    short = json.loads(
        person.call("rehearse", "a.yaml", "--paths", "--json", "--depth", "short").out
    )
    assert short["answered"] == told["short"]["answered"]


def test_a_step_of_one_way_alone(person: Person) -> None:
    """What hangs on an answer of the full way is on no path of the short one, and not lost."""
    asks = "- ask: What is it?\n  save: it\n  depth: full\n- say: Yes.\n  when: it is answered\n"
    person.write("a.yaml", script(asks + "- Goodbye.\n"))
    for depth in ((), ("--depth", "short")):
        said = person.call("rehearse", "a.yaml", "--paths", *depth)
        assert said.code == 0
        assert "on no way" not in said.out


def test_the_duration_is_mended(person: Person) -> None:
    """`check --fix` writes what is true, leaves the rest as it is, and has nothing more to do."""
    comment = "# kept\n"
    path = person.write("a.yaml", comment + script(STEPS, more="duration: 20 min  # kept too\n"))
    said = person.call("check", "--fix", "a.yaml")
    assert "1 place mended" in said.out
    mended = path.read_text(encoding="utf-8")
    written = "duration: {short: 2 min, full: 5 min}  # kept too\n"
    assert mended == comment + script(STEPS, more=written)
    assert "mended" not in person.call("check", "--fix", "a.yaml").out
    assert path.read_text(encoding="utf-8") == mended


def test_the_list_tells_both(person_with_two_ways: Person) -> None:
    """What other programs read has the slowest way, as before, and both ranges beside it."""
    told = json.loads(person_with_two_ways.call("show", "--json", "a.yaml").out)
    assert told["duration"] == 300.0
    assert told["durations"] == {
        "short": {"least": 120.0, "most": 120.0},
        "full": {"least": 300.0, "most": 300.0},
    }
    assert [one.get("depth") for one in told["steps"]] == [None, None, "full", None]
