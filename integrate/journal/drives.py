"""Which drives are another computer's: there no write-ahead log can be kept.

The log needs memory that all programs using the file share, which two computers do not
(https://www.sqlite.org/wal.html). SQLite does not always notice: some network drives let it map
the memory, and each computer then sees its own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path, PureWindowsPath

_REMOTE = re.compile(
    r"(nfs|cifs|smb|9p|afs|afp|ncp|ceph|gluster|lustre|gpfs|beegfs|davfs|webdav|drvfs|vboxsf|prl_fs)"
    r"|fuse\.(sshfs|rclone|s3fs|glusterfs|ceph|davfs|gvfsd)"
)
"""How the types of file systems that reach beyond this computer begin."""
_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\([0-7]{3})")
_MAC_MOUNT = re.compile(r"^.+? on (?P<place>/.*) \((?P<kind>\w+)", re.MULTILINE)
_LONG = "\\\\?\\"
"""What stands before a path on Windows that is longer than usual."""
_REMOTE_DRIVE = 4
"""`DRIVE_REMOTE` of the Windows API."""


def is_on_network(path: Path) -> bool:
    """Tell whether the file or folder lies on a drive of another computer, as far as is known."""
    place = Path(os.path.realpath(path))
    if sys.platform == "win32":
        return is_remote_on_windows(PureWindowsPath(place))
    if sys.platform == "darwin":
        return is_remote(file_system(place, _mac_mounts()))
    return is_remote(file_system(place, _linux_mounts()))


def is_remote(kind: str) -> bool:
    """Tell whether a file system of this type reaches beyond the computer."""
    return _REMOTE.match(kind) is not None


def file_system(place: Path, mounts: list[tuple[Path, str]]) -> str:
    """Return the type of the file system that the place lies on; empty when it is not known."""
    # of two mounted at one place the later one is seen, hence the number
    above = [
        (len(mount.parts), number, kind)
        for number, (mount, kind) in enumerate(mounts)
        if place.is_relative_to(mount)
    ]
    return max(above, default=(0, 0, ""))[2]


def read_mounts(mountinfo: str) -> list[tuple[Path, str]]:
    """Return place and type of each mount in the words of Linux (proc_pid_mountinfo(5))."""
    mounts = []
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if dash and len(fields) > 4:  # noqa: PLR2004 - the fifth field is the place
            place = _OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[4])
            mounts.append((Path(place), after.split(" ")[0]))
    return mounts


def _linux_mounts() -> list[tuple[Path, str]]:
    try:
        return read_mounts(_MOUNTS.read_text("utf-8", "surrogateescape"))
    except OSError:  # another Unix, or a sandbox without it
        return []


def _mac_mounts() -> list[tuple[Path, str]]:
    try:
        said = subprocess.run(["/sbin/mount"], capture_output=True, check=False, timeout=5).stdout
    except (OSError, subprocess.TimeoutExpired):
        return []
    found = _MAC_MOUNT.finditer(said.decode("utf-8", "surrogateescape"))
    return [(Path(one["place"]), one["kind"]) for one in found]


def is_remote_on_windows(place: PureWindowsPath) -> bool:
    """Tell whether a place on Windows is on another computer, by its name or by what is mapped."""
    drive = place.drive.upper()
    if drive.startswith(_LONG):
        drive = drive.removeprefix(_LONG)
        if drive.startswith("UNC\\"):
            return True
    if drive.startswith("\\\\"):
        return True
    import ctypes  # noqa: PLC0415 - for Windows alone

    windows = getattr(ctypes, "windll", None)
    return windows is not None and windows.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
