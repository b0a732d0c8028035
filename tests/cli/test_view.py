from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.cli.compose import Wishes, make_meeting, make_second_screen, make_settings
from integrate.cli.places import find_places
from integrate.player.clock import RealClock
from integrate.player.second_screen.host import Host
from integrate.player.second_screen.local_socket import connect
from integrate.player.showing import NoScreen
from integrate.session.table import State
from integrate.session.view import Passage, View
from tests.cli.calling import PROGRAM, Person
from tests.cli.test_imports import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def near() -> Iterator[Person]:
    """Give somebody whose folders have short names, as a socket needs them."""
    with tempfile.TemporaryDirectory(prefix="screen") as folder:
        yield Person(Path(folder))


def test_it_waits_where_no_session_runs(near: Person) -> None:
    """The person's view says so in one sentence and ends with its input, without an error."""
    said = near.call("view", "--plain")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == "Type q to leave. The session goes on without this screen."


def test_the_card_needs_no_session(near: Person) -> None:
    """Signs, ways and numbers are said in a pipe as well; the country of the settings counts."""
    assert near.call("settings", "country", "GB").code == 0
    assert near.call("settings", "contact", "The clinic, 555").code == 0
    said = near.call("view", "--sitter")
    assert said.code == 0
    assert "Call the clinician at once for:" in said.out
    assert "999" in said.out
    assert "Your contact: The clinic, 555" in said.out


def test_it_shows_the_session_of_the_same_journal(near: Person) -> None:
    """Another process finds the session by the folder of its journal, and hears its words."""
    session = Host(make_meeting(find_places(near.data))).begin()
    words = Passage("You are welcome here.", for_therapist=False)
    session.show(View(State.SHOWING, "A secret title", words), RealClock())
    command = [*PROGRAM, "--data", str(near.data), "view", "--plain"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=near.environment,
        cwd=near.folder,
        text=True,
    ) as screen:
        assert screen.stdin is not None
        assert screen.stdout is not None
        lines = [screen.stdout.readline(), screen.stdout.readline()]
        screen.stdin.write("q\n")
        screen.stdin.flush()
        lines += screen.stdout.readlines()
    session.close()
    assert screen.returncode == 0
    assert "You are welcome here.\n" in lines
    assert "secret" not in "".join(lines)


def test_a_wrong_theme_is_refused(near: Person) -> None:
    """The looks are those there are."""
    said = near.call("view", "--theme", "disco")
    assert said.code == 2
    assert "ember" in said.err


@pytest.mark.parametrize(("role", "kind"), [("therapist", Host), ("patient", NoScreen)])
def test_a_therapists_sessions_alone_are_shown(near: Person, role: str, kind: type) -> None:
    """A patient's own session opens no door at all."""
    places, wishes = find_places(near.data), Wishes(role=role)
    assert isinstance(make_second_screen(places, wishes), kind)
    assert isinstance(make_settings(places, wishes).second_screen, kind)


def test_the_folder_of_the_login_is_used(near: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system names one."""
    near.folder.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(near.folder))
    listener = make_meeting(find_places(near.data)).listen()
    assert listener.path.parent == near.folder
    line = connect(listener.path)
    assert line is not None
    line.close()
    listener.close()


def test_it_reads_neither_script_nor_journal(near: Person) -> None:
    """The second screen loads neither sound nor sealing: there is nothing it could give away."""
    assert not loaded(near, "view", "--plain") & {"nacl", "numpy", "miniaudio", "textual"}
