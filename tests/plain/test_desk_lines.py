"""A therapist's session in lines: what is kept beside it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.audio.api import SOUNDING, Condition, State
from integrate.plain.playing import play
from integrate.player import fading
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.player.help_at_hand import HelpAtHand
from integrate.player.opened import Opened
from integrate.player.sounds import Sounds
from integrate.session.charting import Noted, SoundHushed, UrgentMarked, VitalsTaken
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.record import CheckDone, Marked, Paused, Resumed, WayTaken
from integrate.session.session import Session
from tests.plain.talking import Memory, Typed, Voice
from tests.player.fakes import WrittenSound
from tests.session.conversation import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCRIPT = """\
title: A day
stage: session
audience: therapist
checks:
  - {after: start, every: 10 min, do: Look in.}
steps:
  - Welcome.
  - mark: start
  - wait: 45 min
  - Thank you.
"""
BEGAN = datetime(2026, 11, 22, 14, 0, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand where the wall shows UTC, with fades that take no time."""
    monkeypatch.setattr(fading, "STEP", 0.0)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def lead(
    *typed: Typed, plan: Path | None = None, script: str = SCRIPT
) -> tuple[list[str], Memory, list[str]]:
    """Lead a session by these lines; return what was said, kept and heard."""
    voice, memory, sound = Voice(typed, MadeUpClock(began=BEGAN)), Memory(), WrittenSound([])
    session = Session(script_of(script), Role.THERAPIST, "a-day")
    driver = Driver(session, voice.clock, memory, sound, Sounds(()), voice.say)
    at_hand = HelpAtHand(protocol_file=plan)
    play(Opened(driver, Begin(clinician_in_charge=True), help=at_hand), voice, None)
    return voice.said, memory, sound.log


def test_notes_vitals_and_corrections() -> None:
    """What is kept is said back with its number and time; what means nothing is said too."""
    said, memory, _ = lead(60.0, "/n Calm.", "/v 94 151/91 97", "/fix 1 Nervous.", "/vv", "/s 200")
    assert memory.events[2:4] == [
        Noted("Calm.", 60.0, 1),
        VitalsTaken(60.0, 94, 151, 91, 97, number=2),
    ]
    assert "Kept at 14:01:00 as 1: Calm." in said
    assert "Kept at 14:01:00 as 3: In place of 1: Nervous." in said
    assert any("Did you mean /v?" in line for line in said)
    assert "Distress is a whole number from 0 to 100, as in /s 35." in said
    assert any(line.startswith("For you: a line that begins with /") for line in said)


def test_what_cannot_be_is_refused() -> None:
    """What the session refuses is said in its sentence."""
    said, memory, _ = lead("/v 94 151/91 970")
    assert any("from 0 to 100" in line for line in said)
    assert len(memory.events) == 2


def test_marks_and_checks() -> None:
    """A mark set at its own step goes on; a check is said when it is due, and when it is done."""
    said, memory, _ = lead("/go", "/m", "/m start", 601.0, "time", "/done", "time", "/since start")
    assert "That is for the full screen; here it is a line: /m start" in said
    assert "“start” is set at 14:00:00." in said
    assert "A rest of 45 min." in said
    assert said.count("Waiting since 14:10:00: Look in. Type /done 1 when it is done.") == 2
    assert "Done at 14:10:01: Look in." in said
    assert "10 min since start; 10 min in the session." in said
    assert "In 9 min 59 s: Look in." in said
    kinds = [type(one) for one in memory.events]
    assert kinds.count(Marked) == kinds.count(CheckDone) == 1


def test_the_panic_line() -> None:
    """Everything fades and is held, once more is silence at once, and /resume brings it back."""
    said, memory, heard = lead("/hush", "/hush", "/resume", "/resume", "/hold", "/go")
    assert "Everything fades. Once more: silence at once. /resume brings it back." in said
    assert "Silence. /resume brings the sound back, and goes on." in said
    assert memory.events[2:6] == [
        SoundHushed(0.0, number=1),
        Paused(),
        SoundHushed(0.0, at_once=True, number=2),
        Resumed(),
    ]
    assert "mute True" in heard
    assert "mute False" in heard
    assert "The sound is back." in said


def test_urgent(tmp_path: Path) -> None:
    """The moment is marked, the sound fades, and the clinic's own plan is said."""
    plan = tmp_path / "protocol.txt"
    plan.write_text("1. Call extension 4410.\n2. Stay.", encoding="utf-8")
    said, memory, heard = lead(30.0, "!! pulse weak", plan=plan)
    assert UrgentMarked(30.0, "pulse weak", 1) in memory.events
    assert said.index("URGENT marked at 14:00:30.") < said.index("1. Call extension 4410.")
    assert any(line.startswith("level of all") for line in heard)
    said, memory, _ = lead("!!", "/plan", "!!")
    assert sum(line.startswith("There is no protocol.txt") for line in said) == 3
    assert sum(isinstance(one, UrgentMarked) for one in memory.events) == 2


def test_the_sound_in_lines() -> None:
    """Volumes, talk-over and mute are done at once and said."""
    said, _, heard = lead("/bed 50", "/talk", "/mute", "/mute")
    assert "Now: 100 % of all, music 50 %, voice 100 %." in said
    assert heard[:4] == ["level bed -10 dB", "talk over True", "mute True", "mute False"]


def test_the_words_of_the_prompt_are_commands_too() -> None:
    """Help lists the commands; what is for the full screen alone says so; the end is asked."""
    said, _, _ = lead("/help", "/v", "/ae", "/cover", "/go", "/back", "/skip", "/end", "yes")
    assert "/s 35: distress from 0 to 100, as the person says it." in said
    assert "That is for the full screen; here it is a line: /v 94 151/91 97 words" in said
    assert "That is for the full screen." in said
    assert "Stop here? Enter stops, “go” goes on." in said
    assert said[-2] == "Stopped here."


def test_a_loss_of_sound_is_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """As at the console: the loss and the return, each once, by themselves."""
    gone = Condition(State.SILENT, "The sound device is gone.")

    def condition(driver: Driver) -> Condition:
        return gone if 600.0 <= driver.clock.now() < 1500.0 else SOUNDING

    monkeypatch.setattr(Driver, "condition", property(condition))
    _said, memory, _heard = lead("/go", "/m start", 1900.0, "time")
    noted = [one.text for one in memory.events if isinstance(one, Noted)]
    assert [gone.reason in one for one in noted] == [True, False]


def test_the_rest_in_short_and_in_full() -> None:
    """The commands of the console are lines here too; a script with one way says so."""
    said, _memory, _ = lead("/short")
    assert "This goes one way only." in said
    two = SCRIPT.replace("  - Thank you.\n", "  - say: Thank you.\n    depth: full\n")
    said, memory, _ = lead("/short", "/full", script=two)
    assert [one for one in memory.events if isinstance(one, WayTaken)] == [
        WayTaken("short"),
        WayTaken("full"),
    ]
    assert said.index("The rest comes in short.") < said.index("The rest comes in full.")
