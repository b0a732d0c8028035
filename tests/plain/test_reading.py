from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journal.home import Home as JournalHome
from tests.journal.trends.course import course

if TYPE_CHECKING:
    from tests.plain.house import House


def test_the_journal_is_read_in_lines(house: House) -> None:
    """Sessions are listed and opened by number; every question stands with its last answer."""
    house.visit("3", "", "A heron.", ".", "7", "back", "8", "")
    said = house.visit("journal", "1", "hm", "", "repeat", "help", "g", "", "back", "quit")
    account = said[said.index("What stayed?") :]
    assert account[:4] == ["What stayed?", "You: A heron.", "How are you?", "You: 8"]
    assert said.count("A number reads a session. Other words: trends, ground, help, back.") == 7
    assert said[-1] == "Goodbye."


def test_a_session_without_answers_says_so(house: House) -> None:
    """There is a line where its words would be."""
    house.visit("1", "", "1", "")
    assert "There are no answers in this session." in house.visit("journal", "1")


def test_questionnaires_over_time_are_told(house: House) -> None:
    """Line by line, in pages; before the first one it says so."""
    house.visit("1", "", "1", "")
    assert "No questionnaire was taken yet." in house.visit("journal", "Trends", "back", "quit")
    where = JournalHome(house.folder / "data", house.folder / "keys")
    with where.open() as journal:
        for one in course().lived.values():
            name = journal.begin()
            for entry in one.entries:
                journal.append(name, entry.wall, entry.recorded)
    said = house.visit("journal", "trends", "", "", "quit")
    assert "PHQ-9, 6 times" in said
    assert "PCL-5, 3 times" in said
    assert any(line.endswith("18 of 27, moderately severe.") for line in said)
    assert said.count("This is a check-in, not a diagnosis. Talk it over with your clinician.") == 2


def test_older_sessions_are_an_enter_away(house: House) -> None:
    """Ten at a time; numbers go on counting."""
    for _ in range(12):
        house.visit("1", "", "1", "")
    said = house.visit("journal", "", "12", "9", "back")
    assert "Enter for older ones." in said
    assert any(line.startswith("12. Getting ready") for line in said)


def test_a_long_session_is_read_in_pages(house: House) -> None:
    """Enter turns them."""
    house.visit("3", "", *[f"line {number}" for number in range(40)], ".", "7", "")
    said = house.visit("journal", "1", "", "", "quit")
    assert said.count("Enter for more, “back” returns.") == 2
    assert "line 39" in said


def test_a_journal_that_lost_a_page_says_so(house: House) -> None:
    """One session that does not open hides no other and ends nothing."""
    house.visit("1", "", "1", "")
    where = JournalHome(house.folder / "data", house.folder / "keys")
    where.tamper("DELETE FROM events WHERE number = 2")
    said = house.visit("journal", "1", "back", "quit")
    assert any("cannot be read" in line for line in said)
    assert any("is missing" in line for line in said)
    assert said[-1] == "Goodbye."
