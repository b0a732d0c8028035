from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed, underlined


@pytest.mark.parametrize(
    ("steps", "head", "words"),
    [
        ("- say: A.\n  audio: bells/gong", "", "bells/gong"),
        ("- say: A.\n  audio:\n    - {play: gong, at: exit}", "", "gong"),
        ("- play: beds/lake\n- Rest.", "", "beds/lake"),
        ("- say: A.\n  audio: gong", "sounds: {gong: bells/gong}\n", "gong"),
    ],
)
def test_a_file_that_is_not_there(steps: str, head: str, words: str) -> None:
    """A missing file is found where it is named, once."""
    reads = reviewed(steps, head)
    assert [one.code for one in reads.problems] == ["E602"]
    assert underlined(reads) == [words]


def test_a_name_that_no_file_can_have() -> None:
    """A name too long for the disk is a sound that is not there."""
    name = "\u00fc" * 190
    assert codes(f"- play: {name}\n- Rest.") == ["E602"]


def test_with_and_without_an_ending() -> None:
    """A shipped sound is found by its name alone, and with its ending."""
    assert codes("- say: A.\n  audio: [bells/bowl-low, bells/bowl-low.flac]") == []


def test_a_sound_that_is_only_stopped() -> None:
    """To stop what never played needs no file."""
    assert codes("- stop: beds/lake\n- Rest.") == []
