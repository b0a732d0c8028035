from __future__ import annotations

from dataclasses import replace

import pytest

from integrate.plain.playing import play
from integrate.session.effects import Outcome
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.record import Advanced, Elapsed
from tests.plain.talking import Memory, Typed, Voice, opened, script, talk

ONE_OF_EACH = """
- Welcome.
- note: Lights down.
- section: Body
  steps:
    - breathe: {in: 4, hold: 2, out: 6}
      for: 24 s
      show: Easy.
    - scale: How tense is your body?
      save: tension
      labels: {0: soft, 10: very tense}
- section: Words
  steps:
    - choose: Does it still feel right?
      save: right
      options: {keep: "Yes, it does", changed: It has changed}
    - ask: What is it now?
      save: now
    - checklist: Before we begin
      save: ready
      items: [Toilet, Signal]
- wait: 2 min
  show: Rest.
- wait: 20 s
- Thank you.
"""

THE_WHOLE = """\
Arriving.
Type “help” at any time for help. You can stop at any time.
Your words are kept in the journal on this computer.
About 10 steps.
Welcome.
Enter goes on.
Note: Lights down.
Section: Body. Step 3 of 10.
Easy.
Breathing for 24 s, 2 breaths.
It ends by itself. Enter ends it early.
In.
Hold.
Out.
In.
Hold.
Out.
That was the breathing.
How tense is your body?
A number from 0 to 10.
0 is soft.
10 is very tense.
Enter alone offers to skip.
Noted: 7
Section: Words. Step 5 of 10.
Does it still feel right?
1. Yes, it does
2. It has changed
Answer with the number, or the first letters.
Noted: It has changed
What is it now?
Write as many lines as you like. A full stop alone on a line ends them.
A full stop alone on a line ends your words.
Noted. Thank you.
Before we begin
1. Toilet
2. Signal
Answer with numbers, as in: 1 2. Or “all”, or “none”.
Noted: Toilet; Signal
Rest.
A rest of 2 min.
Half of it.
Ten seconds.
The rest is over.
A rest of 20 s.
The rest is over.
Thank you.
The end of “Arriving”.
Your answers are in your journal.
"""


TIMED = {"In.", "Out.", "That was the breathing.", "Half of it.", "Ten seconds."} | {
    "The rest is over."
}


class Timed(Voice):
    """A voice that notes when each line was said."""

    def __init__(self, typed: list[Typed]) -> None:
        super().__init__(typed)
        self.moments: list[tuple[float, str]] = []

    def say(self, text: str = "") -> None:
        """Note the moment."""
        self.moments.append((self.clock.now(), text))
        super().say(text)


def test_a_whole_session_reads_like_this() -> None:
    """Every verb is said and answered in lines, and every answer is kept."""
    came = talk(
        ONE_OF_EACH,
        *("", "", ..., "7", "it has", "A heron.", "", "  By the canal.", ".", "1, 2", ..., ""),
        role=Role.THERAPIST,
    )
    assert "\n".join(came.voice.said) + "\n" == THE_WHOLE
    assert came.outcome is Outcome.FINISHED
    assert came.memory.answers == [
        ("tension", 7),
        ("right", "changed"),
        ("now", "A heron.\n\n  By the canal."),
        ("ready", ("toilet", "signal")),
    ]
    assert came.voice.clock.now() == pytest.approx(24 + 120 + 20)
    assert came.output.closings == 1


def test_the_words_are_said_when_they_are_due() -> None:
    """A breath changes and a rest is counted at its own moments."""
    voice = Timed([...])
    voice.clock.go_to(100)
    came = opened(script("- breathe: {in: 4, out: 6}\n  for: 20 s\n- wait: 60 s"), voice)
    assert play(came, voice, None) is Outcome.FINISHED
    timed = [(round(at), text) for at, text in voice.moments if text in TIMED]
    assert timed == [
        (100, "In."),
        (104, "Out."),
        (110, "In."),
        (114, "Out."),
        (120, "That was the breathing."),
        (150, "Half of it."),
        (170, "Ten seconds."),
        (180, "The rest is over."),
    ]


@pytest.mark.parametrize("typed", ["", "next"])
def test_a_rest_can_be_ended_early(typed: str) -> None:
    """Enter and the word do the same, and it is recorded as the person's doing."""
    came = talk("- wait: 2 min\n- Thank you.", 5.0, typed, "")
    assert "Ended early." in came.said
    assert came.voice.clock.now() == 5
    assert isinstance(came.memory.events[2], Advanced)


