from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from integrate.journal import database, drives
from integrate.journal.drives import (
    file_system,
    is_on_network,
    is_remote,
    is_remote_on_windows,
    read_mounts,
)
from integrate.session.record import Recorded
from tests.journal.home import EVENTS, NOON, Home

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

MOUNTINFO = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:25 / /home rw shared:1 - ext4 /dev/vdb rw
31 30 0:26 / /home/jo/clinic rw shared:2 master:1 - nfs4 server:/clinic rw,vers=4.2
32 30 0:27 / /home/jo/my\\040share rw - cifs //server/share rw
33 31 0:28 / /home/jo/clinic/here rw - tmpfs tmpfs rw
34 30 0:29 / /home/jo/over rw - nfs server:/x rw
35 34 0:30 / /home/jo/over rw - ext4 /dev/vdc rw
nonsense
"""


@pytest.mark.parametrize(
    ("place", "kind", "remote"),
    [
        ("/etc/passwd", "ext4", False),
        ("/home/jo/journal.db", "ext4", False),
        ("/home/jo/clinic", "nfs4", True),
        ("/home/jo/clinic/a/b", "nfs4", True),
        ("/home/jo/clinical", "ext4", False),
        ("/home/jo/my share/x", "cifs", True),
        ("/home/jo/clinic/here/x", "tmpfs", False),
        ("/home/jo/over/x", "ext4", False),
    ],
)
def test_the_mount_a_file_lies_on(place: str, kind: str, *, remote: bool) -> None:
    """The innermost mount counts, and of two at one place the later."""
    found = file_system(Path(place), read_mounts(MOUNTINFO))
    assert found == kind
    assert is_remote(found) is remote


@pytest.mark.parametrize("kind", ["nfs", "smb3", "smbfs", "fuse.sshfs", "9p", "afpfs", "webdav"])
def test_network_drives(kind: str) -> None:
    """File systems that reach another computer are known."""
    assert is_remote(kind)


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "apfs", "fuseblk", "fuse.gocryptfs", "", "zfs"])
def test_local_drives(kind: str) -> None:
    """File systems of this computer are no network, nor is one that is not known."""
    assert not is_remote(kind)


MAC = b"""\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect, root data)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//jo@server/x on /Volumes/my share (the clinic's) (smbfs, nodev, nosuid, mounted by jo)
server:/notes on /Volumes/notes (nfs)
/dev/disk4s1 on /Volumes/STICK (msdos, local, nodev, nosuid, noowners)
"""
"""What `mount` says on macOS."""


@pytest.fixture(name="mac")
def _mac(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes | Exception], None]:
    """Give what makes this computer a Mac whose `mount` says something, or fails."""

    def mac(said: bytes | Exception) -> None:
        def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
            if isinstance(said, Exception):
                raise said
            return subprocess.CompletedProcess(command, 0, said)

        monkeypatch.setattr(subprocess, "run", run)
        monkeypatch.setattr(sys, "platform", "darwin")

    return mac


@pytest.mark.skipif(sys.platform == "win32", reason="paths are read as those of this computer")
@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("/Users/jo/Library/Application Support/integrate/journal.db", False),
        ("/Volumes/STICK/journal.db", False),
        ("/Volumes/my share (the clinic's)/journal.db", True),
        ("/Volumes/notes", True),
        ("/Volumes/notes of mine", False),
    ],
)
def test_what_the_mac_says(
    mac: Callable[[bytes | Exception], None], place: str, *, remote: bool
) -> None:
    """There the lines of the system's own program tell; names may hold spaces and brackets."""
    mac(MAC)
    assert is_on_network(Path(place)) is remote


@pytest.mark.parametrize(
    "said", [b"", b"\xff\xfe", OSError(2, "not there"), subprocess.TimeoutExpired("mount", 5)]
)
def test_a_mac_that_says_nothing(
    mac: Callable[[bytes | Exception], None], said: bytes | Exception
) -> None:
    """A program that is missing, hangs on a dead drive or says nothing leaves it to SQLite."""
    mac(said)
    assert not is_on_network(Path("/Volumes/notes"))


@pytest.mark.parametrize(
    ("place", "asked", "remote"),
    [
        (r"C:\Users\Jo\AppData\Local\integrate\journal.db", "C:\\", False),
        (r"z:\notes\journal.db", "Z:\\", True),
        (r"\\?\C:\a very long path\journal.db", "C:\\", False),
        (r"\\?\Z:\a very long path\journal.db", "Z:\\", True),
        (r"\\server\share\journal.db", None, True),
        (r"\\?\UNC\server\share\journal.db", None, True),
        (r"\\wsl$\Debian\home\jo\journal.db", None, True),
    ],
)
def test_what_windows_says(
    monkeypatch: pytest.MonkeyPatch, place: str, asked: str | None, *, remote: bool
) -> None:
    """A name that begins with a server is one; of a letter Windows is asked."""
    asked_for: list[str] = []

    def drive_type(root: str) -> int:
        asked_for.append(root)
        return {"C:\\": 3, "Z:\\": 4}[root]  # DRIVE_FIXED, DRIVE_REMOTE

    kernel = SimpleNamespace(GetDriveTypeW=drive_type)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert is_remote_on_windows(PureWindowsPath(place)) is remote
    assert asked_for == ([asked] if asked else [])


def test_windows_is_asked_on_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """There no list of mounts is read."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(drives, "is_remote_on_windows", lambda _: True)
    assert is_on_network(tmp_path)


def test_this_drive(tmp_path: Path) -> None:
    """A folder of this computer is on no network, and asking does not need it to be there."""
    assert not is_on_network(tmp_path)
    assert not is_on_network(tmp_path / "not" / "there")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of mounts in a file")
def test_no_list_of_mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system tells nothing, SQLite is left to judge."""
    monkeypatch.setattr(drives, "_MOUNTS", tmp_path / "none")
    assert not is_on_network(tmp_path)


@pytest.fixture(name="moved")
def _moved(home: Home, write: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> Home:
    """Give a journal that was written on this computer, and now lies on a network drive."""
    with home.open() as journal:
        write(journal, EVENTS[:2])
    monkeypatch.setattr(database, "is_on_network", lambda _: True)
    return home


def test_on_a_network_drive(moved: Home) -> None:
    """There no log is written ahead, even where SQLite would; it is said, and all is kept."""
    with moved.open() as journal, moved.open() as other:
        assert "as network drives do not" in journal.notice
        assert "just as safe" in journal.notice
        (summary,) = journal.sessions()
        journal.append(summary.id, NOON, Recorded(5.0, EVENTS[2]))
        assert not list(moved.data.glob("*-wal"))
        assert len(other.events(summary.id)) == 3
        raw = journal._database.connection  # noqa: SLF001 - the settings are seen there alone
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert raw.execute("PRAGMA synchronous").fetchone() == (2,)
        assert all(finding.is_fine for finding in journal.verify())


def test_back_from_a_network_drive(moved: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Back on this computer the log is used again."""
    moved.open().close()
    monkeypatch.setattr(database, "is_on_network", lambda _: False)
    with moved.open() as journal:
        assert journal.notice == ""
        raw: sqlite3.Connection = journal._database.connection  # noqa: SLF001 - the same
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
