from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.calling import script

if TYPE_CHECKING:
    from tests.cli.calling import Person


def test_a_plan_is_written_and_shown(person: Person) -> None:
    """It is written in lines, kept in the journal, and shown; no list shows it as a session."""
    said = person.call("support", typed="I stop eating.\n.\n\n\nAda, 555 0101\n.\n\n\n")
    assert said.code == 0
    assert "Your support plan is kept." in said.out
    shown = person.call("support", "--show")
    assert "People I can tell:\nAda, 555 0101" in shown.out
    assert "The journal is empty." in person.call("journal", "list").out


def test_showing_a_plan_makes_no_journal(person: Person) -> None:
    """Where there is none yet, it says how to begin, and leaves nothing behind."""
    said = person.call("support", "--show")
    assert "`integrate support` begins one" in said.out
    assert not person.data.exists()


def test_words_are_kept_when_the_input_ends(person: Person) -> None:
    """A pipe that closes in the middle loses no line."""
    person.call("support", typed="I stop eating.\n")
    assert "I stop eating." in person.call("support", "--show").out


def test_a_journal_that_cannot_be_written_is_told(person: Person) -> None:
    """The reason is a sentence, and no traceback."""
    person.data.write_text("not a folder")
    said = person.call("support", typed="A line.\n.\nstop\n")
    assert said.code == 2
    assert said.has_no_traceback


def test_help_in_a_session_knows_country_and_contact(person: Person) -> None:
    """What was chosen once stands in every session, and the word for help works without a login."""
    assert person.call("settings", "country", "gb").code == 0
    assert person.call("settings", "contact", "Clinic, 555 0102").code == 0
    person.write("one.yaml", script("- Hello."))
    said = person.call("play", "--plain", "--mute", "one.yaml", typed="help\n\n")
    assert "In danger: call 999 or 112 (United Kingdom)." in said.out
    assert "Your contact: Clinic, 555 0102" in said.out


def test_a_country_is_two_letters(person: Person) -> None:
    """Anything else is refused with what it can be."""
    said = person.call("settings", "country", "Britain")
    assert said.code != 0
    assert "two letters" in said.err


def test_a_session_is_not_begun_with_nobody_there(person: Person) -> None:
    """A script of stage `session` needs a person who confirms that a clinician is in charge."""
    text = "title: One\nstage: session\naudience: therapist\nsteps: [Hello.]\n"
    person.write("one.yaml", text)
    person.write("none.yaml", "{}")
    asked = ("--as", "therapist", "play", "--mute", "one.yaml")
    said = person.call(*asked, "--answers", "none.yaml")
    assert said.code == 2
    assert "clinician" in said.err
    assert person.call(*asked, "--plain", typed="2\n").code == 3
    assert person.call(*asked, "--plain", typed="1\nbegin Jo\n\n").code == 0


def test_a_plan_in_a_journal_that_a_passphrase_opens(person: Person) -> None:
    """Its words are asked for, to write the plan and to show it; wrong ones show nothing."""
    words = "four herons and a canal\n"
    assert person.call("support", typed="I stop eating.\n.\n").code == 0
    assert person.call("journal", "passphrase", "--stdin", typed=words).code == 0
    assert person.call("journal", "forget-device").code == 0
    said = person.call("support", typed=f"{words}\n\n\nAda, 555 0101\n.\n\n\n")
    assert "Your support plan is kept." in said.out
    assert "Ada, 555 0101" in person.call("support", "--show", typed=words).out
    said = person.call("support", "--show", typed="a pond\n")
    assert said.code == 2
    assert "does not open" in said.err
    assert "Ada" not in said.out
