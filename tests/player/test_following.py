from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal.store import Journal
from integrate.player import following
from integrate.player.courses import course_of, day_of, look
from integrate.player.following import CannotFollow, begin, read_day
from integrate.player.shelves import title_of
from integrate.script.library import Library
from tests.programme.following import WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.player.courses import Today

NOW = date(2026, 3, 2)
SHORT = "title: One day\ncatch up: none\ndays:\n  - {day: 0, script: evening}\n"


@pytest.fixture(name="journal")
def _journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        yield journal


@pytest.fixture(name="library")
def _library(tmp_path: Path) -> Library:
    folder = tmp_path / "scripts" / "programmes"
    folder.mkdir(parents=True)
    (folder / "week.yaml").write_text(WEEK, encoding="utf-8")
    (folder / "short.yaml").write_text(SHORT, encoding="utf-8")
    (folder / "broken.yaml").write_text("title: One\ndays: []\nfoo: 1\n", encoding="utf-8")
    return Library((tmp_path / "scripts",))


def today_of(library: Library, journal: Journal) -> Today:
    """Return how the person stands now."""
    today = look(library, journal, datetime.now(UTC))
    assert today is not None
    return today


def test_a_programme_is_begun_held_and_ended(library: Library, journal: Journal) -> None:
    """Each change is kept, and the next look sees it."""
    begin(library, journal, "week", None)
    assert following.awaits_session(today_of(library, journal))
    following.tell_session(journal, today_of(library, journal), day_of(datetime.now(UTC)))
    agenda = today_of(library, journal).agenda
    assert agenda is not None
    assert agenda.day == 0
    assert not following.awaits_session(today_of(library, journal))
    following.take_back_session(journal, today_of(library, journal), day_of(datetime.now(UTC)))
    assert following.awaits_session(today_of(library, journal))
    following.pause(journal, today_of(library, journal))
    assert today_of(library, journal).agenda is None
    following.go_on(journal, today_of(library, journal))
    assert today_of(library, journal).agenda is not None
    following.end(journal, today_of(library, journal))
    assert course_of(journal) is None


def test_a_second_programme_is_refused_while_one_goes_on(
    library: Library, journal: Journal
) -> None:
    """The sentence says what comes first; one that is over makes room."""
    begin(library, journal, "week", None)
    with pytest.raises(CannotFollow, match="You follow “One week” already"):
        begin(library, journal, "short", None)
    following.end(journal, today_of(library, journal))
    begin(library, journal, "short", day_of(datetime.now(UTC)) - timedelta(3))
    assert following.makes_room(today_of(library, journal))
    begin(library, journal, "week", None)
    assert today_of(library, journal).title == "One week"


def test_a_programme_that_broke_makes_room(library: Library, journal: Journal) -> None:
    """Nobody is held by a file that cannot be read any more."""
    begin(library, journal, "week", None)
    path = library.folders[0] / "programmes" / "week.yaml"
    path.write_text("title: One week\n", encoding="utf-8")
    begin(library, journal, "short", None)
    assert today_of(library, journal).title == "One day"


@pytest.mark.parametrize(
    ("name", "why"), [("broken", "integrate check"), ("nowhere", "There is no programme")]
)
def test_what_cannot_be_begun_says_why(
    library: Library, journal: Journal, name: str, why: str
) -> None:
    """A broken programme and one that is not there are refused, and nothing is kept."""
    with pytest.raises(CannotFollow, match=why):
        begin(library, journal, name, None)
    assert course_of(journal) is None


def test_a_part_without_its_script_names_the_programme(
    library: Library, journal: Journal, tmp_path: Path
) -> None:
    """The sentence names what to check."""
    begin(library, journal, "week", None)
    with pytest.raises(CannotFollow, match=r"“evening” is not there .*week\.yaml"):
        following.part_of(library, today_of(library, journal), "evening", tmp_path)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", NOW),
        (" Yesterday ", NOW - timedelta(1)),
        ("tomorrow", NOW + timedelta(1)),
        ("2026-02-27", date(2026, 2, 27)),
        ("2026-3-1", date(2026, 3, 1)),
        ("1 March", date(2026, 3, 1)),
        ("28. Feb", date(2026, 2, 28)),
        ("30 december", date(2025, 12, 30)),
        ("4 April 2026", date(2026, 4, 4)),
    ],
)
def test_a_day_is_read(words: str, day: date) -> None:
    """Near days by their names, others as numbers or by the month's name."""
    assert read_day(words, NOW) == day


@pytest.mark.parametrize(
    "words",
    ["", "soon", "2026-02-30", "31 June", "3 ma", "2226-03-02", "1999-01-01", "03/02/2026", "²"],
)
def test_what_is_no_day_is_refused(words: str) -> None:
    """The sentence shows how a day is written."""
    with pytest.raises(CannotFollow, match="2026-03-02"):
        read_day(words, NOW)


@pytest.mark.parametrize("words", ["3 foo", "3 mary", "3 ju 2026", "3 jun jul"])
def test_a_month_that_there_is_not_is_no_day(words: str) -> None:
    """No month is guessed."""
    with pytest.raises(CannotFollow, match="is no day"):
        read_day(words, NOW)


def test_a_part_is_named_with_the_programme_that_names_it(
    library: Library, journal: Journal, tmp_path: Path
) -> None:
    """By the programme's file, and by its name where that is gone too."""
    begin(library, journal, "week", None)
    today = today_of(library, journal)
    with pytest.raises(CannotFollow, match=r"week\.yaml"):
        following.part_of(library, today, "gone", tmp_path)
    empty = Library((tmp_path / "nothing",))
    with pytest.raises(CannotFollow, match="week") as refused:
        following.part_of(empty, today, "gone", tmp_path)
    assert ".yaml" not in str(refused.value)


def test_a_script_that_is_gone_is_called_by_its_name(library: Library) -> None:
    """A list that names scripts has a word for each."""
    assert title_of(library, "evening/gone") == "evening/gone"
