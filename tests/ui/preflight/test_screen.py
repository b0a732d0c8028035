from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integrate.audio.messages import Setup
from integrate.player.door import Door
from integrate.player.opening import open_fresh
from integrate.player.preflight.equipment import Equipment
from integrate.player.preflight.finding import failed, ok, warning
from integrate.player.preflight.looking import Glance, Looking
from integrate.player.preflight.sheet import Sheet
from integrate.session.charting import Agreed, Noted, SignedOver
from integrate.session.inputs import Chart
from integrate.session.program import Role
from integrate.ui.app import IntegrateApp
from integrate.ui.console.screen import ConsoleScreen
from integrate.ui.home.screen import HomeScreen
from integrate.ui.preflight.screen import PreflightScreen
from tests.ui.acting import NARROW, WIDE, House, flowing, script_text, sees, until, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from integrate.player.opened import Opened
    from integrate.player.preflight.finding import Finding
    from integrate.session.charting import ChartEntry

LED = "audience: therapist\n"
SHELF = {
    "anytime/grounding": script_text("- Five things.", "Five senses"),
    "dosing": script_text("- mark: dose\n- Hello.", "The session", "session", LED),
}
BEFORE = ("The plan is signed.", "Water is near.")
LITTLE = warning("disk", "Only 90 MB are free.", "Make room on the drive.")
OPEN = ok("device", "The output is open.")


