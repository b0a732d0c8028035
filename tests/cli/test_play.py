"""`play`: unattended with answers, attended in plain lines, and what stands against it."""

from __future__ import annotations

import os
import select
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.cli.front import wants_plain
from tests.cli.calling import LONGEST, PROGRAM, script
from tests.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Person, Said

STEPS = """
- Welcome.
- ask: What stays?
  save: stays
- choose: How is it?
  save: how
  options: {light: Light, heavy: Heavy}
- checklist: What is ready?
  save: ready
  items: {water: Water, rug: A rug}
- scale: How tense?
  save: tense
- wait: 20 s
- Thank you for {{ stays or 'nothing' }}.
"""


@pytest.fixture(name="play")
def _play(person: Person) -> Person:
    """Give a person with a script of every question."""
    person.write("all.yaml", script(STEPS, "All questions"))
    return person


def unattended(person: Person, answers: str | bytes, *more: str) -> Said:
    """Play the script with these answers, a thousand times as fast."""
    person.write("answers.yaml", answers)
    arguments = ("--mute", "--speed", "1000", "--answers", "answers.yaml", *more)
    return person.call("play", *arguments, "all.yaml")


def test_given_answers_are_given_and_are_in_the_journal(play: Person) -> None:
    """A map of saved names answers every kind of question."""
    said = unattended(play, "stays: a heron\nhow: heavy\nready: [rug]\ntense: 7\n")
    assert said.code == ExitCode.DONE
    assert "Thank you for a heron." in said.out
    assert play.answers == ["a heron", "heavy", ("rug",), 7]


@pytest.mark.parametrize("answers", ["{}", "", "# nothing\n"])
def test_without_answers_every_question_is_passed_over(play: Person, answers: str) -> None:
    """An empty map, and an empty file, run to the end with nothing answered."""
    said = unattended(play, answers)
    assert said.code == ExitCode.DONE
    assert "Thank you for nothing." in said.out
    assert play.answers == []


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ("stay: a heron\n", "did you mean `stays`?"),
        ("stays: [a, {b: c}]\n", "an answer is one text or a list of ids"),
        ("stays: [unclosed\n", "E004"),
        ("- a\n- b\n", "answers are `name: answer` lines"),
        ("stays: &a x\nhow: *a\n", "E006"),
        ("stays: a\nstays: b\n", "E009"),
        (b"stays: Caf\xe9\n", "E002"),
        ("[" * 30_000, "E005"),
    ],
)
def test_a_file_of_answers_that_is_wrong_is_told_before_anything_begins(
    play: Person, answers: str | bytes, words: str
) -> None:
    """What is wrong with the answers is told with its place; nothing is played or kept."""
    said = unattended(play, answers)
    assert said.code == ExitCode.USAGE
    assert words in said.err
    assert "answers.yaml" in said.err
    assert said.has_no_traceback
    assert "The journal is empty." in play.call("journal", "list").out


def test_a_missing_file_of_answers_is_wrong_usage(play: Person) -> None:
    """A file of answers that is not there is named."""
    said = play.call("play", "--mute", "--answers", "nowhere", "all.yaml")
    assert said.code == ExitCode.USAGE
    assert "nowhere" in said.err


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ("tense: 11\n", "`tense`"),
        ("tense: much\n", "`tense`"),
        ("how: lukewarm\n", "The answer is one of: light, heavy."),
        ("ready: [water, sun]\n", "`ready`"),
    ],
)
def test_an_answer_that_does_not_fit_ends_the_run_and_names_its_step(
    play: Person, answers: str, words: str
) -> None:
    """An answer out of range is never bent into one; the code is 2."""
    said = unattended(play, answers)
    assert said.code == ExitCode.USAGE
    assert words in said.err
    assert said.err.count("\n") == 1


def test_a_step_that_cannot_be_passed_over_ends_the_run_and_is_named(play: Person) -> None:
    """Without an answer a safety list stops an unattended run with 2."""
    steps = "- checklist: Ready?\n  save: ready\n  items: {a: Water, b: Rug}\n  require: all"
    play.write("all.yaml", script(steps))
    said = unattended(play, "{}")
    assert said.code == ExitCode.USAGE
    assert "`ready` cannot be passed over" in said.err
    said = unattended(play, "ready: [a]\n")
    assert said.code == ExitCode.USAGE
    assert "Still open: Rug" in said.err
    assert unattended(play, "ready: [a, b]\n").code == ExitCode.DONE


def test_speed_lets_time_go_faster(play: Person) -> None:
    """Twenty minutes at a thousandfold take no more than a few seconds."""
    play.write("all.yaml", script("- wait: 20 min\n- breathe: {in: 4, out: 6}\n  for: 10 min"))
    began = time.monotonic()
    assert unattended(play, "{}").code == ExitCode.DONE
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("speed", ["0", "-1", "fast", "nan", "inf", "100000"])
def test_a_speed_that_is_none_is_wrong_usage(play: Person, speed: str) -> None:
    """Only a number from 0.1 to 1000 is a speed."""
    said = play.call("play", "--plain", "--mute", "--speed", speed, "all.yaml")
    assert said.code == ExitCode.USAGE
    assert said.has_no_traceback


