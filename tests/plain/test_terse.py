"""Short lines for those who know the way, and one voice at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.audio.api import Bus
from integrate.audio.silence import NoOutput
from integrate.plain.home import home
from integrate.plain.playing import play
from integrate.player.content import Narrating
from integrate.player.driver import Driver
from integrate.player.keeping import Nowhere
from integrate.player.opened import Opened
from integrate.player.sounds import Sounds
from integrate.script.read import read
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.session import Session
from tests.plain.talking import Voice, opened, script

if TYPE_CHECKING:
    from integrate.audio.api import Clip
    from tests.plain.house import House

NOT_SPOKEN = "No voice speaks while these lines are read. “:voice” lets one speak."
WRITE = "Write as many lines as you like. A full stop alone on a line ends them."
WHAT_TO_TYPE = "Also: settings, help, ground, quit."
QUESTIONS = "- ask: What?\n- ask: And what else?"
TYPED = ("One.", ".", "repeat", "Two.", ".")


def terse(*typed: str) -> Voice:
    """Return a person whose terminal is terse."""
    voice = Voice(typed)
    voice.terse = True
    return voice


def test_how_to_write_is_said_once() -> None:
    """Only on a terse terminal; asking for the step again says it again."""
    voice = terse(*TYPED)
    play(opened(script(QUESTIONS), voice), voice, None)
    assert voice.said.count(WRITE) == 2
    wordy = Voice(TYPED)
    play(opened(script(QUESTIONS), wordy), wordy, None)
    assert wordy.said.count(WRITE) == 3


def test_hints_are_said_once_in_a_run(house: House) -> None:
    """The list, the journal and each session say how to go on only the first time."""
    typed = ("4", "", "", "4", "", "", "journal", "list", "back", "repeat", "quit")
    voice = terse(*typed)
    home(house.settings, voice, voice.say)
    assert voice.said.count("Enter goes on.") == 1
    assert voice.said.count("A number reads a session, “back” returns.") == 1
    assert voice.said.count(WHAT_TO_TYPE) == 1
    assert voice.said.count("Five senses.") > 1


class Booth(NoOutput):
    """Silence that knows which words would have been spoken, and what was said until then."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.spoken: list[int] = []
        self._voice = voice

    def play(self, clip: Clip) -> None:
        """Note a line."""
        if clip.bus is Bus.VOICE:
            assert clip.delay > 0
            self.spoken.append(len(self._voice.said))


def narrated(*typed: str, wanted: bool) -> tuple[Voice, Booth]:
    """Go through a script that can be spoken."""
    text = b"title: A\nstage: anytime\nnarration: {voice: calm}\nsteps: [One., Two.]"
    one = read(text).script
    assert one is not None
    voice = Voice(typed)
    booth = Booth(voice)
    session = Session(one, Role.PATIENT, "a")
    narrating = Narrating(lambda _speak: None, has_voice=True, wanted=wanted)
    driver = Driver(session, voice.clock, Nowhere(), booth, Sounds(()), voice.say, narrating)
    play(Opened(driver, Begin()), voice, None)
    return voice, booth


def test_nobody_speaks_over_a_screen_reader() -> None:
    """In lines no voice speaks, and how to have one is said at the beginning."""
    voice, booth = narrated("", "", wanted=False)
    assert booth.spoken == []
    assert voice.said.index(NOT_SPOKEN) < voice.said.index("One.")


def test_a_voice_speaks_where_it_is_asked_for() -> None:
    """By the word in a session, or from the beginning; each line waits until it was shown."""
    voice, booth = narrated(":voice", "", "", wanted=False)
    assert len(booth.spoken) == 1
    assert "Now: sound as it is meant to be." in voice.said
    voice, booth = narrated("", "", wanted=True)
    assert len(booth.spoken) == 2
    assert NOT_SPOKEN not in voice.said