class Page:
    """A page before a session, shown by the program at home, with made-up findings."""

    def __init__(
        self,
        folder: Path,
        *findings: Finding,
        before: tuple[str, ...] = (),
        tone: Finding | None = None,
    ) -> None:
        self.house = House(folder, SHELF, role=Role.THERAPIST)
        self.findings = findings
        self.rounds = 0
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        names = (*dict.fromkeys(one.name for one in findings), "consent")
        self.results: list[Opened | None] = []
        self.looking = Looking(
            self._looks,
            Sheet(names, before, can_sound=tone is not None),
            (lambda: Glance(("device",), lambda: (tone,))) if tone else None,
        )
        settings = self.house.settings
        entry = settings.library.find("dosing", folder)
        opened = open_fresh(settings, self.house.journal(), entry, print)
        self.opened = replace(opened, preflight=self.looking)

    def _looks(self) -> Sequence[Glance]:
        self.rounds += 1
        agreed = ok("consent", "“seen”, on 02 Mar 2026.")
        others = tuple(one for one in self.findings if one.name != "consent")
        first = tuple(one for one in self.findings if one.name == "consent") or (agreed,)
        names = tuple(dict.fromkeys(one.name for one in others))
        return [Glance(("consent",), lambda: first), Glance(names, lambda: self._found(others))]

    def _found(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        self.may_go_on.wait(60.0)
        return findings

    def home(self) -> IntegrateApp:
        """Return the program at home; `show` brings the page."""
        return self.house.home()

    def show(self, app: IntegrateApp) -> None:
        """Show the page."""
        app.push_screen(PreflightScreen(self.opened), self.results.append)

    @property
    def charted(self) -> list[ChartEntry]:
        """What the session will be told right after its opening."""
        (opened,) = self.results
        assert opened is not None
        return [one.entry for one in opened.driver.afterwards if isinstance(one, Chart)]


@pytest.mark.parametrize("size", [WIDE, NARROW, (80, 24)])
async def test_with_nothing_in_the_way_it_begins_at_once(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Each thing is shown with its mark and its words; one key begins."""
    page = Page(tmp_path, OPEN)
    app = page.home()
    async with app.run_test(size=size) as pilot:
        page.show(app)
        await sees(pilot, "Before the session Nothing stands in the way.")
        assert "✓ Output The output is open." in flowing(app)
        await pilot.press("b")
        await until(pilot, lambda: page.results != [])
    assert page.charted == []


async def test_warnings_are_signed_over_by_name(tmp_path: Path) -> None:
    """All of them are read at once; without a name nothing begins."""
    page = Page(tmp_path, LITTLE, OPEN)
    app = page.home()
    async with app.run_test(size=WIDE) as pilot:
        page.show(app)
        await sees(pilot, "Begin the session: sign one warning over")
        await pilot.press("b")
        await sees(pilot, "Your name, to sign the warnings over")
        await sees(pilot, "! Disk space: Only 90 MB are free. Make room on the drive.")
        await pilot.press("enter")
        await sees(pilot, "Nothing begins without a name under the warnings.")
        await write(pilot, "J")
        await pilot.press("escape")
        await sees(pilot, "Before the session One warning.")
        await pilot.press("b")
        await write(pilot, "Jo")
        await pilot.press("down", "up", "enter")
        await until(pilot, lambda: page.results != [])
    (signed,) = page.charted
    assert isinstance(signed, SignedOver)
    assert (signed.warning, signed.name) == ("Disk space: Only 90 MB are free.", "Jo")


async def test_what_failed_holds_the_session_up(tmp_path: Path) -> None:
    """It is named with its remedy; looking again sees that it was mended."""
    page = Page(tmp_path, OPEN, failed("journal", "The disk is full.", "Make room and try again."))
    app = page.home()
    async with app.run_test(size=WIDE) as pilot:
        page.show(app)
        await sees(pilot, "One thing to mend first.")
        assert "✗ Journal The disk is full." in flowing(app)
        assert "Nothing can begin before what is marked ✗ is mended" in flowing(app)
        await pilot.press("b")
        await sees(pilot, "Nothing begins before this is mended. ✗ Journal: The disk is full.")
        assert page.results == []
        page.findings = (OPEN, ok("journal", "It is open."))
        await pilot.press("r")
        await sees(pilot, "Nothing stands in the way.")
        assert page.rounds == 2
        await pilot.press("b")
        await until(pilot, lambda: page.results != [])


async def test_items_are_confirmed_and_words_written_down(tmp_path: Path) -> None:
    """Enter confirms, or asks for words in a line below, and then goes on to the next."""
    unsaid = warning("consent", "No consent is recorded.", "Write it down.")
    page = Page(tmp_path, unsaid, before=BEFORE)
    app = page.home()
    async with app.run_test(size=WIDE) as pilot:
        page.show(app)
        await sees(pilot, "3 warnings.")
        await pilot.press("enter", "enter")
        await sees(pilot, "One warning.")
        assert "✓ To confirm Water is near." in flowing(app)
        await pilot.press("enter")
        await sees(pilot, "Consent: write it down in a line")
        await write(pilot, "seen b r t g")
        await pilot.press("enter")
        await sees(pilot, "“seen b r t g”, written down now.")
        await pilot.press("up", "enter")
        await sees(pilot, "esc Back F1 Help F9 Ground me")
        await pilot.press("escape")
        await sees(pilot, "Nothing stands in the way.")
        await pilot.press("down", "enter")
        await until(pilot, lambda: page.results != [])
    agreed, noted = page.charted
    assert isinstance(agreed, Agreed)
    assert (agreed.about, agreed.words) == ("consent", "seen b r t g")
    assert isinstance(noted, Noted)
    assert noted.text == "Confirmed before the session: The plan is signed; Water is near"


async def test_what_is_written_is_in_sight_below_a_long_list(tmp_path: Path) -> None:
    """In a usual window with more lines than it has room for, the line being written is shown."""
    unsaid = warning("consent", "No consent is recorded.", "Write it down.")
    page = Page(tmp_path, unsaid, before=tuple(f"Item {number}." for number in range(16)))
    app = page.home()
    async with app.run_test(size=(80, 24)) as pilot:
        page.show(app)
        await sees(pilot, "17 warnings.")
        await pilot.press(*["down"] * 16, "enter")
        await write(pilot, "on file")
        await sees(pilot, "on file")
        assert "! Consent" in flowing(app)
        await pilot.press("enter")
        await sees(pilot, "“on file”, written down now.")


async def test_keys_are_taken_while_it_looks(tmp_path: Path) -> None:
    """What is not known yet is shown so, and can be signed over too."""
    page = Page(tmp_path, OPEN, before=BEFORE)
    page.may_go_on.clear()
    app = page.home()
    async with app.run_test(size=WIDE) as pilot:
        page.show(app)
        await sees(pilot, "· Output being looked at")
        await pilot.press("enter", "enter")
        await sees(pilot, "One still being looked at.")
        await pilot.press("b")
        await sees(pilot, "Output: This was not looked at to its end.")
        await pilot.press("escape")
        page.may_go_on.set()
        await sees(pilot, "✓ Output The output is open.")


async def test_the_tone_is_played_when_it_is_asked_for(tmp_path: Path) -> None:
    """What came of it stands in the row of the output; Enter there plays it as well."""
    heard = ok("device", "The tone was heard.")
    page = Page(tmp_path, OPEN, LITTLE, tone=heard)
    app = page.home()
    async with app.run_test(size=WIDE) as pilot:
        page.show(app)
        await sees(pilot, "The output is open.")
        await pilot.press("t")
        await sees(pilot, "✓ Output: The tone was heard.")
        await pilot.press("r")
        await sees(pilot, "✓ Output The output is open.")
        await pilot.press("enter")
        await sees(pilot, "✓ Output The tone was heard.")


async def test_without_sound_there_is_no_tone(tmp_path: Path) -> None:
    """The key is not offered and does nothing."""
    page = Page(tmp_path, OPEN)
    app = page.home()
    async with app.run_test(size=WIDE) as pilot:
        page.show(app)
        await sees(pilot, "The output is open.")
        assert "Test tone" not in flowing(app)
        await pilot.press("t", "down", "right", "left")
        assert "✓ Output The output is open." in flowing(app)


async def test_help_and_grounding_are_one_key_away(tmp_path: Path) -> None:
    """They open over the page and come back to it; Escape leaves it for another time."""
    page = Page(tmp_path, OPEN)
    app = page.home()
    async with app.run_test(size=WIDE) as pilot:
        page.show(app)
        await sees(pilot, "The output is open.")
        await pilot.press("question_mark")
        await sees(pilot, "your local emergency number")
        await pilot.press("escape", "g")
        await sees(pilot, "Five things.")
        await pilot.press("enter")
        await sees(pilot, "The output is open.")
        await pilot.press("escape")
        await until(pilot, lambda: page.results == [None])
        assert isinstance(app.screen, HomeScreen)


def clinic(house: House) -> IntegrateApp:
    """Return the program, about to play a session in a house whose equipment is looked at."""
    equipment = Equipment(Setup(voice="none"), house.folder, is_muted=True)
    settings = replace(house.settings, equipment=equipment)
    entry, door = settings.library.find("dosing", house.folder), Door(settings)

    def play(tell: Callable[[str], None]) -> Opened:
        return open_fresh(settings, door.open(), entry, tell)

    return IntegrateApp(settings, play, house.preferences, door)


async def test_the_program_shows_it_after_the_gate(tmp_path: Path) -> None:
    """First the clinician is asked for, then the page is shown; leaving it keeps nothing."""
    house = House(tmp_path, SHELF, role=Role.THERAPIST)
    app = clinic(house)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "in charge of this session?")
        await pilot.press("down", "enter")
        await sees(pilot, "! Consent No consent is recorded for this person.")
        await pilot.press("escape")
        await until(pilot, lambda: app.played is not None)
    assert house.sessions == []


async def test_the_session_begins_after_the_page(tmp_path: Path) -> None:
    """The console comes once the warnings are signed over."""
    app = clinic(House(tmp_path, SHELF, role=Role.THERAPIST))
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "in charge of this session?")
        await pilot.press("down", "enter")
        await sees(pilot, "Before the session")
        await pilot.press("b")
        await sees(pilot, "Your name, to sign the warnings over")
        await write(pilot, "Jo")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConsoleScreen))
