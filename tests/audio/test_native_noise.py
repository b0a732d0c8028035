"""The noise of native libraries, kept away from the screen."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from integrate.audio.native_noise import ERRORS, native_noise_away
from integrate.audio.samples import RATE

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import os, sys
from pathlib import Path
from integrate.audio import decode
from integrate.audio.native_noise import native_noise_away

def heard():
    sentences = []
    found = decode.find(Path(sys.argv[1]))
    assert sum(map(len, found.portions(sentences.append))) > 0
    return sentences

with native_noise_away():
    os.write(2, b"noise")
    print(*heard(), file=sys.stderr)
print("afterwards", file=sys.stderr)
os.write(2, b"this too")
"""


@pytest.fixture
def cut(tmp_path: Path) -> Path:
    """Give an mp3 file that was cut short, which its decoder complains of."""
    noise = 0.1 * np.random.default_rng(1).standard_normal((10 * RATE, 2))
    whole = tmp_path / "whole.mp3"
    soundfile.write(whole, noise, RATE)
    file = tmp_path / "cut.mp3"
    file.write_bytes(whole.read_bytes()[:40_000])
    return file


def said(program: str, *words: str) -> list[str]:
    """Return what a program wrote to its standard error."""
    command = [sys.executable, "-c", program, *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return ran.stderr.splitlines()


def test_a_damaged_file_is_said_in_our_words_alone(cut: Path) -> None:
    """Of an mp3 file that breaks off only our sentence is seen, and afterwards all is again."""
    sentence, *afterwards = said(PROGRAM, str(cut))
    assert sentence.startswith(f"The sound file {cut} breaks off after 0:0")
    assert afterwards == ["afterwards", "this too"]


def test_the_stream_of_somebody_else_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Where words do not go to the descriptor, they go on to where they went."""
    with native_noise_away():
        sys.stderr.write("A sentence.\n")
    assert capsys.readouterr().err == "A sentence.\n"


def test_our_own_words_go_through(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stream that goes to the screen still does, and is put back as it was."""
    with open(ERRORS, "w", encoding="utf-8", closefd=False) as ours:
        monkeypatch.setattr(sys, "stderr", ours)
        with native_noise_away():
            os.write(ERRORS, b"noise")
            sys.stderr.write("A sentence.\n")
        assert sys.stderr is ours
    assert capfd.readouterr().err == "A sentence.\n"


def test_a_descriptor_that_cannot_be_kept_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no screen, the work is done all the same."""

    def closed(_: int) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    monkeypatch.setattr(os, "dup", closed)
    with native_noise_away():
        done = True
    assert done


def test_an_error_inside_opens_it_again(capfd: pytest.CaptureFixture[str]) -> None:
    """When the work fails, what comes after is seen."""

    def failing() -> None:
        with native_noise_away():
            os.write(2, b"noise")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing()
    os.write(2, b"A sentence.")
    assert capfd.readouterr().err == "A sentence."


def test_without_a_screen_nothing_is_kept_away() -> None:
    """A program that was started with its standard error closed works all the same."""
    program = (
        "import os; from integrate.audio.native_noise import native_noise_away as away\n"
        "os.close(2)\n"
        "with away(): print('works')"
    )
    ran = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True)
    assert ran.stdout == b"works\n"
