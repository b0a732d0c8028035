"""Folders and files that are whole after a power cut, or not there at all.

A new file is made ready beside its place under another name, flushed to the disk, and only then
given its name; a file that already has that name is never replaced.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER_MODE = 0o700


def make_folder(folder: Path) -> None:
    """Make the folder, and those above it, for this person alone; one that is there is left alone.

    Raises `OSError` when it cannot be made.
    """
    missing = list(takewhile(lambda place: not place.is_dir(), (folder, *folder.parents)))
    for place in reversed(missing):
        place.mkdir(mode=FOLDER_MODE, exist_ok=True)
        sync_folder(place.parent)


@contextmanager
def drafted(path: Path, *, alone: bool = False) -> Iterator[Path]:
    """Give an empty file, readable by this person alone, that becomes `path` when the block ends.

    Where another program was quicker, its `path` stays and this draft is dropped; `alone` says that
    this is an error. When the block fails nothing is left. Raises `OSError`.
    """
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        _sync_file(draft)
        if not _place(draft, path) and alone:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Flush the folder's list of names to the disk, where the system can do so."""
    flag = getattr(os, "O_DIRECTORY", None)
    if flag is None:  # Windows opens no folder, and keeps names safe by itself
        return
    handle = os.open(folder, os.O_RDONLY | flag)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network drives cannot, and say so in this way
            raise
    finally:
        os.close(handle)


def _sync_file(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def put_in_place(draft: Path, path: Path) -> None:
    """Let the draft take the place of `path`, whole at every moment. Raises `OSError`."""
    _sync_file(draft)
    draft.replace(path)
    sync_folder(path.parent)


def keep_also_as(path: Path, kept: Path) -> None:
    """Give the file one more name, or on a drive without links a copy. Raises `OSError`."""
    try:
        kept.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        with drafted(kept, alone=True) as draft:
            shutil.copyfile(path, draft)
    sync_folder(kept.parent)


def _place(draft: Path, path: Path) -> bool:
    """Give the draft its name, unless the name is taken: a link never replaces, a rename may."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return False
    except OSError:  # a drive without links, such as a memory stick
        if path.exists():
            return False
        draft.rename(path)
    return True
