from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.journal import database, drives
from integrate.journal.drives import file_system, is_on_network, is_remote, read_mounts
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


def test_what_the_mac_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines of macOS's own program are read the same."""
    said = b"/dev/disk3s1 on / (apfs, local)\n//jo@server/x on /Volumes/my share (smbfs, nodev)\n"
    done = subprocess.CompletedProcess([], 0, said)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    mounts = drives._mac_mounts()  # noqa: SLF001 - no Mac is at hand
    assert file_system(Path("/Volumes/my share/journal.db"), mounts) == "smbfs"
    assert file_system(Path("/Users/jo"), mounts) == "apfs"


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
