"""`integrate schema` gives editors what they complete with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.cli.main import main
from integrate.programme import schema as programme
from integrate.script.schema import FILE, schema

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> int:
    """Run the command line and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder the schema, and nothing else, is written out."""
    assert run("schema") == ExitCode.DONE
    assert json.loads(capsys.readouterr().out) == schema()


def test_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder the file has the name that scripts look for; an older one is replaced."""
    (tmp_path / FILE).write_text("{}", encoding="utf-8")
    assert run("schema", str(tmp_path)) == ExitCode.DONE
    assert capsys.readouterr().out == f"{tmp_path / FILE} is written.\n"
    assert json.loads((tmp_path / FILE).read_bytes()) == schema()


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that cannot be written to is told in one sentence."""
    missing = tmp_path / "missing"
    assert run("schema", str(missing)) == ExitCode.USAGE
    said = f"{missing / FILE} cannot be written: No such file or directory.\n"
    assert capsys.readouterr() == ("", said)


def test_of_programmes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The schema of programmes has a file of its own."""
    assert run("schema", "--programme", str(tmp_path)) == ExitCode.DONE
    assert capsys.readouterr().out == f"{tmp_path / programme.FILE} is written.\n"
    assert json.loads((tmp_path / programme.FILE).read_bytes()) == programme.schema()
