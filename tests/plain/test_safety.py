from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.audio.silence import NoOutput
from integrate.help.support_plan import SupportPlan
from integrate.journal.store import Journal
from integrate.measures.shipped import SHIPPED
from integrate.plain.playing import play, play_unattended
from integrate.player.driver import Driver
from integrate.player.help_at_hand import HelpAtHand, keep_plan
from integrate.player.opened import Opened
from integrate.player.sounds import Sounds
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.record import Answered, Paused, Resumed, SafetyChosen, SafetyOpened
from integrate.session.session import Session
from tests.plain.talking import Memory, Voice, opened, script
from tests.session.risk import RISK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plain.talking import Typed

STEPS = "- {measure: test-risk, save: risk}\n- 'The total is {{ risk.total or 1 }}.'"


@pytest.fixture(autouse=True)
def _risk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let scripts ask the made-up questionnaire."""
    monkeypatch.setitem(SHIPPED, RISK.id, RISK)


def talked(
    *typed: Typed,
    at_hand: HelpAtHand | None = None,
    role: Role = Role.PATIENT,
    failing: frozenset[int] = frozenset(),
) -> tuple[list[str], Memory]:
    """Return what is said to a person at the questionnaire, and what is kept."""
    voice, memory = Voice(typed), Memory(set(failing))
    session = Session(script(STEPS), role, "a-test")
    driver = Driver(session, voice.clock, memory, NoOutput(), Sounds(()), voice.say)
    begun = Opened(driver, Begin(), help=at_hand or HelpAtHand())

    def ground(_word: object) -> Opened:
        return opened(script("- Feel your feet.", title="Steady"), voice)

    play(begun, voice, ground)
    return voice.said, memory


def chosen(memory: Memory) -> list[str]:
    """Return what was chosen at safety steps."""
    return [one.choice for one in memory.events if isinstance(one, SafetyChosen)]


def test_a_flagged_answer_is_met_at_once() -> None:
    """Words, numbers and ways come before the next item; then the items go on."""
    said, memory = talked("0", "1", "2", "3", "0", "", "")
    text = "\n".join(said)
    at = text.index("nobody has been told")
    assert at < text.index("In danger: your local emergency number.") < text.index("1. Yes")
    assert text.index("1. Yes") < text.index("Little hunger") < text.index("The total is 1.")
    assert chosen(memory) == ["not_now", "go_on"]
    assert "Please tell your clinic today" in " ".join(said)


def test_enter_never_leads_past_it() -> None:
    """Enter, “next” and “skip” say how to choose, and change nothing."""
    said, memory = talked("0", "1", "", "next", "skip", "hm", "3", "3", "0", "", "")
    hint = "Answer with the number, or the first letters. “help” has more."
    assert said.count(hint) == 4
    assert chosen(memory) == ["rather_not", "go_on"]


def test_the_lowest_answer_is_not_called_safe() -> None:
    """Nothing is said of it at all."""
    said, memory = talked("0", "0", "0", "", "")
    assert not any("safe" in line.lower() for line in said)
    assert not any(isinstance(one, SafetyOpened) for one in memory.events)


def test_grounding_comes_back_to_it() -> None:
    """Grounding is one of the ways; it is kept that it was chosen, and the step is said again."""
    said, memory = talked("0", "1", "2", "1", "", "3", "0", "", "")
    assert "Feel your feet." in said
    assert sum("Nobody has been told" in line for line in said) == 2
    assert chosen(memory) == ["not_now", "ground", "go_on"]
    assert Paused() in memory.events
    assert Resumed() in memory.events


def test_words_at_any_time_work_there() -> None:
    """Help, a pause, going back and stopping are there as at every step."""
    said, memory = talked("0", "1", "help", "2", "3", "0", "", "")
    assert chosen(memory) == ["not_now", "go_on"]
    assert said.count("The session is paused. Enter goes on.") == 1
    said, memory = talked("0", "1", "back", "0", "0", "", "")
    answers = [one.value for one in memory.events if isinstance(one, Answered)]
    assert answers == ["0", "1", "0", "0"]
    said, _ = talked("0", "1", "stop", "")
    assert "Stopped here." in said


def test_the_numbers_of_the_country_and_own_contacts_stand_there(tmp_path: Path) -> None:
    """Emergency number, line, and one's own people; the plan itself is a choice away."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        parts = {"signs": "I stop eating.", "people": "Ada, 555 0101"}
        keep_plan(journal, SupportPlan().changed(parts))
    settings = tmp_path / "settings.toml"
    settings.write_text('country = "GB"\ncontact = "Clinic, 555 0102"\n')
    at_hand = HelpAtHand(settings, None, lambda: Journal.open(tmp_path / "data", tmp_path / "keys"))
    said, memory = talked("0", "1", "1", "2", "3", "0", "", "", at_hand=at_hand)
    first = said.index("In danger: call 999 or 112 (United Kingdom).")
    assert said[first + 1] == "Samaritans: call 116 123"
    assert "Your contact: Clinic, 555 0102" in said
    assert said.index("Ada, 555 0101") < said.index("1. Yes")
    assert "I stop eating." in said
    assert chosen(memory) == ["danger", "plan", "go_on"]


def test_a_therapist_sees_the_clinics_protocol(tmp_path: Path) -> None:
    """Item and answer, then the words of protocol.txt; without the file a neutral line."""
    protocol = tmp_path / "protocol.txt"
    protocol.write_text("Call the doctor on duty.\nStay in the room.\n")
    said, memory = talked("0", "2", "2", "0", "", "", role=Role.THERAPIST)
    assert "There is no protocol.txt of your clinic here; follow your own procedure." in said
    at_hand = HelpAtHand(None, protocol)
    said, memory = talked("0", "2", "2", "0", "", "", role=Role.THERAPIST, at_hand=at_hand)
    assert said.index("Test of risk, item 2: 2 (“Most days”).") < said.index("Stay in the room.")
    assert chosen(memory) == ["go_on"]


def test_with_nobody_there_it_is_said_and_kept_so() -> None:
    """Answers from a file open it as well; the record says that nobody was there to choose."""
    voice, memory = Voice(()), Memory()
    session = Session(script(STEPS), Role.PATIENT, "a-test")
    driver = Driver(session, voice.clock, memory, NoOutput(), Sounds(()), voice.say)
    answers = {"risk.1": "0", "risk.2": "2", "risk.3": "0"}
    play_unattended(Opened(driver, Begin()), voice, answers)
    assert chosen(memory) == ["unattended"]
    text = "\n".join(voice.said)
    assert text.index("nobody has been told") < text.index("The total is 2.")


def test_help_does_not_wait_for_a_full_disk() -> None:
    """Where the flagged answer cannot be kept, where help is comes before the trouble."""
    said, memory = talked("0", "1", "", "2", "3", "1", "", failing=frozenset({3}))
    trouble = said.index("The disk is full: make room on it.")
    assert "In danger: your local emergency number." in said[:trouble]
    assert "nobody has been told" in " ".join(said[trouble:])
    assert chosen(memory) == ["not_now", "go_on"]
