"""Sockets that are files on this computer: the one module of the program that opens any.

Every socket here is of the family `AF_UNIX` and bound to a path; a test reads this module and
watches it run. Whoever is at the other end is of the same user, or is not spoken to. Nothing
here waits: what cannot be done at once raises `BlockingIOError` or returns nothing.
"""

from __future__ import annotations

import atexit
import os
import socket
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_CREDENTIALS = struct.Struct("3i")
"""Process, user and group of a peer, as Linux tells them (unix(7), SO_PEERCRED)."""
_AT_A_TIME = 16 * 1024
_WAITING = 8
"""How many may knock at the same time."""


def is_supported() -> bool:
    """Tell whether this system has sockets that are files: Windows has none for Python."""
    return hasattr(socket, "AF_UNIX")


class Line:
    """One end of a connection."""

    def __init__(self, end: socket.socket) -> None:
        """Take an end that is connected, or about to be."""
        self._end = end
        self._end.settimeout(0)

    def fileno(self) -> int:
        """Return the descriptor, for waiting."""
        return self._end.fileno()

    def send(self, content: bytes) -> int:
        """Send as much as there is room for now, and return how much. Raises `OSError`."""
        try:
            return self._end.send(content)
        except BlockingIOError:
            return 0

    def receive(self) -> bytes | None:
        """Return what has come; nothing at all at the end, None while there is nothing yet.

        Raises `OSError`.
        """
        try:
            return self._end.recv(_AT_A_TIME)
        except BlockingIOError:
            return None

    @property
    def is_own(self) -> bool:
        """Whether the other end belongs to this very user, where the system tells."""
        if not hasattr(socket, "SO_PEERCRED"):
            return True  # the folder lets nobody else in
        found = self._end.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
        _process, user, _group = _CREDENTIALS.unpack(found)
        return bool(user == os.geteuid())

    def close(self) -> None:
        """Hang up."""
        self._end.close()


class Listener:
    """A file that others can connect to."""

    def __init__(self, path: Path) -> None:
        """Listen at a path, in place of a file that is there. Raises `OSError`.

        The file appears when it can be connected to, and with its permissions: it is made under
        another name first.
        """
        self.path = path
        early = path.with_name(f".{os.getpid()}.sock")
        self._end = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            early.unlink(missing_ok=True)
            self._end.bind(str(early))
            early.chmod(0o600)
            self._end.listen(_WAITING)
            self._end.settimeout(0)
            self._file = early.stat()
            early.replace(path)
        except OSError:
            self._end.close()
            early.unlink(missing_ok=True)
            raise
        atexit.register(self.close)

    def fileno(self) -> int:
        """Return the descriptor, for waiting."""
        return self._end.fileno()

    def accept(self) -> Line | None:
        """Return the next who knocks; None when nobody does, or it is somebody else's program."""
        try:
            line = Line(self._end.accept()[0])
        except OSError:
            return None
        if line.is_own:
            return line
        line.close()
        return None

    def close(self) -> None:
        """Listen no more, and take the file away unless another program has put its own there.

        A second call does nothing: the file of another program may have the same number by then.
        """
        if self._end.fileno() < 0:
            return
        atexit.unregister(self.close)
        self._end.close()
        try:
            if os.path.samestat(self.path.lstat(), self._file):
                self.path.unlink()
        except OSError:
            return


def connect(path: Path) -> Line | None:
    """Return a connection to whoever listens at a path; None when nobody of this user does."""
    end = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        end.settimeout(0)
        end.connect(str(path))
        line = Line(end)
        if line.is_own:
            return line
    except OSError:
        pass
    end.close()
    return None
