from __future__ import annotations

import pytest

from integrate.review.quiet import Gap, Heard, listen
from tests.session.conversation import script_of

SOUNDS = "sounds: {sea: {file: sea, loop: yes}}\n"


def heard_after(steps: str, head: str = "") -> tuple[Heard, list[Gap]]:
    """Return what is heard at the end of steps, and the gaps, each as its own step counts."""
    script = script_of(f"{SOUNDS}{head}steps: {steps}")
    heard = Heard()
    gaps: list[Gap] = []
    for step in script.steps:
        heard, some = listen(step, heard, script)
        gaps += some
    return heard, gaps


@pytest.mark.parametrize(
    ("steps", "quiet_for", "gaps"),
    [
        ("[{wait: 20 s}]", 20, []),
        ("[{wait: 20 s}, {wait: 30 s}]", 50, []),
        ("[{wait: 20 s}, {wait: 30 s, show: Rest.}]", 30, [Gap(-20, 0)]),
        ("[{wait: 20 s}, Hello., {wait: 30 s}]", 30, [Gap(-20, 0)]),
        ("[{wait: 20 s}, {breathe: {in: 4, out: 6}, for: 1 min}]", 0, [Gap(-20, 0)]),
        ("[{wait: 20 s}, {ask: Why?}]", 0, [Gap(-20, 0)]),
        ("[{wait: 20 s}, {play: bell}, {wait: 5 s}]", 5, [Gap(-20, 0)]),
        ("[{wait: 20 s, audio: [{play: bell, at: 5 s}]}]", 15, [Gap(0, 5)]),
        ("[{wait: 20 s, audio: [{play: bell, at: 25 s}]}]", 20, []),
        ("[{wait: 20 s, audio: [{play: bell, at: exit}]}]", 0, [Gap(0, 20)]),
        ("[{wait: 20 s, audio: [{play: bell, at: 4 s, every: 8 s}]}]", 8, [Gap(0, 4), Gap(4, 12)]),
        ("[{wait: 20 s, audio: [{play: bell, every: 30 s}]}]", 20, []),
        ("[{breathe: {in: 4, out: 6}, for: 20 s, tones: yes}, {wait: 5 s}]", 5, []),
        ("[{play: sea}, {wait: 20 s}]", 0, []),
        ("[{play: sea}, {wait: 20 s}, {stop: sea}, {wait: 5 s}]", 5, []),
        ("[{wait: 20 s, audio: [{play: sea, at: 8 s}, {stop: sea, at: 10 s}]}]", 10, [Gap(0, 8)]),
        ("[{wait: 20 s, audio: [{stop: sea, at: 8 s}]}]", 20, []),
        ("[{say: Hello., audio: [{play: sea, at: 30 s}]}, {wait: 20 s}]", 0, []),
    ],
)
def test_quiet(steps: str, quiet_for: float, gaps: list[Gap]) -> None:
    """A rest is quiet from its last word or sound on, unless a looping sound goes on."""
    heard, found = heard_after(steps)
    assert heard.quiet_for == quiet_for
    assert found == gaps


def test_a_voice() -> None:
    """A rest is quiet from the end of its spoken words on, about as long as they are read."""
    words = "Rest for as long as this wait goes on, with your eyes open or closed, as you like."
    wait = f"{{wait: 60 s, show: '{words}'}}"
    narrated = "narration: {voice: calm}\n"
    assert heard_after(f"[{wait}]")[0].quiet_for == 60
    assert 50 < heard_after(f"[{wait}]", narrated)[0].quiet_for < 53
    silent = wait.replace("}", ", spoken: no}")
    assert heard_after(f"[{silent}]", narrated)[0].quiet_for == 60
    bell = wait.replace("}", ", audio: {play: bell, at: 2 s}}")
    assert heard_after(f"[{bell}]", narrated)[1] == []


def test_beds_go_on() -> None:
    """A looping sound goes on from step to step until it is stopped."""
    assert heard_after("[{play: sea}, Hello.]")[0].beds == {"sea"}
    assert heard_after("[{play: sea}, Hello., {stop: sea}]")[0].beds == frozenset()