def test_a_plain_session_goes_through_pipes_to_its_last_line(play: Person) -> None:
    """Lines in, lines out, not one escape byte, and the answers are in the journal."""
    typed = "\na heron\n.\n2\n1\n7\n\n\n"
    said = play.call("play", "--mute", "all.yaml", typed=typed)
    assert said.code == ExitCode.DONE
    assert "Thank you for a heron." in said.out
    assert "\x1b" not in said.out
    assert said.err == ""
    assert play.answers == ["a heron", "heavy", ("water",), 7]


def test_a_session_whose_input_ends_is_stopped_and_offered_again(play: Person) -> None:
    """Input that runs out ends with 3; what was typed is kept and the session can go on."""
    said = play.call("play", "--mute", "all.yaml", typed="\na heron")
    assert said.code == ExitCode.STOPPED
    assert play.answers == ["a heron"]
    home = play.call(typed="quit\n")
    assert home.code == ExitCode.DONE
    assert "Continue “All questions”" in home.out


def test_a_session_killed_half_way_goes_on_in_lines_with_the_same_answers(play: Person) -> None:
    """After SIGKILL `continue` at home goes on, and the answers are those of one session."""
    running = subprocess.Popen(
        [*PROGRAM, "--data", str(play.data), "play", "--plain", "--mute", "all.yaml"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=play.environment,
        cwd=play.folder,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    with running:
        running.stdin.write(b"\na heron\n.\n")
        running.stdin.flush()
        heard, end = b"", time.monotonic() + LONGEST
        while b"How is it?" not in heard:
            assert time.monotonic() < end, heard
            if select.select([running.stdout], [], [], 0.1)[0]:
                heard += os.read(running.stdout.fileno(), 4096)
        running.kill()
    said = play.call(typed="continue\n2\n1\n7\n\n\nquit\n")
    assert said.code == ExitCode.DONE
    assert play.answers == ["a heron", "heavy", ("water",), 7]


def test_stopping_ends_with_3(play: Person) -> None:
    """A session that the person stops is no fault, and no end."""
    said = play.call("play", "--mute", "all.yaml", typed="stop\n\n")
    assert said.code == ExitCode.STOPPED
    assert "stopped" in play.call("journal", "list").out


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("nowhere.yaml", "No such file"),
        ("groundin", "did you mean `anytime/grounding`?"),
        (".", "There is no script `.`"),
        ("folder.yaml", "Is a directory"),
    ],
)
def test_a_script_that_is_not_there_is_told_in_one_sentence(
    play: Person, wanted: str, words: str
) -> None:
    """A missing file, a folder and a misspelt name end with 2."""
    (play.folder / "folder.yaml").mkdir()
    said = play.call("play", "--plain", "--mute", wanted)
    assert said.code == ExitCode.USAGE
    assert words in said.err
    assert said.err.count("\n") == 1


def test_a_script_for_therapists_says_how_it_is_started(play: Person) -> None:
    """Without `--as therapist` it is refused with 2, with it it runs."""
    play.write("lead.yaml", script("- Hello.", more="audience: therapist\n"))
    said = play.call("play", "--plain", "--mute", "lead.yaml")
    assert said.code == ExitCode.USAGE
    assert "--as therapist" in said.err
    led = play.call("play", "--plain", "--mute", "--as", "therapist", "lead.yaml", typed="\n")
    assert led.code == ExitCode.DONE


@pytest.mark.parametrize(
    ("environment", "asked", "at_terminal", "plain"),
    [
        ({"TERM": "xterm"}, False, True, False),
        ({"TERM": "xterm"}, True, True, True),
        ({"TERM": "xterm"}, False, False, True),
        ({"TERM": "dumb"}, False, True, True),
        ({"TERM": "xterm", "ACCESSIBLE": "1"}, False, True, True),
        ({"TERM": "xterm", "ACCESSIBLE": "yes"}, False, True, True),
        ({"TERM": "xterm", "ACCESSIBLE": "0"}, False, True, False),
        ({"TERM": "xterm", "ACCESSIBLE": "False"}, False, True, False),
        ({"TERM": "xterm", "ACCESSIBLE": ""}, False, True, False),
        ({}, False, True, False),
    ],
)
def test_who_gets_plain_lines(
    environment: dict[str, str],
    asked: bool,  # noqa: FBT001 -- a column of the table
    at_terminal: bool,  # noqa: FBT001 -- the same
    plain: bool,  # noqa: FBT001 -- the same
) -> None:
    """They are asked for, or are all that a dumb terminal, a pipe or a log can show."""
    assert wants_plain(environment, asked=asked, at_terminal=at_terminal) is plain


@pytest.mark.terminal
@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is a thing of Unix")
@pytest.mark.parametrize(
    ("asked", "extra"),
    [((), {"TERM": "dumb"}), ((), {"ACCESSIBLE": "1"}), (("--plain",), {})],
    ids=["TERM", "ACCESSIBLE", "plain"],
)
def test_plain_lines_at_a_real_terminal_hold_no_escape_byte(
    play: Person, tmp_path: Path, asked: tuple[str, ...], extra: dict[str, str]
) -> None:
    """TERM=dumb, ACCESSIBLE=1 and --plain speak in lines where a screen could be drawn."""
    play.write("data/scripts/one.yaml", script("- Hello there."))
    with Window.open(tmp_path, "play", *asked, "one", extra=extra) as window:
        window.sees("Hello there.")
        window.press("\r")
        assert window.ends() == 0
        assert b"\x1b" not in window.look()
