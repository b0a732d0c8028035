from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.player.preflight import script as written
from integrate.player.sounds import Sounds
from integrate.script.library import Entry, Library
from tests.player.preflight.hearing_of import told
from tests.session.conversation import script_of

if TYPE_CHECKING:
    from pathlib import Path

SOUNDS = Sounds((bundled.sounds(),))
LED = "title: A test\nstage: session\naudience: therapist\n"


def checked(folder: Path, text: str) -> list[str]:
    """Return what is found of a script of these words."""
    path = folder / "a.yaml"
    path.write_text(text)
    return told(written.script(Entry("a", path, (bundled.scripts(),)), SOUNDS))


@pytest.mark.parametrize("name", ["infusion", "injection", "lozenge", "nasal-spray"])
def test_the_shipped_session_scripts_are_clean(name: str) -> None:
    """And each plans its checks, and names the signs to stop at."""
    entry = Library((bundled.scripts(),)).find(f"session/{name}", bundled.scripts())
    script = entry.reads.script
    assert script is not None
    assert told(written.script(entry, SOUNDS)) == [
        "ok: `integrate check` finds nothing wrong with it."
    ]
    assert written.checks(script)[0].state == "ok"
    assert "; a wish to stop." in written.stop_if(script)[0].words


def test_a_script_that_was_broken_meanwhile_fails(tmp_path: Path) -> None:
    """The first problem is told with its line, and how to see all of them."""
    found = checked(tmp_path, "title: A test\nstage: anytime\nsteps:\n  - saay: Hello.\n")
    assert found == ["failed: It has an error. The first is in line 4: `saay` is not a step."]


def test_warnings_are_told_together(tmp_path: Path) -> None:
    """They can be signed over."""
    text = "title: A test\nstage: anytime\nsounds: {x: bells/bowl-low}\nsteps:\n  - Hello there!\n"
    (found,) = checked(tmp_path, text)
    assert found.startswith("warning: It has 2 warnings. The first is in line 3: ")


def test_missing_sounds_are_left_to_whoever_listens(tmp_path: Path) -> None:
    """They are told once, and do not keep a session from beginning."""
    text = "title: A test\nstage: anytime\nsteps:\n  - say: Hello.\n    audio: gone\n"
    assert checked(tmp_path, text) == ["ok: `integrate check` finds nothing wrong with it."]


def test_checks_are_counted_by_their_marks() -> None:
    """A script without any says so."""
    checks = "checks: [{after: dose, every: 15 min, do: Look}, {after: back, at: 1 h, do: Ask}]\n"
    planned = script_of(LED + checks + "steps: [{mark: dose}, {mark: back}]\n")
    assert told(written.checks(planned)) == ["ok: 2 checks: 1 after “dose”, 1 after “back”."]
    bare = script_of(LED + "steps: [{mark: dose}]\n")
    assert told(written.checks(bare)) == [
        "warning: The script plans no checks, so nothing reminds you of one."
    ]
