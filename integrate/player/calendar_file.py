"""The calendar file of a programme's days: where it goes, and writing it whole or not at all.

A file of that name which is no calendar of ours is never written over.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from integrate.player.courses import day_of
from integrate.player.following import CannotFollow
from integrate.programme.calendar import PRODUCT, written
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.courses import Today

NAME = "quiet-days.ics"
"""What the file is called unless told: a folder is seen by others too."""
HEAD = 400
"""Within how many bytes of its beginning a calendar says what made it."""
NO_DAYS = later("There are no days to come to be written.")
ANOTHER_FILE = later("{file} is another file, and stays as it is. Give another name.")
NOT_WRITTEN = later("{file} cannot be written: {why}.")
NO_FOLDER = later("{file} cannot be written: there is no folder {folder}.")


def usual_place() -> Path:
    """Return where the file goes unless told: among the person's documents."""
    home = Path.home()
    documents = home / "Documents"
    return (documents if documents.is_dir() else home) / NAME


def place_of(words: str) -> Path:
    """Return the file that someone named; a folder gets the usual name in it."""
    path = Path(words.strip()).expanduser() if words.strip() else usual_place()
    if path.is_dir():
        return path / NAME
    return path if path.suffix else path.with_suffix(".ics")


def write_calendar(words: str, today: Today, title_of: Callable[[str], str] | None = None) -> Path:
    """Write the days to come into the file named, and return it.

    Without `title_of`, which gives the title of a script, no entry says what it is about. A
    calendar of ours that is there is replaced. Raises `CannotFollow` with a sentence.
    """
    if today.agenda is None:
        raise CannotFollow(_(NO_DAYS))
    now = datetime.now(UTC)
    course = f"{today.course.started:%Y%m%d%H%M%S}"
    content = written(today.agenda, day_of(now), now, course, title_of)
    if b"BEGIN:VEVENT" not in content:
        raise CannotFollow(_(NO_DAYS))
    try:
        file = place_of(words)
        _refuse(file)
        _replace(file, content)
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or error
        raise CannotFollow(_(NOT_WRITTEN, file=words.strip() or NAME, why=why)) from error
    return file


def _refuse(file: Path) -> None:
    if not file.parent.is_dir():
        raise CannotFollow(_(NO_FOLDER, file=file, folder=file.parent))
    if file.exists():
        with file.open("rb") as there:
            if PRODUCT.encode() not in there.read(HEAD):
                raise CannotFollow(_(ANOTHER_FILE, file=file))


def _replace(file: Path, content: bytes) -> None:
    target = file.resolve()  # a link stays a link
    draft = target.with_name(f".{target.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
