"""A file at which a native decoder crashes: it ends two processes, and never a third."""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio import link, process
from integrate.audio.api import Bus, Clip, Files
from integrate.audio.decode import find
from integrate.audio.levels import Levels
from integrate.audio.messages import Setup
from integrate.audio.problem import UnplayableError
from integrate.audio.process import ChildOutput
from integrate.audio.repertoire import Repertoire
from integrate.audio.witness import PLACES, SIZE, Witness, digest_of, last_words

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]
Until = Callable[..., None]

FALLS = """
import os, sys
from integrate.audio import child, decode

with open(sys.argv[1], "a") as started:
    started.write("x")
if sys.platform != "win32":
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

class Falls(decode.Forwards):
    def __init__(self, file):
        data = open(file, "rb").read() if isinstance(file, str) else file.getvalue()
        self.is_deadly = data.endswith(b"deadly")
        if self.is_deadly and sys.argv[2] == "opened":
            os.abort()
        super().__init__(file)

    def buffer_read_into(self, buffer, dtype):
        if self.is_deadly:
            os.abort()
        return super().buffer_read_into(buffer, dtype)

decode.Forwards = Falls
child.main()
"""
"""A child whose decoder crashes at a file that ends with `deadly`."""


@pytest.fixture
def shared() -> Iterator[IO[bytes]]:
    """Make the memory of a process and its parent."""
    with tempfile.TemporaryFile() as file:
        file.write(bytes(SIZE))
        file.flush()
        yield file


@pytest.fixture
def deadly(tone: Tone, write: Write) -> Path:
    """Write a file at which the decoder crashes."""
    file = write(tone(1.0), "deadly.wav")
    file.write_bytes(file.read_bytes() + b"deadly")
    return file


def test_what_decoders_are_at_can_be_read_until_they_are_done(shared: IO[bytes]) -> None:
    """Each file is told of while a decoder is at it, and by nobody afterwards."""
    witness = Witness(shared=shared)
    one, other = Path("one.wav"), Path("other.wav")
    with witness(one):
        with witness(other):
            assert last_words(shared) == {digest_of(one).hex(), digest_of(other).hex()}
        assert last_words(shared) == {digest_of(one).hex()}
    assert last_words(shared) == set()


def test_more_decoders_than_there_are_places(shared: IO[bytes]) -> None:
    """A decoder too many works all the same, and every place is given back."""
    witness = Witness(shared=shared)
    gate = threading.Barrier(PLACES + 9)

    def work(number: int) -> None:
        with witness(Path(f"{number}.wav")):
            gate.wait(60.0)
            gate.wait(60.0)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(PLACES + 8)]
    for thread in threads:
        thread.start()
    gate.wait(60.0)
    assert len(last_words(shared)) == PLACES
    gate.wait(60.0)
    for thread in threads:
        thread.join()
    assert last_words(shared) == set()


def test_a_decoder_that_only_fails_leaves_nothing(shared: IO[bytes], tmp_path: Path) -> None:
    """A damaged file that is named as such is not held against the process."""
    file = tmp_path / "text.flac"
    file.write_text("This is a text, not a sound.\n")
    with pytest.raises(UnplayableError):
        find(file, watch=Witness(shared=shared))
    assert last_words(shared) == set()


def test_a_file_that_is_left_out_is_named(tone: Tone, write: Write) -> None:
    """It is refused in one sentence, alone, and in a list it is passed over."""
    bad, good = write(tone(1.0), "bad.wav"), write(tone(1.0), "good.wav")
    witness = Witness([digest_of(bad).hex()])
    said: list[str] = []
    repertoire = Repertoire(Levels(watch=witness), None, tell=said.append, watch=witness)
    with pytest.raises(UnplayableError, match=r"bad\.wav made the sound break down twice"):
        repertoire.open(Files((bad,)), Bus.CUE, loop=False, ahead=100)
    source = repertoire.open(Files((bad, good)), Bus.BED, loop=False, ahead=100)
    source.close()
    assert len(said) == 1
    assert "bad.wav" in said[0]


@pytest.mark.parametrize("moment", ["opened", "read"])
def test_a_file_at_which_the_decoder_crashes_is_left_out(
    moment: str, deadly: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, until: Until
) -> None:
    """After two crashes the third process lives, and one sentence names the file."""
    started = tmp_path / "started"
    monkeypatch.setattr(link, "CHILD", ("-c", FALLS, str(started), moment))
    monkeypatch.setattr(process, "PAUSES", (0.0,))
    if sys.platform == "linux":
        monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
        monkeypatch.setenv("ALSA_CONFIG_PATH", "/dev/null")
    problems: list[str] = []
    output = ChildOutput(Setup(cache=tmp_path / "cache"), on_problem=problems.append)
    output.play(Clip("bell", Files((deadly,))))
    output.play(Clip("bed", Files((tmp_path / "gone.wav",)), loop=True))
    until(lambda: any("deadly.wav" in one for one in problems), 30.0)
    output.play(Clip("more", Files((tmp_path / "other.wav",))))
    until(lambda: any("other.wav" in one for one in problems))
    output.close()
    [named] = [one for one in problems if "deadly.wav" in one]
    assert named == (
        f"The sound file {deadly} made the sound break down twice and is left out: "
        "put another in its place."
    )
    assert started.read_text() == "xxx"
