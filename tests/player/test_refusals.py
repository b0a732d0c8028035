"""What stands between a person and a session, a page or a programme: each is one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.audio.silence import NoOutput
from integrate.journal.errors import Damaged, Refused
from integrate.journal.store import Journal
from integrate.player.agreed_now import AgreedNow
from integrate.player.calendar_file import write_calendar
from integrate.player.courses import look
from integrate.player.door import Door
from integrate.player.following import CannotFollow, begin, makes_room
from integrate.player.gates import (
    A_DAY,
    NO,
    RATHER_NOT,
    YES,
    ClinicianGate,
    KetamineGate,
    TurnedAway,
    pass_on,
    said_today,
)
from integrate.player.opening import open_continued, open_fresh
from integrate.player.paperwork import Paperwork
from integrate.player.programme_shelf import look_at_programmes
from integrate.player.settings import Settings
from integrate.script.library import Library
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.replay import CannotReturn
from tests.programme.following import WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.player.opened import Opened

SCRIPTS = {
    "integration/day-0-evening": "title: The evening\nstage: integration\nsteps: [Rest.]\n",
    "integration/week-2": "title: Week two\nstage: integration\nsteps: [Look back.]\n",
    "session/infusion": (
        "title: The day\nstage: session\naudience: therapist\nsteps: [{note: Lights down.}]\n"
    ),
    "programmes/week": WEEK,
    "programmes/broken": "title: Broken\n",
}


@pytest.fixture(name="settings")
def _settings(tmp_path: Path) -> Settings:
    """Give a library and a journal of one's own, in silence."""
    for name, text in SCRIPTS.items():
        path = tmp_path / "scripts" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Settings(
        library=Library((tmp_path / "scripts",)),
        here=tmp_path,
        sounds=tmp_path,
        role=Role.PATIENT,
        speed=1.0,
        open_journal=lambda: Journal.open(tmp_path / "data", tmp_path / "keys"),
        open_output=lambda _tell: NoOutput(),
    )


@pytest.fixture(name="journal")
def _journal(settings: Settings) -> Iterator[Journal]:
    """Give the open journal."""
    with settings.open_journal() as journal:
        yield journal


def fail(*_given: object, **_named: object) -> None:
    """Fail as a journal does whose file was damaged."""
    raise Damaged("The journal cannot be read.")


def opened(settings: Settings, journal: Journal, name: str) -> Opened:
    """Open a script with whatever is asked before it."""
    return open_fresh(settings, journal, settings.library.find(name, settings.here), print)


def test_a_session_waits_for_a_clinician_in_charge(settings: Settings, journal: Journal) -> None:
    """Who says that nobody is gets a sentence; who says yes, a session that may begin."""
    waiting = opened(replace(settings, role=Role.THERAPIST), journal, "session/infusion")
    (gate,) = waiting.gates
    assert isinstance(gate, ClinicianGate)
    with pytest.raises(TurnedAway, match="clinician"):
        pass_on(waiting, NO)
    passed = pass_on(waiting, YES)
    assert not passed.gates
    assert isinstance(passed.opening, Begin)
    assert passed.opening.clinician_in_charge


def test_on_the_first_day_a_patient_is_shown_what_is_for_it(
    settings: Settings, journal: Journal
) -> None:
    """The refusal names the evening's script; the answer is kept, and asked for again."""
    waiting = opened(settings, journal, "integration/week-2")
    with pytest.raises(TurnedAway, match="“The evening”"):
        pass_on(waiting, YES)
    assert said_today(journal, datetime.now(UTC)) == YES
    (gate,) = opened(settings, journal, "integration/week-2").gates
    assert isinstance(gate, KetamineGate)
    assert gate.said == YES
    assert not opened(settings, journal, "integration/day-0-evening").gates


