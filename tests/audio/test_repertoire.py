"""Contents opened at the loudness of their bus."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio import decode
from integrate.audio.api import Breath, Bus, Content, Direction, Files, Held, Line
from integrate.audio.levels import Levels
from integrate.audio.loudness import measure
from integrate.audio.problem import UnplayableError
from integrate.audio.repertoire import Repertoire
from integrate.audio.samples import RATE, Block, frames

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]


class Speaker:
    """Speaks every line with the same take."""

    def __init__(self, take: bytes) -> None:
        self.take = take
        self.asked: list[Line] = []

    def spoken(self, line: Line) -> bytes:
        """Return the take."""
        self.asked.append(line)
        return self.take


@pytest.fixture
def said() -> list[str]:
    """Gather what is told of files."""
    return []


@pytest.fixture
def repertoire(said: list[str]) -> Repertoire:
    """Give a repertoire without a voice."""
    return Repertoire(Levels(), None, tell=said.append)


def test_a_short_file_that_is_rendered_is_decoded_once(
    tone: Tone, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bell that is struck many times sounds the same each time, and at the level of each bus."""
    bell, levels = Files((write(tone(1.0)),)), Levels()
    rendered = Repertoire(levels, None, hold=False)
    decoded = 0
    portions = decode.Recording.portions

    def counted(recording: decode.Recording, tell: Callable[[str], None]) -> Iterator[Block]:
        nonlocal decoded
        decoded += 1
        return portions(recording, tell)

    levels.measured(bell.paths[0])
    monkeypatch.setattr(decode.Recording, "portions", counted)
    first, second, soft = (
        rendered.open(bell, bus, loop=False, ahead=0).read(2 * RATE)
        for bus in (Bus.CUE, Bus.CUE, Bus.BED)
    )
    assert decoded == 1
    assert np.array_equal(first, second)
    assert len(soft) == RATE
    assert np.abs(soft).max() < np.abs(first).max()


@pytest.mark.parametrize("hold", [True, False], ids=["live", "rendered"])
@pytest.mark.parametrize("seconds", [5.0, 40.0])
def test_a_file_comes_at_the_loudness_of_its_bus(
    seconds: float, tone: Tone, write: Write, *, hold: bool
) -> None:
    """Short or long, held or read ahead, a bed is at -30 LUFS, complete to the frame."""
    file = write(tone(seconds, 0.5, 1000.0))
    repertoire = Repertoire(Levels(), None, hold=hold)
    source = repertoire.open(Files((file,)), Bus.BED, loop=False, ahead=RATE)
    block = source.read(100 * RATE)
    assert len(block) == frames(seconds)
    assert measure([block]).integrated == pytest.approx(-30.0, abs=0.1)
    source.close()


def test_opened_sound_is_there_at_once(repertoire: Repertoire, tone: Tone, write: Write) -> None:
    """As much as was asked for is decoded when a content is opened, so its end is seen."""
    source = repertoire.open(Files((write(tone(1.0)),)), Bus.CUE, loop=False, ahead=2 * RATE)
    assert source.length == RATE


