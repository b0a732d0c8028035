"""Putting a backup in the place of the journal: proven first, and the present one is kept aside.

At every moment either the present journal or the restored one stands whole under the journal's
name. While they change places no other program can write in either.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from integrate.journal.backups import aside
from integrate.journal.database import connect
from integrate.journal.device import Device
from integrate.journal.durable import drafted, keep_also_as, make_folder, put_in_place
from integrate.journal.errors import Damaged, JournalError, NotWritable
from integrate.journal.faults import told
from integrate.journal.opening import NAME, open_there
from integrate.journal.verified import State
from integrate.journal.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.os_keyring import Keyring
    from integrate.journal.unlocking import Asked

_LOGS = ("-wal", "-journal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it."""

    sessions: int
    """How many sessions the journal has now."""
    aside: Path | None
    """Where the journal that stood there before is kept; None when there was none."""


def restore(
    backup: Path,
    data: Path,
    keys: Path,
    ask: Callable[[Asked], str] | None = None,
    keyring: Keyring | None = None,
) -> Restored:
    """Put the backup in the place of the journal in `data`.

    Raises `Damaged`, `WrongKey`, `NewerFormat` or `NotWritable`, and then the present journal stays
    in its place.
    """
    path = data / NAME
    with told(backup):
        if not backup.is_file():
            raise NotWritable(f"There is no file {backup}: name the backup that is to be restored.")
    with told(data):
        make_folder(data)
        # beside the journal: on the same drive, and no more open to others than the journal is
        folder = Path(tempfile.mkdtemp(prefix="restoring-", dir=data))
    try:
        draft = folder / NAME
        sessions = _prove(backup, draft, Device(keys, keyring), ask)
        return Restored(sessions, _exchange(draft, path))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prove(backup: Path, draft: Path, device: Device, ask: Callable[[Asked], str] | None) -> int:
    """Copy the backup to `draft` and look through it; return how many sessions are whole."""
    with told(backup):
        for end in ("", "-wal"):
            part = backup.with_name(backup.name + end)
            if not end or part.is_file():
                shutil.copyfile(part, draft.with_name(draft.name + end))
    try:
        opened = open_there(draft, device, ask)
        try:
            findings = verify(opened.database, opened.vault)  # nobody else writes in the copy
        finally:
            opened.database.close()
    except Damaged as error:
        raise Damaged(
            f"{backup} is no whole backup of a journal, so the journal stays as it is: name "
            "another backup."
        ) from error
    except JournalError as error:
        raise type(error)(str(error).replace(str(draft), str(backup))) from error
    wrong = [finding for finding in findings if not finding.is_fine]
    if wrong:
        raise Damaged(
            f"{backup} is not whole, so the journal stays as it is and another backup is needed: "
            + wrong[0].sentence.replace(str(draft), str(backup))
        )
    return len([one for one in findings if one.state in (State.WHOLE, State.FORGOTTEN)])


def _exchange(draft: Path, path: Path) -> Path | None:
    """Let the draft take the journal's place; return where the journal is kept now."""
    kept = aside(path, "before-restore")
    with ExitStack() as held, told(path):
        # SQLite drops a log that does not fit its file, so the log is kept before it looks
        logs = _keep_logs(path, kept)
        held.callback(_drop, logs)
        if path.exists():
            if _is_sound(path, held):  # the log is now in the file
                _drop(logs)
            make_folder(kept.parent)
            keep_also_as(path, kept)
        for end in _LOGS:
            path.with_name(path.name + end).unlink(missing_ok=True)
        if sys.platform == "win32":  # pragma: no cover -- there no open file can be replaced
            held.close()
        put_in_place(draft, path)
        logs.clear()
        return kept if kept.exists() else None


def _is_sound(path: Path, held: ExitStack) -> bool:
    """Keep every other program out of the file until `held` is closed, and merge its log into it.

    False for a file that is no database any more, which nobody can hold. Raises `NotWritable`.
    """
    with ExitStack() as undo:
        try:
            with told(path):
                connection = connect(path)
                undo.callback(connection.close)
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                connection.execute("PRAGMA journal_mode = DELETE")
                connection.execute("BEGIN EXCLUSIVE")
        except Damaged:
            return False
        held.push(undo.pop_all())
        return True


def _keep_logs(path: Path, kept: Path) -> list[Path]:
    """Copy what is left of the journal's log beside where the journal will be kept."""
    logs = []
    for end in ("-wal", "-journal"):
        log = path.with_name(path.name + end)
        if log.is_file() and log.stat().st_size:
            make_folder(kept.parent)
            with drafted(kept.with_name(kept.name + end), alone=True) as copy:
                shutil.copyfile(log, copy)
            logs.append(kept.with_name(kept.name + end))
    return logs


def _drop(logs: list[Path]) -> None:
    for log in logs:
        log.unlink(missing_ok=True)
    logs.clear()
