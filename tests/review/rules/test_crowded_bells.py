from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed, underlined

BELL = "- wait: 2 min\n  show: A.\n  audio: {{play: bells/bowl-low, every: {}}}\n- Rest."


@pytest.mark.parametrize(("every", "found"), [("9.9 s", ["W207"]), ("10 s", []), ("1 min", [])])
def test_ten_seconds(every: str, found: list[str]) -> None:
    """Ten seconds or more lie between one bell and the next."""
    assert codes(BELL.format(every)) == found


def test_a_bell_with_every_breath() -> None:
    """The sound is underlined in its step, and breathing has another way to sound."""
    steps = "- breathe: {in: 4, out: 6}\n  for: 1 min\n  show: In, and out. Or listen.\n"
    reads = reviewed(steps + "  audio: {play: bells/bowl-low, every: 5 s}\n- Rest.")
    assert underlined(reads) == ["bells/bowl-low"]
    assert "tones: yes" in reads.problems[0].remedy
