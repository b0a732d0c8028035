from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.calling import Person


def test_a_setting_is_set_shown_and_unset(person: Person) -> None:
    """A value that was set is told, stands in the file, and goes again."""
    assert person.call("settings", "theme", "Morning").out == "theme: morning\n"
    assert person.call("settings", "theme").out == "morning\n"
    shown = json.loads(person.call("settings", "--json").out)
    assert shown["settings"]["theme"] == "morning"
    assert person.call("settings", "theme", "--unset").out == "theme: dusk\n"


def test_all_settings_are_told_with_what_they_can_be(person: Person) -> None:
    """Without a name the file and every setting with its purpose are shown."""
    said = person.call("settings")
    assert said.code == 0
    assert "settings.toml" in said.out
    assert "theme: dusk (as usual)" in said.out
    assert "It can be: dusk, morning, ember or contrast." in said.out


def test_what_cannot_be_set_is_refused_in_a_sentence(person: Person) -> None:
    """A wrong name, a wrong value, and a value with --unset end with 2 and change nothing."""
    for words in (
        ("them", "dusk"),
        ("theme", "pink"),
        ("volume", "loud"),
        ("theme", "dusk", "--unset"),
    ):
        said = person.call("settings", *words)
        assert said.code == 2
        assert said.has_no_traceback
        assert said.err
    assert person.call("settings", "theme").out == "dusk\n"


def test_a_broken_file_is_not_written_over(person: Person) -> None:
    """A file that is no TOML is named, and stays for the person to mend."""
    file = json.loads(person.call("settings", "--json").out)["file"]
    person.call("settings", "theme", "dusk")
    with open(file, "w", encoding="utf-8") as broken:  # noqa: PTH123 -- the path comes as words
        broken.write("= = =")
    said = person.call("settings", "theme", "morning")
    assert said.code == 2
    assert file in said.err
    with open(file, encoding="utf-8") as kept:  # noqa: PTH123 -- the same
        assert kept.read() == "= = ="
