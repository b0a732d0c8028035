from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.checking import check
from integrate.script.read import read
from tests.review.reviewing import finding_in, underlined

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.script.read import Reads

SOURCE = (
    b"title: A\nstage: anytime\nsounds: {gong: {file: gong}}\nsteps:\n  - say: A.\n    audio: %s\n"
)


def _heard(folder: Path, *troubles: str) -> Reads:
    """Return what is found in a script that plays `gong.wav`, which has these troubles."""
    file = folder / "gong.wav"
    file.touch()
    found = {file: troubles}
    return check(read(SOURCE % b"gong"), finding_in(folder), lambda file: found[file])


def test_a_file_with_a_trouble_is_named_where_it_is_played(tmp_path: Path) -> None:
    """What is wrong with a sound file stands at the cue that plays it, the remedy apart."""
    reads = _heard(tmp_path, "The sound file gong.wav is loud: choose another.")
    (found,) = reads.problems
    assert (found.code, found.message) == ("W209", "the sound file gong.wav is loud")
    assert found.remedy == "choose another"
    assert underlined(reads) == ["gong"]


def test_a_file_without_trouble_is_not_named(tmp_path: Path) -> None:
    """A file that nothing is wrong with is not spoken of, and nobody has to listen to it."""
    assert _heard(tmp_path).problems == ()


def test_each_track_of_music_with_a_trouble_is_named(tmp_path: Path) -> None:
    """A folder is listened to as a whole, and every file with a trouble is a finding."""
    music = tmp_path / "mine"
    music.mkdir()
    (music / "1.mp3").touch()
    source = SOURCE.replace(b"file: gong", b"music: mine") % b"gong"
    said = ("One is empty: put a sound in its place.", "Two is loud: choose another.")
    troubles = {music: said}
    reads = check(read(source), finding_in(tmp_path), lambda place: troubles[place])
    assert [one.message for one in reads.problems] == ["one is empty", "two is loud"]
    assert underlined(reads) == ["gong", "gong"]
