from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.player.sounds import ENDINGS, Sounds
from integrate.script.library import Library
from integrate.script.structure import every_step
from integrate.script.verbs import Play, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.script.model import Script


def test_finding(tmp_path: Path) -> None:
    """A sound is found by its name, with or without its ending, first in the script's folder."""
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for path in (own / "sea.wav", shipped / "sea.flac", shipped / "bells/low.ogg"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    sounds = Sounds((own, shipped))
    assert sounds.find("sea") == own / "sea.wav"
    assert sounds.find("sea.flac") == shipped / "sea.flac"
    assert sounds.find("bells/low") == shipped / "bells/low.ogg"
    assert sounds.find("bells") is None
    assert sounds.find("gong") is None


def test_the_order_of_endings(tmp_path: Path) -> None:
    """Where a folder has a sound in several forms, the first in the list is taken."""
    for ending in reversed(ENDINGS):
        (tmp_path / f"sea{ending}").touch()
        assert Sounds((tmp_path,)).find("sea") == tmp_path / f"sea{ending}"


def test_a_folder_of_music(tmp_path: Path) -> None:
    """The tracks of a folder come by name, numbers as numbers; what is no sound is left out."""
    for name in ("10 rain.mp3", "2 Sea.FLAC", "2 air.ogg", "._2 air.ogg", "notes.txt", "in/3.mp3"):
        (tmp_path / "calm" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "calm" / name).touch()
    sounds = Sounds((tmp_path / "nowhere", tmp_path))
    tracks = sounds.find_music("calm")
    assert [one.name for one in tracks] == ["2 air.ogg", "2 Sea.FLAC", "10 rain.mp3"]
    assert sounds.find("calm", music=True) == tmp_path / "calm"
    assert sounds.find_music(str(tmp_path / "calm")) == tracks
    assert sounds.find("calm") is None


@pytest.mark.parametrize(("ending", "encoding"), [("m3u", "latin-1"), ("m3u8", "utf-8-sig")])
def test_a_playlist(tmp_path: Path, ending: str, encoding: str) -> None:
    """A playlist is heard as listed, from its own folder; lines that name no file are skipped."""
    for name in ("b.mp3", "in/ö.wav", "a.mp3", "notes.txt"):
        (tmp_path / "own" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / name).touch()
    whole = tmp_path / "own/a.mp3"
    lines = (
        f"#EXTM3U\r\nb.mp3\r\n\r\nin/ö.wav\nhttp://a.example/c.mp3\ngone.mp3\nnotes.txt\n{whole}\n"
    )
    playlist = tmp_path / f"own/list.{ending}"
    playlist.write_bytes((lines + "b\0.mp3").encode(encoding))
    found = Sounds((tmp_path,)).find_music(f"own/list.{ending}")
    assert [one.name for one in found] == ["b.mp3", "ö.wav", "a.mp3"]


def test_what_is_left_out_of_music(tmp_path: Path) -> None:
    """Music of other formats in a folder is known by name, and each line that is no track."""
    (tmp_path / "calm").mkdir()
    for name in ("10 a.wma", "2 b.AIFF", "3 c.mp3", "notes.txt", "._4 d.wma"):
        (tmp_path / "calm" / name).touch()
    (tmp_path / "list.m3u").write_text("#EXTM3U\ncalm/3 c.mp3\n\ngone.mp3\ncalm/10 a.wma\n")
    sounds = Sounds((tmp_path,))
    assert sounds.find_left_out("calm") == ("2 b.AIFF", "10 a.wma")
    assert sounds.find_left_out("list.m3u") == ("gone.mp3", "calm/10 a.wma")
    assert sounds.find_left_out("nowhere") == ()


@pytest.mark.parametrize("line", ["x" * 300, "x" * 300 + ".mp3"])
def test_a_line_that_no_file_can_be_called_is_left_out(tmp_path: Path, line: str) -> None:
    """A playlist may hold anything; what is too long for a name is named as no track."""
    (tmp_path / "a.mp3").touch()
    (tmp_path / "list.m3u").write_text(f"{line}\na.mp3\n")
    sounds = Sounds((tmp_path,))
    assert [one.name for one in sounds.find_music("list.m3u")] == ["a.mp3"]
    assert sounds.find_left_out("list.m3u") == (line,)


def test_music_that_may_not_be_looked_at_names_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is shut meanwhile costs the session nothing."""
    (tmp_path / "calm").mkdir()
    (tmp_path / "calm" / "a.mp3").touch()
    sounds = Sounds((tmp_path,))
    place = sounds.find("calm", music=True)

    def shut(_: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Sounds, "find", lambda *_, **__: place)
    monkeypatch.setattr(Path, "iterdir", shut)
    assert sounds.find_left_out("calm") == ()


@pytest.mark.parametrize(
    "name", ["gone", "gone.m3u", "empty", "a.mp3", "~nobody-has-this-name/x", "\0"]
)
def test_music_that_is_not_there(tmp_path: Path, name: str) -> None:
    """A place without a track is no music, whatever it is."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.mp3").touch()
    sounds = Sounds((tmp_path,))
    assert sounds.find_music(name) == ()
    assert sounds.find(name, music=True) is None


def test_music_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path after `~` begins in the person's home."""
    (tmp_path / "Music").mkdir()
    (tmp_path / "Music/a.mp3").touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert Sounds(()).find_music("~/Music") == (tmp_path / "Music/a.mp3",)


def files(script: Script) -> Iterator[str]:
    """Yield every file that a script plays."""
    for step in every_step(script.steps):
        if isinstance(step, Play):
            yield script.sound(step.sound).file
        if isinstance(step, Shown):
            yield from (script.sound(cue.play).file for cue in step.audio if cue.play)


def test_every_shipped_script_has_its_sounds() -> None:
    """Each sound that a shipped script plays is shipped."""
    for entry in Library((bundled.scripts(),)).entries():
        script = entry.reads.script
        assert script is not None
        sounds = Sounds((entry.path.parent, bundled.sounds()))
        assert [file for file in files(script) if sounds.find(file) is None] == []
