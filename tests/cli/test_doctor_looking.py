"""`integrate doctor`: what it says of the computer and of a script, and how it ends."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.calling import Person

NOWHERE = {"PULSE_SERVER": "unix:/nowhere", "ALSA_CONFIG_PATH": "/dev/null"}
MACHINE = ["device", "voice", "awake", "disk", "journal", "help lines", "protocol"]

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux can be told to find no device"
)


def test_the_computer_alone(person: Person) -> None:
    """Each thing has a line, and its remedy under it; warnings end with 0, and nothing is made."""
    said = person.call("doctor", extra=NOWHERE)
    assert said.code == 0
    assert said.err == ""
    assert "warning   Output      No sound device was found. The session goes on" in said.out
    assert "                      Connect loudspeakers or headphones" in said.out
    assert "ok        Journal     There is none yet; the first session makes it in" in said.out
    assert said.out.endswith(" warnings.\n")
    assert not person.data.exists()


def test_a_script(person: Person) -> None:
    """Its own part comes first: what to confirm and to agree on, checks and sounds."""
    said = person.call("doctor", "session/infusion", extra=NOWHERE)
    assert said.code == 0
    assert said.out.startswith("warning   To confirm  Not confirmed: The clinic's own screening")
    assert "ok        Checks      4 checks: 3 after “dose”, 1 after “back”." in said.out
    assert "ok        Sounds      6 sound files, " in said.out
    assert "warning   Consent     No consent is recorded for this person." in said.out


@pytest.mark.parametrize(
    "words",
    [("doctor", "--json"), ("doctor", "one.yaml", "--json"), ("doctor", "--json", "one.yaml")],
)
def test_other_programs_get_json(person: Person, words: tuple[str, ...]) -> None:
    """Names and states are those of the documentation; `--json` may stand before or after."""
    person.write("one.yaml", "title: One\nstage: anytime\nsteps:\n  - Hello.\n")
    said = person.call(*words, extra=NOWHERE)
    told = json.loads(said.out)
    has_script = "one.yaml" in words
    assert told["script"] == ("one.yaml" if has_script else None)
    assert told["can_begin"]
    names = [one["name"] for one in told["findings"]]
    assert names == (
        ["script", "sounds", *[one for one in MACHINE if one != "voice"]] if has_script else MACHINE
    )
    assert {one["state"] for one in told["findings"]} <= {"ok", "warning"}


def test_what_has_to_be_mended_ends_with_1(person: Person) -> None:
    """A script with an error of its rules, and a journal that is none."""
    person.write("one.yaml", "title: One\nstage: anytime\nsteps:\n  - Take 50 mg of ketamine.\n")
    said = person.call("doctor", "one.yaml", extra=NOWHERE)
    assert said.code == 1
    assert "failed    Script      It has an error. The first is in line 4" in said.out
    person.write("two.yaml", "title: One\nstage: anytime\nsteps:\n  - measure: nothing\n")
    said = person.call("doctor", "two.yaml", extra=NOWHERE)
    assert (said.code, said.out) == (1, "")
    person.write("data/journal.db", "no journal")
    said = person.call("doctor", extra=NOWHERE)
    assert said.code == 1
    assert "failed    Journal     " in said.out
    assert "One thing to mend first" in said.out


def test_a_journal_that_is_there_is_opened(person: Person) -> None:
    """It is open and can be written; one that asks for a passphrase is not asked for here."""
    with person.journal as journal:
        heron = journal.add_person("Heron")
        assert heron.pseudonym == "Heron"
    said = person.call("--person", "Heron", "doctor", "session/infusion", extra=NOWHERE)
    assert "ok        Journal     It is open, and what is written reaches the disk." in said.out
    said = person.call("--person", "Nobody", "doctor", extra=NOWHERE)
    assert said.code == 2
    assert "There is nobody called “Nobody”" in said.err
    with person.journal as journal:
        journal.set_passphrase("four quiet grey herons")
        journal.forget_device()
    said = person.call("doctor", extra=NOWHERE)
    assert "ok        Journal     It opens by a passphrase or a recovery code" in said.out


def test_what_is_not_there_ends_with_2(person: Person) -> None:
    """A script that nobody has; one that is broken is shown, and ends with 1."""
    said = person.call("doctor", "nothing-like-it", extra=NOWHERE)
    assert said.code == 2
    person.write("bad.yaml", "title: Bad\nstage: anytime\nsteps:\n  - saay: Hello.\n")
    said = person.call("doctor", "bad.yaml", extra=NOWHERE)
    assert said.code == 1
    assert "`saay` is not a step" in said.err


def test_the_command_for_sound_is_still_there(person: Person) -> None:
    """And the help names both."""
    assert person.call("doctor", "sound", extra=NOWHERE).code == 1
    said = person.call("doctor", "--help")
    assert "[SCRIPT | sound]" in said.out
