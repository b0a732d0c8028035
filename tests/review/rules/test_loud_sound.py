from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed, underlined

HEAD = """\
sounds:
  sea: {file: beds/ocean, loop: yes, gain: -20 dB}
  low: {file: beds/drone, loop: yes, gain: -9 dB}
  bell: {file: bells/bowl-low, gain: -6 dB}
"""
USED = "- stop: sea\n- stop: low\n"
END = "- play: low\n- stop: low\n- play: bell\n- Rest."


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ("- play: sea\n- say: A.\n  audio: bell\n", ["S511"]),
        ("- play: sea\n- play: bell\n", ["S511"]),
        ("- play: sea\n- say: A.\n  audio: [{play: bell, gain: -8 dB}]\n", []),
        ("- play: sea\n  gain: -18 dB\n- play: bell\n", []),
        ("- play: sea\n- play: low\n- play: bell\n", []),
        ("- play: sea\n- stop: sea\n- play: bell\n", []),
        ("- wait: 20 s\n  show: A.\n  audio: [{play: bell, at: exit}, {play: sea}]\n", ["S511"]),
        ("- say: A.\n  audio: [{play: sea}, {stop: sea, at: exit}]\n- play: bell\n", []),
    ],
)
def test_twelve_decibels(steps: str, found: list[str]) -> None:
    """A sound stands at most 12 dB above the loudest bed that plays when it starts."""
    assert codes(steps + USED + "- play: sea\n- stop: sea\n" + END, HEAD) == found


def test_the_place() -> None:
    """The sound is underlined in its step."""
    reads = reviewed("- play: sea\n- say: A.\n  audio: bell\n" + USED + END, HEAD)
    assert underlined(reads) == ["bell"]
