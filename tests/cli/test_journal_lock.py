"""Covering the screen, and playing where the journal is locked or kept for somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.cli.exit_codes import ExitCode
from integrate.preferences import file
from tests.cli.calling import script

if TYPE_CHECKING:
    from tests.cli.calling import Person

WORDS = "four herons and a canal\n"


def lock_of(person: Person) -> int:
    """Return how many minutes are set."""
    return file.read(person.folder / ".config" / "integrate" / "settings.toml").preferences.lock


def test_the_cover_needs_a_passphrase(person: Person) -> None:
    """Without one it is refused with the remedy; with one it is set, shown and switched off."""
    said = person.call("journal", "lock", "5")
    assert said.code == ExitCode.USAGE
    assert "`integrate journal passphrase` sets a passphrase first" in said.err
    assert lock_of(person) == 0
    assert person.call("journal", "passphrase", "--stdin", typed=WORDS).code == ExitCode.DONE
    said = person.call("journal", "lock", "5")
    assert "covered after 5 minutes without a key" in said.out
    assert lock_of(person) == 5
    assert "covered after 5 minutes" in person.call("journal", "lock").out
    for wrong in ("soon", "500", "-1"):
        said = person.call("journal", "lock", "--", wrong)
        assert said.code == ExitCode.USAGE
        assert "or `off`" in said.err
    assert "only when you press L" in person.call("journal", "lock", "off").out
    assert lock_of(person) == 0


def test_playing_asks_for_the_passphrase(person: Person) -> None:
    """With somebody there in lines, and with given answers from the input."""
    person.write("one.yaml", script("- ask: What?\n  save: what\n- Thank you."))
    assert person.call("journal", "passphrase", "--stdin", typed=WORDS).code == ExitCode.DONE
    assert person.call("journal", "forget-device").code == ExitCode.DONE
    said = person.call("play", "one.yaml", typed=f"a pond here\n{WORDS}A heron.\n.\n\n")
    assert said.code == ExitCode.DONE, said
    assert "The journal opens by its passphrase." in said.out
    assert "try again" in said.out
    answers = person.write("answers.yaml", "what: a canal\n")
    said = person.call("play", "one.yaml", "--answers", answers, typed=WORDS)
    assert said.code == ExitCode.DONE, said
    said = person.call("play", "one.yaml", "--answers", answers, typed="a pond here\n")
    assert said.code == ExitCode.USAGE
    assert "does not open" in said.err
    left = person.call("play", "one.yaml", typed="quit\n")
    assert left.code == ExitCode.STOPPED
    assert person.call("journal", "list", typed=WORDS).out.count("A test") == 2


def test_a_therapist_plays_for_a_person(person: Person) -> None:
    """By pseudonym; a patient is told who may, and an unknown name where the names are."""
    person.write("one.yaml", script("- Hello."))
    assert person.call("journal", "people", "add", "Wren").code == ExitCode.DONE
    said = person.call("play", "one.yaml", "--person", "Wren", typed="\n")
    assert said.code == ExitCode.USAGE
    assert "add `--as therapist`" in said.err
    ours = ("play", "one.yaml", "--as", "therapist", "--person")
    said = person.call(*ours, "Robin", typed="\n")
    assert said.code == ExitCode.USAGE
    assert "`integrate journal people` names those there are" in said.err
    assert person.call(*ours, "wren", typed="\n\n").code == ExitCode.DONE
    assert "(Wren)" in person.call("journal", "list").out
    assert "add `--as therapist`" in person.call("--person", "Wren").err


def test_a_backup_is_made_after_a_session(person: Person) -> None:
    """It lies beside the journal, and the status names it."""
    person.write("one.yaml", script("- Hello."))
    assert person.call("play", "one.yaml", typed="\n").code == ExitCode.DONE
    assert "backups" in person.call("journal", "status").out
