"""Passphrase, recovery code and this computer: set, changed and taken away by command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from tests.cli.calling import Person, Said

WORDS = "four herons and a canal\n"
CODE = re.compile(r"^(?:[0-9A-Z]{4}-){8}[0-9A-Z]$", re.MULTILINE)


def done(said: Said) -> str:
    """Check that the call did what was asked; return what it said."""
    assert said.code == ExitCode.DONE, said
    assert said.has_no_traceback
    return said.out


def refused(said: Said, *words: str) -> None:
    """Check that the call ended with 2 and one sentence that holds these words."""
    assert said.code == ExitCode.USAGE, said
    assert said.err.count("\n") == 1, said.err
    assert said.has_no_traceback
    for one in words:
        assert one in said.err


def test_status_of_a_new_journal(person: Person) -> None:
    """Without any set-up the journal says what opens it, and what that is worth."""
    out = done(person.call("journal", "status"))
    assert str(person.data / "journal.db") in out
    assert "Format: 3" in out
    assert "Opened now by: this computer" in out
    assert "device.key" in out
    assert "Last backup: none yet" in out
    assert out.count("Limits: ") == 1


def test_a_passphrase_takes_over(person: Person) -> None:
    """A passphrase is set, this computer forgotten; from then on the passphrase is asked for."""
    refused(person.call("journal", "forget-device"), "only way into")
    out = done(person.call("journal", "passphrase", "--stdin", typed=WORDS))
    assert "This computer still opens it" in out
    refused(person.call("journal", "passphrase", "--stdin", typed=WORDS), "--change")
    assert "device.key" in done(person.call("journal", "forget-device"))
    refused(person.call("journal", "list"), "nobody is here to be asked")
    assert "a passphrase" in done(person.call("journal", "status", typed=WORDS))
    changed = person.call(
        "journal", "passphrase", "--change", "--stdin", typed=WORDS + "a pond and two herons\n"
    )
    assert "Backups made before" in done(changed)
    refused(person.call("journal", "list", typed=WORDS), "does not open")
    done(person.call("journal", "remember-device", typed="a pond and two herons\n"))
    done(person.call("journal", "list"))
    done(person.call("journal", "passphrase", "--remove"))
    refused(person.call("journal", "passphrase", "--remove"), "has no passphrase")


@pytest.mark.parametrize(
    ("arguments", "typed", "word"),
    [
        (("--stdin",), "short\n", "at least 8"),
        (("--stdin",), "", "at least 8"),
        ((), WORDS, "--stdin"),
        (("--change", "--stdin"), WORDS, "no passphrase to change"),
    ],
)
def test_no_passphrase_set(
    person: Person, arguments: tuple[str, ...], typed: str, word: str
) -> None:
    """What is too short, or is not asked for in a way that can be answered, changes nothing."""
    refused(person.call("journal", "passphrase", *arguments, typed=typed), word)
    assert "Opens by: this computer\n" in done(person.call("journal", "status"))


def test_a_recovery_code(person: Person) -> None:
    """The code is shown once, opens the journal, and is replaced only when that is asked for."""
    said = person.call("journal", "recovery")
    (code,) = CODE.findall(done(said))
    assert "never shown again" in said.err
    assert code not in done(person.call("journal", "status"))
    refused(person.call("journal", "recovery"), "--replace")
    done(person.call("journal", "forget-device"))
    assert "a recovery code" in done(person.call("journal", "status", typed=f"{code.lower()}\n"))
    (other,) = CODE.findall(
        done(person.call("journal", "recovery", "--replace", typed=f"{code}\n"))
    )
    refused(person.call("journal", "list", typed=f"{code}\n"), "recovery code does not open")
    done(person.call("journal", "list", typed=f"{other}\n"))


def test_nobody_is_there_to_be_asked(person: Person) -> None:
    """Without a line to read, it is not said that the words were wrong."""
    done(person.call("journal", "passphrase", "--stdin", typed=WORDS))
    done(person.call("journal", "forget-device"))
    refused(person.call("journal", "list"), "nobody is here to be asked")
    refused(person.call("journal", "list", typed="a pond\n"), "nothing was changed, so try again")


def test_a_key_that_is_lost_is_told_where_nobody_can_be_asked(person: Person) -> None:
    """With a passphrase that nobody types, the reason is why it has to be typed."""
    done(person.call("journal", "passphrase", "--stdin", typed=WORDS))
    (key,) = person.folder.rglob("device.key")
    key.rename(person.folder / "away")
    refused(person.call("journal", "list"), "device.key is missing", "put the file back")
    assert person.call("journal", "list", typed=WORDS).code == ExitCode.DONE
