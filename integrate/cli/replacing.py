"""Giving a file another content, so that it is whole at every moment."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from integrate.cli.sentence import Told
from integrate.words import _

if TYPE_CHECKING:
    from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put the content in the place of a file, or make the file; a full disk costs nothing.

    A link stays a link, and a file that is there keeps its permissions. Raises `Told` with a
    sentence when it cannot be written.
    """
    file = path.resolve()
    draft = file.with_name(f".{file.name}.new")
    try:
        draft.write_bytes(content)
        if file.exists():
            shutil.copymode(file, draft)
        draft.replace(file)
    except OSError as error:
        raise Told(_("{file} cannot be written: {why}.", file=path, why=error.strerror)) from error
    finally:
        draft.unlink(missing_ok=True)
