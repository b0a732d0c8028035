"""What is looked at of the computer: room, journal, sleep, help, and the output of a session."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.audio.api import SOUNDING, STARTING, Condition, State
from integrate.help import crisis_lines
from integrate.journal.errors import Damaged
from integrate.journal.store import Journal
from integrate.player.help_at_hand import HelpAtHand
from integrate.player.preflight import awake, device, disk, help_there, journal
from integrate.player.wakefulness import CannotStayAwake, Wakefulness
from tests.player.preflight.hearing_of import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.parametrize(
    ("room", "line"),
    [
        (80_000_000_000, "ok: 80 GB are free where the journal is kept."),
        (200_000_000, "ok: 200 MB are free where the journal is kept."),
        (199_999_999, "warning: Only 199 MB are free where the journal is kept."),
        (20_000_000, "warning: Only 20 MB are free where the journal is kept."),
        (19_999_999, "failed: Only 19 MB are free where the journal is kept."),
    ],
)
def test_room_on_the_disk(tmp_path: Path, room: int, line: str) -> None:
    """Little room is told, and with almost none no session begins; the folder need not be there."""
    asked: list[Path] = []

    def free(folder: Path) -> int:
        asked.append(folder)
        return room

    assert told(disk.look(tmp_path / "not" / "yet", free)) == [line]
    assert asked == [tmp_path]


def test_the_real_disk_says_something(tmp_path: Path) -> None:
    """Asked itself, it says how much is free."""
    assert "free where the journal is kept" in disk.look(tmp_path)[0].words


def test_a_drive_that_does_not_answer_is_a_warning(tmp_path: Path) -> None:
    """It is not known, and that is said."""

    def free(_folder: Path) -> int:
        raise OSError(5, "Input/output error")

    found = disk.look(tmp_path, free)
    assert told(found) == [
        "warning: It is not known how much room is left for the journal: Input/output error."
    ]


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> Iterator[Journal]:
    """Give an open journal."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as kept:
        yield kept


def test_an_open_journal_is_written_to(kept: Journal) -> None:
    """Nothing that is in it changes by that."""
    before = kept.verify()
    assert told(journal.look(kept)) == ["ok: It is open, and what is written reaches the disk."]
    assert kept.verify() == before
    assert kept.sessions() == []


def test_a_journal_that_cannot_be_written_fails(kept: Journal) -> None:
    """A closed one stands for every one that SQLite refuses to write to."""
    kept.close()
    (found,) = journal.look(kept)
    assert found.state == "failed"
    assert found.remedy == "Mend it and look again; without a journal no session begins."


def test_what_a_journal_says_once_is_a_warning(kept: Journal) -> None:
    """Such as that something is missing in it."""
    kept.notice = "Something is missing."
    assert told(journal.look(kept)) == ["warning: Something is missing."]


def test_a_journal_that_is_to_be_made(tmp_path: Path) -> None:
    """Where it can be made nothing is wrong, and nothing is left there."""
    assert told(journal.none_yet(tmp_path / "a" / "b")) == [
        f"ok: There is none yet; the first session makes it in {tmp_path}/a/b."
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_journal_that_cannot_be_made(tmp_path: Path) -> None:
    """A file where the folder should be leaves no place for it."""
    (tmp_path / "file").touch()
    (found,) = journal.none_yet(tmp_path / "file")
    assert found.state == "failed"
    assert "none can be made in" in found.words


def test_a_journal_that_does_not_open_and_one_that_asks() -> None:
    """The first fails with its own sentence; the second is as it should be."""
    assert told(journal.does_not_open(Damaged("It is damaged."))) == ["failed: It is damaged."]
    assert told(journal.is_locked())[0].startswith("ok: It opens by a passphrase")


@contextmanager
def holding() -> Iterator[None]:
    """Hold nothing."""
    yield


@contextmanager
def refused() -> Iterator[None]:
    """Refuse."""
    raise CannotStayAwake("it is so")
    yield


def test_a_hold_that_holds_and_one_that_does_not() -> None:
    """What the hold says is told, with the remedy."""
    held, not_held = Wakefulness(holding), Wakefulness(refused)
    assert told(awake.look(held)) == ["ok: The computer is kept awake while the session runs."]
    (found,) = awake.look(not_held)
    assert found.words == "The computer may go to sleep during the session: it is so."
    assert found.remedy.startswith("Turn sleep off")
    held.release()


def test_whether_it_can_be_held_is_tried_and_let_go() -> None:
    """The doctor holds nothing for longer than it looks."""
    made: list[Wakefulness] = []

    def make() -> Wakefulness:
        made.append(Wakefulness(holding))
        return made[-1]

    assert told(awake.can_be(make)) == ["ok: The computer can be kept awake while a session runs."]
    assert len(made) == 1


def test_the_country_of_help(tmp_path: Path) -> None:
    """Without one it is a warning; with one it is named."""
    settings = tmp_path / "settings.toml"
    at_hand = HelpAtHand(settings)
    assert told(help_there.lines(at_hand))[0].startswith("warning: No country is chosen")
    one = crisis_lines.shipped()[0]
    at_hand.choose(one.country)
    (found,) = help_there.lines(at_hand)
    assert found.state == "ok"
    assert one.name in found.words
    stale = one.is_stale(datetime.now(UTC).date())
    assert ("nobody has dialled" in found.words) is stale


def test_numbers_that_were_dialled_lately_are_just_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is said of dialling."""
    today = datetime.now(UTC).date()
    line = crisis_lines.Line("Line", "1", "", "", "")
    one = crisis_lines.Country("ZZ", "Nowhere", "1", (line,), date(2020, 1, 1), "somebody")
    fresh = crisis_lines.Country("ZZ", "Nowhere", "1", (line,), today, "somebody")
    for country, words in ((fresh, "are shown."), (one, "half year.")):
        monkeypatch.setattr(HelpAtHand, "country", country)
        assert help_there.lines(HelpAtHand())[0].words.endswith(words)


def test_the_protocol_of_the_clinic(tmp_path: Path) -> None:
    """It is a file; where there is none, its place is named."""
    file = tmp_path / "protocol.txt"
    (found,) = help_there.protocol(HelpAtHand(protocol_file=file))
    assert (found.state, found.remedy) == ("warning", f"Write it as plain text into {file}.")
    file.write_text("Call the doctor on duty.")
    (found,) = help_there.protocol(HelpAtHand(protocol_file=file))
    assert found.state == "ok"


@pytest.mark.parametrize(
    ("condition", "line"),
    [
        (SOUNDING, "ok: The output is open: Room."),
        (Condition(State.SILENT), "ok: All sound is off, as it was asked for."),
        (Condition(State.SILENT, "No sound device."), "warning: No sound device."),
    ],
)
def test_the_output_of_a_session(condition: Condition, line: str) -> None:
    """An open device, silence that was asked for, and silence for a reason."""
    assert told(device.of_session(lambda: condition, "Room")) == [line]


def test_an_output_that_starts_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment later it sounds; one that never starts is said."""
    conditions = iter((STARTING, STARTING, SOUNDING, SOUNDING))
    assert told(device.of_session(lambda: next(conditions))) == [
        "ok: The output is open: the system's own."
    ]
    monkeypatch.setattr(device, "PATIENCE", 0.0)
    assert told(device.of_session(lambda: STARTING)) == ["warning: The sound has not started yet."]