def test_a_loop_goes_on(repertoire: Repertoire, tone: Tone, write: Write) -> None:
    """A looped file is read again from its first sample."""
    source = repertoire.open(Files((write(tone(0.5)),)), Bus.BED, loop=True, ahead=0)
    block = source.read(2 * RATE)
    assert len(block) == 2 * RATE
    assert np.array_equal(block[: RATE // 2], block[RATE : RATE + RATE // 2])


def test_several_files_are_each_levelled_and_joined(
    repertoire: Repertoire, tone: Tone, write: Write
) -> None:
    """A loud and a soft piece follow each other equally loud, overlapping by the crossfade."""
    loud, soft = write(tone(5.0, 0.8, 1000.0), "a.wav"), write(tone(5.0, 0.01, 1000.0), "b.wav")
    content = Files((loud, soft), crossfade=1.0)
    block = repertoire.open(content, Bus.BED, loop=False, ahead=0).read(20 * RATE)
    assert len(block) == 9 * RATE
    first, second = measure([block[: 4 * RATE]]), measure([block[5 * RATE :]])
    assert first.integrated == pytest.approx(second.integrated, abs=0.1)
    assert repertoire.length(content) == pytest.approx(9.0)


def test_of_several_files_the_unreadable_are_named_once(
    repertoire: Repertoire, said: list[str], tone: Tone, write: Write, tmp_path: Path
) -> None:
    """The rest is heard without a gap, however often the list goes round."""
    gone = tmp_path / "gone.wav"
    content = Files((gone, write(tone(1.0))))
    source = repertoire.open(content, Bus.BED, loop=True, ahead=0)
    assert np.abs(source.read(5 * RATE)).max() > 0
    source.close()
    assert len(said) == 1
    assert f"{gone} could not be read" in said[0]
    assert repertoire.length(content) == 1.0


def test_a_list_of_unreadable_files_is_refused(
    repertoire: Repertoire, said: list[str], tmp_path: Path
) -> None:
    """When no file of several can be read, each is named, and opening says so."""
    content = Files((tmp_path / "one.wav", tmp_path / "two.wav"))
    with pytest.raises(UnplayableError, match="None of these sound files"):
        repertoire.open(content, Bus.BED, loop=True, ahead=0)
    assert [str(path) in sentence for path, sentence in zip(content.paths, said, strict=True)]


def test_an_unreadable_file_is_refused(repertoire: Repertoire, tmp_path: Path) -> None:
    """A single file that cannot be read is named in the error."""
    with pytest.raises(UnplayableError, match=r"bell\.wav could not be read"):
        repertoire.open(Files((tmp_path / "bell.wav",)), Bus.CUE, loop=False, ahead=0)


def test_a_file_without_a_sample_is_refused(
    repertoire: Repertoire, tone: Tone, write: Write
) -> None:
    """A file that has a head and nothing else is said to be damaged."""
    file = write(tone(1.0))
    file.write_bytes(file.read_bytes()[:44])
    with pytest.raises(UnplayableError, match="no sound could be read from it"):
        repertoire.open(Files((file,)), Bus.CUE, loop=False, ahead=0)


def test_a_file_that_breaks_off_is_named_once(
    repertoire: Repertoire, said: list[str], tone: Tone, write: Write
) -> None:
    """A damaged loop is heard round after round, and its damage is told a single time."""
    file = write(tone(2.0))
    file.write_bytes(file.read_bytes()[: RATE * 2])
    source = repertoire.open(Files((file,)), Bus.BED, loop=True, ahead=0)
    assert len(source.read(5 * RATE)) == 5 * RATE
    assert said == [f"The sound file {file} breaks off after 0:00."]


@pytest.mark.parametrize("direction", Direction)
def test_a_breath_lasts_its_phase(repertoire: Repertoire, direction: Direction) -> None:
    """The tone of a breath is as long as the phase, to the frame, and softer than a cue."""
    content = Breath(direction, 4.2)
    block = repertoire.open(content, Bus.CUE, loop=False, ahead=0).read(10 * RATE)
    assert len(block) == frames(4.2)
    assert repertoire.length(content) == 4.2
    assert measure([block]).integrated == pytest.approx(-26.0, abs=1.0)


def test_a_line_is_spoken_at_the_loudness_of_a_voice(tone: Tone, write: Write) -> None:
    """What the engine gave is brought to -20 LUFS, and its true length is known."""
    speaker = Speaker(write(tone(3.0, 0.7, 1000.0)).read_bytes())
    repertoire = Repertoire(Levels(), speaker)
    line = Line("Welcome.")
    block = repertoire.open(line, Bus.VOICE, loop=False, ahead=0).read(10 * RATE)
    assert measure([block]).integrated == pytest.approx(-20.0, abs=0.1)
    assert repertoire.length(line) == 3.0
    assert speaker.asked == [line, line]


def test_a_voice_memo_is_heard_at_the_loudness_of_its_bus(
    repertoire: Repertoire, tone: Tone, write: Write
) -> None:
    """It is played from memory, is as long as it says, and no file of it is made."""
    memo = Held(write(tone(3.0, 0.7, 1000.0)).read_bytes())
    block = repertoire.open(memo, Bus.VOICE, loop=False, ahead=0).read(10 * RATE)
    assert measure([block]).integrated == pytest.approx(-20.0, abs=0.1)
    assert repertoire.length(memo) == 3.0
    assert "data" not in repr(memo)


def test_several_files_last_without_those_that_cannot_be_read(
    repertoire: Repertoire, said: list[str], tone: Tone, write: Write, tmp_path: Path
) -> None:
    """Each goes over into the next; one that is gone takes no time, and is told."""
    one, two = write(tone(2.0), "one.wav"), write(tone(3.0), "two.wav")
    files = Files((one, tmp_path / "gone.wav", two), crossfade=0.5)
    assert repertoire.length(files) == pytest.approx(4.5)
    assert repertoire.length(Files((one,))) == pytest.approx(2.0)
    assert len(said) == 1


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (Held(b""), "This voice memo"),
        (Line("Welcome."), "What the voice engine gave"),
        (Breath(Direction.IN, 0.0), "The tone of the breath"),
        (Files((Path("a.wav"), Path("b.wav"))), "Each of these sound files"),
    ],
)
def test_what_holds_no_sound_is_called_by_what_it_is(
    content: Content, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person reads what is broken, and not what it is inside the program."""
    monkeypatch.setattr(Repertoire, "_beginning", lambda *_: lambda: iter(()))
    with pytest.raises(UnplayableError, match=f"^{name} is damaged"):
        Repertoire(Levels(), None).open(content, Bus.CUE, loop=False, ahead=0)


def test_a_private_line_leaves_no_trace(tone: Tone, write: Write, tmp_path: Path) -> None:
    """Speaking a person's own words writes no file, not even a measure."""
    speaker = Speaker(write(tone(1.0)).read_bytes())
    before = sorted(tmp_path.rglob("*"))
    repertoire = Repertoire(Levels(tmp_path / "cache"), speaker)
    line = Line("My own words.", private=True)
    repertoire.prepare(line)
    repertoire.open(line, Bus.VOICE, loop=False, ahead=0).read(RATE)
    assert sorted(tmp_path.rglob("*")) == before


def test_without_a_voice_a_line_is_refused(repertoire: Repertoire, said: list[str]) -> None:
    """Opening says that there is no voice; preparing tells it."""
    with pytest.raises(UnplayableError, match="no voice"):
        repertoire.open(Line("Welcome."), Bus.VOICE, loop=False, ahead=0)
    repertoire.prepare(Line("Welcome."))
    assert len(said) == 1


def test_preparing_measures_ahead(
    said: list[str], tone: Tone, write: Write, tmp_path: Path
) -> None:
    """After preparing, nothing is measured when a file is opened; what is wrong is told."""
    levels = Levels(tmp_path / "cache")
    file, gone = write(tone(1.0)), tmp_path / "gone.wav"
    prepared = Repertoire(levels, None, tell=said.append)
    prepared.prepare(Files((file, gone)))
    assert (tmp_path / "cache").is_dir()
    assert len(said) == 1
    assert str(gone) in said[0]


def test_a_long_file_is_decoded_on_a_thread_that_ends(
    tone: Tone, write: Write, until: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not held in memory is read ahead; when the source is closed the thread is gone."""
    monkeypatch.setattr(decode, "HELD", 1000)
    before = threading.active_count()
    repertoire = Repertoire(Levels(), None)
    source = repertoire.open(Files((write(tone(20.0)),)), Bus.BED, loop=True, ahead=0)
    assert threading.active_count() == before + 1
    source.close()
    until(lambda: threading.active_count() == before)
