from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from integrate.player.calendar_file import NAME, place_of, usual_place, write_calendar
from integrate.player.courses import Today, day_of
from integrate.player.following import CannotFollow
from integrate.programme.agenda import agenda
from integrate.programme.course import Course
from tests.programme.following import WEEK, programme


@pytest.fixture(name="today")
def _today() -> Today:
    """Give a week whose session is today."""
    now = datetime.now(UTC)
    course = Course("week", now, (day_of(now),))
    return Today(course, "One week", programme(WEEK), agenda(programme(), course, (), day_of(now)))


def test_the_file_is_a_discreet_calendar(today: Today, tmp_path: Path) -> None:
    """A calendar reads it, and no entry names a script or the programme."""
    file = write_calendar(str(tmp_path / "mine"), today)
    assert file == tmp_path / "mine.ics"
    entries = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert {str(one["summary"]) for one in entries} == {"A quiet quarter of an hour"}


def test_titles_are_there_where_they_are_wanted(today: Today, tmp_path: Path) -> None:
    """Each entry then has those of its scripts."""
    file = write_calendar(str(tmp_path / "mine"), today, lambda name: f"About {name}")
    entries = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert all(str(one["summary"]).startswith("About ") for one in entries)


def test_our_own_file_is_replaced_and_no_other(today: Today, tmp_path: Path) -> None:
    """A letter of the person's is never written over."""
    assert write_calendar(str(tmp_path), today) == tmp_path / NAME
    write_calendar(str(tmp_path), today)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear heron")
    with pytest.raises(CannotFollow, match="another file"):
        write_calendar(str(letter), today)
    assert letter.read_text() == "Dear heron"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["letter.txt", NAME]


@pytest.mark.parametrize("words", ["{tmp}/no/such/folder.ics", "{tmp}/file/in.ics", "a\0b"])
def test_what_cannot_be_written_is_told(words: str, today: Today, tmp_path: Path) -> None:
    """One sentence with the place; nothing is left behind."""
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotFollow, match="cannot be written"):
        write_calendar(words.format(tmp=tmp_path), today)
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_pause_has_no_days(today: Today, tmp_path: Path) -> None:
    """Nothing is written while there is nothing to come."""
    with pytest.raises(CannotFollow, match="no days to come"):
        write_calendar(str(tmp_path), replace(today, agenda=None))


def test_the_usual_place_is_among_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are documents; else in the home itself."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert usual_place() == tmp_path / NAME
    (tmp_path / "Documents").mkdir()
    assert place_of(" ") == usual_place() == tmp_path / "Documents" / NAME
