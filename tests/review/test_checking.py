from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.checking import check, check_file, is_sound
from integrate.script.problem import START, Problem
from integrate.script.read import read
from tests.review.reviewing import find_sound, places, reviewed, underlined

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_at_once_and_in_order() -> None:
    """All findings of all rules come together, in the order of the source."""
    reads = reviewed(
        "- Welcome!\n- You should rest.\n- say: Listen.\n  audio: bells/gong",
        "sounds:\n  bell: bells/bowl-low\nduration: 10 min\n",
    )
    assert places(reads) == ["4:3 W202", "5:1 W203", "7:5 W301", "8:5 S509", "10:12 E602"]
    assert underlined(reads) == ["bell", "duration", "Welcome!", "You should", "bells/gong"]
    assert reads.script is not None


def test_several_problems_in_one_place() -> None:
    """What is wrong in one place under one code is told in the order it was found, every time."""
    source = """title: A test
stage: anytime
steps:
  - "{{ a }} {{ b }} {{ c }} {{ d }} {{ e }}"
  - Rest.
"""
    checked = check(read(source.encode()), find_sound)
    told = [one.message for one in checked.problems if one.code == "E201"]
    assert told == [f"no earlier step saves `{name}`" for name in "abcde"]


def test_what_cannot_be_read_at_all_is_not_looked_at() -> None:
    """Without a head that says what it is, there is nothing for a rule to look at."""
    reads = read(b"title: A\nsteps:\n  - Welcome!\n")
    assert check(reads, find_sound) is reads


def test_a_finding_in_an_included_script(tmp_path: Path) -> None:
    """What is found in an included script has its place there."""
    (tmp_path / "calm.yaml").write_text("title: C\nstage: anytime\nsteps:\n  - Welcome!\n")
    script = tmp_path / "rest.yaml"
    script.write_text("title: R\nstage: anytime\nsteps:\n  - include: calm\n  - Rest.\n")
    (found,) = check_file(script, (), find_sound).problems
    assert (found.code, found.span.line) == ("W301", 4)
    assert found.span.file.endswith("calm.yaml")


def test_words_broken_over_lines() -> None:
    """A phrase is found though the source breaks it over two lines."""
    reads = reviewed("- say: >-\n    If it is too much, calm\n    down a little.\n- Rest.")
    assert places(reads) == ["5:26 S509"]


def test_a_sentence_for_the_author_can_be_shown() -> None:
    """A finding that repeats what the author wrote is not longer than any other problem."""
    reads = reviewed(f"- measure: {'x' * 400}\n- Rest.")
    assert [one.code for one in reads.problems] == ["E601"]
    assert all(len(one.message) <= 300 for one in reads.problems)


def test_sound() -> None:
    """A script with nothing but warnings is sound."""
    assert is_sound([Problem("W301", "loud", START)])
    assert is_sound([])
    assert not is_sound([Problem("W301", "loud", START), Problem("S509", "pushes", START)])
    assert not is_sound([Problem("E101", "unknown", START)])


def test_another_language() -> None:
    """Rules about English words leave other languages alone; the rest counts for all."""
    reads = reviewed("- Ruhe! You must.", "language: de\n")
    assert [one.code for one in reads.problems] == ["W301"]


def test_an_author_is_told_enough() -> None:
    """Of one rule the first hundred findings are told, and comments count as a rule."""
    reads = reviewed("- Rest!\n" * 150 + "- Rest.")
    assert places(reads)[0] == "4:5 W301"
    assert len(reads.problems) == 100
    comments = reviewed("# integrate: allow W204 -- so\n" * 150 + "- Rest.")
    assert [one.code for one in comments.problems] == ["W291"] * 100


def test_hard_words_alone() -> None:
    """A script of single words that are too hard is found without a hardest text to show."""
    reads = reviewed("- Physiologically.\n" * 100 + "- Rest.")
    assert [one.remedy for one in reads.problems] == ["use shorter sentences and plainer words"]


def test_a_script_with_errors_is_still_looked_at() -> None:
    """What a rule can see in one text by itself is told together with the errors."""
    source = """title: A test
stage: anytime
steps:
  - Surrender to the medicine.
  - aks: What?  # integrate: allow W204 -- a long one
  - wait: 20 min
"""
    checked = check(read(source.encode()), find_sound)
    assert [problem.code for problem in checked.problems] == ["S509", "E101"]
    assert checked.script is None
