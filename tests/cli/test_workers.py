"""Work that is shared: the same results in the same order, whatever becomes of a worker."""

from __future__ import annotations

import multiprocessing
import os
from typing import TYPE_CHECKING

import pytest

from integrate.cli.workers import AT_ONCE, share

if TYPE_CHECKING:
    from collections.abc import Sequence

THINGS = range(7 * AT_ONCE + 1)


@pytest.fixture(autouse=True)
def three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give this process three cores, whatever the computer has."""
    monkeypatch.setattr("integrate.cli.workers.cores", lambda: 3)


def _is_here() -> bool:
    return multiprocessing.parent_process() is None


def _whereabouts(things: Sequence[int]) -> list[tuple[int, int]]:
    return [(thing, os.getpid()) for thing in things]


def _lost(things: Sequence[int]) -> list[int]:
    if 25 in things and not _is_here():
        os._exit(9)
    return [2 * thing for thing in things]


def _all_lost(things: Sequence[int]) -> list[int]:
    if not _is_here():
        os._exit(9)
    return [2 * thing for thing in things]


def _failing(things: Sequence[int]) -> list[int]:
    if 25 in things:
        raise LookupError("25 is not for anybody")
    return [2 * thing for thing in things]


def test_the_work_is_shared() -> None:
    """Each thing is met once, in order, and not in this process."""
    met = share(_whereabouts, THINGS)
    assert [thing for thing, _ in met] == list(THINGS)
    assert os.getpid() not in {where for _, where in met}


def test_a_little_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one worker would take, or one core has to do alone, is done in this process."""
    assert {where for _, where in share(_whereabouts, range(AT_ONCE))} == {os.getpid()}
    assert share(_whereabouts, []) == []
    monkeypatch.setattr("integrate.cli.workers.cores", lambda: 1)
    assert {where for _, where in share(_whereabouts, THINGS)} == {os.getpid()}


def test_a_lost_worker(capfd: pytest.CaptureFixture[str]) -> None:
    """What a worker had in hand when it was ended from outside is done again."""
    assert share(_lost, THINGS) == [2 * thing for thing in THINGS]
    assert share(_all_lost, THINGS) == [2 * thing for thing in THINGS]
    assert capfd.readouterr() == ("", "")


def test_a_failure(capfd: pytest.CaptureFixture[str]) -> None:
    """What fails in a worker fails here as well, and the worker itself says nothing."""
    with pytest.raises(LookupError, match="25 is not for anybody"):
        share(_failing, THINGS)
    assert capfd.readouterr() == ("", "")
