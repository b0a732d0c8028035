"""Where a session and its second screens meet: a file in a folder that is this user's alone.

The folder of the login (`XDG_RUNTIME_DIR`) comes first, a folder of the program's own second. A
guest looks in both: two terminals of a user need not have the same surroundings.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.player.second_screen.local_socket import Listener, connect, is_supported
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.player.second_screen.local_socket import Line

NOT_HERE = later(
    "A second screen needs socket files, which Python does not have on this system. The session"
    " itself does not."
)
NO_PLACE = later("No second screen can be connected: {why}.")
TAKEN = later(
    "No second screen can be connected to this session: another one is shown there already."
)


class CannotMeet(Exception):
    """There is no place for a second screen; the message says why."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where the session and the screens of one person's data meet."""

    data: Path
    """The folder of the journal: each has a file of its own."""
    own: Path
    """A folder of the program for such files, made when it is needed."""
    runtime: Path | None = None
    """The folder of the login, where the system has one."""

    def listen(self) -> Listener:
        """Return where screens can connect. Raises `CannotMeet` with a sentence."""
        if not is_supported():
            raise CannotMeet(_(NOT_HERE))
        line = self.connect()
        if line is not None:
            line.close()
            raise CannotMeet(_(TAKEN))
        why: object = ""
        for folder in self._folders():
            try:
                if folder == self.own:
                    _make_private(folder)
                if _is_private(folder):
                    return Listener(folder / self._name)
                why = _("{folder} is open to others", folder=folder)
            except OSError as error:
                why = error.strerror or error
        raise CannotMeet(_(NO_PLACE, why=why))

    def connect(self) -> Line | None:
        """Return a connection to a session that is shown; None when there is none."""
        paths = (folder / self._name for folder in self._folders() if _is_private(folder))
        return next(filter(None, map(connect, paths)), None)

    @property
    def _name(self) -> str:
        there = os.fsencode(self.data.absolute())
        return f"integrate-{hashlib.sha256(there).hexdigest()[:8]}.sock"

    def _folders(self) -> Iterator[Path]:
        if self.runtime is not None:
            yield self.runtime
        yield self.own


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def _is_private(folder: Path) -> bool:
    """Tell whether a folder is this user's and lets nobody else in."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.geteuid()
        and not stat.S_IMODE(found.st_mode) & 0o077
    )
