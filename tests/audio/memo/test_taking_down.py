"""From a microphone to the pieces of one sound file."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from integrate.audio import decode
from integrate.audio.memo import as_wav, taking_down
from integrate.audio.memo.piece import Ending, Piece, put, taken
from integrate.audio.memo.taking_down import PATIENCE, take_down
from integrate.audio.narration.microphone import RATE
from integrate.audio.narration.wav import Wav, unpacked
from integrate.audio.problem import NoDeviceError, UnplayableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


def tone(seconds: float) -> bytes:
    """Return a tone as a microphone gives it."""
    moments = np.arange(round(seconds * RATE)) / RATE
    return (6_000 * np.sin(2 * np.pi * 300 * moments)).astype(np.int16).tobytes()


@dataclass(slots=True)
class Spoken:
    """A microphone that hears what was written down before."""

    portions: list[bytes]
    rest: bytes = b""
    """What it hears last, as it is told to stop."""
    is_lost: bool = False
    """Whether it falls silent at the end, in place of being told to stop."""
    told: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Begin."""

    def take(self) -> bytes:
        """Return the next portion."""
        heard = self.portions.pop(0) if self.portions else b""
        if not self.portions and not self.is_lost:
            self.told.set()
        return heard

    def stop(self) -> Wav:
        """Return what was not taken."""
        return Wav(self.rest, RATE)

    def close(self) -> None:
        """Give it back."""


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the microphone without a pause."""
    monkeypatch.setattr(taking_down, "GLANCE", 0.0)


def record(spoken: Spoken, now: Callable[[], float] = lambda: 0.0) -> tuple[list[Piece], Ending]:
    """Return the pieces that come of it, and the ending."""
    pieces: list[Piece] = []
    ending = take_down(spoken, spoken.told, pieces.append, now)
    return pieces, ending


def heard(data: bytes) -> NDArray[np.float32]:
    """Return one channel of a file in memory."""
    return np.concatenate(list(decode.held(data).portions(lambda _sentence: None)))[:, 0]


def joined(pieces: list[Piece]) -> bytes:
    """Return the file that pieces make."""
    return b"".join(one.sound for one in pieces)


def test_the_pieces_are_one_file_as_long_and_loud_as_what_was_said() -> None:
    """Every second gives a piece; joined they are the tone, with its last moment, small."""
    pieces, ending = record(Spoken([tone(0.1)] * 50, rest=tone(0.05)))
    assert ending is Ending.TOLD
    assert [round(one.until, 1) for one in pieces] == [1.0, 2.0, 3.0, 4.0, 5.0, 5.0]
    assert pieces[-1].until == pytest.approx(5.05)
    data = joined(pieces)
    assert len(data) < 5.05 * 5_000
    said = heard(data)
    assert len(said) / RATE == pytest.approx(5.05, abs=0.001)
    assert decode.length_of(decode.held(data)) == pytest.approx(5.05, abs=0.001)
    level = float(np.sqrt((said[RATE:-RATE] ** 2).mean()))
    assert level == pytest.approx(6_000 / 2**15 / 2**0.5, rel=0.05)
    assert np.abs(np.diff(said[RATE:-RATE])).max() < 0.02  # no click where pieces meet


@pytest.mark.parametrize("left", [1, 3, 5])
def test_the_first_pieces_are_heard_without_the_last(left: int) -> None:
    """A memo that broke off is heard for as long as its pieces say."""
    pieces, _ending = record(Spoken([tone(0.1)] * 60))
    said = heard(joined(pieces[:left]))
    assert len(said) / RATE == pytest.approx(pieces[left - 1].until, abs=0.01)


def test_it_ends_by_itself_at_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a sample more is kept, and it is said why."""
    monkeypatch.setattr(taking_down, "LONGEST", 2.0)
    pieces, ending = record(Spoken([tone(0.7)] * 9, rest=tone(1.0)))
    assert ending is Ending.LONGEST
    assert pieces[-1].until == 2.0
    assert len(heard(joined(pieces))) == 2 * RATE


def test_a_microphone_that_falls_silent_is_lost() -> None:
    """What was heard before is given all the same."""
    moments = iter(np.arange(0.0, 100.0, PATIENCE / 4))
    pieces, ending = record(Spoken([tone(0.3)] * 3, is_lost=True), lambda: float(next(moments)))
    assert ending is Ending.LOST
    assert pieces[-1].until == pytest.approx(0.9)


def test_one_that_hears_nothing_gives_nothing() -> None:
    """A memo without a sample is none."""
    assert record(Spoken([])) == ([], Ending.TOLD)


def test_one_that_cannot_begin_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller hears of it."""

    def refuse(_self: Spoken) -> None:
        raise NoDeviceError("none")

    monkeypatch.setattr(Spoken, "start", refuse)
    with pytest.raises(NoDeviceError):
        record(Spoken([]))


def test_what_goes_through_the_pipe() -> None:
    """Pieces and the ending come out as they went in; one that is cut short does not."""
    pipe = io.BytesIO()
    said: list[Piece | Ending] = [
        Piece(1.0, b"one\n{}"),
        Piece(2.5, b""),
        Piece(3.0, bytes(9000)),
        Ending.LOST,
    ]
    for one in said:
        put(pipe, one)
    whole = pipe.getvalue()
    assert list(taken(io.BytesIO(whole))) == said
    assert list(taken(io.BytesIO(whole[:5000]))) == said[:2]


def test_it_is_written_out_as_a_wav_file() -> None:
    """One channel of 16 bits, as long as the memo."""
    pieces, _ending = record(Spoken([tone(0.5)] * 4))
    file = io.BytesIO()
    as_wav.write(joined(pieces), file)
    wav = unpacked(file.getvalue())
    assert (wav.channels, wav.rate, wav.width) == (1, RATE, 2)
    assert wav.length == pytest.approx(2.0, abs=0.001)
    with pytest.raises(UnplayableError, match="This voice memo is damaged"):
        as_wav.write(b"noise", io.BytesIO())
