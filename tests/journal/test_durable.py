from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest

from integrate.journal.durable import drafted, keep_also_as, make_folder, sync_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file(tmp_path: Path) -> None:
    """The file has its name only when the block is done, and is for this person alone."""
    path = tmp_path / "new"
    with drafted(path) as draft:
        draft.write_text("whole")
        assert not path.exists()
    assert path.read_text() == "whole"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_half_made(tmp_path: Path) -> None:
    """A block that fails leaves neither the file nor its draft."""
    with pytest.raises(FileNotFoundError), drafted(tmp_path / "new") as draft:
        draft.with_name("not here").read_text()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("links", [True, False])
def test_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool) -> None:
    """A file that another program put there meanwhile stays, on a drive without links too."""
    path = tmp_path / "new"
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    with drafted(path) as draft:
        draft.write_text("mine")
        path.write_text("theirs")
    assert path.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_a_drive_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a memory stick the file comes into its place by a rename."""
    monkeypatch.setattr(os, "link", _no_links)
    with drafted(tmp_path / "new") as draft:
        draft.write_text("whole")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["whole"]


def _no_links(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, "no links here")


def test_what_is_kept_is_never_replaced(tmp_path: Path) -> None:
    """A file is not given a name that another one has; both stay as they are."""
    path, kept = tmp_path / "new", tmp_path / "kept"
    path.write_text("new")
    kept.write_text("older")
    with pytest.raises(FileExistsError):
        keep_also_as(path, kept)
    assert (path.read_text(), kept.read_text()) == ("new", "older")


def test_folders(tmp_path: Path) -> None:
    """Every folder made is for this person alone; one that was there keeps its mode."""
    tmp_path.chmod(0o755)
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "a" / "b", tmp_path / "a")]
    assert modes == [0o700, 0o700]
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_drive_that_cannot_flush_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive that flushes no folders is used all the same; a failing drive is not."""
    number = errno.EINVAL

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    sync_folder(tmp_path)
    number = errno.EIO
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        sync_folder(tmp_path)


def test_a_system_that_opens_no_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, where no folder can be opened, there is nothing to flush."""
    monkeypatch.delattr(os, "O_DIRECTORY")
    sync_folder(tmp_path / "not even there")