@pytest.mark.parametrize("answer", [NO, RATHER_NOT])
def test_whoever_answered_is_not_asked_again_that_day(
    settings: Settings, journal: Journal, answer: str
) -> None:
    """Another day, and with a clock that was set back, the question comes again."""
    assert not pass_on(opened(settings, journal, "integration/week-2"), answer).gates
    assert not opened(settings, journal, "integration/week-2").gates
    now = datetime.now(UTC)
    assert said_today(journal, now) == answer
    assert said_today(journal, now + A_DAY) == ""
    assert said_today(journal, now - timedelta(hours=1)) == ""


def test_an_answer_that_cannot_be_read_is_asked_for_again(
    settings: Settings, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged page lets nobody in unasked."""
    pass_on(opened(settings, journal, "integration/week-2"), NO)
    monkeypatch.setattr("integrate.player.gates.newest_page", fail)
    assert said_today(journal, datetime.now(UTC)) == ""
    assert len(opened(settings, journal, "integration/week-2").gates) == 1


def test_a_session_is_gone_on_with_by_who_began_it(settings: Settings, journal: Journal) -> None:
    """A patient does not come into a therapist's session; the sentence names the role."""
    begun = opened(replace(settings, role=Role.THERAPIST), journal, "session/infusion")
    begun = pass_on(begun, YES)
    begun.driver.send(begun.opening)
    (summary,) = journal.sessions()
    with pytest.raises(CannotReturn, match="therapist"):
        open_continued(settings, journal, summary, print)


def test_a_note_of_a_session_that_is_gone(journal: Journal) -> None:
    """It names the session, and nothing is made up."""
    with pytest.raises(Refused, match="zzzz"):
        Paperwork(journal, "zzzz").read()


def test_nothing_holds_where_the_journal_cannot_be_read(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was agreed is never guessed: neither of an unknown session nor of a damaged journal."""
    assert AgreedNow(journal, "zzzz").read() == ()
    monkeypatch.setattr(journal, "sessions", fail)
    assert AgreedNow(journal, "zzzz").read() == ()


def test_programmes_are_seen_without_a_journal(settings: Settings) -> None:
    """They are listed; why none can be followed is told, for each of them and for one's own."""
    found = look_at_programmes(settings, Door(replace(settings, open_journal=_none)))
    assert found.names == ["broken", "week"]
    assert found.why_not("week") == "The journal cannot be read."
    with pytest.raises(CannotFollow, match="cannot be read"):
        _ = found.own


def _none() -> Journal:
    raise Damaged("The journal cannot be read.")


def test_a_programme_that_is_gone_stays_in_the_list(settings: Settings, tmp_path: Path) -> None:
    """Who follows it can still end it; a broken one cannot be begun, and none is one's own yet."""
    door = Door(settings)
    found = look_at_programmes(settings, door)
    assert "broken" in found.why_not("broken")
    assert found.is_broken("broken")
    with pytest.raises(CannotFollow, match="You follow no programme"):
        _ = found.own
    begin(settings.library, door.open(), "week", None)
    (tmp_path / "scripts/programmes/week.yaml").unlink()
    gone = look_at_programmes(replace(settings, library=Library((tmp_path / "scripts",))), door)
    assert gone.names == ["week", "broken"]
    assert gone.under("week") == "you follow it; it is not ready"
    assert gone.title("week") == "week"
    assert gone.why_not("week") == ""
    assert makes_room(gone.own)
    door.close()


def test_a_calendar_without_days_is_not_written(
    settings: Settings, journal: Journal, tmp_path: Path
) -> None:
    """Before a session of a programme that has days only after it, there is nothing to write."""
    text = "title: After\ndays:\n  - {day: 1, script: integration/week-2}\n"
    (tmp_path / "scripts/programmes/after.yaml").write_text(text, encoding="utf-8")
    begin(settings.library, journal, "after", None)
    today = look(settings.library, journal, datetime.now(UTC))
    assert today is not None
    with pytest.raises(CannotFollow, match="day"):
        write_calendar(str(tmp_path / "mine.ics"), today)
    assert not (tmp_path / "mine.ics").exists()
