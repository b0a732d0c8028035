from __future__ import annotations

from integrate.script.problem import MOST, Problem, Span
from integrate.ui.preview.outline import line_of, outline
from integrate.ui.preview.showing import counted, problem_list, wrong_lines
from tests.ui.preview.author import SCRIPT


def test_the_outline_names_every_step_with_its_depth() -> None:
    """Sections hold their steps; a bare string is said."""
    lines = outline(SCRIPT)
    assert [(one.verb, one.depth) for one in lines] == [
        ("say", 0),
        ("section", 0),
        ("choose", 1),
        ("ask", 1),
        ("say", 1),
        ("say", 1),
        ("wait", 0),
        ("say", 0),
    ]
    assert lines[2].words == "Which is nearest?"
    assert [one.sometimes for one in lines[3:6]] == [False, True, True]


def test_a_script_with_problems_still_has_its_outline() -> None:
    """Misspelt verbs, empty steps and lists in the place of steps are lines like others."""
    lines = outline("steps:\n  - wayt: 2 min\n  - {}\n  - [a, b]\n  - breathe: {in: 4, out: 6}\n")
    assert [one.verb for one in lines] == ["wayt", "?", "?", "breathe"]
    assert lines[3].words == "in 4  out 6"


def test_what_is_no_script_has_no_outline() -> None:
    """No YAML, no steps, and steps that are no list give an empty outline."""
    for text in ("a: [", "", "title: x", "steps: none", "- a", "&a " * 500):
        assert outline(text) == ()


def test_a_script_with_more_problems_than_are_told_has_no_outline() -> None:
    """Reading stops at the last one an author is told of, before the tree is there."""
    assert outline("title: x\n" * (MOST + 1) + "steps: [Hello.]\n") == ()


def test_a_place_belongs_to_the_innermost_step_it_stands_in() -> None:
    """Before the first step there is none; a place behind a step belongs to that step."""
    lines = outline(SCRIPT)
    assert line_of(lines, Span(1, 1, 1, 2)) is None
    assert line_of(lines, Span(9, 20, 9, 21)) == 2
    assert line_of(lines, Span(99, 1, 99, 2)) == len(lines) - 1


def test_a_step_shows_the_worst_of_its_problems() -> None:
    """A warning gives way to an error, in either order."""
    lines = outline(SCRIPT)
    found = [Problem(code, "x", Span(7, 9, 7, 10)) for code in ("W201", "E106")]
    for problems in (found, found[::-1]):
        assert {number: str(one) for number, one in wrong_lines(lines, problems).items()} == {
            2: "error"
        }


def test_a_problem_in_an_included_file_belongs_to_the_step_that_includes_it() -> None:
    """The list names the file; the outline marks the include."""
    lines = outline("steps:\n  - Hello.\n  - include: parts/closing\n")
    problem = Problem("E106", "x", Span(2, 1, 2, 2, "/home/parts/closing.yaml"))
    assert list(wrong_lines(lines, [problem])) == [1]
    assert "closing.yaml line 2, column 1" in problem_list([problem]).plain


def test_problems_and_warnings_are_counted_apart() -> None:
    """One of each is said in the singular."""
    error, warning = (Problem(code, "x", Span(1, 1, 1, 2)) for code in ("E106", "W201"))
    assert counted([]) == "no problem"
    assert counted([error, warning]) == "1 problem, 1 warning"
    assert counted([error, error]) == "2 problems"
