"""What is left when the newest bytes of a journal never reached the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journal.home import Home
from tests.journal.losing import cut_sample, left

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.journal.entry import Entry

HEADER, FRAME = 32, 24 + 4096
"""The sizes of a log's header and of one of its frames; https://www.sqlite.org/fileformat2.html"""
STEP = 509
"""Between two cuts within a page; beside the seams every byte is tried."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Path, str, list[Entry]]:
    """Give the copy of a journal of ten events, six of which are in the log alone."""
    home = Home(tmp_path_factory.mktemp("sample") / "data", tmp_path_factory.mktemp("keys"))
    away = tmp_path_factory.mktemp("away")
    return home, away, *cut_sample(home, away)


def _places(length: int) -> Iterator[int]:
    """Yield where to cut a log: at and around each seam, and here and there within the pages."""
    seams = {HEADER + frame * FRAME for frame in range(length // FRAME + 1)} | {0}
    near = {seam + byte for seam in seams for byte in range(-3, 27)}
    yield from sorted(at for at in near | set(range(0, length, STEP)) if 0 <= at <= length)


def test_the_log_cut_anywhere(sample: tuple[Home, Path, str, list[Entry]]) -> None:
    """However short the log was cut, what opens are the first events, whole and verified."""
    home, away, session, entries = sample
    file, log = ((away / f"journal.db{end}").read_bytes() for end in ("", "-wal"))
    held = []
    for at in _places(len(log)):
        found, is_whole = left(home, file, log[:at], session)
        assert is_whole
        assert found is not None
        assert found == entries[: len(found)]
        held.append(len(found))
    assert held == sorted(held)
    assert set(held) == set(range(4, len(entries) + 1))


def test_the_file_cut_anywhere(sample: tuple[Home, Path, str, list[Entry]]) -> None:
    """A file that lost its end is refused, or the log brings back what was lost."""
    home, away, session, entries = sample
    file, log = ((away / f"journal.db{end}").read_bytes() for end in ("", "-wal"))
    for at in range(1, len(file), 1021):
        for kept in (b"", log):
            found, is_whole = left(home, file[:at], kept, session)
            assert found in (None, entries[:4], entries)
            assert not is_whole or found is not None
