"""What was typed is kept or shown, wherever the input ends and whatever the journal does."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.plain.playing import play
from integrate.session.effects import Outcome
from tests.plain.talking import Memory, Typed, Voice, opened, script, talk

if TYPE_CHECKING:
    from integrate.player.opened import Opened

STEPS = """
- Welcome.
- section: Body
  steps:
    - breathe: {in: 4, out: 6}
      for: 20 s
    - scale: How?
      save: how
- ask: What?
  save: what
- choose: Well?
  save: well
  options: [Up, Back]
- checklist: Which?
  save: which
  require: all
  items: [Up, Down]
- wait: 60 s
- Thank you.
"""
WAY: tuple[Typed, ...] = (
    *("", 3.0, "pause", "go", ..., "7", "One", "", "two", "g", "", ..., "three", ".", "back", ""),
    *("2", "1", "help", "2", 10.0, "stop", "no", "time", ..., ""),
)
DISK = "The disk is full: make room on it."
words = st.sampled_from(
    ["", ".", "help", "back", "skip", "repeat", "pause", "next", "time", "ground", "stop", "go"]
)
lines = words | st.text(max_size=8) | st.sampled_from(["1", "1 2", "all", "none", "7", "\x1b[A"])
typing = st.lists(lines | st.floats(0, 50) | st.just(...), max_size=30)


def grounding(voice: Voice) -> Opened:
    """Open a short grounding."""
    return opened(script("- Look around.\n- wait: 20 s", title="Five senses"), voice)


@pytest.mark.parametrize("cut", range(len(WAY)))
def test_the_input_may_end_anywhere(cut: int) -> None:
    """The session is left as it stands, to be taken up again, and its words are kept."""
    came = talk(STEPS, *WAY[:cut], ground=grounding)
    assert came.outcome is None
    assert came.said[-1] == "The input has ended. The session can be continued another time."
    assert came.output.closings == 1
    begun = [line for line in ("One", "two", "three") if line in WAY[:cut]]
    if begun:
        kept = dict(came.memory.answers)["what"]
        assert [line for line in str(kept).splitlines() if line] == begun


def test_the_whole_way_comes_to_its_end() -> None:
    """The way that is cut above leads through."""
    assert talk(STEPS, *WAY, ground=grounding).outcome is Outcome.FINISHED


@settings(max_examples=300)
@given(typing, st.sets(st.integers(1, 40), max_size=10))
def test_nothing_typed_ever_breaks_it(typed: list[Typed], failing: set[int]) -> None:
    """Any lines and any failures of the journal: no error, and no control character goes out."""
    came = talk(STEPS, *typed, memory=Memory(failing), ground=grounding)
    shown = came.voice.sink.getvalue().replace("\n", "")
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in shown)
    assert max(map(len, came.voice.said)) <= 72
    assert came.output.closings == 1


@settings(max_examples=200)
@given(st.lists(lines, max_size=8), st.sets(st.integers(1, 20), max_size=6))
def test_no_own_words_are_lost(typed: list[str], failing: set[int]) -> None:
    """A line of own words is in the journal, or was shown again, whatever came after it."""
    memory = Memory(failing)
    came = talk("- ask: What?\n  save: it\n- Last.", "", "mine", *typed, memory=memory)
    kept = any("mine" in str(value) for _, value in memory.answers)
    let_go = "Skipped." in came.said
    refused = 1 in failing or 2 in failing  # then "mine" was typed at the disk
    assert kept or let_go or refused or "mine" in came.said


def test_what_cannot_be_kept_is_tried_again() -> None:
    """The screen stays; Enter tries again; then it goes on as if nothing had been."""
    came = talk("- scale: How?\n  save: how\n- Last.", "7", "", "", memory=Memory({2, 3}))
    assert came.said[-9:] == [
        *(DISK, "Your words are kept here. Enter tries again, “stop” ends.") * 2,
        *("It is kept now.", "Noted: 7", "Last.", "Enter goes on."),
        "The input has ended. The session can be continued another time.",
    ]
    assert came.memory.answers == [("how", 7)]


def test_whoever_stops_then_sees_their_words() -> None:
    """They are shown to be copied, once, and the session stays interrupted."""
    memory = Memory(set(range(2, 99)))
    came = talk("- ask: What?\n- Last.", "A heron", "by the canal.", ".", "", "stop", memory=memory)
    assert came.outcome is None
    assert came.said[-3:] == [
        "These words are not in the journal. You can copy them from here:",
        *("A heron", "by the canal."),
    ]
    assert came.output.closings == 1


def test_whoever_goes_then_sees_their_words() -> None:
    """The input's end tries once more, and shows what is still not kept."""
    memory = Memory(set(range(2, 99)))
    came = talk("- ask: What?\n- Last.", "A heron.", ".", memory=memory)
    assert came.said[-4:-1] == [
        DISK,
        "These words are not in the journal. You can copy them from here:",
        "A heron.",
    ]
    saved = talk("- ask: What?\n  save: it\n- Last.", "A heron.", ".", memory=Memory({2}))
    assert saved.memory.answers == [("it", "A heron.")]


def test_words_begun_in_a_pause_are_shown_when_nothing_can_be_kept() -> None:
    """Not even going on is recorded then, and still no word is lost."""
    memory = Memory(set(range(3, 99)))
    came = talk("- ask: What?", "A heron.", "pause", memory=memory)
    assert "A heron." in came.said


def test_help_and_grounding_do_not_wait_for_the_disk() -> None:
    """Both are there while the journal fails, and before anything has to be decided."""
    came = talk("- One.", "", "help", "g", "", ..., "", memory=Memory({2}), ground=grounding)
    assert came.outcome is Outcome.FINISHED
    assert "This program cannot see you and no one is alerted." in came.said
    aside = talk("- One.", "g", "", ..., "", "", memory=Memory({2}), ground=grounding)
    assert aside.said.index("Look around.") < aside.said.index(DISK)
    assert aside.outcome is Outcome.FINISHED


def test_ctrl_c_keeps_the_words_begun() -> None:
    """The interruption goes on to whoever started the program; the words are kept before."""

    class Interrupted(Voice):
        def read(self, timeout: float | None) -> str | None:
            """Return the next line; behind the last, Ctrl+C."""
            if not self._typed:
                raise KeyboardInterrupt
            return super().read(timeout)

    voice, memory = Interrupted(["A heron."]), Memory()
    with pytest.raises(KeyboardInterrupt):
        play(opened(script("- ask: What?\n  save: it\n- Last."), voice, memory), voice, None)
    assert memory.answers == [("it", "A heron.")]
