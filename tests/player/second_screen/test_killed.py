"""What a screen shows when the session's process is gone: nothing, soon, and then the next one."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from integrate.session.person_view import Words
from tests.player.second_screen.screens import Screen, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.player.second_screen.meeting import Meeting

SESSION = """
import sys
from pathlib import Path
from integrate.player.clock import RealClock
from integrate.player.second_screen.host import Host
from integrate.player.second_screen.meeting import Meeting
from integrate.session.table import State
from integrate.session.view import Passage, View

session = Host(Meeting(Path(sys.argv[1]), Path(sys.argv[2]))).begin()
words = Passage(sys.argv[3], for_therapist=False)
session.show(View(State.SHOWING, "A title", words), RealClock())
sys.stdin.read()
"""


@contextmanager
def session(meeting: Meeting, words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Give the process of a session that shows these words until its input ends."""
    command = [sys.executable, "-c", SESSION, str(meeting.data), str(meeting.own), words]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def test_a_killed_session_is_quiet_within_a_second_and_followed_by_the_next(
    meeting: Meeting,
) -> None:
    """No end is said, and the file stays behind; the next session is shown all the same."""
    with Screen(meeting) as screen:
        with session(meeting, "Welcome.") as process:
            screen.sees(Words("Welcome."))
            process.kill()
            assert until(screen.is_alone) < 1.0
        assert len(list(meeting.own.iterdir())) == 1
        with session(meeting, "Once more."):
            screen.sees(Words("Once more."))


@pytest.mark.parametrize("how", ["the input ends", "an interrupt"])
def test_a_process_that_ends_takes_its_file_away(meeting: Meeting, how: str) -> None:
    """Also where the session was not closed before."""
    with Screen(meeting) as screen, session(meeting, "Welcome.") as process:
        screen.sees(Words("Welcome."))
        assert process.stdin is not None
        if how == "an interrupt":
            process.send_signal(2)
        else:
            process.stdin.close()
        until(lambda: process.poll() is not None, "its end")
        until(screen.is_alone)
    assert list(meeting.own.iterdir()) == []
