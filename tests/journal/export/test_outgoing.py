from __future__ import annotations

import os
import stat
from datetime import UTC, date, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.journal.errors import JournalError, NotWritable
from integrate.journal.export.lived import Choice, NoSuchSession, choose
from integrate.journal.export.outgoing import Format, LeftOut, Wish, preview, write_out
from integrate.journal.export.share import Share
from integrate.session.record import Finished
from tests.journal.export.shelf import NOON, Shelf, began, rated, sessions, wrote

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.export.lived import Lived

DAY = timedelta(days=1)


@pytest.fixture
def shelf() -> Shelf:
    """Three sessions on three days, and one of another person."""
    found = Shelf()
    for number in range(3):
        found.put(began(), wrote(f"day {number}"), name=f"a{number}", start=NOON + number * DAY)
    found.put(began(), wrote("somebody else"), name="b1", person="p1")
    return found


def names(shelf: Shelf, choice: Choice) -> list[str]:
    """Return the names of the chosen sessions."""
    return [one.summary.id for one in choose(shelf, choice, UTC).sessions]


def test_without_a_choice_every_session_goes_the_oldest_first(shelf: Shelf) -> None:
    """Only those of whoever keeps the journal; another person is asked for by name."""
    assert names(shelf, Choice()) == ["a0", "a1", "a2"]
    assert names(shelf, Choice(person="p1")) == ["b1"]


def test_days_are_those_of_the_person(shelf: Shelf) -> None:
    """Both ends belong to it, in the time zone that was given."""
    assert names(shelf, Choice(first=date(2024, 5, 2))) == ["a1", "a2"]
    assert names(shelf, Choice(last=date(2024, 5, 2))) == ["a0", "a1"]
    assert names(shelf, Choice(first=date(2024, 5, 2), last=date(2024, 5, 2))) == ["a1"]
    east = timezone(timedelta(hours=13))
    (one,) = choose(shelf, Choice(last=date(2024, 5, 2)), east).sessions
    assert one.summary.id == "a0"


def test_sessions_are_chosen_by_the_beginning_of_their_names(shelf: Shelf) -> None:
    """A name that none has, or several, is an error and no guess."""
    assert names(shelf, Choice(("a2", "a0"))) == ["a0", "a2"]
    for asked in ("a", "z", "b1"):
        with pytest.raises(NoSuchSession, match=f"`{asked}`"):
            choose(shelf, Choice((asked,)))


def test_a_session_that_cannot_be_read_hides_no_other(shelf: Shelf) -> None:
    """It is named, so that nobody takes the file for the whole."""
    shelf.broken.add("a1")
    found = preview(shelf, Wish(Format.TEXT, Share.MINE, zone=UTC))
    assert found.left_out.unreadable == ("a1",)
    assert found.sessions == 2


def test_what_stays_is_counted(shelf: Shelf) -> None:
    """Sessions, entries, answers, and questions that quote what stays."""
    shelf.put(began(), wrote("fog"), rated(3, prompt="You wrote fog: how much?"), Finished())
    wish = Wish(Format.CSV, Share.PRESCRIBER, Choice(("s5", "a0")), UTC)
    assert preview(shelf, wish).left_out == LeftOut(2, (), 2, 2, 1)
    wish = Wish(Format.CSV, Share.MINE, zone=UTC)
    assert preview(shelf, wish).left_out == LeftOut(0, (), 0, 0, 0)


@given(sessions(), st.sampled_from(Format), st.sampled_from(Share))
def test_the_preview_is_what_goes_out(found: list[Lived], form: Format, level: Share) -> None:
    """The same bytes each time, in UTF-8, whatever somebody wrote."""
    shelf = Shelf({one.summary.id: one for one in found})
    wish = Wish(form, level, zone=UTC, pseudonym="P-014")
    assert preview(shelf, wish) == preview(shelf, wish)
    preview(shelf, wish).content.decode("utf-8")


def test_a_file_is_whole_and_for_this_person_alone(tmp_path: Path) -> None:
    """It is written under another name first, and nothing else is left in the folder."""
    path = tmp_path / "mine.md"
    write_out(b"words", path)
    assert path.read_bytes() == b"words"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["mine.md"]  # noqa: PTH208 -- hidden files are to be seen too


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """Only where it was asked for; then it is replaced as a whole, and is private too."""
    path = tmp_path / "mine.md"
    path.write_bytes(b"old")
    with pytest.raises(NotWritable, match="is there already"):
        write_out(b"new", path)
    assert path.read_bytes() == b"old"
    write_out(b"new", path, replace=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["mine.md"]  # noqa: PTH208 -- hidden files are to be seen too


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    """What it points at is somewhere else than was asked for."""
    path = tmp_path / "mine.md"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotWritable, match="is there already"):
        write_out(b"new", path)
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_in_its_place_is_not_replaced(tmp_path: Path) -> None:
    """Even when asked to; and no draft is left beside it."""
    path = tmp_path / "mine.md"
    path.mkdir()
    with pytest.raises(JournalError, match=r"mine\.md"):
        write_out(b"new", path, replace=True)
    assert os.listdir(tmp_path) == ["mine.md"]  # noqa: PTH208 -- hidden files are to be seen too


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, *, replace: bool) -> None:
    """No folder is made that was not asked for."""
    with pytest.raises(JournalError, match="none"):
        write_out(b"new", tmp_path / "none" / "mine.md", replace=replace)
    assert not list(tmp_path.iterdir())


def test_a_session_whose_first_event_cannot_be_read_is_named_too(shelf: Shelf) -> None:
    """It is not looked into, and hides no other."""
    shelf.spoil("a1")
    found = preview(shelf, Wish(Format.TEXT, Share.MINE, zone=UTC))
    assert found.left_out.unreadable == ("a1",)
    assert "a1" not in shelf.opened
