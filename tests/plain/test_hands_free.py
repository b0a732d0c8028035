"""Lines that go on by themselves: after the start nothing is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.audio.api import SOUNDING, Condition
from integrate.plain.playing import play
from integrate.player.driver import Driver
from integrate.player.opened import Opened
from integrate.player.sounds import Sounds
from integrate.session.effects import Outcome
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.record import Passed
from integrate.session.session import Session
from tests.plain.talking import Hush, Memory, Typed, Voice
from tests.session.conversation import script_of

if TYPE_CHECKING:
    from integrate.audio.api import Clip

SPOKEN = """title: Closed eyes
stage: anytime
narration: {pace: slow}
steps:
  - Welcome.
  - ask: What is here?
  - choose: Is it near?
    options: [Near, Far]
  - wait: 20 s
    show: Rest.
  - The end.
"""
TRANSCRIPT = """\
Closed eyes.
Type “help” at any time for help. You can stop at any time.
Your words are kept in the journal on this computer.
About 5 steps.
Welcome.
Enter goes on.
What is here?
Write as many lines as you like. A full stop alone on a line ends them.
The bell: going on. “back” goes back to it.
Is it near?
1. Near
2. Far
Answer with the number, or the first letters.
The bell: going on. “back” goes back to it.
Rest.
A rest of 20 s.
It ends by itself. Enter ends it early.
The rest is over.
The end.
The end of “Closed eyes”.
Your answers are in your journal.
"""


class Heard(Hush):
    """An output that can be heard, and notes what begins."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: list[str] = []

    @property
    def condition(self) -> Condition:
        """As if it could be heard."""
        return SOUNDING

    def play(self, clip: Clip) -> None:
        """Note a clip."""
        self.begun.append(clip.id)


def hear(*typed: Typed) -> tuple[Voice, Memory, Outcome | None]:
    """Go through the script on its own, with these lines and silences."""
    voice, memory = Voice(typed), Memory()
    session = Session(script_of(SPOKEN), Role.PATIENT, "closed")
    driver = Driver(session, voice.clock, memory, Heard(), Sounds(()), voice.say)
    driver.hands_free.is_wanted = True
    return voice, memory, play(Opened(driver, Begin()), voice, None)


def test_the_whole_script_goes_by() -> None:
    """Each question is passed with a bell, which a line tells of."""
    voice, memory, outcome = hear(1000.0)
    assert voice.sink.getvalue() == TRANSCRIPT
    assert outcome is Outcome.FINISHED
    assert [one.how for one in memory.events if isinstance(one, Passed)] == ["thought", ""]


def test_an_answer_is_taken_all_the_same() -> None:
    """Who begins to write is waited for, however long it takes."""
    _voice, memory, outcome = hear(20.0, "A heron.", 600.0, ".", 1000.0)
    assert outcome is Outcome.FINISHED
    assert ("", "A heron.") in memory.answers
