"""What stands on the page of a session is kept with its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.audio.messages import Setup
from integrate.audio.silence import NoOutput
from integrate.journal.store import Journal
from integrate.player.opening import open_fresh, pass_preflight
from integrate.player.preflight.equipment import Equipment
from integrate.player.settings import Settings
from integrate.script.library import Library
from integrate.session.charting import Agreed, Noted, SignedOver
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.record import Began

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("integrate.session.deskwork", reason="needs the engine's own chart")

LED = """title: Led
stage: session
audience: therapist
safety: {before: [The plan is signed.]}
steps: [Hello.]
"""


def test_the_page_is_kept_with_the_beginning(tmp_path: Path) -> None:
    """Words, confirmations and signatures stand in the journal, and are known the next time."""
    (tmp_path / "led.yaml").write_text(LED)
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        settings = Settings(
            library=Library((tmp_path,)),
            here=tmp_path,
            sounds=tmp_path,
            role=Role.THERAPIST,
            speed=1.0,
            open_journal=lambda: journal,
            open_output=lambda _tell: NoOutput(),
            equipment=Equipment(Setup(), tmp_path, is_muted=True),
        )
        entry = settings.library.find("led", tmp_path)
        opened = open_fresh(settings, journal, entry, print)
        assert opened.preflight is not None
        opened.preflight.change(
            lambda sheet: sheet.with_confirmed(0).with_written("consent", "seen")
        )
        passed = pass_preflight(opened, "J. Example")
        passed.driver.send(Begin(clinician_in_charge=True))
        events = [one.recorded.event for one in journal.events(journal.sessions()[0].id)]
        assert isinstance(events[0], Began)
        chart = [one for one in events if isinstance(one, Agreed | Noted | SignedOver)]
        assert [one.number for one in chart] == [*range(1, len(chart) + 1)]
        assert isinstance(chart[0], Agreed)
        assert isinstance(chart[1], Noted)
        assert {one.name for one in chart[2:] if isinstance(one, SignedOver)} == {"J. Example"}
        passed.driver.close()
        again = open_fresh(settings, journal, entry, print)
        assert again.preflight is not None
        again.preflight.look_at_all()
        consent = next(row for row in again.preflight.sheet.rows if row.id == "consent")
        assert consent.words.startswith("“seen”, on ")
        again.driver.close()
