"""The page on the format says what is so, and its script reads a journal without this program."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.journal import schema
from integrate.session.record import to_plain
from tests.journal.home import EVENTS, WORDS, Home

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = (Path(__file__).parents[2] / "docs" / "journal-format.md").read_text(encoding="utf-8")
WAY = "four herons, a canal and café"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """Return the script of the page as a file, where nothing of this program is."""
    (found,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "alone" / "read_journal.py"
    path.parent.mkdir()
    path.write_text(found, encoding="utf-8")
    return path


def read(script: Path, home: Home, *secret: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the script in its folder."""
    return subprocess.run(
        [sys.executable, "-I", str(script), str(home.file), *map(str, secret)],
        capture_output=True,
        text=True,
        check=False,
        cwd=script.parent,
    )


@pytest.mark.usefixtures("_quick")
def test_by_every_way_in(home: Home, write: Callable[..., str], script: Path) -> None:
    """Key file, passphrase and recovery code each give every event to the script alone."""
    with home.open() as journal:
        session = write(journal)
        forgotten = journal.add_person("Wren")
        write(journal, EVENTS[:1])
        journal.forget(forgotten.id)
        journal.set_passphrase(WAY)
        code = journal.new_recovery_code()
        entries = journal.events(session)
    for secret in (home.keys / "device.key", WAY, code, code.lower()):
        ran = read(script, home, secret)
        assert ran.returncode == 0, ran.stderr
        rows = [json.loads(line) for line in ran.stdout.splitlines()]
        assert len(rows) == 6
        assert [row[4] for row in rows[:5]] == [
            json.loads(json.dumps(to_plain(entry.recorded))) for entry in entries
        ]
        assert WORDS in ran.stdout


def test_memos_are_written_as_sound_files(
    home: Home, write: Callable[..., str], script: Path, tmp_path: Path
) -> None:
    """With a folder behind it, the script joins the pieces of each memo there."""
    with home.open() as journal:
        session = write(journal, EVENTS[:1])
        for memo, number in ((1, 1), (1, 2), (2, 1)):
            journal.memos.add(session, memo, number, 1.0 * number, f"{memo}.{number} ".encode())
    ran = read(script, home, home.keys / "device.key", tmp_path)
    assert ran.returncode == 0, ran.stderr
    written = {path.name: path.read_bytes() for path in tmp_path.glob("*.ogg")}
    assert written == {f"{session}-1.ogg": b"1.1 1.2 ", f"{session}-2.ogg": b"2.1 "}


@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("secret", ["another passphrase", "0000-0000", "nosuch.key"])
def test_by_nothing_else(home: Home, write: Callable[..., str], script: Path, secret: str) -> None:
    """Whatever else is tried opens nothing."""
    with home.open() as journal:
        write(journal)
        journal.set_passphrase(WAY)
        journal.new_recovery_code()
    ran = read(script, home, secret)
    assert "opens no slot" in ran.stderr
    assert WORDS not in ran.stdout


def test_the_page_names_what_there_is() -> None:
    """The number of the format, its mark and every table stand on the page."""
    assert f"format **{schema.FORMAT}**" in PAGE
    assert f"0x{schema.APPLICATION:X}" in PAGE
    tables = re.findall(r"CREATE TABLE (\w+)", "\n".join(schema.CREATE))
    assert len(tables) == 8
    for table in tables:
        assert f"**{table}**" in PAGE
