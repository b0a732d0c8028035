"""Blocks in, a whole file out, or none at all."""

from __future__ import annotations

import errno
import json
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from integrate.audio import decode, encode
from integrate.audio.chapters import Chapter
from integrate.audio.encode import ENDINGS, Tags, encoding
from integrate.audio.problem import TooLoudError, UnplayableError, UnwritableError
from integrate.audio.samples import RATE, Block

if TYPE_CHECKING:
    from pathlib import Path

Tone = Callable[..., NDArray[np.float32]]

needs_ffmpeg = pytest.mark.skipif(
    not (shutil.which("ffmpeg") and shutil.which("ffprobe")), reason="ffmpeg is not installed"
)
every_ending = pytest.mark.parametrize(
    "ending", [pytest.param(one, marks=[needs_ffmpeg] * (one == ".m4a")) for one in ENDINGS]
)
TAGS = Tags("An hour — for me", "2024-05-31", "Written down")


@pytest.fixture
def sound(tone: Tone) -> Block:
    """Give three seconds of a soft tone in both ears."""
    return np.repeat(tone(3.0, 0.25, 300.0)[:, np.newaxis], 2, axis=1)


def give(blocks: Iterator[Block], file: Path) -> None:
    """Write what comes."""
    with encoding(file, TAGS) as put:
        for block in blocks:
            put(block)


def written(file: Path, sound: Block, chapters: tuple[Chapter, ...] = ()) -> Path:
    """Write the sound in blocks."""
    with encoding(file, TAGS, chapters, len(sound) / RATE) as put:
        for start in range(0, len(sound), 10_000):
            put(sound[start : start + 10_000])
    return file


@every_ending
def test_what_is_written_is_heard_again(ending: str, sound: Block, tmp_path: Path) -> None:
    """In each format the file holds the sound, in its length and at its level."""
    file = written(tmp_path / f"session{ending}", sound)
    heard = np.concatenate(list(decode.find(file).portions(pytest.fail)))
    assert len(heard) == pytest.approx(len(sound), abs=0.05 * RATE)
    assert float(np.abs(heard[RATE : 2 * RATE]).max()) == pytest.approx(0.25, abs=0.02)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("ending", [".wav", ".flac"])
def test_a_lossless_file_is_exact_to_half_a_step(ending: str, sound: Block, tmp_path: Path) -> None:
    """Sixteen bits change each sample by rounding only."""
    heard, _ = soundfile.read(written(tmp_path / f"session{ending}", sound), dtype="int16")
    assert np.abs(heard - 32767.0 * sound).max() <= 0.51


def test_what_is_too_loud_is_held_at_full_scale(tmp_path: Path) -> None:
    """A sample beyond full scale does not turn over into a bang."""
    heard, _ = soundfile.read(
        written(tmp_path / "session.wav", np.full((100, 2), 1.5, dtype=np.float32)), dtype="int16"
    )
    assert (heard == 32767).all()


@every_ending
def test_a_file_says_what_it_is(ending: str, sound: Block, tmp_path: Path) -> None:
    """Title, date, comment and the program's name can be read in every format."""
    file = written(tmp_path / f"session{ending}", sound)
    if ending == ".m4a":
        said = probed(file)["format"]["tags"]
    else:
        said = soundfile.SoundFile(file).copy_metadata()
    found = [said["title"], said["artist"], said["comment"], said["date"][:4]]
    assert found == ["An hour — for me", "Integrate", "Written down", "2024"]


def probed(file: Path) -> Any:
    """Return what ffprobe says of a file."""
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_chapters", str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def test_tags_without_a_value_are_left_out(sound: Block, tmp_path: Path) -> None:
    """A session without a date is written all the same."""
    with encoding(tmp_path / "session.flac", Tags("Only a title")) as put:
        put(sound)
    assert "date" not in soundfile.SoundFile(tmp_path / "session.flac").copy_metadata()


def test_chapters_stand_in_a_cue_sheet_beside_it(sound: Block, tmp_path: Path) -> None:
    """With chapters, a cue sheet of the same name tells players where each begins."""
    written(tmp_path / "session.flac", sound, (Chapter(0.0, "Arriving"), Chapter(1.5, "Rest")))
    sheet = (tmp_path / "session.cue").read_text(encoding="utf-8")
    assert 'FILE "session.flac" WAVE' in sheet
    assert '    TITLE "Rest"\n    INDEX 01 00:01:37\n' in sheet


@needs_ffmpeg
def test_an_m4a_file_holds_its_chapters(sound: Block, tmp_path: Path) -> None:
    """Players that know m4a find the chapters inside, the last one with its title and its end."""
    chapters = (Chapter(0.0, "Arriving; slowly"), Chapter(1.5, "Rest = all"))
    file = written(tmp_path / "session.m4a", sound, chapters)
    found = probed(file)
    named = [
        (float(one["start_time"]), float(one["end_time"]), one["tags"]["title"])
        for one in found["chapters"]
    ]
    assert named == [(0.0, 1.5, "Arriving; slowly"), (1.5, 3.0, "Rest = all")]
    assert float(found["format"]["duration"]) == pytest.approx(3.0, abs=0.1)


