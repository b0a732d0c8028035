from __future__ import annotations

import pytest

from tests.review.reviewing import codes

SOUNDS = "sounds: {sea: {file: beds/ocean, loop: yes}}\n"


@pytest.mark.parametrize(
    "steps",
    [
        "- play: sea\n- Rest.",
        "- say: Rest.\n  audio: sea",
        "- wait: 20 s\n  show: Rest.\n  audio: [{play: sea, at: 10 s}]",
        "- section: Part\n  steps:\n    - play: sea\n    - Rest.",
    ],
)
def test_a_sound_that_is_played(steps: str) -> None:
    """A sound is used by `play` and by any cue that plays it."""
    assert codes(steps, SOUNDS) == []


def test_a_sound_that_is_only_stopped() -> None:
    """To stop a sound does not use it."""
    assert codes("- stop: sea\n- Rest.", SOUNDS) == ["W202"]
