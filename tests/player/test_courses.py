from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal.store import Journal
from integrate.player import courses
from integrate.player.courses import (
    bring_back,
    course_of,
    day_of,
    done_since,
    keep_course,
    let_go,
    look,
)
from integrate.programme.course import Course
from integrate.script.library import Library
from integrate.session.record import Began, Entered, Finished, Recorded, Stopped
from tests.programme.following import BEGUN, SESSION, WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.session.record import Event

NOON = datetime(2026, 3, 2, 12).astimezone()


@pytest.fixture(name="journal")
def _journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        yield journal


@pytest.fixture(name="library")
def _library(tmp_path: Path) -> Library:
    folder = tmp_path / "scripts" / "programmes"
    folder.mkdir(parents=True)
    (folder / "week.yaml").write_text(WEEK, encoding="utf-8")
    return Library((tmp_path / "scripts",))


def go_through(
    journal: Journal,
    script: str,
    wall: datetime,
    *ending: Event,
    person: str = "self",
) -> None:
    """Keep a session with a script that ended so."""
    began = Began(script, "", script, "integration", "patient")
    events = [Recorded(0.0, one) for one in (began, Entered("1", "Rest."), *ending)]
    journal.append(journal.begin(person), wall, *events)


def follow(journal: Journal) -> Course:
    """Follow the week from the day before its session."""
    course = Course("week", BEGUN, (SESSION,))
    keep_course(journal, course, "One week")
    return course


def test_a_course_is_kept(journal: Journal) -> None:
    """The newest page says how the person stands, with all that belongs to it."""
    assert course_of(journal) is None
    course = replace(follow(journal), let_go=frozenset({"write@1.2"}))
    course = course.paused(SESSION).resumed(SESSION + timedelta(1)).paused(SESSION + timedelta(3))
    keep_course(journal, course, "One week")
    assert course_of(journal) == course


def test_a_stopped_course_is_followed_no_more(journal: Journal) -> None:
    """Who stopped a programme follows none."""
    keep_course(journal, replace(follow(journal), stopped=True), "One week")
    assert course_of(journal) is None


def test_what_was_gone_through(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ended counts, also early; not what was interrupted, of before, or another person's."""
    monkeypatch.setattr(courses, "PAGE", 2)
    follow(journal)
    other = journal.add_person("Heron").id
    go_through(journal, "old", BEGUN - timedelta(hours=1), Finished())
    go_through(journal, "evening", NOON, Finished())
    go_through(journal, "write", NOON + timedelta(hours=1), Stopped())
    go_through(journal, "look-back", NOON + timedelta(hours=2))
    go_through(journal, "last", NOON + timedelta(hours=3), Finished(), person=other)
    found = done_since(journal, BEGUN)
    assert [(one.script, one.day) for one in found] == [("write", SESSION), ("evening", SESSION)]
    assert [one.is_stopped for one in found] == [True, False]


def test_today(journal: Journal, library: Library) -> None:
    """The day's parts stand with what was done of them."""
    assert look(library, journal, NOON) is None
    follow(journal)
    go_through(journal, "evening", NOON, Finished())
    today = look(library, journal, NOON)
    assert today is not None
    assert (today.title, today.trouble) == ("One week", "")
    assert today.agenda is not None
    assert [one.is_done for one in today.agenda.now] == [True]


def test_letting_a_part_go(journal: Journal, library: Library) -> None:
    """What was let go is gone from the day, and stays so."""
    follow(journal)
    today = look(library, journal, NOON)
    assert today is not None
    let_go(journal, today, "evening@1.0")
    after = look(library, journal, NOON)
    assert after is not None
    assert after.agenda is not None
    assert after.agenda.now == ()


def test_what_was_let_go_is_known_and_comes_back(journal: Journal, library: Library) -> None:
    """As long as it has its place that day; what was done since is not among it."""
    follow(journal)
    evening = datetime(SESSION.year, SESSION.month, SESSION.day, 20).astimezone()
    before = look(library, journal, evening)
    assert before is not None
    assert before.let_go == ()
    let_go(journal, before, "evening@1.0")
    today = look(library, journal, evening)
    assert today is not None
    assert [one.occurrence.key for one in today.let_go] == ["evening@1.0"]
    bring_back(journal, today, "evening@1.0")
    assert look(library, journal, evening) == before


def test_a_paused_programme(journal: Journal, library: Library) -> None:
    """A paused programme has nothing for today, and keeps its title."""
    keep_course(journal, follow(journal).paused(SESSION), "One week")
    today = look(library, journal, NOON)
    assert today is not None
    assert (today.title, today.agenda, today.trouble) == ("One week", None, "")


def test_a_programme_that_cannot_be_followed(journal: Journal, library: Library) -> None:
    """One that is gone or has problems is told in a sentence; nothing is lost."""
    follow(journal)
    path = library.folders[0] / "programmes" / "week.yaml"
    path.write_text("title: One week\n", encoding="utf-8")
    broken = look(library, journal, NOON)
    path.unlink()
    gone = look(library, journal, NOON)
    assert broken is not None
    assert gone is not None
    assert f"integrate check {path}" in broken.trouble
    assert gone.trouble.startswith("Your programme cannot be followed now. There is no programme")
    assert broken.agenda is gone.agenda is None


def test_a_day_ends_at_four() -> None:
    """Who is up after midnight is still in the day before."""
    midnight = datetime(2026, 3, 3).astimezone()
    assert day_of(midnight.astimezone(UTC)) == SESSION
    assert day_of(midnight + timedelta(hours=3, minutes=59)) == SESSION
    assert day_of(midnight + timedelta(hours=4)) == SESSION + timedelta(1)
