"""The exports from a real journal, sealed on the disk, and into another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.export import own_json
from integrate.journal.export.lived import Choice, choose
from integrate.journal.export.share import Share
from integrate.journal.export.taking_in import take_in
from integrate.journal.finding import find
from integrate.journal.readable import newest_first
from integrate.journal.recalling import recalled
from tests.journal.home import WORDS, Home

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_an_export_makes_the_identical_journal_elsewhere(
    home: Home, write: Callable[..., str], tmp_path: Path
) -> None:
    """On another computer, with another key: the same sessions, numbers, times and events."""
    other = Home(tmp_path / "other", tmp_path / "other-keys")
    with home.open() as journal, other.open() as copy:
        for _ in range(3):
            write(journal)
        found = choose(journal, Choice()).sessions
        file = own_json.write(found, Share.MINE).encode()
        assert take_in(copy, file, "mine.json").sessions == 3
        assert choose(copy, Choice()).sessions == found
        assert copy.sessions() == journal.sessions()
        assert take_in(copy, file, "mine.json").there == 3
    with other.open() as copy:
        assert choose(copy, Choice()).sessions == found


def test_pages_hold_every_session_once(home: Home, write: Callable[..., str]) -> None:
    """Page by page is the same as all at once."""
    with home.open() as journal:
        for _ in range(120):
            write(journal)
        assert list(newest_first(journal)) == journal.sessions()


def test_words_are_found_and_recalled_in_a_sealed_journal(
    home: Home, write: Callable[..., str]
) -> None:
    """Both read what was written, and the folder holds no word of it in clear."""
    with home.open() as journal:
        session = write(journal)
        assert [one.session.id for one in find(journal, "HERON canal")] == [session]
        assert recalled(journal, ("intention",))[0].carried == ("intention", WORDS, WORDS)
    for file in home.data.rglob("*"):
        if file.is_file():
            assert b"heron" not in file.read_bytes()
