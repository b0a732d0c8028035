"""Typing that is not shown: a terminal echoes nothing while a passphrase is typed.

What is no terminal, such as a pipe, echoes nothing anyway.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def unseen(source: TextIO) -> Iterator[None]:
    """Let nothing be shown of what is typed into `source` within the block."""
    try:
        number = source.fileno()
        is_terminal = source.isatty()
    except (OSError, ValueError):
        is_terminal = False
    if not is_terminal:
        yield
    elif sys.platform == "win32":
        with _unseen_on_windows():
            yield
    else:
        with _unseen_on_unix(number):
            yield


@contextmanager
def _unseen_on_unix(number: int) -> Iterator[None]:
    import termios  # noqa: PLC0415 -- not on Windows

    before = termios.tcgetattr(number)
    quiet = [*before]
    # the end of a line is shown all the same, so that what is said next begins a new one
    quiet[3] = (quiet[3] & ~termios.ECHO) | termios.ECHONL
    termios.tcsetattr(number, termios.TCSADRAIN, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)


@contextmanager
def _unseen_on_windows() -> Iterator[None]:
    """Turn the console's echo off (ENABLE_ECHO_INPUT of SetConsoleMode)."""
    import ctypes  # noqa: PLC0415 -- only on Windows

    echo, standard_input = 0x4, -10
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore] # only there
    handle, mode = kernel.GetStdHandle(standard_input), ctypes.c_ulong()
    kernel.GetConsoleMode(handle, ctypes.byref(mode))
    kernel.SetConsoleMode(handle, mode.value & ~echo)
    try:
        yield
    finally:
        kernel.SetConsoleMode(handle, mode.value)
