"""The words that work at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.plain.playing import play
from integrate.plain.words import FOR_HELP, IN_A_SESSION
from integrate.player.opening import BrokenScript
from integrate.script.read import read
from integrate.session.effects import Outcome
from integrate.session.record import Answered, Paused, Resumed, Stopped
from tests.plain.talking import WHERE_HELP_IS, Typed, Voice, opened, script, talk

if TYPE_CHECKING:
    from integrate.player.opened import Opened

PROMPTS = {
    "text": "- Some text.",
    "own words": "- ask: What?",
    "options": "- choose: Well?\n  options: [Up, Down]",
    "list": "- checklist: Which?\n  items: [Up, Down]",
    "list needed": "- checklist: Which?\n  require: all\n  items: [Up, Down]",
    "scale": "- scale: How?",
    "rest": "- wait: 2 min",
    "breath": "- breathe: {in: 4, out: 6}\n  for: 2 min",
}
at_any_prompt = pytest.mark.parametrize("prompt", PROMPTS.values(), ids=PROMPTS)


def grounding(voice: Voice) -> Opened:
    """Open a short grounding."""
    return opened(script("- wait: 20 s\n  show: Look around.", title="Five senses"), voice)


def at(prompt: str, *typed: Typed) -> list[str]:
    """Return what is said after a first text, at a prompt where these lines are typed."""
    came = talk(f"- First.\n{prompt}\n- Last.", "", *typed, ground=grounding)
    assert came.output.closings == 1
    return came.said[3:]


@at_any_prompt
@pytest.mark.parametrize("typed", ["help", "?", "Help!"])
def test_help_is_there(prompt: str, typed: str) -> None:
    """Where help is comes before the words of the program, and the step stays."""
    said = at(prompt, typed)
    start = said.index(WHERE_HELP_IS[0])
    assert tuple(said[start : start + 3]) == WHERE_HELP_IS
    assert said[start + 3] == FOR_HELP[0]
    assert IN_A_SESSION[0] in said
    assert "Last." not in said


@at_any_prompt
def test_the_sound_changes(prompt: str) -> None:
    """The sound is changed at any prompt, what it is now is said, and the step stays."""
    said = at(prompt, ":softer", ":louder", ":mute", ":mute", ":voice")
    meant = "Now: sound as it is meant to be."
    changed = ["Now: sound 3 dB softer.", meant, "Now: sound off.", meant]
    start = said.index(changed[0])
    assert said[start : start + 4] == changed
    assert said[start + 4].startswith("No voice speaks here")
    assert "Last." not in said


def test_softer_is_an_answer() -> None:
    """Without its colon a word about sound is the person's own."""
    came = talk("- ask: How shall it be?\n  save: how\n- Last.", "softer", ".")
    assert came.memory.answers == [("how", "softer")]


def test_the_voice() -> None:
    """Where words are spoken the help says how to be without, and the word does it."""
    voice = Voice(["help", ":voice", ":voice", "stop", ""])
    one = read(b"title: A\nstage: anytime\nnarration: {voice: calm}\nsteps: [One.]").script
    assert one is not None
    play(opened(one, voice), voice, None)
    assert [line for line in voice.said if "voice" in line] == [
        ":voice: the words are no longer spoken, or spoken again.",
        "Now: voice off.",
    ]


@at_any_prompt
def test_back_goes_one_step_back(prompt: str) -> None:
    """The step before is said again."""
    said = at(prompt, "back")
    assert said[said.index("Back.") + 1] == "First."


def test_there_is_nothing_before_the_first_step() -> None:
    """Going back from there is refused with a sentence."""
    assert "This is the first step." in talk("- One.", "back").said


@at_any_prompt
def test_skip_passes_over(prompt: str) -> None:
    """The word is enough; a list that is needed says why not."""
    said = at(prompt, "skip")
    if "require" in prompt:
        assert "Everything on this list is needed to go on." in said
    else:
        assert said[said.index("Skipped.") + 1] == "Last."


@at_any_prompt
def test_time_says_how_far(prompt: str) -> None:
    """Step, what is left, what is next, and how long it took."""
    said = at(prompt, 32.0, "time")
    assert "Step 2 of 3." in said
    assert "Next: a few words." in said
    assert "32 s since the beginning." in said
    assert ("1 min 28 s left here." in said) == ("2 min" in prompt)
    assert ("Breath 4 of 12." in said) == ("breathe" in prompt)


