from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

RUN = Path(__file__).parents[2] / "run.py"
MOST_LINES = 60


@pytest.fixture(name="run")
def _run() -> ModuleType:
    """Load `run.py` without running it."""
    spec = importlib.util.spec_from_file_location("run_under_test", RUN)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(name="commands")
def _commands(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Let `run` work in an empty folder, and note what it would have called."""
    called: list[list[str]] = []

    def call(command: list[str], **_ways: object) -> int:
        called.append(command)
        return 0

    def become(_program: str, command: list[str]) -> None:
        called.append(command)
        raise SystemExit(0)

    def make(folder: str, **_ways: object) -> None:
        (Path(folder) / "bin").mkdir(parents=True, exist_ok=True)
        Path(run.PYTHON).parent.mkdir(parents=True, exist_ok=True)
        Path(run.PYTHON).touch()

    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "requirements").mkdir()
    for lock in ("run", "dev"):
        (tmp_path / "requirements" / f"{lock}.txt").write_text("textual==8.2.8\n")
    monkeypatch.setattr(run, "HERE", str(tmp_path))
    monkeypatch.setattr(run, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(run, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setattr(run.subprocess, "call", call)
    monkeypatch.setattr(run.venv, "create", make)
    monkeypatch.setattr(run.os, "execv", become)
    monkeypatch.chdir(tmp_path)
    return called


def start(run: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    """Call `python3 run.py` with these arguments."""
    monkeypatch.setattr(sys, "argv", ["run.py", *arguments])
    with pytest.raises(SystemExit):
        run.main()


def installed(commands: list[list[str]]) -> list[str]:
    """Return what was installed, in order."""
    return [one[-1] for one in commands if "install" in one]


def test_run_is_short_and_needs_the_standard_library_alone() -> None:
    """It has under 60 lines, and imports nothing that does not come with Python."""
    text = RUN.read_text(encoding="utf-8")
    assert len(text.splitlines()) < MOST_LINES
    imported: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            imported |= {one.name.partition(".")[0] for one in node.names}
        if isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize("minor", [6, 7, 8])
def test_an_old_python_can_read_it_and_so_tell_its_owner(minor: int) -> None:
    """The syntax is older than the versions that are refused."""
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, minor))


@pytest.mark.parametrize("version", [(3, 6, 9), (3, 10, 14)])
def test_a_wrong_version_is_told_plainly(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    """Before anything is made, the sentence names what is needed and what is here."""
    monkeypatch.setattr(run.sys, "version_info", version)
    with pytest.raises(SystemExit) as left:
        run.main()
    said = f"Integrate needs Python 3.11 or newer; this is {version[0]}.{version[1]}."
    assert left.value.code == said


def test_the_first_start_installs_and_the_second_starts_at_once(
    run: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is set up again while nothing changed; the arguments are handed over."""
    start(run, monkeypatch, "list", "--json")
    start(run, monkeypatch)
    assert installed(commands) == [str(Path("requirements/run.txt")), "."]
    assert commands[2][1:] == ["-m", "integrate", "list", "--json"]
    assert commands[3][1:] == ["-m", "integrate"]


def test_tests_and_program_share_one_setting_up(
    run: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going to and fro between `--test` and the program installs once for each, no more."""
    for arguments in ((), ("--test", "-q"), (), ("--test",)):
        start(run, monkeypatch, *arguments)
    locks = [str(Path(f"requirements/{name}.txt")) for name in ("run", "dev")]
    assert installed(commands) == [locks[0], ".", locks[1], "."]
    assert commands[5][1:] == ["-m", "pytest", "-q"]


@pytest.mark.parametrize("file", ["pyproject.toml", "requirements/run.txt"])
def test_a_changed_project_is_set_up_again(
    run: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    file: str,
) -> None:
    """Other needs, or other pins, are installed at the next start."""
    start(run, monkeypatch)
    (tmp_path / file).write_text("# other\n")
    start(run, monkeypatch)
    assert len(installed(commands)) == 4


def test_a_failed_setting_up_is_told_and_tried_again(
    run: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """When pip fails, a sentence follows its words, and the next start tries anew."""
    monkeypatch.setattr(run.subprocess, "call", lambda *_command, **_ways: 1)
    monkeypatch.setattr(sys, "argv", ["run.py"])
    with pytest.raises(SystemExit) as left:
        run.main()
    assert str(left.value.code).startswith("Setting up failed: see pip's words above.")
    with pytest.raises(SystemExit) as left:
        run.main()
    assert str(left.value.code).startswith("Setting up failed")
    assert commands == []
