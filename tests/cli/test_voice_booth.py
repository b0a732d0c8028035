"""Recording take by take, with a microphone that hears what it is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from integrate.audio import decode
from integrate.audio.narration.takes import WORDS, known_words
from integrate.audio.narration.wav import Wav
from integrate.audio.problem import NoDeviceError
from integrate.cli.sentence import Told
from integrate.cli.voice_booth import Booth, Desk, record_lines
from integrate.cli.voice_lines import SpokenLine
from tests.audio.narration.engines import humming

if TYPE_CHECKING:
    from pathlib import Path

HELLO = SpokenLine("hello", "Hello.", private=False)
BYE = SpokenLine("bye", "Bye.", private=False)
YOURS = SpokenLine("yours", "You wrote {{ it }}.", private=True)
SILENCE = Wav(bytes(96_000), 48_000)


@dataclass
class Ears:
    """A microphone that hears one sound after the other."""

    sounds: list[Wav]
    listening: bool = False

    def start(self) -> None:
        """Begin."""
        if not self.sounds:
            raise NoDeviceError("The microphone was taken away.")
        self.listening = True

    def stop(self) -> Wav:
        """Give the next sound."""
        assert self.listening
        self.listening = False
        return self.sounds.pop(0)

    def close(self) -> None:
        """Do nothing."""


@dataclass
class Visit:
    """Somebody in the booth: what they type, and what they are told."""

    desk: Desk
    typed: list[str]
    sounds: list[Wav] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    played: list[Path] = field(default_factory=list)
    deaf: bool = False

    def record(self, *lines: SpokenLine) -> bool:
        """Go through the lines; tell whether the person stayed to the end."""
        booth = Booth(Ears(self.sounds), self._ask, self.told.append, self._play)
        return record_lines(lines, booth, self.desk)

    def _ask(self, question: str) -> str | None:
        self.told.append(question)
        return self.typed.pop(0) if self.typed else None

    def _play(self, file: Path) -> None:
        if self.deaf:
            raise Told("No sound device was found.")
        self.played.append(file)

    @property
    def all_told(self) -> str:
        """Everything that was shown."""
        return "\n".join(self.told)


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Desk:
    """Give a place for takes."""
    return Desk(tmp_path, "integration/day-1", "en")


def length(file: Path) -> float:
    """Return how long a take is, in seconds."""
    return sum(len(one) for one in decode.find(file).portions(lambda _: None)) / 48_000


def test_line_after_line(desk: Desk) -> None:
    """Enter begins, Enter ends, Enter goes on; each take lies under its step, trimmed."""
    sounds = [humming(1.0, 0.1, 48_000, still=2.0), humming(2.0, 0.1, 48_000)]
    visit = Visit(desk, ["", "", "", "", "", ""], sounds)
    assert visit.record(HELLO, BYE)
    assert desk.file("hello") == desk.home / "voice/integration/day-1/en/hello.flac"
    assert length(desk.file("hello")) == pytest.approx(1.2, abs=0.15)
    assert length(desk.file("bye")) == pytest.approx(2.0, abs=0.15)
    assert known_words(desk.file("bye").parent) == {"hello": "Hello.", "bye": "Bye."}
    assert "Hello." in visit.all_told
    assert "2 recorded" in visit.told[-1]


def test_a_take_that_is_there_is_kept(desk: Desk) -> None:
    """Going through the lines again changes nothing."""
    Visit(desk, ["", "", ""], [humming(1.0, 0.1, 48_000)]).record(HELLO)
    before = desk.file("hello").read_bytes()
    assert Visit(desk, [""]).record(HELLO)
    assert desk.file("hello").read_bytes() == before


def test_once_more(desk: Desk) -> None:
    """`r` puts a new take in the place of the last one, `p` plays what is there."""
    visit = Visit(desk, ["", "", "p", "r", "", "p", ""], [humming(1.0), humming(2.0)])
    assert visit.record(HELLO)
    assert length(desk.file("hello")) == pytest.approx(2.0, abs=0.15)
    assert visit.played == [desk.file("hello")] * 2


def test_a_line_left_out(desk: Desk) -> None:
    """`s` goes on without a take."""
    assert Visit(desk, ["s", "", "", ""], [humming(1.0)]).record(HELLO, BYE)
    assert not desk.file("hello").exists()
    assert desk.file("bye").exists()


@pytest.mark.parametrize("typed", [["", "", "q"], ["", ""], ["", "", "", "q"], [""]])
def test_leaving_loses_nothing(desk: Desk, typed: list[str]) -> None:
    """What was recorded before `q`, or before the input ended, is kept."""
    visit = Visit(desk, typed, [humming(1.0)])
    assert not visit.record(HELLO, BYE)
    assert desk.file("hello").exists()
    assert "1 recorded" in visit.told[-1]


def test_where_nothing_was_heard(desk: Desk) -> None:
    """Silence is not kept, and takes no good take's place."""
    Visit(desk, ["", "", ""], [humming(1.0)]).record(HELLO)
    before = desk.file("hello").read_bytes()
    visit = Visit(desk, ["r", "", ""], [SILENCE])
    assert visit.record(HELLO)
    assert "Nothing was heard" in visit.all_told
    assert desk.file("hello").read_bytes() == before


