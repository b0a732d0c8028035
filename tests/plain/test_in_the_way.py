"""What stands in the way of a word typed in lines is said in a sentence, and the lines go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest

from integrate.journal.entry import Entry
from integrate.journal.entry import Outcome as Ended
from integrate.journal.errors import Damaged, NotWritable
from integrate.journal.store import Journal
from integrate.plain.help_desk import HelpDesk
from integrate.plain.listening import Listening
from integrate.player.drafting import OFFERED
from integrate.player.following import CannotFollow
from integrate.player.help_at_hand import HelpAtHand
from integrate.player.memo_hearing import NO_SOUND
from integrate.session.effects import Outcome
from integrate.session.program import Role
from integrate.session.record import Answered, MemoKept, Recorded
from tests.plain.talking import Voice, talk
from tests.plain.test_days import WEEK, follow, followed

if TYPE_CHECKING:
    from integrate.player.memo_hearing import MemoHearing
    from tests.plain.house import House

FULL = "The disk is full: make room on it."


class Full(Journal):
    """A journal on a disk that is full."""

    def save_draft(self, *_: object, **__: object) -> None:
        """Fail."""
        raise NotWritable(FULL)


@pytest.fixture(name="following_house")
def _following_house(house: House) -> House:
    """Give a house whose person follows a programme of a week."""
    for name, text in (
        ("programmes/week", WEEK),
        ("anytime/evening", "title: The evening\nstage: anytime\nsteps:\n  - Rest.\n"),
        ("anytime/look", "title: A look\nstage: anytime\nsteps:\n  - Look.\n"),
    ):
        path = house.folder / "scripts" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    follow(house)
    return house


def test_a_session_without_a_journal_has_no_pages() -> None:
    """The word is heard and answered, and the session goes on."""
    came = talk("- Hello.", "capture", "")
    assert "There is no page for it here." in came.said
    assert came.outcome is Outcome.FINISHED


def test_what_a_person_says_of_themselves_has_no_place_in_a_therapists_hand(house: House) -> None:
    """A therapist keeps a chart instead."""
    house.role = Role.THERAPIST
    said = house.visit("list", "2", "", "none", "1", "manageable", "")
    assert "That has no place here." in said


def test_a_part_of_the_day_that_is_gone_from_the_library(following_house: House) -> None:
    """It says so beside its title, and why when it is chosen."""
    (following_house.folder / "scripts/anytime/look.yaml").unlink()
    said = following_house.visit("1", "quit")
    assert "1. anytime/look, not in the library." in said
    assert any("anytime/look" in line and "library" in line for line in said[2:-1])
    assert said[-1] == "Goodbye."


def test_a_part_of_the_day_that_broke(following_house: House) -> None:
    """It says that it is not ready, and which command names its problems."""
    path = following_house.folder / "scripts/anytime/look.yaml"
    path.write_text("title: A look\nstepps: []\n", encoding="utf-8")
    said = following_house.visit("1", "quit")
    assert any(line.endswith(", not ready yet.") for line in said)
    assert any("integrate check" in line for line in said)


def test_a_number_that_is_no_way_is_asked_for_again(following_house: House) -> None:
    """The sentence says what is wanted, and the list is not said twice."""
    said = following_house.visit("programme", "99", "back", "quit")
    assert "A number from 1 to 1 is wanted, or the first letters." in said
    assert said.count("Programmes:") == 1


def test_a_library_without_programmes(house: House) -> None:
    """That is said, and home stands."""
    said = house.visit("programme", "quit")
    assert said[-1] == "Goodbye."
    assert any("no programme" in line.lower() for line in said)


def test_lines_that_cannot_be_kept_yet_are_told_once(house: House) -> None:
    """The first line says why; the answer is kept when it is complete."""

    def full() -> Journal:
        return Full.open(house.folder / "data", house.folder / "keys")

    settings = replace(house.settings, open_journal=full)
    said = house.visit("3", "", "A heron.", "A canal.", ".", "7", "", "quit", settings=settings)
    assert " ".join(said).count(FULL) == 1
    with house.settings.open_journal() as journal:
        (session,) = journal.sessions()
        assert session.outcome is Ended.FINISHED


def test_lines_that_were_left_are_offered_with_where_they_come_from(house: House) -> None:
    """Going on says once that they were being written, and they are the answer's beginning."""
    house.visit("3", "")
    with house.settings.open_journal() as journal:
        (session,) = journal.sessions()
        journal.save_draft(session.id, "#1", "seven\nbirds")
    said = house.visit("continue", "and a heron", ".", "7", "", "quit")
    assert said.count(str(OFFERED)) == 1
    with house.settings.open_journal() as journal:
        events = [one.recorded.event for one in journal.events(session.id)]
    answers = [event.value for event in events if isinstance(event, Answered)]
    assert answers == ["seven\nbirds\nand a heron", 7]