@at_any_prompt
def test_repeat_says_the_step_again(prompt: str) -> None:
    """The words and the hint come once more."""
    once, twice = at(prompt, 5.0), at(prompt, 5.0, "repeat")
    first = once[0]
    assert (once.count(first), twice.count(first)) == (1, 2)


@at_any_prompt
@pytest.mark.parametrize("resume", ["", "go", "next"])
def test_a_pause_holds_everything(prompt: str, resume: str) -> None:
    """Time stands still in it; the words that lead elsewhere wait; Enter and `go` go on."""
    came = talk(
        f"- First.\n{prompt}", "", 7.0, "pause", 500.0, "back", "skip", "pause", "time", resume
    )
    assert came.said.count("The session is paused. Enter goes on.") == 3
    assert "Going on." in came.said
    assert ("1 min 53 s left." in came.said) == ("2 min" in prompt)
    assert [one for one in came.memory.events if isinstance(one, Paused | Resumed)] == [
        Paused(),
        Resumed(),
    ]


def test_a_rest_lasts_its_whole_time_around_a_pause() -> None:
    """The half and the end are said when they are due, counted without the pause."""
    came = talk("- wait: 2 min", 10.0, "pause", 1000.0, "go", 49.0, "time", ...)
    said = came.said
    assert (
        said.index("1 min 1 s left here.")
        < said.index("Half of it.")
        < said.index("The rest is over.")
    )
    assert came.voice.clock.now() == pytest.approx(1120)


def test_words_typed_in_a_pause_stay_out_of_a_rest() -> None:
    """At a rest they change nothing; at a question they answer it."""
    assert "The session is paused. Enter goes on." in talk("- wait: 60 s", "pause", "hm").said
    came = talk("- scale: How?\n  save: how", "pause", "4")
    assert came.memory.answers == [("how", 4)]
    assert "Enter goes on." in talk("- One.", "pause", "hm").said


@at_any_prompt
@pytest.mark.parametrize("yes", ["", "stop", "yes", "quit"])
def test_stop_asks_once(prompt: str, yes: str) -> None:
    """After a yes the session is over and the record says so."""
    came = talk(prompt, "stop", yes)
    assert came.outcome is Outcome.STOPPED
    assert came.said[-3:] == [
        *("Stop here? Enter stops, “go” goes on.", "Stopped here."),
        "Your answers are in your journal.",
    ]
    assert came.memory.events[-1] == Stopped()


@at_any_prompt
@pytest.mark.parametrize("no", ["no", "go"])
def test_stop_can_be_taken_back(prompt: str, no: str) -> None:
    """After a no everything is as it was, and the next Enter means what it did."""
    came = talk(prompt, "stop", no, "")
    assert "Going on." in came.said
    assert came.outcome is not Outcome.STOPPED


def test_an_answer_also_says_no_to_stopping() -> None:
    """Whoever goes on answering goes on."""
    assert talk("- scale: How?\n  save: how", "stop", "4").memory.answers == [("how", 4)]


def test_stop_holds_while_a_rest_ends() -> None:
    """The question waits for its answer, also when a step ends meanwhile."""
    came = talk("- wait: 10 s\n- One.", "stop", 20.0, "")
    assert "The rest is over." in came.said
    assert came.outcome is Outcome.STOPPED


def test_stopping_in_a_pause() -> None:
    """It needs no going on first; a no leaves it paused."""
    assert talk("- wait: 60 s", "pause", "stop", "").outcome is Outcome.STOPPED
    came = talk("- wait: 60 s", "pause", "stop", "no")
    assert came.said[-2] == "The session is paused. Enter goes on."


