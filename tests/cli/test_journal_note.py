from __future__ import annotations

import hashlib
import json
import re
import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.journal.note.note import Own
from integrate.player.paperwork import Paperwork
from integrate.session.record import Finished, Recorded
from tests.journal.note.afternoon import EARLIER, NINE, WHOLE, at, began, minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.session.record import Event
    from tests.cli.calling import Person, Said


def put(person: Person, events: Sequence[tuple[float, Event]], *, days: int = 0) -> str:
    """Put a session of P-014 into the journal, and return its ID."""
    with person.journal as journal:
        known = {one.pseudonym: one.id for one in journal.persons()}
        name = journal.begin(known["P-014"])
        for minute, event in events:
            wall = NINE + timedelta(days=days, minutes=minute)
            journal.append(name, wall, Recorded(minutes(minute), event))
    return name


@pytest.fixture(name="led")
def _led(person: Person) -> Person:
    """Give a therapist with a person in the journal, and two sessions of theirs."""
    assert person.call("journal", "people", "add", "P-014").code == ExitCode.DONE
    put(person, EARLIER, days=-5)
    put(person, WHOLE)
    return person


def note(led: Person, *arguments: str, typed: str = "") -> Said:
    """Ask for a note."""
    return led.call("journal", "note", *arguments, typed=typed, extra={"TZ": "UTC"})


def test_the_draft_of_the_last_session(led: Person) -> None:
    """All of it goes to the output, and nothing is kept."""
    said = note(led, "last")
    assert (said.code, said.err) == (ExitCode.DONE, "")
    assert said.out.startswith("SESSION NOTE (draft - review and sign)\nPerson: P-014\n")
    assert "09:20  Mark: dose (amount: see the medication record)" in said.out
    assert "NOT TICKED: A responsible adult is here" in said.out
    assert note(led, "--list").out == "No note is signed yet.\n"


def test_what_waits_unsigned_is_in_the_draft_and_is_signed(led: Person) -> None:
    """Words left in the program, as after the end of a session, are not lost by signing here."""
    with led.journal as journal:
        newest = next(one.id for one in journal.sessions() if one.stage == "session")
        Paperwork(journal, newest).add(Own(interpretation="After the end: she smiled."))
    assert "After the end: she smiled." in note(led, "last").out
    said = note(led, "last", "--plan", "Call on Friday.", "--sign", "A. Berg", typed="A. Berg\n")
    assert said.code == ExitCode.DONE, said.err
    signed = note(led, "last")
    assert "After the end: she smiled." in signed.out
    assert signed.err == ""
    with led.journal as journal:
        papers = Paperwork(journal, newest)
        assert papers.own().plan == "Call on Friday."
        papers.add(Own(interpretation="She smiled twice."))
    later = note(led, "last")
    assert "She smiled twice." not in later.out
    assert "--draft shows it" in later.err
    assert "She smiled twice." in note(led, "last", "--draft").out


def test_by_the_beginning_of_its_id(led: Person) -> None:
    """As elsewhere; the newest session with the medicine is `last`."""
    newest = json.loads(led.call("journal", "list", "--json").out)[0]["id"]
    assert note(led, newest[:6]).out == note(led, "last").out


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("md", "# Session note\n"),
        ("markdown", "# Session note\n"),
        ("html", "<!DOCTYPE html>\n"),
        ("fhir", '{\n "resourceType": "Bundle",'),
    ],
)
def test_every_format(led: Person, form: str, begins: str) -> None:
    """The same bytes go to the output and into a file that this person alone may read."""
    shown = note(led, "last", "--format", form)
    assert shown.out.startswith(begins)
    said = note(led, "last", "--format", form, "--out", "note.out")
    assert "is not sealed" in said.err
    file = led.folder / "note.out"
    assert file.read_text(encoding="utf-8") == shown.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = note(led, "last", "--format", form, "--out", "note.out")
    assert again.code == ExitCode.USAGE
    assert "--force" in again.err
    assert note(led, "last", "--format", form, "--out", "note.out", "--force").code == ExitCode.DONE


