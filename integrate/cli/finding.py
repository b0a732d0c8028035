"""From what was written on the command line to a script that can be read, and to its answers.

What cannot be found or read ends the command with its place and its remedy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.cli.exit_codes import ExitCode
from integrate.cli.sentence import Told
from integrate.script.answers_file import GivenAnswers, read_answers
from integrate.script.library import UnknownScript
from integrate.script.report import report

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.script.library import Entry, Library
    from integrate.script.model import Script


def find_entry(library: Library, wanted: str, here: Path) -> tuple[Entry, Script]:
    """Return the script of a name, or of a path from `here`, and what it says.

    Raises `Told`: with 1 when the script has problems, with 2 when it cannot be found or read.
    """
    try:
        entry = library.find(wanted, here)
    except UnknownScript as error:
        raise Told(str(error)) from error
    reads = entry.reads
    if reads.script is not None:
        return entry, reads.script
    unreadable = next((one for one in reads.problems if one.code == "E001"), None)
    if unreadable is not None:
        raise Told(f"{unreadable.message}; {unreadable.remedy}.")
    raise Told(report(reads, wanted), ExitCode.PROBLEMS)


def given_answers(path: Path, script: Script) -> GivenAnswers:
    """Return the answers in a file. Raises `Told` with every problem of the file."""
    answers, reads = read_answers(path, script)
    if reads.problems:
        raise Told(report(reads, str(path)))
    return answers
