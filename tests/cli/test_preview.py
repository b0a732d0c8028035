from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.cli.exit_codes import ExitCode
from tests.cli.calling import Person, script

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_terminal_the_preview_says_what_to_use_instead(tmp_path: Path) -> None:
    """In a pipe, and with --plain, one sentence names `check` and `play --plain`."""
    person = Person(tmp_path)
    path = person.write("day.yaml", script("- Hello."))
    for options in ((), ("--plain",)):
        said = person.call(*options, "preview", path)
        assert said.code == ExitCode.USAGE
        assert "integrate check" in said.err
        assert "integrate play --plain" in said.err
        assert said.has_no_traceback


def test_a_file_that_is_not_there_can_be_begun(tmp_path: Path) -> None:
    """The sentence names the command that begins a script; a folder is no file."""
    person = Person(tmp_path)
    for path in ("nowhere.yaml", "."):
        said = person.call("preview", path)
        assert said.code == ExitCode.USAGE
        assert f"{path}: there is no such file" in said.err


def test_the_help_names_what_can_be_asked_for(tmp_path: Path) -> None:
    """The role and the sound are there."""
    said = Person(tmp_path).call("preview", "--help")
    assert said.code == ExitCode.DONE
    assert "--as" in said.out
    assert "--sound" in said.out