def test_ascii(led: Person) -> None:
    """For records that take nothing else; with plain text alone."""
    said = note(led, "last", "--ascii", "--plan", "Über “alles”")
    assert said.out.isascii()
    assert 'Ueber "alles"' in said.out
    assert note(led, "last", "--ascii", "--format", "html").code == ExitCode.USAGE


def test_what_the_clinician_adds(led: Person) -> None:
    """As words, or as a file that holds them, which is said."""
    led.write("mine.txt", "A settled session.\nThe grief was met.\n")
    said = note(led, "last", "--interpretation", "mine.txt", "--staff", "A. Berg, therapist")
    assert "INTERPRETATION (CLINICIAN)\n  A settled session.\n  The grief was met.\n" in said.out
    assert "STAFF AND ROLES\n  A. Berg, therapist\n" in said.out
    assert said.err == "--interpretation was read from mine.txt.\n"
    assert "PLAN\n  Call.\n  Walk.\n" in note(led, "last", "--plan", "Call.\nWalk.").out
    led.write("broken.txt", b"\xff\xfe\x00")
    refused = note(led, "last", "--plan", "broken.txt")
    assert refused.code == ExitCode.USAGE
    assert "broken.txt cannot be read" in refused.err


def test_signing(led: Person) -> None:
    """All of it is shown, the name is typed again, and from then on it is shown as signed."""
    said = note(led, "last", "--sign", "A. Berg", "--plan", "Call.", typed="a. berg\n")
    assert said.code == ExitCode.DONE
    assert said.out.startswith("SESSION NOTE (draft - review and sign)\n")
    assert re.fullmatch(
        r"Signed as A. Berg, version 1. `integrate journal note \w+` shows it.\n", said.err
    )
    shown = note(led, "last").out
    assert shown.startswith("SESSION NOTE (signed by A. Berg, ")
    text = shown.split("\n", 1)[1].partition("\nSIGNATURE\n")[0]
    assert hashlib.sha256(text.encode()).hexdigest() in shown
    assert text == said.out.split("\n", 1)[1]
    assert "A. Berg  (P-014)" in note(led, "--list").out


def test_another_name_signs_nothing(led: Person) -> None:
    """A slip, an empty line and the end of the input alike."""
    for typed in ("C. Dahl\n", "\n", ""):
        said = note(led, "last", "--sign", "A. Berg", typed=typed)
        assert said.code == ExitCode.USAGE
        assert "nothing was signed" in said.err
    assert note(led, "--list").out == "No note is signed yet.\n"


def test_a_second_version(led: Person) -> None:
    """What was added before stays; both are kept, and each can be read."""
    first = ("--staff", "A. Berg", "--plan", "Call.", "--sign", "A. Berg")
    note(led, "last", *first, typed="A. Berg\n")
    draft = note(led, "last", "--draft")
    assert draft.out.startswith("SESSION NOTE (draft")
    assert "PLAN\n  Call.\n" in draft.out
    amended = ("last", "--interpretation", "Calm.", "--sign", "C. Dahl", "--out", "two.txt")
    said = note(led, *amended, typed="C. Dahl\n")
    assert "version 2" in said.err
    newest = note(led, "last").out
    assert (led.folder / "two.txt").read_text(encoding="utf-8") == newest
    head = " ".join(newest[:100].split())
    assert head.startswith("SESSION NOTE (amended, version 2, signed by C. Dahl")
    assert "PLAN\n  Call.\n" in newest
    assert "(CLINICIAN)\n  Calm.\n" in newest
    older = note(led, "last", "--version", "1").out
    assert "(CLINICIAN)\n  Not written.\n" in older
    assert "Version 2 takes the place of version 1, which is kept." in newest
    listed = note(led, "--list").out.split("\n")
    assert "version 2  C. Dahl" in listed[0]
    assert "version 1  A. Berg" in listed[1]
    same = note(led, "last", "--sign", "C. Dahl", typed="C. Dahl\n")
    assert same.code == ExitCode.USAGE
    assert "says the same" in same.err
    none = note(led, "last", "--version", "3")
    assert (none.code, "has no version 3" in none.err) == (ExitCode.USAGE, True)


