from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.player.opening import open_fresh
from integrate.session.inputs import Advance, Begin
from integrate.session.program import Role
from integrate.session.record import Entered, Finished, Returned, Stopped
from integrate.ui.home.returning import ReturnPanel
from integrate.ui.home.screen import HomeScreen
from tests.ui.acting import NARROW, WIDE, House, flowing, script_text, sees, until

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.store import Journal
    from integrate.session.record import Recorded

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])
SCRIPTS = {
    "one": script_text("- Hello.\n- Settle in.\n- Thank you.", "Arriving"),
    "anytime/grounding": script_text("- Feel your feet.", "Steady"),
}


class Earlier:
    """A journal that writes as if it were so much earlier."""

    def __init__(self, journal: Journal, ago: timedelta) -> None:
        self._journal = journal
        self._ago = ago

    def begin(self, person: str) -> str:
        """Begin a session."""
        return self._journal.begin(person)

    def append(self, session: str, _wall: datetime, *recorded: Recorded) -> None:
        """Write events with another moment than the present."""
        self._journal.append(session, datetime.now(UTC) - self._ago, *recorded)


def left(tmp_path: Path, ago: timedelta, role: Role = Role.PATIENT) -> House:
    """Return a house in which a session was left at its second step, so long ago."""
    house = House(tmp_path, SCRIPTS, role=role)
    settings = house.settings
    with house.journal() as journal:
        entry = settings.library.find("one", house.folder)
        earlier: Journal = Earlier(journal, ago)  # type: ignore[assignment] # does what is needed
        opened = open_fresh(settings, earlier, entry, lambda _told: None)
        for given in (Begin(), Advance()):
            opened.driver.send(given)
    return house


@SIZES
async def test_some_hours_later_grounding_comes_first(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Grounding, of which nothing is kept, leads back to the step, which begins afresh."""
    house = left(tmp_path, timedelta(hours=3, minutes=5))
    app = house.home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "Continue Arriving")
        await pilot.press("enter")
        await sees(pilot, "You left this 3 hours ago.")
        assert "Settle in." not in flowing(app)
        await pilot.press("enter")
        await sees(pilot, "Feel your feet.")
        await pilot.press("enter")
        await sees(pilot, "Settle in.")
        await pilot.press("enter", "enter")
        await sees(pilot, "This is the end")
    assert len(house.sessions) == 1
    assert any(isinstance(event, Returned) for event in house.sessions[0])
    assert isinstance(house.sessions[0][-1], Finished)


async def test_without_grounding_the_session_goes_on_all_the_same(tmp_path: Path) -> None:
    """What is missing keeps nobody from the way that was chosen."""
    house = left(tmp_path, timedelta(hours=3))
    (tmp_path / "scripts/anytime/grounding.yaml").unlink()
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Arriving")
        await pilot.press("enter")
        await sees(pilot, "A moment of grounding, then carry on")
        await pilot.press("enter")
        await sees(pilot, "Settle in.")


async def test_after_a_day_starting_again_is_offered_first(tmp_path: Path) -> None:
    """It begins a new session and lets the old one rest; carrying on stands second."""
    house = left(tmp_path, timedelta(days=3))
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Enter offers a new start")
        await pilot.press("enter")
        await sees(pilot, "You left this 3 days ago")
        said = flowing(app)
        assert said.index("Start again") < said.index("Carry on where you stopped")
        await pilot.press("enter")
        await sees(pilot, "Hello.")
    new, old = house.sessions
    assert [event.text for event in new if isinstance(event, Entered)] == ["Hello."]
    assert isinstance(old[-1], Stopped)


async def test_after_a_day_it_can_be_carried_on_all_the_same(tmp_path: Path) -> None:
    """The second way leads to the step where the session was left."""
    house = left(tmp_path, timedelta(days=3))
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Arriving")
        await pilot.press("enter")
        await sees(pilot, "Start again")
        await pilot.press("down", "enter")
        await sees(pilot, "Settle in.")
    assert len(house.sessions) == 1


async def test_a_clock_set_back_is_said_and_grounding_comes_first(tmp_path: Path) -> None:
    """Nobody can tell how long ago it was, so it is not taken for a moment."""
    app = left(tmp_path, -timedelta(hours=2)).home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Arriving")
        await pilot.press("enter")
        await sees(pilot, "clock is set to before you left")
        await sees(pilot, "A moment of grounding, then carry on")


async def test_somebody_may_stay_at_home(tmp_path: Path) -> None:
    """Escape goes back, grounding is one key away, and the session is offered as before."""
    house = left(tmp_path, timedelta(hours=3))
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Arriving")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReturnPanel))
        await pilot.press("g")
        await sees(pilot, "Feel your feet.")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReturnPanel))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await sees(pilot, "Continue Arriving")
    assert not any(isinstance(event, Returned) for event in house.sessions[0])


async def test_what_a_therapist_leads_goes_on_at_once(tmp_path: Path) -> None:
    """In the room nobody waits for a question."""
    app = left(tmp_path, timedelta(hours=3), Role.THERAPIST).home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Arriving")
        await pilot.press("enter")
        await sees(pilot, "Settle in.")


async def test_sessions_are_kept_for_the_person_who_was_named(tmp_path: Path) -> None:
    """Home says for whom it is; what it begins is that person's, and is offered by name later."""
    house = House(tmp_path, SCRIPTS, role=Role.THERAPIST, person="wren")
    with house.journal() as journal:
        wren = journal.add_person("Wren").id
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Integrate, for wren")
        await sees(pilot, "Arriving")
        await pilot.press("down", "enter")
        await sees(pilot, "Hello.")
    with house.journal() as journal:
        assert [one.person for one in journal.sessions()] == [wren]
    house.person = ""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Arriving")
        await sees(pilot, "Wren, left")


async def test_somebody_nobody_knows_begins_nothing(tmp_path: Path) -> None:
    """The sentence says where the names are, and how somebody is added."""
    app = House(tmp_path, SCRIPTS, role=Role.THERAPIST, person="Wren").home()
    async with app.run_test(size=(160, 30)) as pilot:
        await sees(pilot, "There is nobody called “Wren”: `integrate journal people` names")
        await sees(pilot, "`integrate journal people add NAME` adds somebody.")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_a_backup_is_made_while_home_is_up(tmp_path: Path) -> None:
    """One a day lies beside the journal; why there is none is told once."""
    house = left(tmp_path, timedelta(minutes=1))
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue Arriving")
    assert len(list((tmp_path / "data" / "backups").glob("journal-*.db"))) == 1
    house = left(tmp_path / "other", timedelta(minutes=1))
    (tmp_path / "other" / "data" / "backups").write_text("a file, where a folder should be")
    async with house.home().run_test(size=WIDE) as pilot:
        await sees(pilot, "The journal could not be backed up today.")
