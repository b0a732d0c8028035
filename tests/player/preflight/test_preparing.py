"""What is looked at before which session, and what becomes of the page."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integrate.audio.messages import Setup
from integrate.audio.silence import NoOutput
from integrate.journal.store import Journal
from integrate.player.opening import open_continued, open_fresh, open_without_trace, pass_preflight
from integrate.player.preflight import journal as looked_at
from integrate.player.preflight.equipment import Chosen, Equipment
from integrate.player.preflight.preparing import by_doctor
from integrate.player.settings import Settings
from integrate.player.wakefulness import CannotStayAwake, Wakefulness
from integrate.script.library import Library
from integrate.session.charting import Agreed, SignedOver
from integrate.session.inputs import Begin, Chart
from integrate.session.program import Role
from integrate.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from integrate.player.opened import Opened
    from integrate.player.preflight.looking import Looking

LED = """title: Led
stage: session
audience: therapist
safety: {before: [The plan is signed.], stop if: [chest pain]}
checks: [{after: dose, every: 15 min, do: Look}]
narration: {}
steps: [{mark: dose}, Hello.]
"""
HOME = "title: At home\nstage: integration\nsteps: [Hello.]\n"
ALL = [
    "before 0",
    "stop if",
    "consent",
    "touch",
    "sitter",
    "contact",
    "script",
    "checks",
    "sounds",
    "device",
    "voice",
    "awake",
    "disk",
    "journal",
    "help lines",
    "protocol",
]


@contextmanager
def holding() -> Iterator[None]:
    """Hold nothing."""
    yield


@contextmanager
def refused() -> Iterator[None]:
    """Refuse."""
    raise CannotStayAwake("it is so")
    yield


def wait_for(holds: Callable[[], object]) -> None:
    """Wait until something holds; fail when it does not."""
    deadline, pace = time.monotonic() + 20.0, threading.Event()
    while not holds():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        pace.wait(0.01)


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> Iterator[Journal]:
    """Give an open journal."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as kept:
        yield kept


@pytest.fixture(name="settings")
def _settings(tmp_path: Path, kept: Journal) -> Settings:
    """Give settings with a script that is led and one that is not, in silence."""
    for name, text in (("led", LED), ("home", HOME)):
        (tmp_path / f"{name}.yaml").write_text(text)
    return Settings(
        library=Library((tmp_path,)),
        here=tmp_path,
        sounds=tmp_path,
        role=Role.THERAPIST,
        speed=1.0,
        open_journal=lambda: kept,
        open_output=lambda _tell: NoOutput(),
        has_voice=lambda: True,
        stay_awake=lambda: Wakefulness(holding),
        equipment=Equipment(Setup(voice="none", cache=tmp_path), tmp_path, is_muted=True),
    )


def fresh(settings: Settings, kept: Journal, name: str = "led") -> Opened:
    """Open a script at its beginning."""
    return open_fresh(settings, kept, settings.library.find(name, settings.here), print)


def ids(looking: Looking) -> list[str]:
    """Return the rows of a page."""
    return [row.id for row in looking.sheet.rows]


def test_everything_is_looked_at_before_a_session_that_is_led(
    settings: Settings, kept: Journal
) -> None:
    """Each thing once, all of it found; nothing of it is in the way of beginning but warnings."""
    opened = fresh(settings, kept)
    assert opened.preflight is not None
    assert ids(opened.preflight) == ALL
    assert not opened.preflight.sheet.can_sound
    opened.preflight.start()
    wait_for(lambda: opened.preflight and not opened.preflight.sheet.pending)
    states = {row.id: row.state for row in opened.preflight.sheet.rows}
    assert [one for one, state in states.items() if state == "failed"] == []
    assert states["awake"] == states["journal"] == states["device"] == states["script"] == "ok"
    opened.driver.close()


def test_nothing_is_looked_at_before_other_sessions(settings: Settings, kept: Journal) -> None:
    """A script for home has no page, and without equipment no script has."""
    for opened in (
        fresh(settings, kept, "home"),
        fresh(replace(settings, equipment=None), kept),
        open_without_trace(settings, settings.library.find("home", settings.here), print),
    ):
        assert opened.preflight is None
        opened.driver.close()


def test_what_stands_on_the_page_is_told_right_after_the_opening(
    settings: Settings, kept: Journal
) -> None:
    """What was written down and each warning with its name, at this moment; once."""
    opened = fresh(settings, kept)
    assert opened.preflight is not None
    opened.preflight.change(lambda sheet: sheet.with_written("consent", "seen"))
    passed = pass_preflight(opened, "J. Example")
    assert passed.preflight is None
    entries = [one.entry for one in passed.driver.afterwards if isinstance(one, Chart)]
    assert isinstance(entries[0], Agreed)
    assert {one.name for one in entries if isinstance(one, SignedOver)} == {"J. Example"}
    assert all(0.0 <= one.begun <= passed.driver.clock.now() for one in entries)
    assert pass_preflight(passed) == passed
    opened.driver.close()


def test_the_computer_is_kept_awake_as_long_as_the_session(
    settings: Settings, kept: Journal
) -> None:
    """From its opening to its closing; grounding, which leaves no trace, holds nothing."""
    opened = fresh(settings, kept, "home")
    assert opened.driver.awake is not None
    assert opened.driver.awake.trouble() == ""
    opened.driver.close()
    grounding = open_without_trace(settings, settings.library.find("home", settings.here), print)
    assert grounding.driver.awake is None


def test_who_comes_back_is_told_that_the_computer_may_sleep(
    settings: Settings, kept: Journal
) -> None:
    """There is no page then; the sentence comes by itself."""
    settings = replace(settings, stay_awake=lambda: Wakefulness(refused), equipment=None)
    opened = fresh(settings, kept)
    opened.driver.send(Begin(clinician_in_charge=True))
    opened.driver.close()
    told: list[str] = []
    again = open_continued(settings, kept, kept.sessions()[0], told.append)
    wait_for(lambda: told)
    assert told[0].startswith("The computer may go to sleep during the session: it is so.")
    assert again.preflight is None
    again.driver.close()


def test_the_doctor_looks_at_the_computer_alone(settings: Settings) -> None:
    """Without a script there is nothing to confirm or to agree on."""
    equipment = settings.equipment
    assert equipment is not None
    nobody = (None, lambda: looked_at.none_yet(equipment.data))
    looking = by_doctor(settings, equipment, None, nobody, "self")
    assert ids(looking) == ["device", "voice", "awake", "disk", "journal", "help lines", "protocol"]


@pytest.mark.parametrize(("name", "more"), [("led", ALL), ("home", ["script", "sounds"])])
def test_the_doctor_looks_at_a_script(settings: Settings, name: str, more: list[str]) -> None:
    """One that is led has everything a session looks at; another only its own part."""
    entry = settings.library.find(name, settings.here)
    script = entry.reads.script
    assert script is not None
    assert settings.equipment is not None
    chosen = Chosen(entry, script, Session(script, settings.role, name))
    looking = by_doctor(settings, settings.equipment, chosen, (None, lambda: ()), "self")
    assert set(more) <= set(ids(looking))
    assert ("consent" in ids(looking)) is (name == "led")
