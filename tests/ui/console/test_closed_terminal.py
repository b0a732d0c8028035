"""A terminal that is closed, or a program told to end, in the middle of a note."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from integrate.journal.store import Journal
from integrate.session.charting import Noted
from tests.ui.console.acting import SCRIPT
from tests.ui.window import PATIENCE, Window, a_moment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is a thing of Unix"),
]


WORDS = "Warm hands, half ty"


def through_the_gate(window: Window) -> None:
    """Say that a clinician is there."""
    window.sees("in charge of this session?")
    window.press(b"\x1b[B")
    window.press("\r")


def keys(folder: Path) -> Path:
    """Return where the journal's keys are."""
    return folder / "home" / ".config" / "integrate" / "keys"


def notes(folder: Path) -> list[str]:
    """Return what was noted in the newest session."""
    with Journal.open(folder / "data", keys(folder)) as book:
        events = [one.recorded.event for one in book.events(book.sessions()[0].id)]
    return [one.text for one in events if isinstance(one, Noted)]


def drafted(folder: Path) -> None:
    """Wait until the words are kept beside the session, as after each second of typing."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with Journal.open(folder / "data", keys(folder)) as book:
            draft = book.draft(book.sessions()[0].id)
        if draft is not None and draft.words == WORDS:
            return
        a_moment()
    raise AssertionError("the words were never kept beside the session")


@pytest.mark.parametrize("way", ["closed", "SIGHUP", "SIGTERM"])
def test_a_half_typed_note_is_kept_and_there_again(tmp_path: Path, way: str) -> None:
    """It stands in the record as a note, once, and on Continue among the notes."""
    own = tmp_path / "data" / "scripts"
    own.mkdir(parents=True)
    (own / "day.yaml").write_text(SCRIPT, encoding="utf-8")
    with Window.open(tmp_path, "--as", "therapist", "play", "day") as window:
        through_the_gate(window)
        window.sees("warnings.")
        window.press("b")
        window.sees("to sign the warnings over")
        window.press("A. Berg\r")
        window.sees("Sit where they can see you.")
        window.press(WORDS)
        window.sees("half ty")
        drafted(tmp_path)
        if way == "closed":
            window.close()
        else:
            window.process.send_signal(signal.Signals[way])
        assert window.ends() in (129, 143)
    assert notes(tmp_path) == [WORDS]
    with Window.open(tmp_path, "--as", "therapist") as window:
        window.sees("Continue A day")
        window.press("\r")
        through_the_gate(window)
        window.sees(WORDS)
        assert "You were typing this" not in window.words
        window.process.send_signal(signal.SIGTERM)
        window.ends()
    assert notes(tmp_path) == [WORDS]
