from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal.errors import NotWritable
from integrate.journal.store import Journal
from integrate.plain.help_desk import HelpDesk
from integrate.plain.menu import Menu
from integrate.plain.preferring import change_settings
from integrate.player.courses import course_of, day_of, keep_course
from integrate.player.help_at_hand import HelpAtHand
from integrate.player.sound_devices import Ears, SoundDevice
from integrate.preferences.file import read
from integrate.programme.course import Course
from integrate.session.program import Role
from tests.plain.house import House, furnish
from tests.plain.talking import Voice

if TYPE_CHECKING:
    from pathlib import Path

WEEK = """
title: One week
summary: A small one.
before: [pre-session/ready]
days:
  - {day: 0, script: anytime/evening}
  - {day: 1-2, script: anytime/look}
  - {day: 3-4, script: integration/day-1}
"""
SCRIPTS = {
    "programmes/broken": "title: Broken\n",
    "programmes/week": WEEK,
    "anytime/evening": "title: The evening\nstage: anytime\nsteps:\n  - Rest.\n",
    "anytime/look": "title: A look\nstage: anytime\nduration: 5 min\nsteps: [Look., Rest.]\n",
}


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house with a programme in it."""
    for name, text in SCRIPTS.items():
        path = tmp_path / "scripts" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return furnish(tmp_path)


def follow(house: House, day: int | None = 1) -> None:
    """Follow the week, and stand so many days after its session."""
    now = datetime.now(UTC)
    sessions = () if day is None else (day_of(now) - timedelta(day),)
    with house.settings.open_journal() as journal:
        keep_course(journal, Course("week", now - timedelta(8), sessions), "One week")


def followed(house: House) -> Course | None:
    """Return how the person stands."""
    with house.settings.open_journal() as journal:
        return course_of(journal)


def test_home_says_today_first(house: House) -> None:
    """Its parts have numbers; what comes later has none; the list of scripts waits to be asked."""
    follow(house)
    said = house.visit("quit")
    assert said[1:7] == [
        *("Today: One week, day 1.", "For today:", "1. A look, 5 min."),
        *("Still here, if you want it:", "2. The evening.", "Later:"),
    ]
    assert not any(line.startswith("Before a session") for line in said)


def test_the_list_goes_on_with_the_numbers(house: House) -> None:
    """What is listed after the day is chosen by the number that is said."""
    follow(house)
    said = house.visit("list", "3", "back", "99", "quit")
    assert "3. Getting ready." in said
    assert said[said.index("Getting ready.") :]
    assert "A number from 1 to 9 is wanted, or the first letters." in said


@pytest.mark.parametrize("typed", ["1", "a look"])
def test_a_part_is_done_and_says_so(house: House, typed: str) -> None:
    """A number or the first letters begin it; afterwards the day is said anew."""
    follow(house)
    said = house.visit(typed, "", "", "", "quit")
    assert "The end of “A look”." in said
    assert "1. A look (done)." in said


def test_a_part_that_was_begun_goes_on(house: House) -> None:
    """It says so, and its number goes on where it was left."""
    follow(house)
    house.visit("1", "", "")
    said = house.visit("1", "", "quit")
    assert "1. A look, begun." in said
    assert len([one for one in house.sessions if one.script == "anytime/look"]) == 1


def test_a_part_that_was_stopped_can_rest(house: House) -> None:
    """It says so, without a word of blame; its number begins it afresh, and then it is done."""
    follow(house)
    assert "1. A look (stopped; it can rest)." in house.visit("1", "", "stop", "", "quit")
    assert "1. A look (done)." in house.visit("1", "", "", "", "quit")


def test_a_part_is_let_go(house: House) -> None:
    """By its number; a number that is none is asked for again."""
    follow(house)
    said = house.visit("let go", "let go 1", "quit")
    assert "Type “let go” with a number from 1 to 2, as in: let go 1." in said
    assert "“A look” is let go. “bring back” has it here again." in said
    assert said[-3:-1] != []
    course = followed(house)
    assert course is not None
    assert course.let_go == {"anytime/look@1.1"}


def test_a_part_is_brought_back(house: House) -> None:
    """The only one at once; of several it is asked which; what was not let go is said."""
    follow(house)
    said = house.visit("bring back", "let go 1", "bring back", "quit")
    assert "Nothing that was let go has its place today." in said
    assert "Let go: A look. “bring back” has it here again." in said
    assert "“A look” is here again." in said
    assert said[-1 - said[::-1].index("For today:") + 1] == "1. A look, 5 min."
    said = house.visit("let go 2", "let go 1", "bring back", "", "bring back", "the", "quit")
    assert said.count("Which is to be here again?") == 2
    course = followed(house)
    assert course is not None
    assert course.let_go == {"anytime/look@1.1"}


def test_it_is_brought_back_among_the_programmes_too(house: House) -> None:
    """It stands among what can be done with the programme that is followed."""
    follow(house)
    said = house.visit("let go 1", "programme", "one week", "bring", "quit")
    assert "“A look” is in your day again." in said
    course = followed(house)
    assert course is not None
    assert course.let_go == frozenset()


def test_enter_takes_the_first_open_part(house: House) -> None:
    """It is said, and leads to a look at it; Enter once more begins it."""
    follow(house)
    said = house.visit("", "", "", "", "quit")
    assert "Enter takes 1, “A look”." in said
    assert "The end of “A look”." in said


def test_the_day_of_a_session_is_told(house: House) -> None:
    """Today, or a typed day; what is no day is asked for again."""
    follow(house, None)
    on = day_of(datetime.now(UTC)) - timedelta(3)
    said = house.visit("session", "another", "soon", on.isoformat(), "quit")
    assert "Type “session” to tell the day of your session." in said
    assert any("“soon” is no day." in line for line in said)
    assert "Today: One week, day 3." in said
    course = followed(house)
    assert course is not None
    assert course.sessions == (on,)


def test_a_programme_that_begins_has_begun_without_a_day_too(house: House) -> None:
    """“It begins” is said with the question for the day: Enter tells it later, “back” leaves it."""
    house.visit("programme", "one week", "1", "back", "quit")
    assert followed(house) is None
    said = house.visit("programme", "one week", "1", "", "quit")
    assert any("Enter: I tell it later." in line for line in said)
    course = followed(house)
    assert course is not None
    assert course.sessions == ()


def test_a_programme_is_begun_paused_and_ended(house: House) -> None:
    """All of it in numbers; Enter alone leaves everything as it is."""
    said = house.visit("programme", "one week", "1", "today", "quit")
    assert "A programme can lead you through the days: type “programme”." in said
    assert "No clinician has reviewed this programme yet." in said
    assert "“One week” has begun. What you do in it is yours to choose, day by day." in said
    assert "Today: One week, day 0." in said
    said = house.visit("programme", "2", "let", "go on", "programme", "2", "end", "", "quit")
    assert "Today: One week, paused." in said
    assert "Type “go on”, and its days go on." in said
    assert followed(house) is not None
    said = house.visit("programme", "2", "end", "1", "quit")
    assert "The programme is ended. What you wrote stays in your journal." in said
    assert followed(house) is None


def test_a_broken_programme_says_why(house: House) -> None:
    """It is in the list; choosing it names what shows its problems."""
    said = house.visit("programme", "1", "quit")
    assert any("The programme “broken” cannot be followed: `integrate" in one for one in said)


def test_help_and_grounding_are_there_at_each_question(house: House) -> None:
    """A menu is no trap: words for help are heard, and the question comes again."""
    said = house.visit("programme", "help", "ground", "", "repeat", "back", "quit")
    assert "Look around." in said
    assert said.count("Programmes:") == 4
    assert said[-1] == "Goodbye."


def test_a_calendar_is_written(house: House, tmp_path: Path) -> None:
    """A place that cannot be written is told and asked for again."""
    follow(house)
    file = tmp_path / "mine.ics"
    gone = str(tmp_path / "no" / "x.ics")
    said = house.visit("programme", "2", "write", "", gone, str(file), "quit")
    assert any("there is no folder" in line for line in said)
    assert b"BEGIN:VEVENT" in file.read_bytes()
    assert b"The evening" not in file.read_bytes()
    house.visit("programme", "2", "write", "2", str(file), "quit")
    assert b"SUMMARY:A look" in file.read_bytes()


def test_a_therapist_has_no_day(house: House) -> None:
    """The list is as it was for them."""
    follow(house)
    house.role = Role.THERAPIST
    assert not any(line.startswith("Today") for line in house.visit("quit"))


def test_settings_are_changed(house: House, tmp_path: Path) -> None:
    """A number chooses one, words change it; wrong ones are told, and bad lines named."""
    path = tmp_path / "settings.toml"
    path.write_text("volume = 400\n", encoding="utf-8")
    own = replace(house.settings, help=HelpAtHand(path))
    said = house.visit("settings", "loud", "high", "-6", "motion", "", "", "quit", settings=own)
    assert any("`volume` cannot be 400" in " ".join(said[at : at + 3]) for at in range(len(said)))
    assert any("It cannot be “high”" in line for line in said)
    assert "Loudness: -6 decibels" in said
    assert "It is left as it is." in said
    assert read(path).preferences.volume == -6
    said = house.visit("settings", "loud", "usual", "", "quit", settings=own)
    assert "Loudness: 0 decibels" in said


THERE = [SoundDevice("Loudspeakers", is_usual=True), SoundDevice("Headset", is_usual=False)]


def test_a_sound_device_is_chosen_and_tried(tmp_path: Path) -> None:
    """From a list with the system's own in it; a soft tone is played before it is kept."""
    tried: list[str] = []

    def try_out(name: str) -> str:
        tried.append(name)
        return "The device took the tone."

    path = tmp_path / "settings.toml"
    ears = Ears(lambda: THERE, try_out)
    typed = ["sound", "headset", "try", "", "sound", "1", "keep", "sound", "another", "Amp", ""]
    voice = Voice([*typed, "quit"])
    change_settings(Menu(voice, HelpDesk(voice, HelpAtHand())), path, ears)
    said = voice.said
    assert "1. the system's own, now Loudspeakers." in said
    assert "3. Headset." in said
    assert tried == ["Headset"]
    assert "Sound device: Headset" in said
    assert "Sound device: the usual one" in said
    assert read(path).preferences.sound_device == "Amp"


