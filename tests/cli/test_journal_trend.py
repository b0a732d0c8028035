"""`integrate journal trend`: words for pipes, a table for programs, a chart for a terminal."""

from __future__ import annotations

import csv
import fcntl
import io
import os
import sqlite3
import struct
import subprocess
import termios
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.journal.trends.field import POINT
from integrate.journal.trends.table import COLUMNS
from tests.cli.calling import PROGRAM, script
from tests.journal.trends.course import course

if TYPE_CHECKING:
    from tests.cli.calling import Person

STEPS = "- {measure: phq-2}\n- {measure: suds}"


@pytest.fixture(name="person")
def _person(person: Person) -> Person:
    """Give somebody in London with a course of nine weeks in the journal."""
    person.environment["TZ"] = "UTC"
    with person.journal as journal:
        for one in course().lived.values():
            name = journal.begin()
            for entry in one.entries:
                journal.append(name, entry.wall, entry.recorded)
    return person


def at_terminal(person: Person, *arguments: str, columns: int = 80) -> str:
    """Return what the program shows in a terminal of its own."""
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {**person.environment, "TERM": "xterm-256color", "COLUMNS": str(columns)}
    process = subprocess.Popen(
        [*PROGRAM, "--data", str(person.data), *arguments],
        stdin=slave,
        stdout=slave,
        env=environment,
        cwd=person.folder,
    )
    os.close(slave)
    said = b""
    try:
        while part := os.read(master, 65536):
            said += part
    except OSError:  # the other end is closed
        pass
    finally:
        process.wait()
        os.close(master)
    return said.decode().replace("\r\n", "\n")


def test_a_pipe_gets_words(person: Person) -> None:
    """One line for each time; nothing is drawn."""
    said = person.call("journal", "trend", "phq-9")
    assert said.code == ExitCode.DONE
    assert said.out.startswith("PHQ-9, 6 times\n01 May 2024, ")
    assert "12 of 27, moderate. 6 points lower: a meaningful change. Last time was 7" in said.out
    assert POINT not in said.out
    assert not said.err


def test_several_and_all(person: Person) -> None:
    """In the order they are asked for, each once; without a name all that were ever taken."""
    said = person.call("journal", "trend", "pcl-5", "phq-9", "pcl-5", "gad-7").out
    assert [line for line in said.split("\n") if "times" in line or "not taken" in line] == [
        "PCL-5, 3 times",
        "PHQ-9, 6 times",
        "GAD-7 was not taken yet.",
    ]
    assert person.call("journal", "trend").out.count(" times\n") == 2


def test_other_programs_get_a_table(person: Person) -> None:
    """Stable columns; one row for each time."""
    said = person.call("journal", "trend", "--csv", "phq-9", "pcl-5")
    rows = list(csv.DictReader(io.StringIO(said.out, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["total"] for row in rows] == ["18", "12", "", "7", "9", "4", "52", "38", "30"]
    assert person.call("journal", "trend", "--csv", "gad-7").out.strip() == ",".join(COLUMNS)


@pytest.mark.terminal
def test_a_terminal_gets_a_chart_and_the_words(person: Person) -> None:
    """As wide as the terminal; in plain lines and where it is too narrow there are words alone."""
    for columns in (60, 120):
        said = at_terminal(person, "journal", "trend", "phq-9", columns=columns)
        assert POINT in said
        assert "severe" in said
        assert "PHQ-9, 6 times" in said
        assert max(map(len, said.split("\n"))) <= columns
    assert POINT not in at_terminal(person, "--plain", "journal", "trend", "phq-9")
    assert POINT not in at_terminal(person, "journal", "trend", "phq-9", columns=30)


def test_a_session_just_played_is_in_it(person: Person) -> None:
    """What a person answers in lines is found, with the newest last."""
    person.write("one.yaml", script(STEPS))
    person.call("play", "--plain", "--mute", "one.yaml", typed="1\n3\n\n70\n")
    said = person.call("journal", "trend", "phq-2", "suds").out
    assert "  4 of 6." in said
    assert "  70 of 100." in said


def test_somebody_else_has_their_own(person: Person) -> None:
    """By pseudonym; and nobody's numbers are among another's."""
    person.call("journal", "people", "add", "Ann")
    said = person.call("journal", "trend", "phq-9", "--person", "Ann")
    assert said.out == "PHQ-9 was not taken yet.\n"
    assert (
        person.call("journal", "trend", "--person", "Ann").out
        == "No questionnaire was taken yet.\n"
    )
    assert "nobody called" in person.call("journal", "trend", "--person", "Bob").err


@pytest.mark.parametrize(
    ("name", "says"),
    [("phq9", "did you mean `phq-9`"), ("xyz", "no questionnaire `xyz`: known here: ")],
)
def test_an_unknown_questionnaire_is_said(person: Person, name: str, says: str) -> None:
    """With the one that may be meant."""
    said = person.call("journal", "trend", name)
    assert said.code == ExitCode.USAGE
    assert says in said.err
    assert said.has_no_traceback


def test_a_terminal_without_the_signs_of_a_chart_gets_the_words(person: Person) -> None:
    """Nothing is drawn with question marks."""
    person.environment["PYTHONIOENCODING"] = "ascii"
    shown = at_terminal(person, "journal", "trend", "phq-9")
    assert shown.startswith("PHQ-9, ")
    assert "?" not in shown


def test_a_session_that_cannot_be_read_is_told_beside_the_others(person: Person) -> None:
    """Its place in the trend is missing, and that is said."""
    with person.journal as journal:
        name = journal.sessions()[0].id
    with closing(sqlite3.connect(person.data / "journal.db")) as raw, raw:
        raw.execute("DROP TRIGGER events_kept")
        raw.execute("DELETE FROM events WHERE session = ? AND number = 1", (name,))
    said = person.call("journal", "trend", "phq-9")
    assert said.code == ExitCode.DONE
    assert said.out.startswith("PHQ-9, ")
    assert said.err == "One session could not be read.\n"
