"""`translate`, and playing and listing what it made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from tests.cli.calling import script

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Person

STEPS = "- Good evening.\n- ask: What stayed?\n  save: stayed\n- You wrote {{ stayed }}."
CAUTION = "cautions: [It does not replace help.]\n"
GERMAN = {
    "An evening": "Ein Abend",
    "It does not replace help.": "Es ersetzt keine Hilfe.",
    "Good evening.": "Guten Abend.",
    "What stayed?": "Was ist geblieben?",
    "You wrote {{ stayed }}.": "Geschrieben haben Sie {{ stayed }}.",
}


def begin(person: Person, words: dict[str, str] | None = None) -> Path:
    """Write a script, begin its translation, and put in these words."""
    person.write("evening.yaml", script(STEPS, "An evening", CAUTION))
    made = person.call("translate", "evening.yaml", "de")
    assert made.code == ExitCode.DONE
    file = person.folder / "evening.de.po"
    text = file.read_text(encoding="utf-8")
    for source, translated in (GERMAN if words is None else words).items():
        entry = f'msgid "{source}"\nmsgstr ""'
        assert entry in text
        text = text.replace(entry, f'msgid "{source}"\nmsgstr "{translated}"')
    file.write_text(text, encoding="utf-8")
    return file


def test_a_translation_is_begun_and_played(person: Person) -> None:
    """The PO file lies beside the script; with its words put in, the session speaks them."""
    begin(person)
    answers = person.write("answers.yaml", "stayed: Stille\n")
    said = person.call("play", "evening.yaml", "--language", "de", "--mute", "--answers", answers)
    assert said.code == ExitCode.DONE
    for words in (
        "Ein Abend",
        "Guten Abend.",
        "Was ist geblieben?",
        "Geschrieben haben Sie Stille.",
    ):
        assert words in said.out
    assert person.answers == ["Stille"]


def test_it_says_how_far_the_translation_is(person: Person) -> None:
    """What is to do is counted, and why it cannot be played yet is said."""
    begin(person, {"Good evening.": "Guten Abend."})
    said = person.call("translate", "evening.yaml", "de")
    assert said.code == ExitCode.DONE
    assert "5 texts, 1 translated, 4 to translate" in said.out
    assert "before its safety texts are translated" in said.out


def test_an_edited_sentence_is_kept_as_fuzzy(person: Person) -> None:
    """It is counted apart, and its old words stay in the file."""
    file = begin(person)
    person.write("evening.yaml", script(STEPS.replace("Good", "A good"), "An evening", CAUTION))
    said = person.call("translate", "evening.yaml", "de")
    assert said.code == ExitCode.DONE
    assert "5 texts, 4 translated, 1 to look at again (fuzzy)" in said.out
    text = file.read_text(encoding="utf-8")
    assert (
        '#, fuzzy\n#| msgid "Good evening."\nmsgid "A good evening."\nmsgstr "Guten Abend."' in text
    )


def test_a_missing_safety_text_stops_the_start(person: Person) -> None:
    """One sentence names it; nothing is played, and nothing is kept."""
    caution = "It does not replace help."
    begin(person, {key: words for key, words in GERMAN.items() if key != caution})
    said = person.call("play", "evening.yaml", "--language", "de", "--mute", typed="\n\n\n")
    assert said.code == ExitCode.PROBLEMS
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert caution in said.err
    assert "integrate translate evening.yaml de" in said.err
    assert not person.data.exists()


def test_wrong_placeholders_are_shown_at_their_line(person: Person) -> None:
    """Playing and translating both refuse with the place in the PO file."""
    file = begin(person, GERMAN | {"You wrote {{ stayed }}.": "Geschrieben haben Sie {{ was }}."})
    before = file.read_bytes()
    for arguments in (
        ["play", "evening.yaml", "--language", "de", "--mute"],
        ["translate", "evening.yaml", "de"],
    ):
        said = person.call(*arguments)
        assert said.code == ExitCode.PROBLEMS
        assert "error[E504]" in said.err
        assert f"--> {file}:" in said.err
        assert file.read_bytes() == before


@pytest.mark.parametrize("language", ["German", "../de", "d", "de.po", ""])
def test_what_is_no_language_is_refused(person: Person, language: str) -> None:
    """A language is written in a few letters, and never leads out of the folder."""
    person.write("evening.yaml", script(STEPS))
    said = person.call("translate", "evening.yaml", language)
    assert said.code == ExitCode.USAGE
    assert said.has_no_traceback
    assert len(list(person.folder.glob("**/*.po"))) == 0


def test_playing_a_language_there_is_none_of(person: Person) -> None:
    """Those that there are are named."""
    begin(person)
    for language in ("fr", "../de"):
        said = person.call("play", "evening.yaml", "--language", language, "--mute")
        assert said.code == ExitCode.USAGE
        assert said.has_no_traceback
    said = person.call("play", "evening.yaml", "--language", "fr", "--mute")
    assert "there are: de" in said.err


def test_the_own_language_of_a_script_needs_no_translation(person: Person) -> None:
    """It is played as it is; translating it into itself is refused."""
    person.write("evening.yaml", script("- Good evening."))
    answers = person.write("answers.yaml", "{}")
    said = person.call("play", "evening.yaml", "--language", "en", "--mute", "--answers", answers)
    assert said.code == ExitCode.DONE
    assert "Good evening." in said.out
    assert person.call("translate", "evening.yaml", "en").code == ExitCode.USAGE


def test_a_file_that_cannot_be_written_is_a_sentence(person: Person) -> None:
    """The remedy is with the person: the folder is named, and nothing is half written."""
    person.write("evening.yaml", script(STEPS))
    (person.folder / "evening.de.po").mkdir()
    said = person.call("translate", "evening.yaml", "de")
    assert said.code == ExitCode.USAGE
    assert said.has_no_traceback
    assert str(person.folder / "evening.de.po") in said.err


def test_the_list_names_the_languages(person: Person) -> None:
    """A translation that can be played is named; other programs get all, with their problems."""
    shelf = person.data / "scripts"
    begin(person)
    shelf.mkdir(parents=True)
    for name in ("evening.yaml", "evening.de.po"):
        (person.folder / name).rename(shelf / name)
    (shelf / "evening.fr.po").write_text('msgid "Good evening."\nmsgstr "Bonsoir."\n')
    line = next(one for one in person.call("list").out.splitlines() if one.startswith("evening"))
    assert line.endswith("(anytime, also in de)")
    found = {one["name"]: one for one in json.loads(person.call("list", "--json").out)}
    assert found["evening"]["translations"] == {"de": 0, "fr": 1}


def test_grounding_is_there_in_german(person: Person) -> None:
    """The shipped translation can be played from its first word to its last."""
    found = {one["name"]: one for one in json.loads(person.call("list", "--json").out)}
    assert found["anytime/grounding"]["translations"] == {"de": 0}
    answers = person.write("answers.yaml", "{}")
    german = ["play", "grounding", "--language", "de", "--mute", "--speed", "1000"]
    said = person.call(*german, "--answers", answers)
    assert said.code == ExitCode.DONE
    assert "Wenn Sie in Gefahr" in said.out
    assert "findahelpline.com" in said.out
