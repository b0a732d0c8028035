"""`check` and `explain`: what they write, what they mend, and the codes they end with."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.review.registry import EXPLANATIONS
from tests.cli.calling import script

if TYPE_CHECKING:
    from tests.cli.calling import Person

LOUD = script("- Welcome!")
UNSAFE = script("- Close your eyes.")
BROKEN = script("- ask: What?\n  saev: word\n- Rest.")


@pytest.mark.parametrize(
    ("source", "code", "summary"),
    [
        (script("- Rest."), ExitCode.DONE, "1 script, no problem"),
        (LOUD, ExitCode.DONE, "1 script, 1 warning"),
        (UNSAFE, ExitCode.PROBLEMS, "1 script, 1 safety error"),
        (BROKEN, ExitCode.PROBLEMS, "1 script, 1 error"),
        (script("- Welcome!\n- Hello!"), ExitCode.DONE, "1 script, 2 warnings"),
    ],
)
def test_the_end(person: Person, source: str, code: ExitCode, summary: str) -> None:
    """Warnings end with 0, errors and safety errors with 1; the last line counts them."""
    said = person.call("check", person.write("a.yaml", source))
    assert said.code == code
    assert said.out.splitlines()[-1] == summary


def test_a_file_that_is_not_there(person: Person) -> None:
    """A file that cannot be read ends with 2, and the others are checked all the same."""
    said = person.call("check", person.write("a.yaml", LOUD), "gone.yaml")
    assert said.code == ExitCode.USAGE
    assert "warning[W301]" in said.out
    assert "error[E001]" in said.out
    assert said.out.splitlines()[-1] == "2 scripts, 1 error, 1 warning"


def test_a_folder(person: Person) -> None:
    """Every script of a folder is checked, with includes from its top."""
    person.write("all/common/calm.yaml", script("- Feel your feet."))
    person.write("all/part/a.yaml", script("- include: common/calm\n- Rest."))
    said = person.call("check", "all")
    assert (said.code, said.out) == (ExitCode.DONE, "2 scripts, no problem\n")


def test_an_included_script_is_told_once(person: Person) -> None:
    """What is found in a script that others include is told once."""
    person.write("all/calm.yaml", script("- Welcome!\n- Rest."))
    for name in ("a", "b"):
        person.write(f"all/{name}.yaml", script("- include: calm\n- Rest."))
    said = person.call("check", "--format", "short", "all")
    assert len(said.out.splitlines()) == 1


def test_a_sound_beside_the_script(person: Person) -> None:
    """A sound is looked for beside the script before the shipped ones."""
    source = script("- say: Listen.\n  audio: gong\n- Rest.")
    path = person.write("a.yaml", source)
    assert person.call("check", path).code == ExitCode.PROBLEMS
    person.write("gong.wav", b"")
    assert person.call("check", path).code == ExitCode.DONE


def test_formats(person: Person) -> None:
    """Each format has every finding; for programs there is nothing else in it."""
    path = person.write("a.yaml", LOUD)
    short = person.call("check", path, "--format", "short")
    assert short.out == f"{path}:4:5: W301 an exclamation mark raises the voice\n"
    (found,) = json.loads(person.call("check", path, "--format", "json").out)
    assert (found["code"], found["line"], found["severity"]) == ("W301", 4, "warning")
    github = person.call("check", path, "--format", "github")
    assert github.out.startswith("::warning file=")
    assert person.call("check", path, "--format", "loud").code == ExitCode.USAGE


def test_nothing_found_for_programs(person: Person) -> None:
    """Without findings JSON is an empty list and the others are empty."""
    path = person.write("a.yaml", script("- Rest."))
    assert json.loads(person.call("check", path, "--format", "json").out) == []
    assert person.call("check", path, "--format", "short").out == ""


def test_fix(person: Person) -> None:
    """A file is mended in its place: comments, layout and its rights stay."""
    path = person.write("a.yaml", "# mine\n" + BROKEN.replace("word", "word  # kept"))
    path.chmod(0o640)
    said = person.call("check", "--fix", path)
    assert said.code == ExitCode.DONE
    assert said.out == "1 script, no problem, 1 place mended\n"
    assert path.read_text() == "# mine\n" + BROKEN.replace("saev: word", "save: word  # kept")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in path.parent.glob("*.new")] == []


def test_fix_through_a_link(person: Person) -> None:
    """A link stays a link; what it leads to is mended."""
    path = person.write("a.yaml", BROKEN)
    link = person.folder / "link.yaml"
    link.symlink_to(path)
    person.call("check", "--fix", link)
    assert link.is_symlink()
    assert "save: word" in path.read_text()


def test_fix_leaves_a_whole_file_alone(person: Person) -> None:
    """A file without anything to mend is not written."""
    path = person.write("a.yaml", LOUD)
    before = path.stat()
    said = person.call("check", "--fix", path)
    assert said.out.splitlines()[-1] == "1 script, 1 warning"
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("code", ["W301", "S506", "E104", "e104"])
def test_explain(person: Person, code: str) -> None:
    """A code is explained with both examples, in capitals or not."""
    said = person.call("explain", code)
    one = EXPLANATIONS[code.upper()]
    assert said.code == ExitCode.DONE
    assert one.title in said.out.splitlines()[0]
    assert one.passing.text.splitlines()[-1].strip() in said.out
    assert ("# integrate: allow W301 -- " in said.out) is (code == "W301")


def test_explain_shows_what_lies_beside(person: Person) -> None:
    """An example that includes another script shows it."""
    assert "with calm.yaml beside it:" in person.call("explain", "E401").out


def test_explain_lists_all(person: Person) -> None:
    """Without a code every code is listed with its title."""
    lines = person.call("explain").out.splitlines()
    assert [line.split()[0] for line in lines] == list(EXPLANATIONS)


def test_explain_an_unknown_code(person: Person) -> None:
    """A code that there is not is refused with the nearest one, or the way to find it."""
    said = person.call("explain", "E1O4")
    assert (said.code, said.out) == (ExitCode.USAGE, "")
    assert "There is no code `E1O4`" in said.err
