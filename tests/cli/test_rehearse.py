from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.script.library import Library
from tests.cli.calling import script

if TYPE_CHECKING:
    from tests.cli.calling import Person

SCRIPTS = sorted(one.name for one in Library((bundled.scripts(),)).entries())
WHOLE = """
- Hello.
- play: sea
- {choose: Which?, save: which, options: {red: Red, blue: Blue}}
- {say: Blue it is., when: which is blue}
- wait: 3 min
  show: Rest.
- {stop: sea, fade out: 4 s}
- wait: 150 s
- {say: Good night., audio: gong}
"""
SEA = "sounds: {sea: {file: beds/ocean, loop: yes, gain: -6 dB, fade in: 20 s}}\n"


def test_a_timeline(person: Person) -> None:
    """A rehearsal tells line by line what comes, is answered, sounds and is quiet, and when."""
    person.write("a.yaml", script(WHOLE, more=SEA))
    person.write("answers.yaml", "which: blue")
    said = person.call("rehearse", "a.yaml", "--answers", "answers.yaml")
    assert said.code == 0
    assert said.out.splitlines() == [
        "A test, as patient",
        "    0:00  say       Hello.",
        "    0:03  choose    Which?",
        "    0:03    ~       sea begins, -6 dB, coming up over 20 s, and goes on",
        "    0:21    >       Blue",
        "    0:21  say       Blue it is.",
        "    0:24  wait      Rest.",
        "    3:24  wait      (no words)",
        "    3:24    ~       sea fades over 4 s",
        "    3:24    silence 2 min 30 s without words or sound",
        "    5:54  say       Good night.",
        "    5:54    !       The sound “gong” was not found. The session goes on without it.",
        "    5:57  the end",
    ]


def test_a_session_with_checks(person: Person) -> None:
    """Marks and the checks that are timed from them come at their times, and it comes to an end."""
    more = "audience: therapist\nchecks: [{after: dose, every: 15 min, do: Look in}]\n"
    steps = "- {mark: dose, show: When it is taken.}\n- wait: 40 min\n- Good night.\n"
    person.write("a.yaml", script(steps, more=more))
    said = person.call("rehearse", "a.yaml")
    assert said.code == 0
    assert "A test, as therapist" in said.out
    assert "    0:03    >       dose is marked" in said.out
    assert [line for line in said.out.splitlines() if "check" in line] == [
        "   15:03    check   Look in (after dose)",
        "   30:03    check   Look in (after dose)",
    ]
    assert "   40:06  the end" in said.out


def test_json(person: Person) -> None:
    """With --json the same moments are plain values."""
    person.write("a.yaml", script(WHOLE, more=SEA))
    said = person.call("rehearse", "a.yaml", "--json")
    found = json.loads(said.out)
    assert (found["title"], found["role"], found["seconds"]) == ("A test", "patient", 354.0)
    assert [one["what"] for one in found["moments"]] == [
        *("shown", "shown", "started", "left", "shown", "shown", "faded", "quiet", "shown"),
        *("told", "ended"),
    ]
    assert found["moments"][3] == {
        "at": 21.0,
        "what": "left",
        "step": "#3",
        "name": "",
        "words": None,
    }


def test_a_questionnaire_is_answered_item_by_item(person: Person) -> None:
    """The answers to a questionnaire are a list, and its total decides."""
    steps = "- {measure: gad-2, save: gad2}\n- {say: Call., when: gad2.total >= 3}\n- Bye.\n"
    person.write("a.yaml", script(steps))
    person.write("high.yaml", "gad2: [1, 2]")
    person.write("low.yaml", "gad2: [0, 1]")
    assert "Call." in person.call("rehearse", "a.yaml", "--answers", "high.yaml").out
    assert "Call." not in person.call("rehearse", "a.yaml", "--answers", "low.yaml").out


