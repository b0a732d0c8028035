"""A shell completes what is typed: commands, options and names, and never opens the journal."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from tests.cli.calling import script

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.calling import Person

ASK = """
source completion.bash
compopt() { echo "compopt $2"; }
COMP_WORDS=({words}); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_integrate_completion integrate
printf '%s\\n' "${COMPREPLY[@]}"
"""
PROGRAM = f'#!/bin/sh\nexec "{sys.executable}" -m integrate "$@"\n'


@pytest.fixture(name="complete")
def _complete(person: Person) -> Callable[..., list[str]]:
    """Give a function that returns what bash offers after some words."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not here")
    made = person.call("completion", "bash")
    assert (made.code, made.err) == (ExitCode.DONE, "")
    person.write("completion.bash", made.out)
    person.write("bin/integrate", PROGRAM).chmod(0o755)
    path = f"{person.folder / 'bin'}:{person.environment['PATH']}"

    def complete(*words: str) -> list[str]:
        quoted = " ".join(f"'{word}'" for word in ("integrate", "--data", str(person.data), *words))
        done = subprocess.run(
            ["bash", "--norc", "-c", ASK.replace("{words}", quoted)],
            capture_output=True,
            text=True,
            check=True,
            cwd=person.folder,
            env=person.environment | {"PATH": path},
        )
        assert done.stderr == ""
        return done.stdout.split("\n")[:-1]

    return complete


def test_commands_and_options(complete: Callable[..., list[str]]) -> None:
    """A beginning is completed to what there is."""
    assert complete("re") == ["rehearse", "render"]
    assert complete("journal", "pas") == ["passphrase"]
    assert complete("rehearse", "--pa") == ["--paths"]
    assert complete("play", "--as", "") == ["patient", "therapist"]


def test_names_of_scripts(complete: Callable[..., list[str]], person: Person) -> None:
    """Shipped ones, the person's own, and the short form; where there is none, files."""
    person.write("data/scripts/mine/evening.yaml", script("- Hello."))
    assert complete("play", "anytime/grounding-") == [
        "anytime/grounding-feet",
        "anytime/grounding-object",
    ]
    assert complete("rehearse", "mine/") == ["mine/evening"]
    assert complete("render", "easy-b") == ["easy-breathing"]
    assert complete("doctor", "session/inf") == ["session/infusion"]
    assert complete("show", "./ev")[0] == "compopt default"


def test_languages_of_a_script(complete: Callable[..., list[str]]) -> None:
    """Those it has been put into."""
    assert complete("play", "anytime/grounding", "--language", "") == ["de"]
    assert complete("play", "anytime/worry-parking", "--language", "") == [""]
    assert complete("play", "no-such", "--language", "") == [""]


def test_what_else_has_names(complete: Callable[..., list[str]]) -> None:
    """Codes, settings and what they can be, questionnaires, programmes."""
    assert "E104" in complete("explain", "e10")
    assert complete("settings", "th") == ["theme"]
    assert complete("settings", "theme", "em") == ["ember"]
    assert complete("settings", "narration", "") == ["yes", "no"]
    assert complete("settings", "volume", "") == [""]
    assert complete("measure", "take", "phq") == ["phq-9", "phq-2"]
    assert complete("programme", "start", "two-weeks-p") == ["two-weeks-ptsd"]


def test_sessions_without_opening_the_journal(
    complete: Callable[..., list[str]], person: Person, tmp_path: Path
) -> None:
    """Ids are offered although a passphrase alone would open it; nothing is made or changed."""
    file = person.write("one.yaml", script("- Hello."))
    for _ in range(2):
        person.call("play", file, "--answers", person.write("none.yaml", "{}"), "--mute")
    person.call("support", typed="Call a friend.\n")
    person.call("journal", "passphrase", "--stdin", typed="four words for myself\n")
    person.call("journal", "forget-device")
    before = {one: one.stat().st_mtime_ns for one in person.data.iterdir()}
    offered = complete("journal", "show", "")
    assert len(offered) == 2
    assert complete("journal", "note", "l") == ["last"]
    assert complete("journal", "export", "--session", offered[0][:6]) == offered[:1]
    assert {one: one.stat().st_mtime_ns for one in person.data.iterdir()} == before
    assert not list(tmp_path.glob("**/*-wal"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_its_lines(person: Person, shell: str) -> None:
    """They ask the program by the variable that click answers to."""
    made = person.call("completion", shell)
    assert made.code == ExitCode.DONE
    assert "_INTEGRATE_COMPLETE" in made.out


def test_no_lines_for_another_shell(person: Person) -> None:
    """The shells there are stand in the sentence."""
    said = person.call("completion", "tcsh")
    assert said.code == ExitCode.USAGE
    assert "fish" in said.err