def test_help_has_no_place_for_a_country() -> None:
    """Where nothing can be kept, the command that keeps it is named."""
    voice = Voice(["1"])
    HelpDesk(voice, HelpAtHand()).choose_country()
    assert any("integrate settings" in line for line in voice.said)


def test_trends_of_a_journal_that_cannot_be_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence stands in their place, and reading goes on."""

    def fail(*_given: object, **_named: object) -> None:
        raise Damaged("The journal cannot be read.")

    monkeypatch.setattr("integrate.plain.reading.read_history", fail)
    house.visit("1", "", "1", "")
    said = house.visit("journal", "trends", "back", "quit")
    assert "The journal cannot be read." in said
    assert said[-1] == "Goodbye."


def test_what_was_told_of_a_programme_is_taken_back_told_again_and_paused(
    following_house: House,
) -> None:
    """Each is said, and the next look has the ways that fit then; a question left changes none."""
    visit = following_house.visit
    assert "3. There was no session on " in "\n".join(visit("programme", "1", "back", "quit"))
    visit("programme", "1", "3", "quit")
    course = followed(following_house)
    assert course is not None
    assert course.sessions == ()
    assert any(line.startswith("Noted: ") for line in visit("programme", "1", "1", "2", "quit"))
    course = followed(following_house)
    assert course is not None
    assert len(course.sessions) == 1
    assert "It is left as it is." in visit("programme", "1", "2", "", "back", "quit")
    visit("programme", "1", "1", "quit")
    course = followed(following_house)
    assert course is not None
    assert course.is_paused
    assert "The days go on." in visit("programme", "1", "1", "quit")


def test_programmes_without_a_journal_are_listed_and_not_begun(following_house: House) -> None:
    """Why is said above the list, and again where one is chosen."""

    def none() -> Journal:
        raise NotWritable(FULL)

    settings = replace(following_house.settings, open_journal=none)
    said = following_house.visit("programme", "1", "quit", settings=settings)
    heading = said.index("Programmes:")
    assert FULL in said[:heading]
    assert FULL in said[heading:]


def test_a_programme_that_cannot_be_begun_says_why(
    following_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that another terminal changed meanwhile is left as it is."""

    def fail(*_given: object) -> None:
        raise CannotFollow("It is gone.")

    monkeypatch.setattr("integrate.player.following.end", fail)
    said = following_house.visit("programme", "1", "4", "1", "quit")
    assert "It is gone." in said
    assert followed(following_house) is not None


@pytest.mark.parametrize("is_damaged", [True, False])
def test_a_memo_that_cannot_be_heard(house: House, *, is_damaged: bool) -> None:
    """A damaged journal and a computer that plays nothing are told, and the reading goes on."""

    class Broken:
        def run(self, *_what: object) -> str:
            raise Damaged("The memo cannot be read.")

        def stop(self) -> None:
            """Do nothing."""

    voice = Voice([1.0])
    hearing = (lambda: cast("MemoHearing", Broken())) if is_damaged else None
    with house.settings.open_journal() as journal:
        listening = Listening(journal, voice, hearing)
        memo = Entry(1, datetime(2026, 3, 1, tzinfo=UTC), Recorded(0.0, MemoKept(1, 9.0, 9, "")))
        listening.turn_to("one", [memo])
        assert listening.listen() == ""
    assert ("The memo cannot be read." in voice.said) is is_damaged
    assert (str(NO_SOUND) in " ".join(voice.said)) is not is_damaged