def test_a_list_that_must_be_complete(person: Person) -> None:
    """A list that has to be complete is ticked; answers that leave it open are refused."""
    steps = "- {checklist: Ready?, items: {a: Keys, b: Coat}, require: all, save: ready}\n- Go.\n"
    person.write("a.yaml", script(steps))
    person.write("half.yaml", "ready: [a]")
    assert "> " in person.call("rehearse", "a.yaml").out
    said = person.call("rehearse", "a.yaml", "--answers", "half.yaml")
    assert said.code == 1
    assert "is given to `ready` does not fit" in said.err
    person.write("b.yaml", script(steps.replace(", save: ready", "")))
    assert person.call("rehearse", "b.yaml").code == 0


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_shipped_script(person: Person, name: str) -> None:
    """Every shipped script can be rehearsed, and all its ways end well."""
    assert person.call("rehearse", name).code == 0
    assert person.call("rehearse", name, "--paths").code == 0


def test_ways(person: Person) -> None:
    """With --paths every way is told, with its times and the answers that lead along it."""
    steps = "- {choose: Which?, save: c, options: {a: A, b: B}}\n- {wait: 1 min, when: c is a}\n"
    person.write("a.yaml", script(f"{steps}- Good night.\n"))
    said = person.call("rehearse", "a.yaml", "--paths")
    assert said.code == 0
    assert said.out.splitlines() == [
        "A test, as patient",
        "2 ways through it.",
        "  Usually 0:21 to 1:21.",
        "  At the shortest 0:06.",
        "  At the longest 1:51.",
        "  Usually quickest with: c: b",
        "  Usually slowest with: c: a",
        "  Longest silence: 1:00, until the end of the step in line 5",
        "",
        "From the shortest to the longest time, and as it usually goes:",
        "   1. 1:06 to 1:51          1:21  c: a",
        "   2. 0:06 to 0:51          0:21  c: b",
    ]


def test_ways_that_fail(person: Person) -> None:
    """A dead end and a step on no way are told with their lines, and end the command with 1."""
    steps = "- {choose: Which?, save: c, options: {a: A, b: B}}\n- {say: Bye., when: c is a}\n"
    person.write("a.yaml", script(f"{steps}- {{say: Never., when: c is a and c is b}}\n"))
    said = person.call("rehearse", "a.yaml", "--paths")
    assert said.code == 1
    assert "  after the step in line 4, on 1 way: c: b" in said.out
    assert "Steps that are on no way:\n  the step in line 6" in said.out
    assert "c: b  (ends without a closing)" in said.out
    told = json.loads(person.call("rehearse", "a.yaml", "--paths", "--json").out)
    assert told["unreached"] == [{"step": "#3", "place": {"file": "", "line": 6, "column": 5}}]
    assert told["dead_ends"][0]["way"]["answers"] == [{"step": "#1", "name": "c", "value": "b"}]
    assert [one["ends_well"] for one in told["ways"]] == [True, False]


def test_more_ways_than_are_told(person: Person) -> None:
    """The first fifty ways are told one by one, and how many more there are."""
    asked = "".join(
        f"- {{choose: Which?, save: c{n}, options: {{a: A, b: B}}}}\n"
        f"- {{say: A., when: c{n} is a}}\n"
        for n in range(40)
    )
    person.write("a.yaml", script(f"{asked}- Good night.\n"))
    said = person.call("rehearse", "a.yaml", "--paths")
    assert said.code == 0
    assert f"{2**40} ways through it." in said.out
    assert said.out.splitlines()[-1] == f"      and {2**40 - 50} more"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("no-such",), 2, "There is no script `no-such`"),
        (("broken.yaml",), 1, "error[E104]"),
        (("measure.yaml",), 1, "There is no questionnaire `no-such`"),
        (("measure.yaml", "--paths"), 1, "There is no questionnaire `no-such`"),
        (("led.yaml", "--as", "patient"), 2, "is led by a therapist"),
        (("led.yaml", "--answers", "none.yaml"), 2, "none.yaml"),
        (("led.yaml", "--answers", "none.yaml", "--paths"), 2, "leave `--answers` out"),
    ],
)
def test_what_is_refused(person: Person, arguments: tuple[str, ...], code: int, words: str) -> None:
    """What cannot be rehearsed is said in a sentence, with its exit code."""
    person.write("broken.yaml", script("- {say: Hello., saev: x}"))
    person.write("measure.yaml", script("- {measure: no-such}\n- Bye.\n"))
    person.write("led.yaml", script("- Hello.", more="audience: therapist\n"))
    said = person.call("rehearse", *arguments)
    assert (said.code, said.has_no_traceback) == (code, True)
    assert words in said.err
