"""What rarely happens to a script: names too long, files that cannot be read, odd comparisons."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from integrate.script import template
from integrate.script.answers_file import read_answers
from integrate.script.language import languages
from integrate.script.library import Entry
from integrate.script.problem import did_you_mean
from integrate.script.read import read, read_file
from integrate.script.source import MOST_TAG_DIRECTIVES
from integrate.script.texts import LONGEST_FILE, LONGEST_PATH
from integrate.script.translation import put_into
from integrate.script.uncollected import uncollected
from tests.script.made import script_of

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "title: A\nstage: anytime\n"


@pytest.mark.parametrize(
    "sound", [f"file: {'x' * (LONGEST_FILE + 1)}", f"music: {'x' * (LONGEST_PATH + 1)}"]
)
def test_a_name_can_be_too_long(sound: str) -> None:
    """A file or a folder with more letters than any system has is refused, with how many."""
    reads = read(f"{HEAD}sounds: {{one: {{{sound}}}}}\nsteps: [Hello.]\n".encode())
    (problem,) = reads.problems
    assert "characters are too many" in problem.message


def test_an_unknown_word_among_very_many_has_no_remedy() -> None:
    """Nobody wants to be told thousands of names."""
    assert did_you_mean("one", map(str, range(100_000))) == ""


def test_a_safety_answer_has_to_be_an_option() -> None:
    """An answer that nobody can give opens no safety step: it is a problem."""
    text = f"{HEAD}steps: [{{choose: Well?, options: {{up: Up}}, safety: [up, down]}}]\n"
    (problem,) = read(text.encode()).problems
    assert "`safety` names `down`" in problem.message


def test_what_is_reckoned_is_no_item_of_a_list() -> None:
    """An item is named; a sum on its left names none, and nothing else is said of it."""
    steps = "[{checklist: Which?, save: a, items: [One, Two]}, {say: Yes., when: 1 + 1 in a}]"
    assert {one.code for one in read(f"{HEAD}steps: {steps}\n".encode()).problems} <= {"E203"}


def test_a_list_is_not_reckoned_with() -> None:
    """Neither words in brackets nor what is answered by them is more or less than a number."""
    steps = "[{scale: How?, save: a}, {say: Yes., when: '\"x\" < a'}]"
    (problem,) = read(f"{HEAD}steps: {steps}\n".encode()).problems
    assert problem.message.startswith('"x" is')


def test_the_items_of_a_questionnaire_are_answered_in_a_row(tmp_path: Path) -> None:
    """One value, or a list of them: each answers the next item."""
    script = script_of("steps: [{measure: phq-2, save: mood}]")
    path = tmp_path / "answers.yaml"
    for written, given in (("mood: 1\n", ("1",)), ("mood: [2, 0]\n", ("2", "0"))):
        path.write_text(written, encoding="utf-8")
        named = {f"mood.{number}": value for number, value in enumerate(given, start=1)}
        answers, reads = read_answers(path, script)
        assert (answers, reads.problems) == (named, ())


def test_an_included_script_may_be_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named as a problem with why, and the script is not read."""
    path, part = tmp_path / "one.yaml", tmp_path / "part.yaml"
    path.write_text(f"{HEAD}steps: [{{include: part}}]\n", encoding="utf-8")
    part.write_text(f"{HEAD}steps: [Here.]\n", encoding="utf-8")

    def content_of(wanted: Path) -> bytes:
        if wanted.name == part.name:
            raise PermissionError(13, "Permission denied")
        return wanted.read_bytes()

    monkeypatch.setattr("integrate.script.read.content_of", content_of)
    reads = read_file(path, (tmp_path,))
    assert reads.script is None
    assert [(one.code, one.message) for one in reads.problems] == [("E001", "Permission denied")]


def test_many_tag_lines_are_told_where_they_begin() -> None:
    """Lines that name YAML tags are not taken one by one: the first is named, with the remedy."""
    (problem,) = read(b"%TAG ! tag:a,2026:\n" * (MOST_TAG_DIRECTIVES + 1)).problems
    assert (problem.code, problem.remedy) == ("E007", "delete these lines")


def test_a_folder_that_is_not_there_has_no_languages(tmp_path: Path) -> None:
    """Nothing was put into another language there."""
    assert languages(tmp_path / "nowhere" / "one.yaml") == ()


def test_an_entry_is_read_in_its_language(tmp_path: Path) -> None:
    """Without one, and in the script's own, it is the script; a PO file out of reach is told."""
    path = tmp_path / "one.yaml"
    path.write_text(f"{HEAD}language: en\nsteps: [Hello.]\n", encoding="utf-8")
    own = Entry("one", path).reads
    assert Entry("one", path, language="en").reads == own
    assert put_into(own, path, "en") is own
    (tmp_path / "one.de.po").mkdir()
    assert Entry("one", path).languages == ("de",)
    (problem,) = Entry("one", path, language="de").reads.problems
    assert problem.code == "E001"


def test_both_sides_of_what_a_text_recalls_are_told(tmp_path: Path) -> None:
    """A translation may change the words of `or` also where two things are joined by `and`."""
    path = tmp_path / "one.yaml"
    text = "{{ (a and b) or 'nothing' }}"
    assert template.read(text).expressions
    steps = f'[{{ask: A?, save: a}}, {{ask: B?, save: b}}, "{text}"]'
    path.write_text(f"{HEAD}steps: {steps}\n", encoding="utf-8")
    reads = read_file(path, (tmp_path,))
    assert reads.problems == ()
    words = {"A": "A", "A?": "A?", "B?": "B?", text: text.replace("nothing", "nichts")}
    po = "".join(f'msgid "{one}"\nmsgstr "{other}"\n\n' for one, other in words.items())
    (tmp_path / "one.de.po").write_text(po, encoding="utf-8")
    assert "E504" not in {one.code for one in put_into(reads, path, "de").problems}


def test_the_collector_stays_off_where_it_was_off() -> None:
    """Who works without the collector of cycles already goes on without it afterwards."""
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