def test_the_file_has_its_name_only_when_it_is_whole(sound: Block, tmp_path: Path) -> None:
    """Until the end the old file of that name is there, untouched, and the new one is hidden."""
    file = tmp_path / "session.flac"
    file.write_text("the old one")
    with encoding(file, TAGS) as put:
        put(sound)
        assert file.read_text() == "the old one"
        assert [path.name[0] for path in tmp_path.iterdir() if path != file] == ["."]
    assert soundfile.info(str(file)).frames == len(sound)


def test_nobody_else_reads_it(sound: Block, tmp_path: Path) -> None:
    """A rendered session may hold a person's own words, so it is made for its owner alone."""
    file = written(tmp_path / "session.flac", sound)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@every_ending
def test_a_session_that_breaks_off_leaves_nothing(
    ending: str, sound: Block, tmp_path: Path
) -> None:
    """When mixing fails or the person gives up, no half file and no stray file is left."""

    def breaking() -> Iterator[Block]:
        yield sound
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        give(breaking(), tmp_path / f"session{ending}")
    assert list(tmp_path.iterdir()) == []


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """Let the folder be a disk of its own."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        ran = subprocess.run(mount, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"no small disk can be made here: {error}")
    if ran.returncode:
        pytest.skip(f"no small disk can be made here: {ran.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@every_ending
def test_a_full_disk_leaves_nothing(ending: str, tmp_path: Path) -> None:
    """On a disk that fills up, one sentence names the file, and nothing is left there."""
    noise = (0.2 * np.random.default_rng(1).standard_normal((60 * RATE, 2))).astype(np.float32)
    with small_disk(tmp_path, "256k"):
        with pytest.raises(UnwritableError) as raised:
            written(tmp_path / f"session{ending}", noise)
        assert list(tmp_path.iterdir()) == []
    assert str(raised.value).startswith(f"{tmp_path / f'session{ending}'} could not be written: ")
    assert "disk" in str(raised.value)


def test_a_codec_that_fails_is_said_at_the_next_block(
    sound: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever mixes hears at once that the rest would be for nothing, and is never held up."""

    @contextmanager
    def failing(*_anything: object) -> Iterator[Callable[[Block], None]]:
        def write(_block: Block) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        yield write

    monkeypatch.setattr(encode, "_codec", failing)
    blocks = repeat(sound, 1000)
    with pytest.raises(UnwritableError, match="no space left on device"):
        give(blocks, tmp_path / "session.flac")
    assert next(blocks, None) is not None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_is_said(
    sound: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is mixed, with the name of the file that was asked for."""

    def refuse(*_: object, **__: object) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(UnwritableError, match=r"session\.flac could not be written"):
        written(tmp_path / "session.flac", sound)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_heard_again_is_no_file(
    sound: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is judged by ear before it gets its name must be there to be heard."""

    def gone(*_: object, **__: object) -> object:
        raise UnplayableError("It could not be read.")

    monkeypatch.setattr(decode, "find", gone)
    with (
        pytest.raises(UnwritableError),
        encoding(tmp_path / "session.ogg", TAGS, highest=-1.0) as put,
    ):
        put(sound)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_lost_its_end_is_no_file(
    sound: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not every format says so when its last bytes find no room, so they are counted."""

    class Short:
        """What a file says of itself that holds less than was given."""

        frames = 1

    monkeypatch.setattr(soundfile, "info", lambda _: Short())
    with pytest.raises(UnwritableError):
        written(tmp_path / "session.flac", sound)
    assert list(tmp_path.iterdir()) == []


def test_what_goes_too_high_is_no_file(sound: Block, tmp_path: Path) -> None:
    """What the format made of the sound is above what was allowed: by how much, and no file."""
    file = tmp_path / "session.ogg"
    with pytest.raises(TooLoudError) as raised, encoding(file, TAGS, highest=-15.0) as put:
        put(sound)
    assert raised.value.excess == pytest.approx(15.0 - 12.04, abs=0.3)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_ending_is_named_before_anything_is_done(tmp_path: Path) -> None:
    """A name that does not say its format is refused with those that would."""
    with pytest.raises(UnwritableError, match=r"one of \.wav, \.flac, \.ogg, \.opus, \.mp3, \.m4a"):
        encode.check(tmp_path / "session.wma")


def test_m4a_without_ffmpeg_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where ffmpeg is missing, the sentence says so and names another way."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnwritableError, match=r"install ffmpeg, or choose another ending"):
        encode.check(tmp_path / "session.m4a")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A file is not made in a folder that does not exist, nor in place of one that does."""
    with pytest.raises(UnwritableError, match="There is no folder"):
        encode.check(tmp_path / "gone" / "session.flac")
    (tmp_path / "session.flac").mkdir()
    with pytest.raises(UnwritableError, match="is a folder"):
        encode.check(tmp_path / "session.flac")