@pytest.mark.parametrize("form", ["markdown", "html", "fhir"])
def test_a_signed_note_in_other_formats(led: Person, form: str) -> None:
    """With who signed it."""
    note(led, "last", "--sign", "A. Berg", typed="A. Berg\n")
    assert "signed by A. Berg" in note(led, "last", "--format", form).out


def test_entries_that_came_after_it_are_told_of(led: Person) -> None:
    """The signed note stays as it is; a sentence says how to make the next version."""
    note(led, "last", "--sign", "A. Berg", typed="A. Berg\n")
    before = note(led, "last").out
    with led.journal as journal:
        newest = next(one for one in journal.sessions() if one.stage == "session")
        journal.append(newest.id, NINE + timedelta(hours=3), Recorded(9000.0, Finished()))
    said = note(led, "last")
    assert said.out == before
    assert "--draft shows it" in said.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Say which session"),
        (("zz",), "no session `zz`"),
        (("last", "--sign", " "), "needs a name"),
        (("last", "--format", "pdf"), "pdf"),
        (("last", "--out", "none/note.txt"), "none/note.txt"),
    ],
)
def test_what_is_wrong_is_said(led: Person, arguments: tuple[str, ...], says: str) -> None:
    """In a sentence with the remedy."""
    said = note(led, *arguments)
    assert said.code == ExitCode.USAGE
    assert says in said.err
    assert said.has_no_traceback


def test_without_a_session_there_is_no_last(person: Person) -> None:
    """And a person's own words at home have no note."""
    assert "no session of stage" in note(person, "last").err
    with person.journal as journal:
        name = journal.begin()
        for one in (began("integration", "patient"), Finished()):
            journal.append(name, NINE, Recorded(0.0, one))
    said = note(person, name)
    assert said.code == ExitCode.USAGE
    assert "was not led by a therapist" in said.err


def test_what_has_not_ended_is_not_signed(led: Person) -> None:
    """Its note so far can be read."""
    name = put(led, [at(0, began())], days=1)
    assert "NOT ENDED" in note(led, name).out
    said = note(led, name, "--sign", "A. Berg", typed="A. Berg\n")
    assert (said.code, "has not ended" in said.err) == (ExitCode.USAGE, True)


def test_two_with_one_beginning(led: Person) -> None:
    """An ID that says too little is refused."""
    with led.journal as journal:
        firsts = [one.id[0] for one in journal.sessions()]
        while len(set(firsts)) == len(firsts):
            name = journal.begin()
            journal.append(name, NINE, Recorded(0.0, began()))
            firsts.append(name[0])
    twice = next(one for one in firsts if firsts.count(one) > 1)
    assert "several sessions" in note(led, twice).err


def test_at_hand(led: Person) -> None:
    """By name: last sessions, questionnaires, agreements and what is to be remembered."""
    said = led.call("journal", "people", "p-014")
    assert said.code == ExitCode.DONE
    assert said.out.startswith("P-014\n\nLast sessions\n  14 Mar 2026  A session with an infusion,")
    assert "PHQ-9: 9 of 27, mild." in said.out
    assert "Touch: Hand on the shoulder, only when asked (agreed 14 Mar 2026)" in said.out
    assert "“to meet the sea”" in said.out
    assert led.call("journal", "people", "show", "P-014").out == said.out
    assert "nobody called “Wren”" in led.call("journal", "people", "Wren").err


def test_an_agreement_is_kept_outside_a_session(led: Person) -> None:
    """The newest counts; it is no session, and is in the next note."""
    agree = ("journal", "people", "P-014", "--agree")
    said = led.call(*agree, "touch", "none at all", "--agree", "Stop-Signal", "a raised hand")
    assert "Touch: none at all (agreed " in said.out
    assert "Stop signal: a raised hand (agreed " in said.out
    assert led.call("journal", "people").out == "P-014  (2 sessions)\n"
    put(led, WHOLE[:3], days=900)
    assert "Touch: none at all (agreed " in note(led, "last").out
    refused = led.call(*agree, "tuch", "none")
    assert (refused.code, "did you mean `touch`" in refused.err) == (ExitCode.USAGE, True)
    assert led.call(*agree, "touch", " ").code == ExitCode.USAGE
