"""A clinic's own questionnaires in scripts, from checking to trends, and results by role."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from integrate.session.record import Answered, Began
from tests.measures.test_reading import WHOLE

if TYPE_CHECKING:
    from tests.cli.calling import Person

SCRIPT = """\
title: One
stage: anytime
steps:
  - {measure: evening, save: it}
  - {say: Rest a while longer today., when: it.total >= 2}
  - Rest a while.
"""
ASQ = """\
title: One
stage: anytime
audience: therapist
steps:
  - measure: asq
  - Rest a while.
"""


@pytest.fixture(name="clinic")
def _clinic(person: Person) -> Person:
    """Give a clinic with a questionnaire of its own, and a script that asks it."""
    person.write("data/measures/evening.json", json.dumps(WHOLE))
    person.write("one.yaml", SCRIPT)
    return person


@pytest.mark.parametrize(
    "command",
    [
        ("check", "one.yaml"),
        ("check", "--fix", "one.yaml"),
        ("rehearse", "one.yaml"),
        ("rehearse", "--paths", "one.yaml"),
        ("show", "--json", "one.yaml"),
    ],
)
def test_an_author_can_work_with_it(clinic: Person, command: tuple[str, ...]) -> None:
    """Every command that looks at a script knows the clinic's own questionnaires."""
    said = clinic.call(*command)
    assert (said.code, said.err) == (0, "")


def test_it_is_asked_scored_and_followed(clinic: Person) -> None:
    """The second time tells what lies between the two, and the trend has both."""
    clinic.call("play", "--plain", "--mute", "one.yaml", typed="1\n0\n0\n\n\n")
    said = clinic.call("play", "--plain", "--mute", "one.yaml", typed="1\n1\n1\n\n\n\n").out
    said = " ".join(said.split())
    assert "3 of 3." in said
    assert "Evening: 3 of 3, high." in said
    assert "2 points higher than last time (1). In the literature 2 or more are a change" in said
    assert "Last time was today." in said
    trend = clinic.call("journal", "trend", "evening")
    assert (trend.code, trend.out.splitlines()[0]) == (0, "Evening, 2 times")
    out = clinic.call("journal", "export", "--format", "csv", "--share", "prescriber", "-").out
    assert ",Evening,3,3" in out


def test_where_it_is_not(clinic: Person) -> None:
    """Without its file each command says so in a sentence, and none shows its inside."""
    (clinic.data / "measures" / "evening.json").unlink()
    found = clinic.call("check", "one.yaml")
    assert found.code == 1
    assert "error[E601]: there is no questionnaire `evening`" in found.out
    for command in (("rehearse",), ("play", "--plain", "--mute")):
        said = clinic.call(*command, "one.yaml")
        assert said.code != 0
        assert "There is no questionnaire `evening` here" in said.out + said.err
        assert "the folder `measures` beside the journal" in said.out + said.err
        assert said.has_no_traceback


def test_where_its_file_is_broken(clinic: Person) -> None:
    """What is wrong with the file is told where the questionnaire is missed."""
    clinic.write("data/measures/evening.json", "{")
    said = clinic.call("rehearse", "one.yaml")
    assert said.code == 1
    assert "one cannot be used" in said.err
    assert "this is not JSON" in said.err


def test_a_stub_that_a_clinic_completes(clinic: Person) -> None:
    """One that is only known of is refused with the way to it, until its file is here."""
    clinic.write("one.yaml", SCRIPT.replace("evening", "spin"))
    said = clinic.call("check", "one.yaml")
    assert said.code == 1
    assert "`spin` is not part of the program" in said.out
    assert "Ask the author for permission." in said.out
    clinic.write("data/measures/spin.json", json.dumps({**WHOLE, "id": "spin", "title": "SPIN"}))
    assert clinic.call("check", "one.yaml").code == 0


def test_a_folder_that_cannot_be_read(clinic: Person) -> None:
    """Home and other scripts go on without it; who needs it is told."""
    (clinic.data / "measures" / "evening.json").unlink()
    (clinic.data / "measures").rmdir()
    clinic.write("data/measures", "no folder")
    said = clinic.call("play", "--plain", "--mute", "one.yaml")
    assert "measures cannot be read" in said.out + said.err
    clinic.write("two.yaml", "title: Two\nstage: anytime\nsteps: [Rest a while.]\n")
    assert clinic.call("play", "--plain", "--mute", "two.yaml", typed="\n").code == 0


def test_a_private_file_that_shadows_a_shipped_one(clinic: Person) -> None:
    """It is refused early and named, and the shipped wording is what is asked."""
    clinic.write("data/measures/mine.json", json.dumps({**WHOLE, "id": "gad-2"}))
    assert "comes with the program" in clinic.call("measure", "list", "--check").err
    clinic.write("one.yaml", SCRIPT.replace("evening", "gad-2"))
    said = clinic.call("play", "--plain", "--mute", "one.yaml", typed="1\n1\n\n\n\n")
    assert "Feeling nervous, anxious, or on edge" in said.out


def asked_by_a_therapist(person: Person) -> str:
    """Let a therapist ask the ASQ, and return the name of the session."""
    person.write("asq.yaml", ASQ)
    typed = "1\n2\n2\n0\n0\n0\n0\n\n\n"
    person.call("--as", "therapist", "play", "--plain", "--mute", "asq.yaml", typed=typed)
    with person.journal as journal:
        return journal.sessions()[0].id


def test_what_a_therapist_asks_is_for_a_therapist(person: Person) -> None:
    """The ASQ is in no trend, page and export of anybody else; nothing of it is lost."""
    name = asked_by_a_therapist(person)
    refused = person.call("journal", "trend", "asq")
    assert refused.code == 2
    assert "ASQ is asked by a therapist; add --as therapist" in refused.err
    assert "ASQ" not in person.call("journal", "trend").out
    assert "killing yourself" not in person.call("journal", "show", name).out
    for form in ("text", "md", "html", "csv", "fhir"):
        for share in ("mine", "therapist", "prescriber"):
            out = person.call("journal", "export", "--format", form, "--share", share, "-")
            assert "killing yourself" not in out.out
            assert "ositive screen" not in out.out
            assert "integrate --as therapist" in out.err
    as_therapist = ("--as", "therapist", "journal")
    assert "ositive screen" in person.call(*as_therapist, "trend", "asq").out
    assert "killing yourself" in person.call(*as_therapist, "show", name).out
    mine = (*as_therapist, "export", "--format", "text", "--share", "mine", "-")
    assert "ositive screen" in person.call(*mine).out


def test_a_whole_copy_stays_whole(person: Person) -> None:
    """What can be read back into a journal leaves nothing out."""
    asked_by_a_therapist(person)
    out = person.call("journal", "export", "--format", "json", "--share", "mine", "-").out
    (events,) = [one["events"] for one in json.loads(out)["sessions"]]
    answered = [one for one in events if one["kind"] == Answered.__name__.lower()]
    assert {one["measure"] for one in answered} == {"asq"}
    assert events[0]["kind"] == Began.__name__.lower()
