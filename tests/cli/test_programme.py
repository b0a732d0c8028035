from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import vobject

if TYPE_CHECKING:
    from tests.cli.calling import Person


def test_the_list(person: Person) -> None:
    """The programmes are named with what they are; a broken one is named as that."""
    place = "data/scripts/programmes/own.yaml"
    person.write(place, "title: My own\n")
    said = person.call("programme", "list")
    assert said.code == 0
    assert "two-weeks-ptsd  Two weeks, after trauma" in said.out
    assert "own  (has problems)" in said.out


def test_following_a_programme(person: Person) -> None:
    """From its beginning over the session to the first evening each day says what there is."""
    assert person.call("today").out.startswith("You follow no programme.")
    begun = person.call("programme", "start", "two-weeks")
    assert begun.code == 0
    assert "Getting ready at home" in begun.out
    assert "integrate programme session" in begun.out
    assert "Two weeks, day 0" in person.call("programme", "session").out
    today = person.call("today").out
    assert today.splitlines()[1:3] == ["For today:", "  The evening after"]
    assert (
        "before a session"
        in person.call(
            "programme",
            "session",
            "--not",
            f"{date.today():%Y-%m-%d}",  # noqa: DTZ011 -- the computer's own day
        ).out
    )


def test_a_session_to_come(person: Person) -> None:
    """With the day of the session told at the start, what comes has its dates."""
    ahead = date.today() + timedelta(3)  # noqa: DTZ011 -- the computer's own day
    said = person.call("programme", "start", "two-weeks", "--session", f"{ahead:%Y-%m-%d}")
    assert f"{ahead:%a %d %b}: The evening after" in said.out


def test_pausing_and_ending(person: Person) -> None:
    """A programme can rest, go on and end; a second one is not begun over it."""
    person.call("programme", "start", "two-weeks")
    second = person.call("programme", "start", "six-sessions")
    assert (second.code, second.err) == (
        2,
        "You follow “Two weeks” already. `integrate programme stop` ends it first.\n",
    )
    assert person.call("programme", "pause").code == 0
    assert person.call("today").out.startswith("Two weeks, paused\n")
    assert json.loads(person.call("today", "--json").out)["groups"] == []
    assert person.call("programme", "calendar", "days.ics").code == 2
    assert person.call("programme", "resume").out.startswith("Two weeks, before a session")
    assert person.call("programme", "stop").code == 0
    for command in ("pause", "resume", "stop", "session"):
        said = person.call("programme", command)
        assert (said.code, said.has_no_traceback) == (2, True)
        assert "You follow no programme." in said.err


def test_as_json(person: Person) -> None:
    """Other programs get the day with its groups and the scripts they open."""
    assert json.loads(person.call("today", "--json").out) == {"programme": None, "groups": []}
    person.call("programme", "start", "two-weeks")
    found = json.loads(person.call("today", "--json").out)
    assert (found["programme"], found["day"], found["round"]) == ("two-weeks", None, 1)
    assert found["groups"][0]["lines"][0]["script"] == "pre-session/general"


def test_a_calendar(person: Person) -> None:
    """The calendar file holds whole days and says nothing of them unless it is asked to."""
    person.call("programme", "start", "two-weeks")
    person.call("programme", "session")
    assert person.call("programme", "calendar", "days.ics").code == 0
    text = (person.folder / "days.ics").read_text(encoding="utf-8")
    days = vobject.readOne(text).vevent_list
    assert {one.summary.value for one in days} == {"A quiet quarter of an hour"}
    person.call("programme", "calendar", "days.ics", "--titles")
    assert "SUMMARY:The evening after" in (person.folder / "days.ics").read_text(encoding="utf-8")
    said = person.call("programme", "calendar", "nowhere/days.ics")
    assert (said.code, said.has_no_traceback) == (2, True)
    assert "nowhere/days.ics cannot be written" in said.err


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("start", "two-week"), "did you mean `two-weeks`?"),
        (("start", "own"), "`own` has problems; `integrate check"),
        (("start", "two-weeks", "--session", "soon"), "'soon' does not match the format"),
        (("calendar", "x.ics"), "You follow no programme."),
    ],
)
def test_what_cannot_be(person: Person, given: tuple[str, ...], says: str) -> None:
    """What cannot be done is told in a sentence, with nothing changed."""
    person.write("data/scripts/programmes/own.yaml", "title: My own\n")
    said = person.call("programme", *given)
    assert (said.code, said.has_no_traceback) == (2, True)
    assert says in said.err


def test_a_programme_that_broke(person: Person) -> None:
    """A programme that is followed and cannot be read any more is told, and can be ended."""
    text = "title: Mine\ndays:\n  - {day: 1, script: integration/day-1}\n"
    own = person.write("data/scripts/programmes/own.yaml", text)
    person.call("programme", "start", "own")
    own.write_text("title: Mine\n", encoding="utf-8")
    said = person.call("today")
    assert said.code == 2
    assert "`integrate check " in said.err
    assert person.call("programme", "session").code == 0
    assert person.call("programme", "stop").code == 0


def test_checking_a_programme(person: Person) -> None:
    """A programme is checked like a script: every mistake at its line, with its remedy."""
    text = (
        "title: Mine\ndays:\n"
        "  - {day: -1, script: integration/day-1}\n"
        "  - {day: 1, script: integration/day1}\n"
        "  - {day: 2, script: session/infusion}\n"
    )
    path = person.write("data/scripts/programmes/own.yaml", text)
    said = person.call("check", path, "--format", "short")
    assert said.code == 1
    places = [line.removeprefix(f"{path}:")[:9] for line in said.out.splitlines()]
    assert places == ["3:11: E10", "4:5: E703", "5:5: E704"]


def test_a_part_is_let_go_and_brought_back(person: Person) -> None:
    """By its script; what is not there is told with what is."""
    person.call("programme", "start", "two-weeks")
    person.call("programme", "session")
    evening = "integration/day-0-evening"
    assert "The evening after" not in person.call("programme", "let-go", evening).out
    again = person.call("programme", "let-go", evening)
    assert again.code == 2
    assert f"`{evening}` is no open part of today." in again.err
    assert "The evening after" in person.call("programme", "bring-back", evening).out
    twice = person.call("programme", "bring-back", evening)
    assert twice.code == 2
    assert "was not let go, or has no place today. There are none." in twice.err
