"""Every command in the documents can be typed as it stands there; nearly all of them are run."""

from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING

import click
import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.cli.main import cli
from tests.docs.household import Household, furnish, move_in
from tests.docs.pages import PAGES, ROOT, Block, Command, blocks, commands, parts

if TYPE_CHECKING:
    from pathlib import Path

ONLY_READ = {
    "integrate view": "waits for a session, and stays",
    "integrate preview": "draws on a terminal",
    "integrate voice test": "speaks through a device",
    "integrate voice record": "listens to a microphone",
    "integrate journal play": "plays through a device",
    "integrate programme bring-back": "needs a part that was let go",
    "integrate programme let-go": "needs a part of today",
    "integrate voice prepare": "needs a voice, which is not there everywhere",
    "integrate journal passphrase": "asks twice at a terminal",
    "integrate journal forget-device": "from then on this home would open by a code alone",
    "integrate journal lock 5": "needs a passphrase",
    "python3 run.py --test": "runs all tests, these too",
}
"""What is not run, by how it begins, and why; click reads its words all the same."""
ENDS = {
    "integrate doctor": {ExitCode.DONE, ExitCode.PROBLEMS},
    "integrate translate": {ExitCode.DONE},
    "integrate play evening.yaml --language de": {ExitCode.DONE, ExitCode.PROBLEMS},
}
"""How commands may end that depend on what a computer has, such as a sound device."""
USUAL = {ExitCode.DONE, ExitCode.STOPPED}
"""Nobody types, so a session that is begun is stopped at its first question."""
PLACEHOLDERS = {
    **dict.fromkeys(("SCRIPT", "FILE", "PATH..."), "my-script.yaml"),
    **dict.fromkeys(("NAME", "PERSON"), "Heron"),
    **dict.fromkeys(("SESSION", "ID"), "gad-7"),
    "LANG": "de",
    "CODE": "E104",
    "OUT": "out.wav",
    "OUT.mp3": "out.mp3",
    "MINUTES": "5",
    "FOLDER": ".",
    "DAY": "2026-03-14",
    "YYYY-MM-DD": "2026-03-14",
    "...": "my-script.yaml",
    "0,1,2,...": "0,1,2",
}
"""What may stand for a word in capitals."""
NOT_COMMANDS = {"integrate device key 1"}
"""The first line of a key's file begins so."""
READ = [page for page in PAGES if page.name != "CHANGELOG.md"]
"""The pages that speak of the present."""
STANDS_FOR = re.compile(r"(?<![\w-])(?:[A-Z][A-Z-]+(?:\.mp3)?(?![\w_-])|\.\.\.|0,1,2,\.\.\.)")


@pytest.fixture(scope="session", name="furnished")
def _furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home that each page gets a copy of."""
    home = tmp_path_factory.mktemp("home")
    written = {one.file: one.text for one in blocks(ROOT / "docs/tutorial.md") if one.file}
    with pytest.MonkeyPatch.context() as patched:
        move_in(home, patched)
        furnish(home, written["evening.yaml"], written["answers.yaml"])
    return home


@pytest.fixture(name="household")
def _household(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Household:
    home = tmp_path / "home"
    shutil.copytree(furnished, home)
    move_in(home, monkeypatch)
    return Household(home)


def is_run(command: Command) -> bool:
    """Tell whether a command is run and not only read."""
    if command.line.startswith(tuple(ONLY_READ)) or command.line == "python3 run.py":
        return False
    is_pattern = STANDS_FOR.search(command.line) or "[" in command.line
    return command.typed or not (is_pattern or is_name(command.line))


def is_name(line: str) -> bool:
    """Tell whether a line is only the name of a command, as in a sentence about it."""
    command: click.Command | None = cli
    for word in line.split()[1:]:
        if not isinstance(command, click.Group):
            return False
        command = command.get_command(click.Context(command), word)
    return command is not None


def filled(line: str) -> list[str]:
    """Return the words of a line with something real for each placeholder, as somebody types it."""
    bare = re.sub(r"[\[\]]", "", line.partition(" > ")[0].partition(" < ")[0])
    words = shlex.split(bare, comments=True)
    return [PLACEHOLDERS.get(word, word) for word in words if "=" not in word or "-" in word][1:]


def is_read(line: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tell whether click takes every word of the line; nothing is done."""
    with monkeypatch.context() as patched:
        patched.setattr(click.Command, "invoke", lambda _command, _context: None)
        words = filled(line)
        cli.main(
            words[1:] if words[:1] == ["run.py"] else words, "integrate", standalone_mode=False
        )
    return True


@pytest.mark.parametrize("page", READ, ids=lambda page: page.name)
def test_the_commands_of_a_page_do_what_it_says(page: Path, household: Household) -> None:
    """One after the other, with the files of the page; none ends in another way than it may."""
    last = ""
    for part in parts(page):
        if isinstance(part, Block):
            if part.file:
                household.write(part.file, part.text)
            if part.language == "text" and last:
                assert_shown(part.text, last)
            continue
        last = ""
        if part.line in NOT_COMMANDS or not is_run(part):
            continue
        said = household.run(part.line)
        last = said.text if part.typed else ""
        allowed = next((code for begun, code in ENDS.items() if part.line.startswith(begun)), USUAL)
        is_broken = "error[" in said.text and page.name == "tutorial.md"
        assert said.code in ({ExitCode.PROBLEMS} if is_broken else allowed), (part.line, said)


def assert_shown(block: str, said: str) -> None:
    """See that what a page shows below a command is what the command says."""
    there = [line.strip() for line in said.splitlines()]
    assert [line for line in block.splitlines() if line.strip() not in there] == []


@pytest.mark.parametrize("page", READ, ids=lambda page: page.name)
def test_the_words_of_every_command_are_right(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that cannot be run here are read as they are typed, with all options there are."""
    for one in commands(page):
        is_ours = one.line not in NOT_COMMANDS and "run.py --test" not in one.line
        if is_ours and not is_name(one.line):
            assert is_read(one.line, monkeypatch), one.line


def test_what_is_not_run_stands_in_the_documents() -> None:
    """No exception is left over, and most commands are run."""
    every = [one for page in READ for one in commands(page)]
    for begun in ONLY_READ:
        assert any(one.line.startswith(begun) for one in every), begun
    assert sum(is_run(one) for one in every) > len(every) / 2


def test_other_programs_are_called_by_their_files() -> None:
    """Tools and benchmarks that a page calls are there."""
    for page in READ:
        written = page.read_text(encoding="utf-8")
        for name in re.findall(r"`python3? (\S+\.py)", written):
            assert (ROOT / name).exists(), (page.name, name)
        for name in re.findall(r"python -m (benchmarks|integrate)\b", written):
            assert (ROOT / name / "__main__.py").exists()
