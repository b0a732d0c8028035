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
    "integration/day-0-evening": {"care": ("water", "place"), "safety": "no", "line": "A heron."},
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
        "word": "softer",
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
        "word": "softer",
        "rest_with": "breath",
        "landing_line": "You are at the clinic.",
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
    assert set(ANSWERS[name]) <= saved
