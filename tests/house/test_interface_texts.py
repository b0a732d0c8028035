"""The texts of the interface: all marked, all in the POT file, and looked up when shown."""

from __future__ import annotations

import ast
import gettext
from pathlib import Path

import polib
import pytest

from integrate import words
from integrate.plain.shelf import listing
from integrate.plain.telling import step
from integrate.session.view import Breathing
from integrate.words import _, find, languages, several
from tools.interface_texts import POT, template, unmarked

PROJECT = Path(__file__).parents[2]
NO_WORDS = {
    "integrate/ui/compat.py": {"the terminal could not be read any more"},  # for the crash report
    "integrate/ui/console/agreed.py": {  # what things go by in the record
        *("stop signal", "sign of being here", "landing line"),
    },
    "integrate/ui/home/preview.py": {"integrate check "},  # a command to type
    "integrate/ui/home/screen.py": {"Integrate"},  # the name of the program
    "integrate/ui/player/choosing.py": {"hint above"},  # classes
    "integrate/ui/player/panels.py": {"go on"},  # the id of a way
    "integrate/plain/home.py": {"Integrate.", "write support"},  # the program's name, what is typed
    "integrate/plain/day_desk.py": {"let go", "go on", "bring back"},  # what a person types
    "integrate/plain/words.py": {  # what a person types
        *("go on", "ground feet", "ground object", "ground hands", "ground breath"),
    },
}
"""What looks like words to be seen and is not, by module."""
SPOKEN = [
    path
    for folder in ("ui", "plain")
    for path in sorted((PROJECT / "integrate" / folder).rglob("*.py"))
]


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program speak a little German."""
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    file = polib.POFile()
    file.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    file.append(polib.POEntry(msgid="Back.", msgstr="Zurück."))
    file.append(polib.POEntry(msgid="There are no scripts here.", msgstr="Hier ist nichts."))
    file.append(polib.POEntry(msgid="A rest of {time}.", msgstr="Ruhe, {zeit} {time}."))
    file.append(
        polib.POEntry(
            msgid="one breath",
            msgid_plural="{count} breaths",
            msgstr_plural={0: "ein Atemzug", 1: "{count} Atemzüge"},
        )
    )
    file.save_as_mofile(str(folder / "integrate.mo"))
    catalogue = find(tmp_path, ["de"])
    monkeypatch.setattr(words, "_catalogue", lambda: catalogue)
    return tmp_path


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_words_go_past_the_translator(path: Path) -> None:
    """Every text that a front end shows is marked."""
    module = path.relative_to(PROJECT).as_posix()
    found = unmarked(ast.parse(path.read_text(encoding="utf-8")))
    left = [(line, text) for line, text in found if text not in NO_WORDS.get(module, set())]
    assert not left


def test_the_pot_file_is_up_to_date() -> None:
    """Translators get every text; `python tools/interface_texts.py` writes the file anew."""
    assert POT.read_text(encoding="utf-8") == template(PROJECT / "integrate")


def test_the_mark_finds_words() -> None:
    """Sentences, labels and words beside a value are seen; ids, styles and marked texts are not."""
    source = (
        'a = "Two words"\nb = "Label"\nc = f"{n} left"\nd = f"id:{n}"\ne = "bold $accent"\n'
        'f = _("Two words")\ng = Binding("q", "quit it", "Quit")\nh = "one"\n'
        'i = _("A {b}", b="Two words" if x else "")\n"Two words"\nDEFAULT_CSS = "a { b: c; }"\n'
    )
    assert [line for line, _ in sorted(unmarked(ast.parse(source)))] == [1, 2, 3, 9]


def test_without_a_catalogue_the_source_is_spoken() -> None:
    """English needs none; values and numbers are put in."""
    assert _("{time} left.", time="2 min") == "2 min left."
    assert _("") == ""
    assert several(1, "one breath", "{count} breaths") == "one breath"
    assert several(2, "one breath", "{count} breaths") == "2 breaths"


@pytest.mark.usefixtures("german")
def test_with_a_catalogue_its_words_are_spoken() -> None:
    """Texts, and the right form for a number."""
    assert _("Back.") == "Zurück."
    assert _("Unknown.") == "Unknown."
    assert listing([]) == ["Hier ist nichts."]
    breath = Breathing("", "in", 0, 4, 1, 6, 0, 60)
    assert step(breath) == ["Breathing for 1 min, 6 Atemzüge."]


@pytest.mark.usefixtures("german")
def test_a_translation_whose_braces_do_not_fit_is_passed_over() -> None:
    """A slip of the translator never ends a session."""
    assert _("A rest of {time}.", time="20 s") == "A rest of 20 s."


def test_values_are_put_in_as_they_are() -> None:
    """Braces in a person's words are words."""
    assert _("Noted: {words}", words="{time} {}") == "Noted: {time} {}"


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, []),
        ({"LANG": "de_AT.UTF-8"}, ["de_AT.UTF-8"]),
        ({"LANG": "de_DE", "LC_ALL": "C.UTF-8"}, []),
        ({"LANG": "en_GB", "LANGUAGE": "fr:de:en:es"}, ["fr", "de"]),
        ({"LANG": "de_DE", "LC_MESSAGES": "fr_FR", "LANGUAGE": ""}, ["fr_FR"]),
    ],
)
def test_the_language_is_that_of_the_person(environ: dict[str, str], wanted: list[str]) -> None:
    """The first variable that is set says it; what comes after English is not looked for."""
    assert languages(environ) == wanted


def test_a_regional_language_finds_its_catalogue(german: Path) -> None:
    """Austrian German is German where there is nothing nearer; unknown languages are English."""
    assert find(german, ["de_AT.UTF-8"]).gettext("Back.") == "Zurück."
    assert type(find(german, ["fr"])) is gettext.NullTranslations
    assert type(find(german, [])) is gettext.NullTranslations
