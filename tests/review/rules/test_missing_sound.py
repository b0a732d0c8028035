from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.review.checking import check
from integrate.script.read import read
from tests.review.reviewing import codes, finding_in, reviewed, underlined

if TYPE_CHECKING:
    from pathlib import Path


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


def test_music(tmp_path: Path) -> None:
    """Music is a folder or a playlist with something in it; another is found where it is named."""
    (tmp_path / "calm").mkdir()
    (tmp_path / "calm/1.mp3").touch()
    (tmp_path / "empty").mkdir()
    for name, found in (("calm", []), ("empty", ["E602"]), ("gone.m3u", ["E602"])):
        source = f"title: A\nstage: anytime\nsounds: {{mine: {{music: {name}}}}}\n"
        source += "steps:\n  - play: mine\n  - Rest a while.\n"
        reads = check(read(source.encode()), finding_in(tmp_path))
        assert [one.code for one in reads.problems] == found
        assert underlined(reads) == ["mine" for _ in found]
