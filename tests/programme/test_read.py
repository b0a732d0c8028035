from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.programme.model import Days
from integrate.programme.read import read, read_file
from integrate.script.problem import MOST
from tests.programme.following import WEEK, programme

if TYPE_CHECKING:
    from pathlib import Path


def found(text: str) -> list[str]:
    """Return code, line and sentence of each problem."""
    return [f"{one.code} {one.span.line} {one.message}" for one in read(text.encode()).problems]


def parts(*lines: str) -> str:
    """Return a programme with these parts after the session, the first in line 3."""
    return "title: A week\ndays:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def test_what_a_programme_says() -> None:
    """Parts before a session and after it are read with their days, in the order they stand."""
    week = programme()
    assert [part.script for part in week.before] == ["prepare", "learn"]
    assert [str(part.day) for part in week.days] == ["0-1", "2-3", "4-5", "1-7", "7"]
    assert [part.name for part in week.parts][:3] == ["prepare", "learn", "evening"]
    assert week.last_day == 7
    assert week.days[3].every == 1
    assert (week.rounds, week.catch_up) == (1, "newest")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("day: -1, script: a", "E106 3 there is no day before 0, the day of the session"),
        ("day: 3-2, script: a", "E106 3 the days `3-2` run backwards"),
        ("day: 401, script: a", "E106 3 day 401 is beyond the last that a programme knows (400)"),
        ("day: soon, script: a", "E106 3 `soon` is neither a day nor days"),
        ("script: a", "E103 3 a part needs `day`"),
        ("day: 1", "E103 3 a part needs `script`"),
        ("day: 1, script: ../a", "E106 3 `../a` is not a file beside the script or in the library"),
        ("day: 1-3, script: a, every: 0", "E106 3 `0` is no number of days from 1 to 400"),
        ("day: 1, script: a, every: 1", "E106 3 what comes again needs days to come again in"),
        ("day: 1, script: a, rounds: 3-2", "E106 3 `3-2` are no rounds from 1 to 20"),
        ("day: 1, script: a, rounds: all", "E106 3 `all` are no rounds from 1 to 20"),
        ("day: 1, script: a, evry: 2", "E104 3 `evry` is not a field of a part"),
        ("day: 1, script: a, after: b", "E701 3 `a` waits for `b`, which does not come before it"),
        ("day: 1, script: a, after: a", "E702 3 `a` would have to be done before itself"),
    ],
)
def test_what_is_wrong_with_a_part(line: str, says: str) -> None:
    """Each mistake in a part is told at its line, in one sentence."""
    (told,) = found(parts(line))
    assert told.startswith(says)


def test_every_mistake_at_once() -> None:
    """All mistakes of a programme are told together, in their order."""
    told = found(parts("day: -1, script: a", "day: 1, scrpt: b", "day: 3-1, script: c"))
    assert [one[:6] for one in told] == ["E106 3", "E104 4", "E106 5"]


def test_a_circle_is_told_once() -> None:
    """Parts that wait for each other are told once, by all their names."""
    circle = ["day: 1, script: a, after: c", "day: 1, script: b, after: a"]
    told = found(parts(*circle, "day: 1, script: c, after: b", "day: 2, script: d, after: a"))
    assert told == ["E702 3 `a`, then `c`, then `b` would have to be done before itself"]


def test_waiting_for_several() -> None:
    """Parts may wait for others that wait themselves, as long as there is a first."""
    lines = ["day: 1, script: a", "day: 1, script: b, after: a"]
    assert (
        found(parts(*lines, "day: 2, script: c, after: [a, b]", "day: 3, script: d, after: b"))
        == []
    )


def test_before_waits_for_nothing_after() -> None:
    """A part before the session cannot wait for one after it."""
    text = "title: A week\nbefore:\n  - {script: a, after: b}\ndays:\n  - {day: 1, script: b}\n"
    assert found(text) == ["E701 3 `a` waits for `b`, which does not come before it"]


def test_an_id_twice() -> None:
    """An id stands for one part."""
    told = found(parts("day: 1, script: a, id: x", "day: 2, script: b, id: x"))
    assert told == ["E202 4 the id `x` stands twice"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "E011 1 the programme is empty"),
        ("- a", "E105 1 a programme is made of `key: value` lines"),
        ("title: A\n", "E103 1 a programme needs `days`"),
        ("title: A\ndays: &x []\n", "E006 2"),
        ("title: A\ncatch up: some\ndays: []\n", "E106 2 `some` is not one of newest, all, none"),
        ("title: A\nrounds: 21\ndays: []\n", "E106 2 `21` is no number of sessions from 1 to 20"),
        ("title: A\nbefore: [[a]]\ndays: []\n", "E105 2"),
    ],
)
def test_what_is_wrong_with_the_whole(text: str, says: str) -> None:
    """A document that is no programme is told as one."""
    assert found(text)[0].startswith(says)


def test_enough() -> None:
    """After a hundred problems an author has enough to begin with."""
    assert len(found(parts(*["day: -1, script: a"] * 200))) == MOST


def test_a_file(tmp_path: Path) -> None:
    """A file is read; one that is not there is a problem like any other."""
    path = tmp_path / "week.yaml"
    path.write_text(WEEK, encoding="utf-8")
    assert read_file(path).programme == programme()
    gone = read_file(tmp_path / "gone.yaml")
    assert [one.code for one in gone.problems] == ["E001"]


def test_days_as_written() -> None:
    """Days are written as an author writes them."""
    assert [str(Days(1, 1)), str(Days(2, 3))] == ["1", "2-3"]
