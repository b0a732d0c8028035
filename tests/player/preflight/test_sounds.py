from __future__ import annotations

from typing import TYPE_CHECKING

from integrate import bundled
from integrate.audio.api import Bus
from integrate.audio.levels import Levels
from integrate.player.preflight.sounds import MOST, Needed, look, needed
from integrate.player.sounds import Sounds
from tests.player.preflight.hearing_of import told, write_sound
from tests.session.conversation import script_of

if TYPE_CHECKING:
    from pathlib import Path

ITS = "its kind"
BELL = bundled.sounds() / "bells" / "bowl-low.flac"


def looked(*wanted: Needed) -> list[str]:
    """Return what is found of sounds, in lines."""
    return told(look(wanted, Levels(None, bundled.sounds()), lambda _words: None))


def test_everything_that_may_be_played_is_needed_once(tmp_path: Path) -> None:
    """Beds, cues, loops and music, wherever in the script; each with its kind."""
    music = tmp_path / "music"
    music.mkdir()
    for name in ("1.wav", "2.wav"):
        (music / name).touch()
    script = script_of(
        """
        sounds: {own: {music: music}, drone: {file: beds/drone, loop: yes}}
        steps:
          - play: own
          - section: Quiet
            steps:
              - wait: 10 s
                audio: [bells/bowl-low, bells/gone, {stop: own, at: exit}]
              - wait: 10 s
                audio: [bells/bowl-low, drone]
        """
    )
    found = needed(script, Sounds((tmp_path, bundled.sounds())))
    assert [(one.name, one.bus, len(one.files)) for one in found] == [
        ("music", Bus.BED, 2),
        ("bells/bowl-low", Bus.CUE, 1),
        ("bells/gone", Bus.CUE, 0),
        ("beds/drone", Bus.BED, 1),
    ]


def test_sounds_that_are_there_and_can_be_levelled_are_well(tmp_path: Path) -> None:
    """Files are counted with their length, and how far it has come is told."""
    own = write_sound(tmp_path / "own.wav", 4000)
    heard: list[str] = []
    wanted = (Needed("bell", Bus.CUE, (BELL,)), Needed("own", Bus.BED, (own,)))
    found = look(wanted, Levels(tmp_path, bundled.sounds()), heard.append)
    assert heard == ["0 of 2 listened to", "1 of 2 listened to"]
    assert len(found) == 1
    assert found[0].words.startswith("2 sound files, ")
    assert found[0].words.endswith("each is brought to the loudness of its kind.")


def test_a_script_without_sounds_is_well() -> None:
    """There is nothing to listen to."""
    assert looked() == ["ok: The script plays no sound of its own."]


def test_what_is_missing_is_named() -> None:
    """A file and a folder of music, each with what to do."""
    found = looked(Needed("gong", Bus.CUE, ()), Needed("~/Music/calm", Bus.BED, (), is_music=True))
    assert found == [
        "warning: The sound “gong” was not found.",
        "warning: No music was found in “~/Music/calm”.",
    ]


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    """One bad file of a folder of music is told; the good ones are not."""
    bad = tmp_path / "bad.flac"
    bad.write_text("no sound")
    good = write_sound(tmp_path / "good.wav", 4000)
    found = looked(Needed("music", Bus.BED, (good, bad), is_music=True))
    assert len(found) == 1
    assert str(bad) in found[0]


def test_silence_and_what_is_too_quiet_are_named(tmp_path: Path) -> None:
    """What no level can bring to its kind stands out."""
    silent = write_sound(tmp_path / "silent.wav", 0)
    faint = write_sound(tmp_path / "faint.wav", 20)
    found = looked(Needed("music", Bus.BED, (silent, faint)))
    assert found == [
        f"warning: The sound file {silent} holds nothing but silence.",
        f"warning: The sound file {faint} is so quiet that it stays softer than others of {ITS}.",
    ]


def test_a_file_that_startles_is_named(tmp_path: Path) -> None:
    """As `integrate check` says it."""
    bang = write_sound(tmp_path / "bang.wav", 30000, rises=False)
    assert "begins at its loudest" in looked(Needed("bang", Bus.CUE, (bang,)))[0]


def test_of_many_bad_files_the_rest_is_counted(tmp_path: Path) -> None:
    """A broken folder does not fill the page."""
    files = tuple(tmp_path / f"{number}.mp3" for number in range(MOST + 3))
    found = looked(Needed("music", Bus.BED, files))
    assert len(found) == MOST + 1
    assert found[-1] == "warning: 3 more sound files have something wrong with them."
