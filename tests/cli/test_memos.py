"""Voice memos from the command line: played, and written out."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from integrate.audio.memo.opus_stream import OpusStream
from integrate.audio.narration.microphone import RATE
from integrate.audio.narration.wav import unpacked
from integrate.player.capturing import Capture

if TYPE_CHECKING:
    from tests.cli.calling import Person


@pytest.fixture(name="session")
def _session(person: Person) -> str:
    """Keep a page with words and a memo of two seconds; return its name."""
    stream = OpusStream()
    moments = np.arange(2 * RATE) / RATE
    stream.add((6_000 * np.sin(2 * np.pi * 300 * moments)).astype(np.int16).tobytes())
    with person.journal as journal:
        page = Capture(journal, datetime(2026, 3, 1, tzinfo=UTC))
        page.add_sound(1, 1, 2.0, stream.close())
        page.keep("the light")
        return journal.sessions()[0].id


def test_it_is_written_out_when_asked_for(person: Person, session: str) -> None:
    """The export names it; with --memos the sound is a wav file that only this person may read."""
    told = person.call("journal", "export", "--format", "md", "--share", "mine", "mine.md")
    assert told.code == 0
    assert "--memos FOLDER" in told.err
    written = (person.folder / "mine.md").read_text(encoding="utf-8")
    assert "A voice memo of 2 s. Its sound is not in this file." in written
    asked = ("journal", "export", "--format", "csv", "--share", "mine", "--memos", "memos", "-")
    told = person.call(*asked)
    assert told.code == 0
    assert "One voice memo is in memos, and it is not sealed" in told.err
    (file,) = (person.folder / "memos").iterdir()
    assert session in file.name
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert unpacked(file.read_bytes()).length == pytest.approx(2.0, abs=0.01)
    again = person.call(*asked)
    assert again.code == 2
    assert "is there already" in again.err
    assert person.call(*asked[:-1], "--force", "-").code == 0


@pytest.mark.parametrize("more", [("--share", "therapist"), ("--share", "mine", "--preview")])
@pytest.mark.usefixtures("session")
def test_it_goes_out_to_nobody_else(person: Person, more: tuple[str, ...]) -> None:
    """Nor is it written by a preview."""
    told = person.call("journal", "export", "--format", "md", *more, "--memos", "memos", "-")
    assert told.code == 2
    assert "for yourself alone" in told.err
    assert not (person.folder / "memos").exists()


def test_where_nothing_can_be_heard_it_is_said(person: Person, session: str) -> None:
    """One sentence with the remedy; a memo or session that is not there is named."""
    nowhere = {"PULSE_SERVER": "unix:/nowhere", "ALSA_CONFIG_PATH": "/nowhere"}
    told = person.call("journal", "play", session[:4], extra=nowhere)
    assert told.code == 2
    assert "No sound can be played here now" in told.err
    assert told.has_no_traceback
    assert (
        "no voice memo with the number 2"
        in person.call("journal", "play", session, "--memo", "2").err
    )
    assert "There is no session `zzzz`" in person.call("journal", "play", "zzzz").err


def test_a_page_without_one_has_none_to_play(person: Person) -> None:
    """It is said."""
    person.call("capture", typed="a heron\n")
    (line,) = person.call("journal", "list").out.splitlines()
    told = person.call("journal", "play", line.split()[0])
    assert told.code == 2
    assert "There is no voice memo here." in told.err


def test_looking_for_words_does_not_look_into_memos(person: Person, session: str) -> None:
    """The page is shown with its memo, which is no words."""
    assert "(A voice memo of 2 s)" in person.call("journal", "show", session).out
    assert person.call("settings", "voice_memos").out == "no\n"


def test_a_memo_that_is_no_sound_is_told(person: Person) -> None:
    """No half file is left of one that cannot be read as sound."""
    with person.journal as journal:
        page = Capture(journal, datetime(2026, 3, 1, tzinfo=UTC))
        page.add_sound(1, 1, 2.0, b"no sound at all")
        page.keep("the light")
    asked = ("journal", "export", "--format", "csv", "--share", "mine", "--memos", "memos", "-")
    told = person.call(*asked)
    assert (told.code, told.has_no_traceback) == (2, True)
    assert "sound" in told.err
    assert not list((person.folder / "memos").iterdir())


def test_a_memo_whose_sound_is_gone_is_no_file(person: Person) -> None:
    """It is not counted among those that are written."""
    with person.journal as journal:
        page = Capture(journal, datetime(2026, 3, 1, tzinfo=UTC))
        page.add_sound(1, 1, 2.0, b"")
        page.keep("the light")
    asked = ("journal", "export", "--format", "csv", "--share", "mine", "--memos", "memos", "-")
    told = person.call(*asked)
    assert told.code == 0
    assert "0 voice memos are in memos" in told.err
    assert not list((person.folder / "memos").iterdir())
