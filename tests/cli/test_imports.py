from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.calling import Person

LOOK = """
import json, sys
from integrate.cli.main import main
try:
    main(sys.argv[1:])
finally:
    loaded = {name.partition(".")[0] for name in sys.modules}
    print(json.dumps(sorted(loaded)), file=sys.stderr)
"""
HEAVY = {"textual", "rich", "numpy", "miniaudio", "pydub"}


def loaded(person: Person, *arguments: str) -> set[str]:
    """Return the packages that a call loads."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, "--data", str(person.data), *arguments],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=person.environment,
        cwd=person.folder,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_version_and_help_load_neither_screen_nor_sound_nor_yaml(
    person: Person, asked: str
) -> None:
    """Asking what the program is loads nothing of what it does."""
    assert not loaded(person, asked) & (HEAVY | {"yaml", "nacl", "sqlite3"})


@pytest.mark.parametrize("asked", [["list"], ["list", "--json"], ["check", "."]])
def test_list_and_check_load_neither_screen_nor_sound(person: Person, asked: list[str]) -> None:
    """Reading scripts needs YAML and nothing of the screen, the sound or the journal."""
    assert not loaded(person, *asked) & (HEAVY | {"nacl", "sqlite3"})


def test_reading_the_journal_loads_no_screen_and_no_sound(person: Person) -> None:
    """The journal can be read on a computer where no screen can be drawn."""
    assert not loaded(person, "journal", "list") & HEAVY


def test_a_plain_session_loads_no_screen_and_no_sound(person: Person) -> None:
    """Plain lines need no Textual; the sound is loaded in its own process."""
    person.write("one.yaml", "title: One\nstage: anytime\nsteps: [Hello.]\n")
    names = loaded(person, "play", "--plain", "--mute", "one.yaml")
    assert not names & HEAVY


def test_what_home_lists_loads_neither_engine_nor_voices() -> None:
    """A list is there before a choice is made: what plays a session waits until then."""
    look = "import json, sys, integrate.cli.voice_places, integrate.ui.home.shelves\n"
    done = subprocess.run(
        [sys.executable, "-c", look + "print(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    waiting = {
        "integrate.player.opening",
        "integrate.session.session",
        "integrate.audio.narration.choosing",
        "email",
    }
    assert not waiting & set(json.loads(done.stdout))
