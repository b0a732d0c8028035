"""A person's own music by phase: every format, what cannot be read, crossfades and levels."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from integrate.audio.levels import BED, Levels
from integrate.audio.loudness import measure
from integrate.audio.render import render
from integrate.audio.repertoire import Repertoire
from integrate.audio.score import Score
from integrate.player.content import Narrating
from integrate.player.preflight.sounds import look, needed
from integrate.player.rendering import write_down
from integrate.player.sounds import Sounds
from tests.player.preflight.hearing_of import told
from tests.session.conversation import fresh, script_of

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from integrate.audio.samples import Block

RATE = 48_000
SECONDS = 12.0
SESSION = """
sounds:
  arriving: {music: arriving, loop: yes, crossfade: 4 s, fade in: 2 s, fade out: 3 s}
  spacious: {music: spacious.m3u, loop: yes, crossfade: 4 s, fade out: 3 s}
  returning: {music: returning, loop: yes, crossfade: 4 s, fade out: 3 s}
steps:
  - play: arriving
  - wait: 30 s
  - play: spacious
    crossfade: 5 s
  - wait: 30 s
  - play: returning
    crossfade: 5 s
  - wait: 20 s
  - stop: returning
  - wait: 5 s
"""
JOINS = (30.0, 60.0)
"""When one phase begins to go over into the next."""


def piece(pitch: float, level: float) -> NDArray[np.float64]:
    """Make an even sound of so many dBFS around a pitch; like music, it is no echo of itself."""
    count = int(SECONDS * RATE)
    chance = np.random.default_rng(int(pitch))
    phases = chance.uniform(0.0, 2 * np.pi, (2, count // 2 + 1))
    away = np.log2(np.maximum(np.fft.rfftfreq(count, 1 / RATE), 1.0) / pitch)
    sound = np.fft.irfft(np.exp(-2.0 * away**2) * np.exp(1j * phases), count).T
    t = np.arange(count) / RATE
    edge = np.clip(np.minimum(t, SECONDS - t) / 0.05, 0.0, 1.0)
    even = sound / np.sqrt(np.mean(sound**2)) * 10 ** (level / 20)
    return np.asarray(even * edge[:, None], dtype=np.float64)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with music of four formats, as loud as it happens to be, and what is none."""
    shelf = tmp_path_factory.mktemp("music")
    arriving, spacious, returning = (shelf / name for name in ("arriving", "calm", "returning"))
    for folder in (arriving, spacious, returning):
        folder.mkdir()
    soundfile.write(arriving / "1 loud.mp3", piece(220.0, -12.0), RATE)
    soundfile.write(arriving / "2 soft.flac", piece(262.0, -32.0), RATE)
    (arriving / "3 broken.mp3").write_bytes(b"\x00\x01 this was a song once" * 40)
    (arriving / "4 old.wma").write_bytes(b"another format")
    (arriving / "notes.txt").write_text("Ana likes the second one.")
    soundfile.write(spacious / "wide.ogg", piece(330.0, -20.0), RATE)
    soundfile.write(spacious / "deep.wav", piece(196.0, -12.0), 44_100)
    if shutil.which("ffmpeg") and shutil.which("ffprobe"):
        command = ["ffmpeg", "-v", "error", "-i", "deep.wav", "deep.m4a"]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, cwd=spacious)
        (spacious / "deep.wav").unlink()
    deep = next(spacious.glob("deep.*")).name
    lines = ["#EXTM3U", "calm/wide.ogg", "calm/gone.ogg", f"calm/{deep}", "calm/notes.txt"]
    (shelf / "spacious.m3u").write_text("\n".join(lines))
    soundfile.write(returning / "home.flac", piece(294.0, -8.0), 44_100)
    return shelf


@pytest.fixture(scope="module")
def heard(shelf: Path) -> tuple[Block, list[str]]:
    """Render the session, and return what is heard and what was told meanwhile."""
    said: list[str] = []
    session, blocks = fresh(SESSION), list["Block"]()
    score = Score(lambda: session.now)
    repertoire = Repertoire(Levels(), None, tell=said.append, hold=False)
    narrating = Narrating(has_voice=False)
    sounds = Sounds((shelf,))
    length = write_down(session, {}, score, sounds, narrating, repertoire.length, said.append)
    render(score, length, repertoire, blocks.append, tell=said.append)
    return np.concatenate(blocks), said


def loudness(sound: Block, begins: float, ends: float) -> float:
    """Return the loudness of a stretch in LUFS."""
    return measure([sound[int(begins * RATE) : int(ends * RATE)]]).integrated


def course(sound: Block, begins: float, ends: float) -> list[float]:
    """Return the loudness of each second from one moment to another, at quarters of a second."""
    return [loudness(sound, at, at + 1.0) for at in np.arange(begins, ends - 1.0, 0.25)]


def test_each_phase_comes_at_the_level_of_a_bed(heard: tuple[Block, list[str]]) -> None:
    """Loud or soft, of whatever format, each phase is as loud as every other bed."""
    sound, _said = heard
    for begins, ends in ((4.0, 29.0), (36.0, 59.0), (66.0, 79.0)):
        assert loudness(sound, begins, ends) == pytest.approx(BED, abs=0.5), (begins, ends)


def test_tracks_and_phases_go_over_into_each_other(heard: tuple[Block, list[str]]) -> None:
    """Where tracks or phases cross over, no second is 1.5 dB off the level of a bed."""
    sound, _said = heard
    levels = course(sound, 4.0, 80.0)
    assert min(levels) > BED - 1.5
    assert max(levels) < BED + 1.5


def test_what_cannot_be_read_is_told_once_and_the_music_goes_on(
    heard: tuple[Block, list[str]], shelf: Path
) -> None:
    """The broken file is named with its place; nothing else is told."""
    _sound, said = heard
    assert len(said) == 1
    assert str(shelf / "arriving" / "3 broken.mp3") in said[0]


def test_before_the_session_everything_left_out_is_named(shelf: Path) -> None:
    """Pre-flight names the broken track, the other format, and each line without a track."""
    wanted = needed(script_of(SESSION), Sounds((shelf,)))
    assert [len(one.files) for one in wanted] == [3, 2, 1]
    lines = told(look(wanted, Levels(), lambda _words: None))
    assert len(lines) == 4
    assert "“4 old.wma” in “arriving” is left out" in lines[0]
    assert "“calm/gone.ogg” in “spacious.m3u” is left out" in lines[1]
    assert "“calm/notes.txt” in “spacious.m3u” is left out" in lines[2]
    assert "3 broken.mp3" in lines[3]