def test_without_a_sound_system_a_name_is_typed(tmp_path: Path) -> None:
    """It is said that there is none; what was chosen before stays in the list."""
    path = tmp_path / "settings.toml"
    path.write_text('sound_device = "Amp"\n', encoding="utf-8")
    voice = Voice(["sound", "", "", "quit"])
    ears = Ears(list, str)
    change_settings(Menu(voice, HelpDesk(voice, HelpAtHand())), path, ears)
    assert any(line.startswith("No sound devices were found.") for line in voice.said)
    assert "2. Amp, not there now." in voice.said


def test_garbage_for_settings_is_told_at_once_and_keeps_nobody_out(
    house: House, tmp_path: Path
) -> None:
    """It is named at the start, stays as it is, and the day goes on."""
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xb7\x00 garbage")
    own = replace(house.settings, help=HelpAtHand(path))
    said = " ".join(house.visit("settings", "motion", "still", "", "quit", settings=own))
    assert said.count("it is not UTF-8 text: mend it or move it away") == 3
    assert "cannot be changed: it is not UTF-8 text." in said
    assert "Enter says all scripts." in said
    assert path.read_bytes() == b"\xb7\x00 garbage"


def test_without_a_file_the_command_is_named(house: House) -> None:
    """Where there is no place for settings that is said."""
    said = house.visit("settings", "quit")
    assert "There is no place to keep settings here. Use: integrate settings" in said


def test_a_change_that_cannot_be_kept_is_said(house: House) -> None:
    """The day stands as it was, and the sentence says why."""

    class Full(Journal):
        def append(self, *_: object, **__: object) -> None:
            """Fail."""
            raise NotWritable("The disk is full: make room on it.")

    def full() -> Journal:
        return Full.open(house.folder / "data", house.folder / "keys")

    follow(house)
    before = followed(house)
    settings = replace(house.settings, open_journal=full)
    said = house.visit("programme", "2", "end", "1", "quit", settings=settings)
    assert "The disk is full: make room on it." in said
    assert followed(house) == before


def test_a_country_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    """The numbers that were there stay, and the file is as it was."""
    file = tmp_path / "settings.toml"
    file.write_bytes(b"= = =")
    voice = Voice(["nowhere at all", "1"])
    HelpDesk(voice, HelpAtHand(preferences=file)).choose_country()
    assert any(line.startswith("The country cannot be kept: ") for line in voice.said)
    assert file.read_bytes() == b"= = ="