def test_other_words_do_not_end_a_rest() -> None:
    """A stray line is told what ends it, and the rest lasts as long as it does."""
    came = talk("- wait: 2 min", 5.0, "hm", ...)
    assert came.said.count("It ends by itself. Enter ends it early.") == 2
    assert came.voice.clock.now() == pytest.approx(120)
    assert isinstance(came.memory.events[2], Elapsed)


def test_other_words_do_not_go_on_from_text() -> None:
    """Only Enter and the word `next` turn the page."""
    came = talk("- One.\n- Two.", "hm", "next", "")
    assert came.said[1:] == [
        *("One.", "Enter goes on.", "Enter goes on.", "Two."),
        *("The end of “Arriving”.", "Your answers are in your journal."),
    ]


def test_a_hint_is_said_once() -> None:
    """The second question of a kind comes without it, until it is asked for."""
    question = "- choose: Well?\n  options: [Up, Down]\n"
    hint = "Answer with the number, or the first letters."
    assert talk(question * 2, "1", "1").said.count(hint) == 1
    assert talk(question * 2, "1", "repeat", "1").said.count(hint) == 2


def test_a_wrong_answer_is_told_what_is_wanted() -> None:
    """The question stays until a line answers it."""
    came = talk("- scale: How?\n  save: how", "11", "good", "7")
    assert came.said.count("A whole number from 0 to 10 is wanted.") == 2
    assert came.memory.answers == [("how", 7)]


def test_an_option_that_is_a_word_is_chosen_by_its_number() -> None:
    """The word does what it always does, and the hint says so."""
    came = talk(
        "- One.\n- choose: Where?\n  save: it\n  options: [Back, Chest]", "", "back", "", "1"
    )
    assert "Back." in came.said
    assert any(line.startswith("Answer with the number; the words") for line in came.said)
    assert came.memory.answers == [("it", "back")]


def test_a_long_text_comes_in_pages() -> None:
    """Enter turns the pages before it goes on."""
    text = " ".join(f"word{number}" for number in range(400))
    came = talk(f"- {text}\n- End.", "", "hm", "", "", "")
    assert came.said.count("Enter for more.") == 3
    assert " ".join(line for line in came.said if line.startswith("word")) == text
    assert came.outcome is Outcome.FINISHED


def test_a_notice_is_said_at_the_beginning() -> None:
    """What stands to be said about the opening comes before the first step."""
    voice = Voice([""])
    one = replace(opened(script("- One."), voice), notice="The script has changed.")
    play(one, voice, None)
    assert voice.said[:2] == ["Arriving.", "The script has changed."]


def test_a_session_begun_in_the_middle_says_where() -> None:
    """Beginning at a later step, its number is said."""
    voice = Voice([""])
    one = replace(opened(script("- One.\n- say: Two.\n  id: two"), voice), opening=Begin("two"))
    assert play(one, voice, None) is Outcome.FINISHED
    assert "Two." in voice.said


def test_a_sound_that_is_missing_is_said() -> None:
    """The session goes on without it."""
    came = talk("- play: drone\n- One.", "")
    assert any("The sound “drone” was not found." in line for line in came.said)


def test_a_cue_in_a_text_says_nothing() -> None:
    """A timed sound under a text does its work while the person reads."""
    steps = "- say: One.\n  audio: [{play: bell, at: '0:10'}]\n- say: Two."
    typed: tuple[Typed, ...] = (30.0, "", "")
    came = talk(steps, *typed)
    assert any("The sound “bell”" in line for line in came.said)
    assert came.outcome is Outcome.FINISHED


def test_a_session_with_nothing_to_show_ends_at_once() -> None:
    """A script of notes alone is over before it began, on a patient's screen."""
    came = talk("- note: Lights down.")
    assert came.outcome is Outcome.FINISHED
    assert came.said == ["The end of “Arriving”.", "Your answers are in your journal."]


class Told(Voice):
    """A terminal that is told something, once, while the first line is waited for."""

    NEWS = "No sound device was found."
    is_told = False

    def read(self, timeout: float | None) -> str | None:
        """Be told of it, and then hear the lines."""
        if not self.is_told:
            self.is_told = True
            self.tell(self.NEWS)
            return None
        return super().read(timeout)


@pytest.mark.parametrize(
    ("step", "below"),
    [
        ("- ask: What stayed?", "What stayed?"),
        ("- Rest a little.", "Enter goes on."),
        ("- wait: 2 min", "The input has ended. The session can be continued another time."),
    ],
)
def test_what_is_told_meanwhile_stands_above_the_question(step: str, below: str) -> None:
    """What is waited for is said once more below it; a rest waits for nothing."""
    voice = Told([])
    play(opened(script(step), voice, Memory()), voice, None)
    assert voice.said[voice.said.index(Told.NEWS) + 1] == below
