from __future__ import annotations

import ctypes
import io
import sys
from typing import Any

import pytest

from integrate.plain.unseen import unseen

ECHO, LINES = 0x4, 0x2


class Console(io.StringIO):
    """A console of Windows, as its functions see it."""

    def __init__(self) -> None:
        super().__init__()
        self.setting = ECHO | LINES
        self.modes: list[int] = []

    def fileno(self) -> int:
        """Be a file."""
        return 0

    def isatty(self) -> bool:
        """Be a terminal."""
        return True

    def GetStdHandle(self, number: int) -> int:  # noqa: N802 -- named by Windows
        """Give the handle of the input."""
        assert number == -10
        return 7

    def GetConsoleMode(self, handle: int, mode: Any) -> None:  # noqa: N802 -- the same
        """Tell how it is set."""
        assert handle == 7
        mode._obj.value = self.setting  # noqa: SLF001 -- what a pointer points at

    def SetConsoleMode(self, handle: int, mode: int) -> None:  # noqa: N802 -- the same
        """Set it."""
        assert handle == 7
        self.setting = mode
        self.modes.append(mode)


@pytest.fixture(name="console")
def _console(monkeypatch: pytest.MonkeyPatch) -> Console:
    """Give the console of a computer with Windows."""
    console = Console()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: console, raising=False)
    return console


def test_a_console_of_windows_shows_nothing_meanwhile(console: Console) -> None:
    """Its echo is off within the block and on again after it; whole lines are read as before."""
    with unseen(console):
        assert console.setting == LINES
    assert console.setting == ECHO | LINES


def test_a_console_shows_again_what_is_typed_after_ctrl_c(console: Console) -> None:
    """However the block ends, the echo is as it was."""

    def interrupted() -> None:
        with unseen(console):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert console.modes == [LINES, ECHO | LINES]


def test_a_pipe_is_left_alone(console: Console) -> None:
    """What is no terminal echoes nothing anyway."""
    with unseen(io.StringIO("words")):
        pass
    assert console.modes == []
