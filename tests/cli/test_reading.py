"""`list`, `check` and `journal`: what they say, and the codes they end with."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.cli.exit_codes import ExitCode
from tests.cli.calling import script

if TYPE_CHECKING:
    from tests.cli.calling import Person

BROKEN = "title: Broken\nstage: anytime\nsteps:\n  - sya: Hello\n  - ask: What?\n    saev: x\n"
DEEP = "title: Deep\nstage: anytime\nsteps: " + "[" * 30_000 + "]" * 30_000 + "\n"

BAD = {
    "an unknown verb": (BROKEN, "`sya` is not a step"),
    "a misspelt field": (BROKEN, "did you mean `save`?"),
    "sixty thousand brackets": (DEEP, "E005"),
    "an alias": (script("- &a Hello.\n- *a"), "E006"),
    "a key twice": ("title: A\ntitle: B\nstage: anytime\nsteps: [Hello.]\n", "E009"),
    "latin-1": ("title: Caf\xe9\nstage: anytime\nsteps: [Hello.]\n".encode("latin-1"), "E002"),
    "bytes of nothing": (b"\x00\x01\xff\xfe", "E002"),
    "no text at all": ("", "E011"),
    "a list": ("- Hello.\n", "E105"),
    "not YAML": ("title: [unclosed\n", "E004"),
    "two documents": ("title: A\n---\ntitle: B\n", "E008"),
}


def test_version_says_the_version(person: Person) -> None:
    """`--version` says the installed version and ends with 0."""
    said = person.call("--version")
    assert (said.code, said.out) == (ExitCode.DONE, f"integrate {version('integrate')}\n")


def test_the_exit_codes_are_the_documented_ones() -> None:
    """The numbers are an interface: 0 done, 1 problems, 2 usage, 3 stopped, 4 crashed."""
    assert [code.value for code in ExitCode] == [0, 1, 2, 3, 4]
    assert [code.name for code in ExitCode] == ["DONE", "PROBLEMS", "USAGE", "STOPPED", "CRASHED"]


def test_an_unknown_command_or_option_is_wrong_usage(person: Person) -> None:
    """What the program does not know is named, and the code is 2."""
    for arguments in (["dance"], ["list", "--loud"], ["play"], ["check"], ["journal", "show"]):
        said = person.call(*arguments)
        assert said.code == ExitCode.USAGE
        assert "Error: " in said.err
        assert said.has_no_traceback


def test_list_names_the_shipped_scripts_and_the_own_ones(person: Person) -> None:
    """Each line is a name, a title and how long; a broken script says what to do."""
    person.write("data/scripts/mine.yaml", script("- Hello.", "My own"))
    person.write("data/scripts/broken.yaml", BROKEN)
    said = person.call("list")
    assert said.code == ExitCode.DONE
    lines = said.out.splitlines()
    assert any(line.startswith("anytime/grounding ") and "Five senses" in line for line in lines)
    assert any(line.startswith("mine ") and "My own (anytime)" in line for line in lines)
    assert any(
        line.startswith("broken ") and "2 to mend; see: integrate check" in line for line in lines
    )


def test_list_as_json_is_json_with_the_same_scripts(person: Person) -> None:
    """Other programs get every script with its facts, broken ones with their count."""
    person.write("data/scripts/broken.yaml", BROKEN)
    said = person.call("list", "--json")
    assert said.code == ExitCode.DONE
    scripts = {one["name"]: one for one in json.loads(said.out)}
    assert scripts["broken"]["problems"] == 2
    assert scripts["anytime/grounding"]["title"] == "Five senses"
    assert scripts["anytime/grounding"]["seconds"] == 180


def test_check_of_a_right_script_says_so(person: Person) -> None:
    """No problem ends with 0."""
    path = person.write("good.yaml", script("- Hello."))
    said = person.call("check", path)
    assert (said.code, said.out) == (ExitCode.DONE, "1 script, no problem\n")


def test_check_of_a_folder_shows_every_problem_of_every_script(person: Person) -> None:
    """A folder is checked with everything below it; problems end with 1."""
    person.write("all/good.yaml", script("- Hello."))
    person.write("all/below/broken.yml", BROKEN)
    said = person.call("check", "all")
    assert said.code == ExitCode.PROBLEMS
    assert "all/below/broken.yml:4:5" in said.out
    assert "all/below/broken.yml:6:5" in said.out
    assert said.out.splitlines()[-1] == "2 scripts, 2 errors"


def test_the_shipped_scripts_have_no_problem(person: Person) -> None:
    """What is shipped can be played."""
    assert person.call("check", bundled.scripts()).code == ExitCode.DONE


def test_check_of_a_missing_file_is_wrong_usage(person: Person) -> None:
    """A file that is not there ends with 2 and is named."""
    said = person.call("check", "nowhere.yaml")
    assert said.code == ExitCode.USAGE
    assert "nowhere.yaml" in said.out + said.err
    assert "No such file" in said.out + said.err


@pytest.mark.parametrize(("content", "words"), BAD.values(), ids=BAD)
@pytest.mark.parametrize(
    "command", [["check"], ["play", "--plain", "--mute"]], ids=["check", "play"]
)
def test_a_bad_script_is_told_with_its_place_and_the_code_1(
    person: Person, command: list[str], content: str | bytes, words: str
) -> None:
    """Whatever is in a file, the program tells what is wrong with it and does not fall over."""
    path = person.write("bad.yaml", content)
    said = person.call(*command, path.name)
    assert said.code == ExitCode.PROBLEMS
    assert words in said.out + said.err
    assert "bad.yaml:" in said.out + said.err
    assert said.has_no_traceback
    assert len(said.out + said.err) < 20_000


def test_the_journal_is_empty_at_first(person: Person) -> None:
    """An empty journal is no fault."""
    assert person.call("journal", "list").out == "The journal is empty.\n"
    assert person.call("journal", "list").code == ExitCode.DONE
    assert json.loads(person.call("journal", "list", "--json").out) == []


def test_the_journal_lists_and_shows_a_session(person: Person) -> None:
    """A session is listed, and shown by the beginning of its ID, as lines and as JSON."""
    person.write("one.yaml", script("- ask: What stays?\n  save: stays", "An evening"))
    person.write("answers.yaml", "stays: a heron\n")
    played = person.call("play", "--mute", "--answers", "answers.yaml", "one.yaml")
    assert played.code == ExitCode.DONE
    listed = person.call("journal", "list").out
    assert "finished" in listed
    assert "An evening" in listed
    name = listed.split()[0]
    shown = person.call("journal", "show", name[:6])
    assert shown.code == ExitCode.DONE
    assert "What stays?" in shown.out
    assert "    a heron" in shown.out
    (summary,) = json.loads(person.call("journal", "list", "--json").out)
    assert (summary["id"], summary["outcome"]) == (name, "finished")
    events = json.loads(person.call("journal", "show", "--json", name).out)
    assert [event["kind"] for event in events] == ["began", "entered", "answered", "finished"]
    assert events[2]["value"] == "a heron"


def test_an_unknown_session_is_wrong_usage(person: Person) -> None:
    """An ID that fits none or several says so."""
    unknown = person.call("journal", "show", "zzzz")
    assert (unknown.code, unknown.err.count("\n")) == (ExitCode.USAGE, 1)
    assert "There is no session `zzzz`" in unknown.err
    person.write("one.yaml", script("- Hello."))
    for _ in range(2):
        person.call("play", "--mute", "--answers", person.write("none", "{}"), "one.yaml")
    several = person.call("journal", "show", "")
    assert several.code == ExitCode.USAGE
    assert "several sessions" in several.err
