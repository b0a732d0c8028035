"""Passphrases typed at a terminal: asked for twice, and never shown."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from tests.cli.calling import LONGEST, PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.calling import Person

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
WORDS = "four herons and a canal"
END_OF_INPUT = b"\x04"
"""What Ctrl+D sends."""


class Terminal:
    """A pseudo-terminal with a program in it, and a hand on its keys."""

    def __init__(self, line: int, process: subprocess.Popen[bytes]) -> None:
        self.line = line
        self.process = process
        self.shown = b""

    def wait_for(self, words: str) -> None:
        """Wait until the words are shown after what was awaited before."""
        begun, start = monotonic(), len(self.shown)
        while words.encode() not in self.shown[start:]:
            assert monotonic() - begun < LONGEST, self.shown
            if select.select([self.line], [], [], 1.0)[0]:
                self.shown += os.read(self.line, 4096)

    def type(self, words: str) -> None:
        """Type a line."""
        os.write(self.line, f"{words}\n".encode())

    def code(self) -> int:
        """Read to the end; return how the program ended."""
        try:
            while content := os.read(self.line, 4096):
                self.shown += content
        except OSError:  # the program closed its side
            pass
        return self.process.wait(LONGEST)


@contextmanager
def terminal(person: Person, *arguments: str) -> Iterator[Terminal]:
    """Run the program in a terminal of its own."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "--data", str(person.data), *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=person.folder,
        env=person.environment,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(ours, process)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def test_set_and_asked_for(person: Person) -> None:
    """A passphrase typed twice opens the journal when it is typed again; it is never shown."""
    with terminal(person, "journal", "passphrase") as window:
        window.wait_for("New passphrase")
        window.type(WORDS)
        window.wait_for("The same again")
        window.type(WORDS)
        assert window.code() == ExitCode.DONE
        assert WORDS.encode() not in window.shown
    assert person.call("journal", "forget-device").code == ExitCode.DONE
    with terminal(person, "journal", "status") as window:
        window.wait_for("Passphrase of the journal")
        window.type(WORDS)
        assert window.code() == ExitCode.DONE
        assert WORDS.encode() not in window.shown
        assert b"Opened now by: a passphrase" in window.shown


def test_typed_differently(person: Person) -> None:
    """Two different passphrases change nothing."""
    with terminal(person, "journal", "passphrase") as window:
        window.wait_for("New passphrase")
        window.type(WORDS)
        window.wait_for("The same again")
        window.type("a pond")
        assert window.code() == ExitCode.USAGE
        assert b"not the same; nothing was changed" in window.shown


def test_a_name_typed_to_forget(person: Person) -> None:
    """At a terminal too the name has to be typed again."""
    assert person.call("journal", "people", "add", "Wren").code == ExitCode.DONE
    with terminal(person, "journal", "forget", "Wren") as window:
        window.wait_for("type the name again")
        window.type("Wren")
        assert window.code() == ExitCode.DONE
        assert "The key of “Wren” is destroyed".encode() in window.shown


def test_a_key_that_is_lost_is_told_before_the_question(person: Person) -> None:
    """At a terminal why this computer does not open the journal stands above what is asked."""
    set_it = person.call("journal", "passphrase", "--stdin", typed=f"{WORDS}\n")
    assert set_it.code == ExitCode.DONE
    (key,) = person.folder.rglob("device.key")
    key.rename(person.folder / "away")
    with terminal(person, "journal", "status") as window:
        window.wait_for("Passphrase of the journal")
        assert b"device.key is missing" in window.shown
        window.type(WORDS)
        assert window.code() == ExitCode.DONE
        assert b"Opened now by: a passphrase" in window.shown
        assert WORDS.encode() not in window.shown


def test_a_script_that_is_let_be_before_its_title(person: Person) -> None:
    """Ctrl+D at a question ends `new` without a file, and asks for no option."""
    with terminal(person, "new", "mine.yaml") as window:
        window.wait_for("Title")
        os.write(window.line, END_OF_INPUT)
        assert window.code() != ExitCode.DONE
        assert b"--title" not in window.shown
        assert b"Traceback" not in window.shown
    assert not (person.folder / "mine.yaml").exists()