@at_any_prompt
@pytest.mark.parametrize("word", ["ground", "g"])
def test_ground_leads_aside_and_back(prompt: str, word: str) -> None:
    """The session is held meanwhile, comes back to its step, and keeps nothing of it."""
    came = talk(f"- First.\n{prompt}", "", 30.0, word, 20.5, "time", ground=grounding)
    said = came.said
    aside = said.index("Five senses.")
    assert said.index("Nothing of this is kept.") < said.index("Look around.")
    assert said.index("The end of “Five senses”.") < said.index("Back to “Arriving”.")
    assert aside < said.index("Back to “Arriving”.")
    assert ("1 min 30 s left." in said) == ("2 min" in prompt)
    kinds = [type(one) for one in came.memory.events]
    assert kinds[-2:] == [Paused, Resumed]


def test_grounding_in_a_pause_leaves_the_pause() -> None:
    """A session that was paused before is paused after."""
    came = talk("- wait: 60 s", "pause", "g", ..., "time", "go", ground=grounding)
    assert came.memory.events[-2:] == [Paused(), Resumed()]


def test_grounding_can_be_stopped_on_its_own() -> None:
    """Its end is not the session's end."""
    came = talk("- One.", "g", "stop", "", "", ground=grounding)
    assert came.outcome is Outcome.FINISHED


def test_grounding_inside_grounding_says_what_steadies() -> None:
    """There is nothing below it, and nobody is left without a word."""
    came = talk("- One.", "g", "g", ground=grounding)
    assert any(line.startswith("If you like, look around") for line in came.said)


def test_without_grounding_a_sentence_steadies() -> None:
    """A session without it, or with a broken one, still has an answer."""

    def broken(_voice: Voice) -> Opened:
        raise BrokenScript("It has a problem.")

    for came in (talk("- One.", "g", ""), talk("- One.", "g", "", ground=broken)):
        assert any(line.startswith("If you like, look around") for line in came.said)
        assert came.outcome is Outcome.FINISHED


# Own words that were begun.


def test_words_in_the_middle_of_writing_lose_nothing() -> None:
    """Help, time, a pause and grounding go by, and the words go on."""
    came = talk(
        "- ask: What?\n  save: it",
        *("One", "help", "time", "pause", "go", "g", ..., "repeat", "two", "."),
        ground=grounding,
    )
    assert came.memory.answers == [("it", "One\ntwo")]
    assert came.said.count("Your words so far:") == 3


def test_words_begun_wait_at_their_question() -> None:
    """Going back and coming again, they are there."""
    came = talk("- First.\n- ask: What?\n  save: it", "", "One", "back", "", "two", ".")
    assert came.memory.answers == [("it", "One\ntwo")]


def test_words_begun_elsewhere_are_shown_at_the_end() -> None:
    """Whoever stops at another step sees the words that no journal has."""
    came = talk("- First.\n- ask: What?", "", "One", "back", "stop", "")
    assert came.said[-2:] == [
        "These words are not in the journal. You can copy them from here:",
        "One",
    ]


def test_words_begun_are_let_go_only_on_a_yes() -> None:
    """Skipping asks, Enter lets them go, anything else goes on writing."""
    came = talk("- ask: What?\n  save: it", "One", "skip", "two", ".")
    assert came.memory.answers == [("it", "One\ntwo")]
    gone = talk("- ask: What?\n  save: it", "One", "skip", "")
    assert gone.memory.answers == []
    assert gone.outcome is Outcome.FINISHED
    assert "One" not in gone.said


@pytest.mark.parametrize("hold", [[], ["pause"]])
def test_stopping_keeps_the_words_begun(hold: list[str]) -> None:
    """They become the answer before the session ends."""
    came = talk("- ask: What?\n  save: it\n- Last.", "One", *hold, "stop", "")
    assert came.memory.answers == [("it", "One")]
    assert came.outcome is Outcome.STOPPED
    assert "What you wrote is kept as your answer." in came.said


def test_stopping_at_the_last_question_finishes() -> None:
    """When the words are the last answer, nothing is left to stop."""
    came = talk("- ask: What?", "One", "stop", "")
    assert came.outcome is Outcome.FINISHED
    assert isinstance(came.memory.events[-2], Answered)


def test_next_ends_own_words() -> None:
    """The word does what a lone full stop does."""
    assert talk("- ask: What?\n  save: it", "One", "next").memory.answers == [("it", "One")]
    assert "Skip this? Enter again skips." in talk("- ask: What?", ".").said
    assert "Skip this? Enter again skips." in talk("- ask: What?", "next").said
