"""What line mode says while the sound of a session is made ready."""

from __future__ import annotations

from integrate.plain.sounding import PREPARING, READY, tell_of_preparing
from integrate.player.preparing import Preparing


def told_of(*heard: tuple[int, int]) -> list[str]:
    """Return the lines that are said while so many of so many are ready, one after each second."""
    said: list[str] = []
    now = iter(range(100))
    preparing = Preparing(lambda: float(next(now)))
    tell_of_preparing(preparing, said.append)
    preparing.expect(3)
    for done, total in heard:
        preparing.heard(done, total)
    return said


def test_one_line_at_the_start_and_one_at_the_end() -> None:
    """However many numbers there are, lines do not run away with them."""
    assert told_of((0, 3), (1, 3), (2, 3), (3, 3), (1, 2), (2, 2)) == [PREPARING, READY]


def test_what_is_ready_at_once_is_no_line() -> None:
    """Where nothing is waited for nothing is said."""
    assert told_of((3, 3)) == []
