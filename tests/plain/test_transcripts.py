"""Every shipped script in plain lines, as somebody hears it who cannot see the screen.

When a script or the lines were changed on purpose, write them anew and read what became of them:

    REWRITE_TRANSCRIPTS=1 python -m pytest tests/plain/test_transcripts.py
"""

from __future__ import annotations

import os
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from integrate import bundled
from integrate.plain.terminal import WIDEST
from integrate.plain.wrapping import columns
from integrate.session.program import Role
from tests.plain.typist import TYPED, read_through
from tests.player.test_transcripts import ANSWERS, LIBRARY, WALKS

FOLDER = Path(__file__).parent / "transcripts"
SCRIPTS = sorted(entry.name for entry in LIBRARY.entries())
OPENING = '“"'
"""The marks that a line may begin with; a screen reader passes them over."""
COMMAND = "/done"
"""What a therapist types may come to stand at the beginning of a line."""
SIGNS = ("So", "Sk", "Sm", "Cc", "Cf", "Co")
"""Kinds of characters that are drawn, not read: boxes, blocks, arrows, pictures, controls."""
walks = pytest.mark.parametrize("name", WALKS)


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a walk."""
    script = LIBRARY.find(name.partition(" ")[0], bundled.scripts()).reads.script
    assert script is not None
    role = Role.THERAPIST if script.for_therapist else Role.PATIENT
    return tuple(read_through(script, role, ANSWERS.get(name, {})))


def said(name: str) -> list[str]:
    """Return the lines of a walk that the program said."""
    return [line for line in lines(name) if not line.startswith(TYPED)]


def path_of(name: str) -> Path:
    """Return the file of a script's transcript."""
    return FOLDER / f"{name.replace('/', '-')}.txt"


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_reads_as_it_did(name: str) -> None:
    """Every line that is said, from the beginning to the end, is the one in its file."""
    happened = "\n".join(lines(name)) + "\n"
    if os.environ.get("REWRITE_TRANSCRIPTS"):
        path_of(name).write_text(happened, encoding="utf-8")
    assert path_of(name).is_file(), "set REWRITE_TRANSCRIPTS=1, and read what it wrote"
    assert happened == path_of(name).read_text(encoding="utf-8")


def test_no_transcript_is_left_over() -> None:
    """Every file belongs to a script."""
    assert set(FOLDER.iterdir()) == {path_of(name) for name in SCRIPTS}


@walks
def test_a_walk_comes_to_its_end(name: str) -> None:
    """The last lines say how it ended, and where the answers are."""
    assert said(name)[-2].startswith(("The end of “", "Stopped here."))
    assert said(name)[-1] == "Your answers are in your journal."


@walks
def test_words_come_first(name: str) -> None:
    """Each line begins with a word or a number: nothing is drawn, nothing is set in."""
    for line in filter(None, said(name)):  # a blank line parts paragraphs
        assert line[0].isalnum() or line[0] in OPENING or line.startswith(COMMAND), line


@walks
def test_nothing_is_drawn(name: str) -> None:
    """There is no escape byte, no box, arrow or picture, and no line is wider than can be read."""
    for line in said(name):
        assert columns(line) <= WIDEST, line
        assert not [char for char in line if unicodedata.category(char) in SIGNS], line


@walks
def test_what_enter_does_is_said_before_it_is_pressed(name: str) -> None:
    """No Enter alone comes before some line has said what Enter does."""
    spoken = False
    for line in lines(name):
        if line == f"{TYPED}Enter":
            assert spoken
        spoken = spoken or "Enter" in line
