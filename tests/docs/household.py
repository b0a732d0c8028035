"""A home with everything in it that the documents speak of, and the program called in it.

The program runs in this very process, since a page may have a hundred commands; only what plays
through a device is silent. Where a command needs something to be so first, `_prepare` sees to it.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from integrate import bundled
from integrate.audio import encode
from integrate.cli import compose
from integrate.cli.main import main
from integrate.journal.store import Journal
from integrate.session.record import Recorded
from tests.journal.note.afternoon import NINE, WHOLE, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

DATA = Path(".local", "share", "integrate")
KEYS = Path(".config", "integrate", "keys")
SHIPPED = ("anytime/grounding.yaml", "anytime/easy-breathing.yaml")
MAKES = ("integrate journal backup", "integrate journal export", "integrate new")
"""What does not write over a file that is there."""
EXAMPLE_IDS = ("r3ww", "ID")
"""What the documents write for the id of a session."""
TYPED = {
    "integrate new morning.yaml": "A morning\nintegration\nno\n",
    "integrate capture": "A page of raw words.\n",
    "integrate journal forget": "Robin\n",
    "integrate journal note": "A. Berg\n",
}
"""What somebody types when asked."""


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a call."""

    code: int
    text: str


@dataclass(frozen=True, slots=True)
class Household:
    """A home folder, which is also where the commands are called."""

    home: Path

    def run(self, line: str) -> Said:
        """Call the program as the line says."""
        words = shlex.split(line, comments=True)
        while "=" in words[0]:
            words.pop(0)
        words, typed = _redirected(words)
        words = words[2:] if words[0] == "python3" else words[1:]
        self._prepare(words)
        return called(
            [self.session if one in EXAMPLE_IDS else one for one in words], typed or _typed(line)
        )

    def write(self, name: str, content: str) -> None:
        """Write a file that a page shows."""
        file = self.home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")

    @property
    def session(self) -> str:
        """The id of the newest session."""
        with Journal.open(self.home / DATA, self.home / KEYS) as journal:
            return journal.sessions()[0].id

    def _prepare(self, words: list[str]) -> None:
        """See that the command can do what it is for."""
        plain = " ".join(["integrate", *words])
        if plain.startswith(MAKES):
            for name in words[1:]:
                (self.home / name).unlink(missing_ok=True)
        if words[:1] == ["programme"] and words[1:2] != ["list"]:
            called(["programme", "stop"])
            if words[1:2] != ["start"]:
                called(["programme", "start", "two-weeks"])
        if words[1:2] == ["resume"]:
            called(["programme", "pause"])


def furnish(home: Path, script: str, answers: str) -> None:
    """Fill an empty home; the current folder and the environment are already its own."""
    for name in SHIPPED:
        (home / "scripts" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(bundled.scripts() / name, home / "scripts" / name)
    (home / "my-script.yaml").write_text(script, encoding="utf-8")
    (home / "answers.yaml").write_text(answers, encoding="utf-8")
    for name in ("page.txt", "notes.txt"):
        (home / name).write_text("Some words of a person's own.\n", encoding="utf-8")
    for name in ("Heron", "Robin"):
        assert called(["journal", "people", "add", name]).code == 0
    assert (
        called(["play", "my-script.yaml", "--answers", "answers.yaml", "--speed", "1000"]).code == 0
    )
    with Journal.open(home / DATA, home / KEYS) as journal:
        heron = next(one.id for one in journal.persons() if one.pseudonym == "Heron")
        led = journal.begin(heron)
        for minute, event in WHOLE:
            wall = NINE + timedelta(minutes=minute)
            journal.append(led, wall, Recorded(minutes(minute), event))
    for name in ("mine.json", "all.json"):
        assert called(["journal", "export", "--format", "json", "--share", "mine", name]).code == 0
    assert called(["journal", "backup", "copy.db"]).code == 0


def move_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a folder the home and the current folder of this process."""
    for name in list(os.environ):
        if name.startswith(("XDG_", "INTEGRATE_")) or name in ("ACCESSIBLE", "NO_COLOR"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.chdir(home)
    # how it is encoded makes no difference here, and mp3 takes ten times as long
    monkeypatch.setitem(encode.BY_LIBSNDFILE, ".mp3", encode.BY_LIBSNDFILE[".wav"])
    silent = compose._silent  # noqa: SLF001 -- the output of --mute, for all
    monkeypatch.setattr(compose, "_sounding", lambda _setup, tell: silent(tell))


def called(words: list[str], typed: str = "") -> Said:
    """Call the program in this process; nobody sits at its terminal."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    code = 0
    with _typing(typed), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            main(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
    written = out.detach()
    assert isinstance(written, io.BytesIO)
    return Said(code, written.getvalue().decode("utf-8", "replace"))


@contextlib.contextmanager
def _typing(typed: str) -> Iterator[None]:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")
    try:
        yield
    finally:
        sys.stdin = before


def _redirected(words: list[str]) -> tuple[list[str], str]:
    """Return the words of the command itself, and what a file gives as its input."""
    if "<" in words:
        at = words.index("<")
        return words[:at], Path(words[at + 1]).read_text(encoding="utf-8")
    return words[: words.index(">")] if ">" in words else words, ""


def _typed(line: str) -> str:
    return next((typed for begun, typed in TYPED.items() if line.startswith(begun)), "")
