"""`integrate new` begins a script, and writes over nothing."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.cli.main import main
from integrate.review.checking import check_file
from integrate.script.model import Stage
from integrate.script.schema import EDITOR_LINE, FILE, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.script.model import Script


@pytest.fixture(name="run")
def _run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Give a function that runs `integrate new`, types the lines, and returns the exit code."""

    def run(*arguments: object, typed: str = "") -> int:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ended:
            main(["new", *map(str, arguments)])
        assert isinstance(ended.value.code, int)
        return ended.value.code

    return run


def script(path: Path) -> Script:
    """Return the script in a file, in which neither reading nor any rule finds a problem."""
    reads = check_file(path, (), lambda _name, music=False: None)  # noqa: ARG005 -- it finds nothing
    assert reads.problems == ()
    assert reads.script is not None
    return reads.script


@pytest.mark.parametrize("stage", Stage)
def test_from_options(run: Callable[..., int], tmp_path: Path, stage: Stage) -> None:
    """With title and stage nothing is asked; script and schema are there, and right."""
    path = tmp_path / "mine.yaml"
    assert run(path, "--title", "Mine: one", "--stage", stage.value) == ExitCode.DONE
    assert script(path).title == "Mine: one"
    assert script(path).stage is stage
    assert script(path).for_therapist is (stage is Stage.SESSION)
    assert path.read_text(encoding="utf-8").splitlines()[0] == EDITOR_LINE
    assert (tmp_path / FILE).read_text(encoding="utf-8") == written()


def test_asked(run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Title, stage and the schema are asked for; a stage that there is not is asked for again."""
    path = tmp_path / "mine.yaml"
    assert run(path, typed="Mine\nlater\nanytime\nn\n") == ExitCode.DONE
    assert (script(path).title, script(path).stage) == ("Mine", Stage.ANYTIME)
    assert not (tmp_path / FILE).exists()
    out = capsys.readouterr().out
    assert "Title:" in out
    assert "pre-session" in out
    assert f"{path} is written." in out


def test_the_schema_is_offered(run: Callable[..., int], tmp_path: Path) -> None:
    """Enter takes the schema that is offered."""
    assert run(tmp_path / "mine.yaml", "--title", "Mine", typed="anytime\n\n") == ExitCode.DONE
    assert (tmp_path / FILE).exists()


def test_for_a_therapist(run: Callable[..., int], tmp_path: Path) -> None:
    """The audience may be named."""
    path = tmp_path / "mine.yaml"
    assert run(path, *given(Stage.INTEGRATION), "--audience", "therapist") == ExitCode.DONE
    assert script(path).for_therapist


def given(stage: Stage = Stage.ANYTIME) -> tuple[str, ...]:
    """Return options that leave nothing to ask."""
    return ("--title", "Mine", "--stage", stage.value)


def test_without_the_schema(run: Callable[..., int], tmp_path: Path) -> None:
    """`--no-schema` writes the script alone, and asks nothing about it."""
    assert run(tmp_path / "mine.yaml", *given(), "--no-schema") == ExitCode.DONE
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]


def test_nothing_is_written_over(
    run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is there stays as it is, before anything is asked; so does a schema."""
    path = tmp_path / "mine.yaml"
    path.write_text("mine", encoding="utf-8")
    (tmp_path / FILE).write_text("{}", encoding="utf-8")
    assert run(path) == ExitCode.USAGE
    said = f"{path} is there already. Nothing was changed; name another file.\n"
    assert capsys.readouterr() == ("", said)
    assert path.read_text(encoding="utf-8") == "mine"
    assert run(tmp_path / "other.yaml", *given(), "--schema") == ExitCode.DONE
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "{}"


def test_a_folder_of_its_own(run: Callable[..., int], tmp_path: Path) -> None:
    """A folder that is not there is made."""
    assert run(tmp_path / "a" / "b" / "mine.yaml", *given()) == ExitCode.DONE
    assert (tmp_path / "a" / "b" / FILE).exists()


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("mine.txt", given(), "A script's file ends in .yaml, as in mine.yaml."),
        ("mine.yaml", (), "Nobody is here to ask; say it with `--title`."),
        ("mine.yaml", ("--title", "Mine"), "Nobody is here to ask; say it with `--stage`."),
        (
            "mine.yaml",
            ("--title", " ", "--stage", "anytime"),
            "That is no title: there are no words here.",
        ),
        (
            "mine.yaml",
            (*given(Stage.SESSION), "--audience", "patient"),
            "A script of stage `session` is run by a therapist: leave `--audience` out.",
        ),
        ("file/mine.yaml", given(), "{}/file cannot be written: File exists."),
    ],
)
def test_what_cannot_be_begun(
    run: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    options: tuple[str, ...],
    sentence: str,
) -> None:
    """Each is told in one sentence with what to do, and leaves nothing behind."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(tmp_path / name, *options) == ExitCode.USAGE
    assert capsys.readouterr().err.strip() == sentence.format(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
