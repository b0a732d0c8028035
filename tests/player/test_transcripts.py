"""Every shipped script, walked with a few answers and compared with what it was when last read.

When a script was changed on purpose, write its transcripts anew and read what became of them:

    REWRITE_TRANSCRIPTS=1 python -m pytest tests/player/test_transcripts.py

A new script gets a transcript of its own in the same way; its answers stand below.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from integrate import bundled
from integrate.player.sounds import Sounds
from integrate.script.library import Library
from integrate.script.structure import every_step
from integrate.session.program import Role
from tests.player.transcript import transcript

FOLDER = Path(__file__).parent.parent / "transcripts"
LIBRARY = Library((bundled.scripts(),))

ANSWERS: dict[str, dict[str, str | tuple[str, ...]]] = {
    "anytime/easy-breathing": {"rest_with": "breath", "sound": "sea"},
    "integration/day-0-evening": {
        "care": ("water", "place"),
        "safety": "no",
        "one_line": "A heron.",
    },
    "integration/day-0-evening help": {"safety": "yes", "danger": "yes", "next_step": "stop"},
    "integration/day-1": {
        "mood": "2",
        "sleep": "6",
        "energy": "4",
        "safety": "rather_not",
        "anchor": "feet",
        "tell": "write",
        "beginning": "Grey light.",
        "ending": "Rain. {{ middle }}",
        "hard": "7",
        "stayed": "picture",
        "what_stayed": "A heron by the canal.",
        "kindness": "A short walk.",
    },
    "integration/day-1 help": {"safety": "yes", "danger": "not_now", "next_step": "go_on"},
    "pre-session/general": {
        "recent": "no",
        "good_time": "go",
        "why": "To feel lighter.",
        "hope": "Rest.",
        "worry": "Losing my way.",
        "hard": "3",
        "intention": "softer",
        "anchor": "breath",
        "after": "worse",
        "second": "colours",
        "after_second": "better",
        "touch": "no_touch",
        "plans": ("ride", "company"),
        "question": "May I bring music?",
    },
    "pre-session/general too-soon": {"recent": "yes"},
    "set-and-setting/general": {
        "checks": ("vitals", "consent", "ride"),
        "ready": ("clinician", "may_go_on", "patient"),
        "going_on": "ready",
        "stop_signal": "hand",
        "touch": "no_touch",
        "bed": "drone",
        "level": "softer",
        "bell_wish": "keep",
        "mask": "near",
        "intention": "softer",
        "rest_with": "breath",
        "landing_line": "You are at the clinic.",
    },
    "anytime/before-sleep": {"for_tomorrow": "Call the plumber.", "rest_with": "things"},
    "anytime/feet-and-hands": {"start": "both", "after": "better"},
    "anytime/feet-and-hands look-around": {"start": "rather_not", "after": "worse"},
    "anytime/sitter-guide": {"sitter_ready": ("phone", "way"), "sitter_told": "clinic"},
    "anytime/worry-parking": {
        "worry": "The letter from the bank.",
        "worry_before": "7",
        "worry_kind": "unsure",
        "worry_time": "afternoon",
        "worry_place": "The blue chair.",
        "worry_after": "5",
    },
    "anytime/worry-parking something-small": {
        "worry": "The letter from the bank.",
        "worry_before": "5",
        "worry_kind": "act",
        "worry_step": "Open it.",
        "worry_step_when": "now",
        "worry_after": "6",
    },
    "education/anxiety": {"told_anxiety": "early"},
    "education/depression": {"told_depression": "fault"},
    "education/feeling-far-away": {"told_feeling": "worse"},
    "education/how-it-may-work": {"told_theory": "theory"},
    "education/insights": {"told_insights": "wait"},
    "education/new-ways": {"told_new_ways": "big"},
    "education/ptsd": {"told_ptsd": "unsure"},
    "education/risks": {"told_risks": "never"},
    "education/what-ketamine-is": {"told_ketamine": "alone"},
    "education/what-to-expect": {
        "reading": "pick",
        "pick_feeling_far_away": "go",
        "pick_ptsd": "go",
        "told_feeling": "nothing",
        "support": "Ana",
        "told_help": "someone",
    },
    "education/what-to-expect all-of-it": {"reading": "all"},
    "education/where-help-is": {"told_help": "nobody"},
    "education/your-team": {"told_team": "polite"},
    "integration/capture": {
        "capture_kind": "thought",
        "one_line": "I could move to the sea.",
        "capture_true": "9",
        "capture_next": "small",
        "small_step": "Look at the train times.",
    },
    "integration/capture heavy": {"capture_kind": "heavy", "one_line": "Stairs."},
    "integration/day-10": {"tired": "8", "practice": "make", "after": "better", "again": "yes"},
    "integration/day-10 rest": {"practice": "rest", "sound": "sea", "after": "worse"},
    "integration/day-14": {
        "phq2.1": "2",
        "phq2.2": "1",
        "gad2.1": "0",
        "gad2.2": "1",
        "safety": "no",
        "changed": "I sing in the kitchen.",
        "faded": "The lightness.",
        "compared": "6",
        "early_signs": ("sleep", "people"),
        "first_sign": "The blinds stay down.",
        "support": "Ana",
        "keep": "The stairs.",
        "small_step": "Swim once.",
        "remember": "The grey light.",
        "share": "some",
    },
    "integration/day-14 help": {"safety": "yes", "danger": "rather_not", "next_step": "stop"},
    "integration/day-2-3": {
        "mood": "5",
        "safety": "no",
        "anchor": "hands",
        "looks_now": "fading",
        "cares": "Being outside.",
        "value": "wider",
        "small_step": "Sit by the canal.",
        "small_step_when": "after lunch tomorrow",
        "small_step_then": "If it rains, stand under the bridge.",
        "small_step_sure": "6",
        "tell_someone": "yes",
    },
    "integration/day-2-3 help": {"safety": "yes", "danger": "not_now", "next_step": "ground"},
    "integration/day-5": {
        "mood": "5",
        "sleep": "7",
        "step_went": "not_done",
        "in_the_way": "big",
        "next_move": "smaller",
        "small_step": "Shoes by the door.",
    },
    "integration/day-5 done": {
        "mood": "2",
        "sleep": "2",
        "step_went": "done",
        "step_compared": "7",
        "step_noticed": "A wagtail.",
        "next_move": "rest",
    },
    "integration/day-7": {
        "phq2.1": "1",
        "phq2.2": "1",
        "gad2.1": "1",
        "gad2.2": "0",
        "safety": "no",
        "helped": "Soup with Ana.",
        "compared": "5",
        "direction": "new",
        "intention": "outside",
        "value_close": "4",
        "small_step": "Canal, on Tuesday.",
        "question": "Is it usual to feel less?",
    },
    "integration/day-7 help": {"safety": "yes", "danger": "yes", "next_step": "go_on"},
    "integration/letter-to-myself": {
        "now": "middle",
        "way": "lines",
        "letter_name": "Jo",
        "letter_today": "slow and heavy",
        "letter_through": "asking Ana",
        "writing": "odd",
        "letter_place": "paper",
    },
    "integration/letter-to-myself low": {"now": "low", "low_wish": "leave"},
    "integration/talking-with-someone-close": {
        "talk_with": "Ana",
        "close": "mixed",
        "moment": "walk",
        "share_this": "That I cried.",
        "wish": "listen",
        "first_words": "I would like to tell you something.",
        "way_out": "pause",
        "hard": "4",
        "kindness": "a bath",
    },
    "integration/talking-with-someone-close afraid": {"close": "fear", "instead": "leave"},
    "pre-session/depression": {
        "recent": "no",
        "good_time": "go",
        "loop": "write",
        "loop_start": "A friend wrote.",
        "mattered": "The radio in the kitchen.",
        "mattered_value": "8",
        "mattered_ease": "4",
        "kind_words": "Slowly, slowly.",
        "small_step": "Tea on the step.",
        "small_step_when": "morning",
        "support": "Ana",
        "plans": ("ride", "food"),
        "intention": "one step",
        "anchor": "object",
    },
    "pre-session/generalized-anxiety": {
        "recent": "no",
        "good_time": "slow",
        "worry": "Losing my work.",
        "worry_kind": "wait",
        "worry_time": "early_evening",
        "worry_place": "The blue chair.",
        "maybe": "itchy",
        "checking": "My pulse. I could water the plants.",
        "question": "Is a fast heart usual?",
        "intention": "maybe",
        "anchor": "sound",
        "plans": ("ride",),
    },
    "pre-session/ptsd": {
        "recent": "no",
        "good_time": "go",
        "too_much": ("heart", "alert"),
        "too_little": ("far",),
        "just_right": ("here",),
        "hard": "4",
        "hands_try": "better",
        "feet_try": "worse",
        "room_try": "same",
        "anchor": "hands",
        "room_wishes": ("mask", "door"),
        "what_helps": "Few words. No whispering.",
        "night_plan": ("lamp", "card"),
        "support": "Ana",
        "night_line": "I am at home, in Elm Street.",
        "plans": ("ride", "signal"),
    },
    "pre-session/ptsd later": {"recent": "no", "good_time": "later"},
    "pre-session/social-anxiety": {
        "recent": "no",
        "good_time": "go",
        "map": "write",
        "situation": "Paying at the till.",
        "prediction": "I drop the coins and they laugh.",
        "belief": "60",
        "staying_safe": ("quick", "eyes"),
        "attention": "outward",
        "small_step": "Ask where the rice is.",
        "therapist_sits": "beside",
        "therapist_looks": "some",
        "anchor": "object",
    },
    "set-and-setting/music-and-anchor": {
        "sea_wish": "keep",
        "drone_wish": "leave",
        "silence_wish": "bowl",
        "anchor": "hands",
        "after": "more",
        "remember": "Here is the floor.",
    },
    "set-and-setting/ptsd": {
        "checks": ("vitals", "consent", "ride"),
        "ready": ("clinician", "may_go_on", "patient"),
        "going_on": "slowly",
        "door": "ajar",
        "seat": "upright",
        "stop_signal": "hand",
        "touch": "no_touch",
        "mask": "without",
        "bed": "drone",
        "sound_wish": "never",
        "comes_back": "My name.",
        "anchor": "object",
        "after": "worse",
        "landing_line": "You are at the clinic. It is Tuesday.",
    },
}
"""The answers of each walk by the name of its script, and a word where there are several."""

WALKS = sorted({entry.name for entry in LIBRARY.entries()} | set(ANSWERS))


@pytest.mark.parametrize("name", WALKS)
def test_transcript(name: str) -> None:
    """A walk through the script is as it was when its transcript was last read."""
    entry = LIBRARY.find(name.partition(" ")[0], bundled.scripts())
    script = entry.reads.script
    assert script is not None, entry.reads.problems
    role = Role.THERAPIST if script.for_therapist else Role.PATIENT
    sounds = Sounds((entry.path.parent, bundled.sounds()))
    happened = transcript(script, role, ANSWERS.get(name, {}), sounds)
    path = FOLDER / f"{name.replace('/', '-').replace(' ', '-')}.txt"
    if os.environ.get("REWRITE_TRANSCRIPTS"):
        path.write_text(happened, encoding="utf-8")
    assert path.is_file(), "set REWRITE_TRANSCRIPTS=1, run this again, and read what it wrote"
    assert happened == path.read_text(encoding="utf-8")


def test_no_transcript_is_left_over() -> None:
    """Every transcript belongs to a walk."""
    names = {name.replace("/", "-").replace(" ", "-") for name in WALKS}
    assert {path.stem for path in FOLDER.glob("*.txt")} == names


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_answers_belong_to_questions(name: str) -> None:
    """The answers of a walk are names that its script saves: none is given in vain."""
    script = LIBRARY.find(name.partition(" ")[0], bundled.scripts()).reads.script
    assert script is not None
    saved = {getattr(step, "save", "") for step in every_step(script.steps)}
    assert {one.partition(".")[0] for one in ANSWERS[name]} <= saved
