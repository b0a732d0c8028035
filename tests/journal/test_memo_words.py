from __future__ import annotations

from datetime import UTC, datetime

import pytest

from integrate.journal.memo_words import length_told, memo_quoted, memo_told
from integrate.session.record import MemoKept

HEARD = MemoKept(1, 72.4, 71, "chain")


@pytest.mark.parametrize(
    ("length", "told"),
    [
        (0.0, "0 s"),
        (12.4, "12 s"),
        (59.6, "1 min"),
        (120.0, "2 min"),
        (72.4, "1 min 12 s"),
        (-1.0, "0 s"),
    ],
)
def test_a_length_is_whole_seconds(length: float, told: str) -> None:
    """It is read aloud as it stands, so it has minutes and seconds and nothing that is zero."""
    assert length_told(length) == told


def test_a_memo_is_told_as_a_memo() -> None:
    """Its length stands for it, and where a later script quotes it also its day."""
    assert memo_told(HEARD) == "A voice memo of 1 min 12 s"
    noon = datetime(2024, 5, 1, 12, 0, tzinfo=UTC).astimezone()
    assert memo_quoted(HEARD, noon) == "a voice memo of 1 min 12 s, Wednesday 01 May"
    without = MemoKept(1, 3.0, 0, "")
    assert memo_told(without) == "A voice memo of 3 s; its sound is not in this journal"
