from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from integrate.player.second_screen import meeting as place_to_meet
from integrate.player.second_screen.local_socket import Listener, connect
from integrate.player.second_screen.meeting import CannotMeet, Meeting
from tests.player.second_screen.screens import until

if TYPE_CHECKING:
    from pathlib import Path


def mode(path: Path) -> int:
    """Return who may do what with a file."""
    return stat.S_IMODE(path.lstat().st_mode)


def test_only_this_user_comes_in(meeting: Meeting) -> None:
    """The folder and the file in it are open to their owner and to nobody else."""
    listener = meeting.listen()
    assert mode(meeting.own) == 0o700
    assert mode(listener.path) == 0o600
    assert stat.S_ISSOCK(listener.path.lstat().st_mode)
    assert list(meeting.own.iterdir()) == [listener.path]
    listener.close()


def test_the_file_goes_with_the_session(meeting: Meeting) -> None:
    """Nothing is left behind, and closing twice does no harm."""
    listener = meeting.listen()
    listener.close()
    listener.close()
    assert list(meeting.own.iterdir()) == []


def test_a_file_that_was_left_behind_is_replaced(meeting: Meeting) -> None:
    """After a crash the next session is met at the same place."""
    first = meeting.listen()
    os.link(first.path, first.path.with_name("kept"))
    first.close()
    first.path.with_name("kept").rename(first.path)
    assert meeting.connect() is None
    second = meeting.listen()
    line = meeting.connect()
    assert line is not None
    line.close()
    second.close()


def test_the_file_of_another_session_stays(meeting: Meeting) -> None:
    """Who closes late takes away what is their own."""
    first = meeting.listen()
    second = Listener(first.path)
    first.close()
    line = meeting.connect()
    assert line is not None
    line.close()
    second.close()


def test_a_session_that_is_shown_is_not_pushed_aside(meeting: Meeting) -> None:
    """A second one at the same place is told so."""
    first = meeting.listen()
    with pytest.raises(CannotMeet, match="another one is shown"):
        meeting.listen()
    first.close()
    meeting.listen().close()


def test_the_folder_of_the_login_comes_first(folder: Path) -> None:
    """Where the system gives a folder for such files, it is used."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    place = Meeting(folder / "data", folder / "own", runtime)
    listener = place.listen()
    assert listener.path.parent == runtime
    assert listener.path.name.startswith("integrate-")
    assert not (folder / "own").exists()
    listener.close()


def test_who_has_no_such_folder_is_met_all_the_same(folder: Path) -> None:
    """Two terminals of one user find each other, whichever of them knows the login's folder."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    listener = Meeting(folder / "data", folder / "own").listen()
    line = Meeting(folder / "data", folder / "own", runtime).connect()
    assert line is not None
    line.close()
    listener.close()


@pytest.mark.parametrize("make", ["open", "link", "gone"])
def test_a_folder_that_others_can_enter_is_not_used(folder: Path, make: str) -> None:
    """A folder of the login that is open, a link, or not there, is passed over."""
    runtime = folder / "run"
    if make == "open":
        runtime.mkdir()
        runtime.chmod(0o755)
    if make == "link":
        (folder / "there").mkdir(mode=0o700)
        runtime.symlink_to(folder / "there")
    listener = Meeting(folder / "data", folder / "own", runtime).listen()
    assert listener.path.parent == folder / "own"
    listener.close()


def test_a_folder_that_was_open_is_closed(folder: Path) -> None:
    """The program's own folder is made private, also where it was there before."""
    (folder / "own").mkdir()
    (folder / "own").chmod(0o755)
    Meeting(folder / "data", folder / "own").listen().close()
    assert mode(folder / "own") == 0o700


def test_each_journal_has_a_place_of_its_own(folder: Path) -> None:
    """The screen of one folder of data does not show the session of another."""
    one, other = Meeting(folder / "a", folder / "own"), Meeting(folder / "b", folder / "own")
    listener = one.listen()
    assert other.connect() is None
    other.listen().close()
    listener.close()


def test_no_place_is_a_sentence(folder: Path) -> None:
    """Where no such file can be made, the reason is told and nothing else happens."""
    (folder / "file").touch()
    with pytest.raises(CannotMeet, match=r"No second screen can be connected: .+\."):
        Meeting(folder / "data", folder / "file" / "own").listen()
    with pytest.raises(CannotMeet, match="too long"):
        Meeting(folder / "data", folder / ("long" * 30)).listen()
    assert list((folder / ("long" * 30)).iterdir()) == []


def test_a_system_without_such_sockets_is_told_in_one_sentence(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows the second screen is not there, and the session is."""
    monkeypatch.setattr(place_to_meet, "is_supported", lambda: False)
    with pytest.raises(CannotMeet, match="The session itself does not"):
        meeting.listen()


def test_another_user_is_not_spoken_to(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither end speaks to a program of somebody else, whatever the files allow."""
    listener = meeting.listen()
    stranger = os.getuid() + 1
    with monkeypatch.context() as patch:
        patch.setattr(os, "geteuid", lambda: stranger)
        assert connect(listener.path) is None
    line = connect(listener.path)
    assert line is not None
    with monkeypatch.context() as patch:
        patch.setattr(os, "geteuid", lambda: stranger)
        assert [listener.accept(), listener.accept()] == [None, None]
    until(lambda: line.receive() == b"", "the end")
    line.close()
    listener.close()


def test_nobody_at_the_door_is_nobody(meeting: Meeting) -> None:
    """Who knocked and left again is no guest, and nothing fails."""
    listener = meeting.listen()
    assert listener.accept() is None
    listener.close()


def test_a_file_that_somebody_took_away_is_gone(meeting: Meeting) -> None:
    """To end a session is never an error."""
    listener = meeting.listen()
    listener.path.unlink()
    listener.close()
    assert list(meeting.own.iterdir()) == []
