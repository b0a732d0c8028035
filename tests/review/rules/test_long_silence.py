from __future__ import annotations

import pytest

from tests.review.reviewing import codes

SOUNDS = "sounds: {sea: {file: beds/ocean, loop: yes}, bell: bells/bowl-low}\n"
THERAPIST = "audience: therapist\nchecks: [{after: dose, every: 15 min, do: look in}]\n"


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ("- wait: 5 min\n  show: Rest.\n- Rest.", []),
        ("- wait: 301 s\n  show: Rest.\n- Rest.", ["W204"]),
        ("- wait: 3 min\n  show: Rest.\n- wait: 3 min\n  show: Rest on.\n- Rest.", []),
        ("- repeat: 3\n  steps:\n    - wait: 4 min\n      show: Rest.\n- Rest.", []),
        ("- repeat: 3\n  steps:\n    - wait: 6 min\n      show: Rest.\n- Rest.", ["W204"]),
    ],
)
def test_rests(steps: str, found: list[str]) -> None:
    """Five minutes may go by in silence; words begin them anew."""
    assert codes(steps) == found


def test_sounds_break_the_silence() -> None:
    """A bed fills the time, and a bell divides it."""
    bell = "  audio: [{play: bell, at: '4:00'}]\n"
    sounds = SOUNDS.replace("sea: {file: beds/ocean, loop: yes}, ", "")
    assert codes("- play: sea\n- wait: 9 min\n  show: A.\n- stop: sea\n- Rest.",
                 SOUNDS.replace(", bell: bells/bowl-low", "")) == []  # fmt: skip
    assert codes(f"- wait: 9 min\n  show: Rest.\n{bell}- Rest.", sounds) == []


def test_in_a_session() -> None:
    """In a session a therapist is in the room: an hour may be quiet there."""
    steps = "- mark: dose\n- wait: {}\n  show: Rest.\n- Rest."
    assert codes(steps.format("1 h"), THERAPIST, "session") == []
    assert codes(steps.format("1 h 1 min"), THERAPIST, "session") == ["W204"]
