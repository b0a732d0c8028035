"""`integrate journal export` and `import`: what is written where, and what is told."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from tests.cli.calling import script

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Person, Said

STEPS = "- ask: What stays?\n  save: line\n- scale: How tense?\n  save: tension"


@pytest.fixture(autouse=True)
def _lived(person: Person) -> None:
    """Let the person live through one session."""
    person.write("one.yaml", script(STEPS))
    person.call("play", "--plain", "--mute", "one.yaml", typed="a heron\n.\n7\n")


def export(person: Person, *arguments: str | Path) -> Said:
    """Call the export."""
    return person.call("journal", "export", *arguments)


def test_a_file_is_written_where_it_was_asked_for(person: Person) -> None:
    """Private, whole, and nowhere else; what it is, and what stays, is said."""
    said = export(person, "--format", "md", "--share", "mine", "mine.md")
    assert (said.code, said.out) == (ExitCode.DONE, "")
    file = person.folder / "mine.md"
    assert "> a heron" in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "is not sealed" in said.err
    assert "One session goes out." in said.err


@pytest.mark.parametrize("form", ["md", "csv", "json", "html", "text", "fhir"])
def test_the_preview_is_the_file(person: Person, form: str) -> None:
    """Byte for byte, and it writes nothing."""
    asked = ("--format", form, "--share", "therapist")
    before = {path.name for path in person.folder.iterdir()}
    shown = export(person, *asked, "--preview", "out")
    assert {path.name for path in person.folder.iterdir()} == before
    assert export(person, *asked, "-").out == shown.out
    assert export(person, *asked, "out").code == ExitCode.DONE
    assert (person.folder / "out").read_bytes().decode() == shown.out
    assert "a heron" in shown.out


def test_a_prescriber_reads_no_words(person: Person) -> None:
    """The number goes out and the words stay, and how many is said."""
    said = export(person, "--format", "text", "--share", "prescriber", "-")
    assert "heron" not in said.out
    assert "How tense?\n         7\n" in said.out
    assert "An answer is among them." in said.err


def test_what_is_there_is_not_written_over(person: Person) -> None:
    """Without --force it stays, and the sentence says what to do."""
    person.write("mine.md", "old")
    asked = ("--format", "md", "--share", "mine", "mine.md")
    said = export(person, *asked)
    assert said.code == ExitCode.USAGE
    assert "--force" in said.err
    assert (person.folder / "mine.md").read_text(encoding="utf-8") == "old"
    assert export(person, *asked, "--force").code == ExitCode.DONE
    assert "heron" in (person.folder / "mine.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "md", "out"), "--share"),
        (("--share", "mine", "out"), "--format"),
        (("--format", "md", "--share", "mine"), "notes.md"),
        (("--format", "md", "--share", "mine", "--session", "zz", "out"), "no session `zz`"),
        (("--format", "md", "--share", "mine", "--person", "Ann", "out"), "nobody called “Ann”"),
        (("--format", "md", "--share", "mine", "--from", "soon", "out"), "--from"),
        (("--format", "md", "--share", "mine", "none/out"), "none/out"),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    person: Person, arguments: tuple[str, ...], says: str
) -> None:
    """Nothing is guessed: who will read it, in which format, and where it goes."""
    said = export(person, *arguments)
    assert said.code == ExitCode.USAGE
    assert says in said.err
    assert said.has_no_traceback
    assert not (person.folder / "out").exists()


def test_days_choose_the_sessions(person: Person) -> None:
    """What is not chosen is counted."""
    said = export(person, "--format", "text", "--share", "mine", "--to", "2001-01-01", "-")
    assert "heron" not in said.out
    assert "0 sessions go out. One was not chosen and stays." in said.err


def test_an_export_is_imported_and_then_there_already(person: Person) -> None:
    """Into an empty journal: the same sessions; a second time: nothing new."""
    export(person, "--format", "json", "--share", "mine", "mine.json")
    before = person.call("journal", "list", "--json").out
    elsewhere = person.folder / "elsewhere"
    said = person.call("journal", "import", "mine.json", data=elsewhere)
    assert (said.code, said.out) == (ExitCode.DONE, "One session is new.\n")
    after = person.call("journal", "list", "--json", data=elsewhere).out
    assert json.loads(after) == json.loads(before)
    again = person.call("journal", "import", "mine.json", data=elsewhere).out
    assert again == "0 sessions are new. One was there already.\n"


def test_a_damaged_file_is_named_and_nothing_is_imported(person: Person) -> None:
    """So is one that is not there."""
    export(person, "--format", "json", "--share", "mine", "mine.json")
    text = (person.folder / "mine.json").read_text(encoding="ascii")
    person.write("bad.json", text.replace("heron", "swan", 1))
    elsewhere = person.folder / "elsewhere"
    for name, says in (("bad.json", "was changed since"), ("none.json", "cannot be read")):
        said = person.call("journal", "import", name, data=elsewhere)
        assert said.code == ExitCode.USAGE
        assert says in said.err
        assert name in said.err
    assert person.call("journal", "list", data=elsewhere).out == "The journal is empty.\n"