def test_lines_with_answers_are_left_out(desk: Desk) -> None:
    """Words that are not known yet cannot be recorded."""
    visit = Visit(desk, [])
    assert visit.record(YOURS)
    assert "it holds answers" in visit.all_told


def test_a_take_of_older_words(desk: Desk) -> None:
    """When a line was rewritten its take is recorded again, and the old one stays till then."""
    Visit(desk, ["", "", ""], [humming(1.0)]).record(HELLO)
    newer = SpokenLine("hello", "Hello, you.", private=False)
    visit = Visit(desk, ["s"])
    assert visit.record(newer)
    assert "says other words" in visit.all_told
    assert desk.take(newer) is None
    assert desk.take(HELLO) == desk.file("hello")
    assert Visit(desk, ["", "", ""], [humming(1.0)]).record(newer)
    assert desk.take(newer) == desk.file("hello")


def test_no_sound_does_not_end_the_recording(desk: Desk) -> None:
    """Where a take cannot be played, a sentence says so and the next line comes."""
    visit = Visit(desk, ["", "", "p", ""], [humming(1.0)], deaf=True)
    assert visit.record(HELLO)
    assert "No sound device was found." in visit.all_told


def test_a_microphone_that_is_taken_away(desk: Desk) -> None:
    """The takes made before it are there."""
    visit = Visit(desk, ["", "", "", ""], [humming(1.0)])
    with pytest.raises(NoDeviceError):
        visit.record(HELLO, BYE)
    assert desk.file("hello").exists()


def test_a_folder_that_cannot_be_made(desk: Desk) -> None:
    """Where takes cannot be written a sentence says so."""
    (desk.home / "voice").write_text("in the way")
    with pytest.raises(Told, match="cannot be made"):
        Visit(desk, ["", ""], [humming(1.0)]).record(HELLO)


def test_a_word_that_means_nothing(desk: Desk) -> None:
    """The question comes again."""
    visit = Visit(desk, ["what?", "p", "s"])
    assert visit.record(HELLO)
    assert not (desk.file("hello").parent / WORDS).exists()


def test_text_cannot_move_the_cursor(desk: Desk) -> None:
    """A script's words are shown without what a terminal would obey."""
    visit = Visit(desk, ["s"])
    visit.record(SpokenLine("hello", "Hello.\x1b[2J", private=False))
    assert "\x1b" not in visit.all_told


@pytest.mark.parametrize("in_the_way", ["voice", "voice/integration/day-1/en/hello.flac/x"])
def test_a_take_that_cannot_be_written(desk: Desk, in_the_way: str) -> None:
    """A file where the folder should be, and a folder where the take should be, are told."""
    path = desk.home / in_the_way
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    with pytest.raises(Told, match="voice"):
        desk.keep(HELLO, humming(1.0).packed())
    assert path.exists()
