from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate.journal.pages import keep_page
from integrate.journal.session_ids import session_ids
from integrate.journal.store import Journal
from integrate.session.record import SUPPORT_PLAN, Began, Entered, PlanKept, Recorded

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)


def journal_in(folder: Path) -> Journal:
    """Open or make a journal."""
    return Journal.open(folder, folder / "keys")


def put(journal: Journal) -> str:
    """Put a session of one step into a journal and return its id."""
    name = journal.begin()
    began = Began(script="one", digest="", title="One", stage="anytime", role="patient")
    journal.append(name, NOW, Recorded(0.0, began), Recorded(0.0, Entered("#1", "Hello.")))
    return name


def test_the_newest_come_first_and_pages_are_left_out(tmp_path: Path) -> None:
    """What is offered is what `journal list` has, without a key."""
    with journal_in(tmp_path) as journal:
        first = put(journal)
        keep_page(journal, NOW, SUPPORT_PLAN, "Plan", PlanKept((("signs", "Signs", "One."),)))
        second = put(journal)
    (tmp_path / "keys" / "device.key").unlink()
    assert session_ids(tmp_path / "journal.db") == [second, first]


def test_an_open_journal_tells_what_is_only_in_its_log(tmp_path: Path) -> None:
    """While the program runs, the newest session is there as well."""
    with journal_in(tmp_path) as journal:
        name = put(journal)
        assert (tmp_path / "journal.db-wal").exists()
        assert session_ids(tmp_path / "journal.db") == [name]


def test_reading_makes_nothing(tmp_path: Path) -> None:
    """No file comes beside a journal that nobody uses."""
    with journal_in(tmp_path) as journal:
        put(journal)
    before = {one.name: one.stat().st_mtime_ns for one in tmp_path.iterdir()}
    assert len(session_ids(tmp_path / "journal.db")) == 1
    assert {one.name: one.stat().st_mtime_ns for one in tmp_path.iterdir()} == before


def test_without_a_journal_there_are_none(tmp_path: Path) -> None:
    """Neither where there is none, nor where the file is something else."""
    path = tmp_path / "journal.db"
    assert session_ids(path) == []
    path.write_bytes(b"no journal at all, but a file of that name" * 100)
    assert session_ids(path) == []
    assert path.read_bytes().startswith(b"no journal")
