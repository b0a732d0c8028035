"""A memo through a real sound server: what is played in the room is recorded, and heard again."""

from __future__ import annotations

import subprocess
import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest

from integrate.audio import decode
from integrate.audio.api import Bus, Clip, Held
from integrate.audio.memo.piece import Ending
from integrate.audio.memo.process import ChildRecording
from integrate.audio.messages import Setup
from integrate.audio.narration.microphone import RATE
from integrate.audio.narration.wav import Wav
from integrate.audio.process import ChildOutput
from tests.audio.listening import MISSING, ROOM, Server, hearing, serving, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.audio.memo.piece import Piece

pytestmark = [pytest.mark.device, pytest.mark.skipif(bool(MISSING), reason=MISSING)]

LEVEL = 0.2
LENGTH = 4.0


@pytest.fixture(name="server")
def _server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Run a server whose monitor is the microphone."""
    with serving() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("PULSE_SOURCE", f"{ROOM}.monitor")
        yield server


@pytest.fixture(name="tone")
def _tone(tmp_path: Path) -> Path:
    """Write a tone of four seconds."""
    moments = np.arange(round(LENGTH * RATE)) / RATE
    samples = (LEVEL * 2**15 * np.sin(2 * np.pi * 300 * moments)).astype(np.int16)
    file = tmp_path / "tone.wav"
    file.write_bytes(Wav(samples.tobytes(), RATE).packed())
    return file


class Taken:
    """A recording whose pieces are taken in a thread."""

    def __init__(self) -> None:
        """Begin."""
        self.recording = ChildRecording()
        self.pieces: list[Piece] = []
        self._thread = threading.Thread(target=self._take)
        self._thread.start()

    def _take(self) -> None:
        self.pieces.extend(self.recording.pieces())

    def end(self) -> Ending:
        """Wait for its end."""
        self._thread.join()
        return self.recording.ending

    @property
    def sound(self) -> bytes:
        """The file so far."""
        return b"".join(one.sound for one in self.pieces)


@pytest.mark.usefixtures("server")
def test_what_is_said_in_the_room_is_on_the_memo(tone: Path) -> None:
    """As long and as loud as it was, and at its pitch."""
    taken = Taken()
    wait_for(lambda: taken.pieces)
    subprocess.run(["paplay", str(tone)], check=True)
    taken.recording.stop()
    assert taken.end() is Ending.TOLD
    memo = np.concatenate(list(decode.held(taken.sound).portions(lambda _told: None)))[:, 0]
    assert len(memo) / RATE == pytest.approx(taken.pieces[-1].until, abs=0.01)
    loud = np.flatnonzero(np.abs(memo) > LEVEL / 4)
    assert (loud[-1] - loud[0]) / RATE == pytest.approx(LENGTH, abs=0.25)
    middle = memo[loud[0] + RATE : loud[0] + 3 * RATE]
    assert np.sqrt((middle**2).mean()) == pytest.approx(LEVEL / 2**0.5, rel=0.1)
    pitch = np.abs(np.fft.rfft(middle)).argmax() * RATE / len(middle)
    assert pitch == pytest.approx(300, abs=2)


def test_a_microphone_that_vanishes_ends_the_memo(server: Server) -> None:
    """What was heard before is there."""
    taken = Taken()
    wait_for(lambda: taken.pieces)
    server.kill()
    assert taken.end() is Ending.LOST
    assert taken.pieces[-1].until >= 1.0
    assert decode.length_of(decode.held(taken.sound)) == pytest.approx(
        taken.pieces[-1].until, abs=0.01
    )


def test_without_a_microphone_there_is_no_memo(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is told by the ending, and nothing comes."""
    for name in ("HOME", "XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    taken = Taken()
    assert taken.end() is Ending.NONE
    assert taken.pieces == []


def test_one_that_is_ended_before_it_begins_records_nothing() -> None:
    """No process is started."""
    recording = ChildRecording()
    recording.stop()
    assert list(recording.pieces()) == []
    assert recording.ending is Ending.TOLD


def test_a_memo_is_heard_from_memory_softly(server: Server, tmp_path: Path) -> None:
    """It begins and ends without a step, at the loudness of a voice; nothing is on the disk."""
    from integrate.audio.memo.opus_stream import OpusStream  # noqa: PLC0415 -- loads the codecs

    moments = np.arange(3 * RATE) / RATE
    stream = OpusStream()
    stream.add((900 * np.sin(2 * np.pi * 300 * moments)).astype(np.int16).tobytes())
    clip = Clip("memo", Held(stream.close()), Bus.VOICE, fade_in=0.4, fade_out=0.3)
    output = ChildOutput(Setup(cache=tmp_path))
    with hearing(server) as ear:
        output.play(clip)
        wait_for(lambda: ear.level() > 0.05)
        wait_for(ear.is_silent)
        heard = ear.heard()
        output.close()
    loud = np.flatnonzero(np.abs(heard) > 1e-3)
    assert (loud[-1] - loud[0]) / RATE == pytest.approx(3.0, abs=0.2)
    peak = float(np.abs(heard).max())
    assert 0.08 < peak < 0.3  # 900 of 32768 was -31 dBFS: it is brought up to -20 LUFS
    first = np.abs(heard[loud[0] : loud[0] + RATE // 20]).max()
    assert first < peak / 4
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
