from __future__ import annotations

import pytest

from integrate.plain.playing import play_unattended
from integrate.player.answering import CannotPass
from integrate.player.keeping import NotSaved
from integrate.session.effects import Outcome
from tests.plain.talking import Hush, Memory, Voice, opened, script

STEPS = """
- Welcome.
- breathe: {in: 4, out: 6}
  for: 10 s
- scale: How?
  save: how
- choose: Well?
  save: well
  options: [Up, Down]
- checklist: Which?
  save: which
  items: [Up, Down]
- ask: What?
- wait: 60 s
"""
READS = """\
Arriving.
Your words are kept in the journal on this computer.
About 7 steps.
Welcome.
Breathing for 10 s, one breath.
In.
Out.
That was the breathing.
How?
A number from 0 to 10.
Noted: 7
Well?
1. Up
2. Down
Noted: down
Which?
1. Up
2. Down
Noted: none
What?
Skipped.
A rest of 1 min.
Half of it.
Ten seconds.
The rest is over.
The end of “Arriving”.
Your answers are in your journal.
"""


def test_a_session_goes_by_with_nobody_there() -> None:
    """Rests last as long as they do, answers are given by name, and no key is spoken of."""
    voice, memory, output = Voice([]), Memory(), Hush()
    given: dict[str, str | tuple[str, ...]] = {"how": "7", "well": "down", "which": ()}
    one = opened(script(STEPS), voice, memory, output=output)
    assert play_unattended(one, voice, given) is Outcome.FINISHED
    assert "\n".join(voice.said) + "\n" == READS
    assert voice.clock.now() == pytest.approx(70)
    assert memory.answers == [("how", 7), ("well", "down"), ("which", ())]
    assert output.closings == 1


def test_a_long_text_is_said_whole() -> None:
    """Nobody is there to turn a page."""
    voice = Voice([])
    text = " ".join(f"word{number}" for number in range(400))
    play_unattended(opened(script(f"- {text}"), voice), voice, {})
    assert " ".join(line for line in voice.said if line.startswith("word")) == text


def test_a_list_that_is_needed_cannot_be_passed() -> None:
    """The sentence names it, and the sound is closed."""
    voice, output = Voice([]), Hush()
    steps = "- checklist: Ready?\n  require: all\n  save: ready\n  items: [Up]"
    with pytest.raises(CannotPass, match="`ready` cannot be passed over"):
        play_unattended(opened(script(steps), voice, output=output), voice, {})
    assert output.closings == 1


def test_a_failing_journal_ends_it() -> None:
    """Nobody is there to make room on the disk."""
    voice, output = Voice([]), Hush()
    with pytest.raises(NotSaved, match="disk is full"):
        play_unattended(opened(script("- One."), voice, Memory({2}), output=output), voice, {})
    assert output.closings == 1
