from __future__ import annotations

import re
from typing import TYPE_CHECKING

from integrate.session.program import Role
from tests.journal.home import Home as JournalHome
from tests.journal.trends.course import course

if TYPE_CHECKING:
    from tests.plain.house import House


def test_the_journal_is_read_in_lines(house: House) -> None:
    """Sessions are listed and opened by number, each as it was lived."""
    house.visit("3", "", "A heron.", ".", "7", "back", "8", "")
    said = house.visit("journal", "1", "hm", "", "repeat", "help", "g", "", "back", "quit")
    account = said[said.index("What stayed?") :]
    assert account[:7] == [
        *("What stayed?", "You: A heron.", "How are you?", "You: 7"),
        *("Thank you.", "(went back)", "How are you?"),
    ]
    assert said.count("A number reads a session, “back” returns.") == 7
    assert said[-1] == "Goodbye."


def test_a_session_without_answers_is_read_as_it_was_lived(house: House) -> None:
    """What was shown stands there, and how it ended."""
    house.visit("1", "", "1", "")
    said = house.visit("journal", "1")
    assert said[said.index("Welcome.") :][:2] == ["Welcome.", "(came to the end)"]


def test_the_step_that_was_come_back_to_is_said_once(house: House) -> None:
    """It stands before the coming back, and what follows goes on below."""
    house.visit("3", "")
    house.visit("continue", "A heron.", ".", "7", "")
    said = house.visit("journal", "1")
    account = said[said.index("What stayed?") :]
    assert account[:4] == ["What stayed?", "(came back)", "You: A heron.", "How are you?"]


def test_sessions_stand_under_their_month(house: House) -> None:
    """The heading comes once, and what opened the journal is said once below the list."""
    house.visit("1", "", "1", "")
    for _ in range(2):
        house.visit("1", "", "")
    said = house.visit("journal", "", "repeat", "back")
    headings = [line for line in said if re.fullmatch(r"[A-Z][a-z]+ \d{4}:", line)]
    assert len(headings) == 2
    assert said.count("Opened now by: this computer") == 1
    (limits,) = (place for place, line in enumerate(said) if line.startswith("Limits: "))
    assert said[limits + 2] == "A number reads a session, “back” returns."


def test_own_words_are_found(house: House) -> None:
    """All answers with the words in them are listed, whatever their case; numbers read them."""
    house.visit("3", "", "A heron.", ".", "7", "")
    house.visit("3", "", "A canal.", ".", "7", "")
    said = house.visit("journal", "find HERON", "1", "find pond", "find", "list", "back")
    found = said[said.index("Looking.") + 1 :]
    assert found[1].startswith("1. A heron. (")
    assert "You: A heron." in found
    assert "Nothing was found." in found
    assert "find and some words: what you wrote with these words in it." in found
    assert sum(line.startswith("2. The day after") for line in said) == 2


def test_going_on_by_its_word_is_going_on_by_enter(house: House) -> None:
    """A word that has no meaning here says what has one."""
    house.visit("1", "", "1", "")
    by_enter = house.visit("journal", "", "back", "quit")
    assert house.visit("journal", "next", "back", "quit") == by_enter
    said = house.visit("journal", "skip", "back", "quit")
    assert said.count("A number reads a session, “back” returns.") == 2


def test_many_places_are_found_ten_at_a_time(house: House) -> None:
    """Enter looks on where the search stopped."""
    path = house.folder / "scripts" / "many.yaml"
    asks = "\n".join(f"  - ask: Bird {number}?" for number in range(12))
    path.write_text(f"title: Many\nstage: integration\nsteps:\n{asks}\n", encoding="utf-8")
    house.visit("many", "", "1", *[one for _ in range(12) for one in ("a heron", ".")])
    said = house.visit("journal", "find heron", "", "", "back")
    assert any(line.startswith("12. a heron") for line in said)
    assert said.count("Enter for older ones.") == 1


def test_what_was_to_be_remembered_is_listed(house: House) -> None:
    """Answers saved under such a name, and a line where there are none."""
    path = house.folder / "scripts" / "keep.yaml"
    steps = "  - ask: What do you keep?\n    save: remember_this\n"
    path.write_text(f"title: Keep\nstage: integration\nsteps:\n{steps}", encoding="utf-8")
    house.visit("1", "", "1", "")
    assert "There is nothing yet that you wanted to remember." in house.visit("journal", "remember")
    house.visit("keep", "", "The light.", ".")
    said = house.visit("journal", "remember", "export", "back")
    assert any(line.startswith("1. The light. (") for line in said)
    assert "integrate journal export notes.md" in " ".join(said)


def test_a_therapist_turns_to_another_person(house: House) -> None:
    """By pseudonym; a patient is told of nobody."""
    house.visit("1", "", "1", "")
    with house.settings.open_journal() as journal:
        journal.add_person("Wren")
    house.role, house.person = Role.THERAPIST, "Wren"
    house.visit("2", "", "", "1", "")
    house.person = ""
    said = house.visit("journal", "help", "person robin", "person wren", "1", "back")
    assert "person and a pseudonym: the sessions of somebody else." in said
    assert any(line.startswith("There is nobody called “robin”") for line in said)
    assert any(line.startswith("1. The session, ") for line in said)
    assert "Lights down." in said
    house.role = Role.PATIENT
    said = house.visit("journal", "help", "person wren", "back")
    assert not any("Wren" in line or "pseudonym" in line for line in said)


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
