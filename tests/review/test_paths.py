from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from integrate import bundled
from integrate.review.paths import survey
from integrate.review.timing import NO_TIME, how_long
from integrate.review.ways import BEFORE, Walker, is_closing
from integrate.script import expression
from integrate.script.answers import Answer
from integrate.script.library import Library
from integrate.script.read import read, read_file
from integrate.script.verbs import Ask, Checklist, Choose, Require, Scale
from integrate.session.program import (
    Jump,
    Once,
    Perform,
    Present,
    Program,
    Reckon,
    Role,
    Unless,
    lay_out,
)
from tests.review.chance_scripts import chance_scripts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from integrate.review.paths import Survey
    from integrate.review.timing import Length
    from integrate.review.ways import Way
    from integrate.script.answers import Value
    from integrate.script.model import Script

SCRIPTS = [one.path for one in Library((bundled.scripts(),)).shelf()]
HEAD = "title: A test\nstage: anytime\n"
MOST_LIVES = 3000
"""A script with more combinations of answers is not tried."""
OPTIONS = "options: {a: A, b: B, e: E}"


def script_of(source: str) -> Script:
    """Return the script of steps, or of whole keys with their steps."""
    found = read(f"{HEAD}{source}".encode())
    assert found.script is not None, found.problems
    return found.script


def surveyed(source: str, role: Role = Role.PATIENT) -> tuple[Survey, list[Way]]:
    """Return what is found of a script, and its ways one by one."""
    script = script_of(source)
    program = lay_out(script, role)
    return survey(script, program), list(Walker(script, program).every_way())


class Lived:
    """A way lived with answers: what was met, how conditions turned out, how long it took."""

    def __init__(self, program: Program, answer: Callable[[int], Value | None]) -> None:
        self.turns: list[tuple[int, bool]] = []
        self.met: list[int] = []
        self.length: Length = NO_TIME
        self.last: Present | None = None
        self._answers: dict[str, Answer] = {}
        place = 0
        while place < len(program.instructions):
            instruction = program.instructions[place]
            self.met.append(place)
            match instruction:
                case Unless(condition, to):
                    place = place + 1 if self._holds(place, condition) else to
                case Once(condition, to):
                    place = to if self._holds(place, condition) else place + 1
                case Jump(to):
                    place = to
                case _:
                    self._meet(instruction, answer(place))
                    place += 1

    def _holds(self, place: int, condition: Any) -> bool:
        holds = expression.truth(condition, self._answers)
        self.turns.append((place, holds))
        return holds

    def _meet(self, instruction: Any, value: Value | None) -> None:
        if isinstance(instruction, Present):
            self.length += how_long(instruction.step)
            self.last = instruction
            name = getattr(instruction.step, "save", "")
        else:
            name = instruction.saves if isinstance(instruction, Reckon) else ""
            self._answers.pop(name, None)
        if value is not None and name:
            self._answers[name] = Answer(value, "")


def every_answer(instruction: Any) -> list[Value | None]:
    """Return everything a person may answer, words only as far as a condition tells them apart."""
    if isinstance(instruction, Reckon):
        highest = instruction.measure.highest_of(instruction.sum_name)
        return [*range(highest + 1), None]
    match instruction:
        case Present(step=Choose(options=options, save=save)):
            # The items of a questionnaire are told apart by its total alone.
            return [None] if "." in save else [*(one.id for one in options), None]
        case Present(step=Scale(low=low, high=high)):
            return [*range(low, high + 1), None]
        case Present(step=Ask()):
            return ["yes", "no", "yes no", "perhaps", None]
        case Present(step=Checklist(items=items, require=require)):
            ids = [item.id for item in items]
            some = [tuple(i for n, i in enumerate(ids) if bits >> n & 1) for bits in range(8)]
            return [tuple(ids)] if require is Require.ALL else [*some, None]
    return [None]


def everything_lived(program: Program, *, passes: bool = True) -> list[Lived]:
    """Return a life for each combination of answers to the questions that are met.

    Unless `passes`, none of them is passed over.
    """
    lives = []
    waiting: list[dict[int, Value | None]] = [{}]
    while waiting:
        chosen = waiting.pop()
        lived = live(program, chosen)
        answers = {place: every_answer(program.instructions[place]) for place in lived.met}
        if not passes:
            answers = {
                place: [one for one in some if one is not None] or some
                for place, some in answers.items()
            }
        asked = [place for place, some in answers.items() if len(some) > 1 and place not in chosen]
        if asked:
            waiting += [{**chosen, asked[0]: one} for one in answers[asked[0]]]
        else:
            lives.append(lived)
        assume(len(waiting) + len(lives) < MOST_LIVES)
    return lives


def live(program: Program, chosen: Mapping[int, Value | None]) -> Lived:
    """Return the life with answers at their places; a list that must be complete is ticked."""

    def answer(place: int) -> Value | None:
        some = every_answer(program.instructions[place])
        return chosen.get(place, some[0] if len(some) == 1 else None)

    return Lived(program, answer)


@given(chance_scripts())
@settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.filter_too_much],
)
def test_every_way_is_found(script: Script) -> None:
    """The ways that are found are the ways that somebody can go, with their times and ends."""
    program = lay_out(script, Role.PATIENT)
    lives = {tuple(one.turns): one for one in everything_lived(program)}
    found, ways = survey(script, program), list(Walker(script, program).every_way())
    assert found.is_exact
    assert found.count == len(ways) == len(lives)
    assert sorted(rounded(one.length) for one in ways) == sorted(
        rounded(one.length) for one in lives.values()
    )
    lengths = [one.length for one in lives.values()]
    assert found.shortest.length.shortest == pytest.approx(min(one.shortest for one in lengths))
    assert found.quickest.length.usual == pytest.approx(min(one.usual for one in lengths))
    assert found.slowest.length.usual == pytest.approx(max(one.usual for one in lengths))
    assert found.longest.length.longest == pytest.approx(max(one.longest for one in lengths))
    met = [program.instructions[place] for one in lives.values() for place in one.met]
    reached = {one.step.place for one in met if isinstance(one, Present | Perform)}
    every = {one.step.place for one in program.instructions if isinstance(one, Present | Perform)}
    assert {one.place for one in found.unreached} == every - reached
    lasts = [one.last for one in lives.values()]
    badly = [one.name if one else "" for one in lasts if one is None or not is_closing(one)]
    assert {one.step: one.count for one in found.dead_ends} == {
        name: badly.count(name) for name in badly
    }


@given(chance_scripts())
@settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.filter_too_much],
)
def test_ways_with_every_answer(script: Script) -> None:
    """The quickest and the slowest way are found among those on which nothing is passed over."""
    program = lay_out(script, Role.PATIENT)
    lengths = [one.length.usual for one in everything_lived(program, passes=False)]
    found = survey(script, program, passes=False)
    assert found.is_exact
    assert found.quickest.length.usual == pytest.approx(min(lengths))
    assert found.slowest.length.usual == pytest.approx(max(lengths))


@given(chance_scripts())
@settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.filter_too_much],
)
def test_answers_lead_along_their_way(script: Script) -> None:
    """Whoever answers as a way says comes along it, whatever else they answer."""
    program = lay_out(script, Role.PATIENT)
    for way in islice(Walker(script, program).every_way(), 40):
        said = {choice.step: choice.value for choice in way.choices}
        for pick in (0, -1):
            chosen: dict[int, Value | None] = {}
            for place, one in enumerate(program.instructions):
                name = step_asking(program, place)
                chosen[place] = said[name] if name in said else every_answer(one)[pick]
            lived = live(program, chosen)
            assert rounded(lived.length) == rounded(way.length)
            assert lived.last == way.last


def step_asking(program: Program, place: int) -> str:
    """Return the name of the step that saves what an instruction saves."""
    match program.instructions[place]:
        case Present(name=name, step=Choose(save=save)) if "." in save:
            return f"{name}, an item"
        case Present(name=name):
            return name
        case Reckon():
            before = program.instructions[place - 1]
            return before.name if isinstance(before, Present) else ""
    return ""


def rounded(length: Length) -> tuple[float, float, float]:
    """Return a length without the last bits of its sums."""
    return round(length.shortest, 3), round(length.usual, 3), round(length.longest, 3)


def test_forty_choices() -> None:
    """Forty choices that stand for themselves are 2 to the power of 40 ways, found at once."""
    near = "".join(
        f"  - {{choose: Which?, save: c{n}, {OPTIONS}}}\n  - {{say: A., when: c{n} is a}}\n"
        for n in range(40)
    )
    late = "".join(f"  - {{choose: Which?, save: c{n}, {OPTIONS}}}\n" for n in range(40))
    late += "".join(f"  - {{say: A., when: c{n} is a}}\n" for n in range(40))
    for steps in (near, late):
        script = script_of(f"steps:\n{steps}  - Good night.\n")
        program = lay_out(script, Role.PATIENT)
        began = time.perf_counter()
        found = survey(script, program)
        assert time.perf_counter() - began < 1.0
        assert found.count == 2**40
        assert found.is_exact
        assert not found.fails


def test_too_much_to_keep_apart() -> None:
    """Where too many answers matter for long, the count is a bound and nothing is alleged."""
    asked = "".join(
        f"  - {{choose: Which?, save: c{n}, {OPTIONS}}}\n  - {{say: A., when: c{n} is a}}\n"
        for n in range(40)
    )
    again = "".join(f"  - {{say: B., when: c{n} is b}}\n" for n in range(40))
    never = "  - {say: Never., when: c3 is a and c3 is b}\n"
    script = script_of(f"steps:\n{asked}{again}{never}  - Good night.\n")
    began = time.perf_counter()
    found = survey(script, lay_out(script, Role.PATIENT))
    assert time.perf_counter() - began < 2.0
    assert not found.is_exact
    assert found.count >= 3**40
    assert [one.step for one in found.unreached] == ["#121"]


def test_sums_of_many_names() -> None:
    """A sum of more answers than can be tried counts as going either way."""
    asked = "".join(f"  - {{scale: How much?, save: s{n}}}\n" for n in range(9))
    total = " + ".join(f"s{n}" for n in range(9))
    found, ways = surveyed(f"steps:\n{asked}  - {{say: Much., when: {total} > 80}}\n  - Bye.\n")
    assert found.count == len(ways) == 2
    assert not found.is_exact


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_script_ends_well(path: Path) -> None:
    """Every way through a shipped script ends with a closing, and every step is on one."""
    script = read_file(path, (bundled.scripts(),)).script
    assert script is not None
    for role in Role:
        found = survey(script, lay_out(script, role))
        assert found.is_exact
        assert found.count >= 1
        assert not found.fails


@pytest.mark.parametrize(
    ("steps", "ends"),
    [
        ("[Good night.]", []),
        ("[{wait: 5 s, show: Rest.}]", []),
        ("[{breathe: {in: 4, out: 6}, for: 1 min, show: Easy.}]", []),
        ("[Hello., {play: bell}]", []),
        ("[Hello., {wait: 5 s}]", ["#2"]),
        ("[Hello., {ask: Why?}]", ["#2"]),
        ("[{note: For you.}]", [""]),
        ("[{ask: Why?, save: why}, {say: So., when: why is answered}]", ["#1"]),
        ("[Hello., {measure: gad-2}]", ["#2.result"]),
    ],
)
def test_closings(steps: str, ends: list[str]) -> None:
    """A way ends well with words that nobody has to answer, and not with silence or a question."""
    found, _ = surveyed(f"steps: {steps}")
    assert [one.step for one in found.dead_ends] == ends
    assert found.fails is bool(ends)


def test_a_note_closes_for_the_therapist_alone() -> None:
    """A note is a closing where it is seen."""
    steps = "steps: [{ask: Why?}, {note: Thank them.}]"
    assert surveyed(steps, Role.THERAPIST)[0].dead_ends == ()
    assert [one.step for one in surveyed(steps)[0].dead_ends] == ["#1"]


def test_a_dead_end_tells_how_it_is_come_to() -> None:
    """A dead end comes with answers that lead to it."""
    source = f"""steps:
  - {{choose: Which?, save: c, {OPTIONS}}}
  - {{goto: end, when: c is b}}
  - {{say: Good night.}}
"""
    script = script_of(source)
    program = lay_out(script, Role.PATIENT)
    (end,) = survey(script, program).dead_ends
    way = Walker(script, program).way_along(end.route.turns)
    assert (end.step, end.count, end.place and end.place.line) == ("#1", 1, 4)
    assert way is not None
    assert [(one.name, one.value) for one in way.choices] == [("c", "b")]
    assert not way.ends_well


def test_steps_on_no_way() -> None:
    """A step whose condition nothing fulfils is on no way, nor one always jumped over."""
    found, _ = surveyed(
        f"""steps:
  - {{choose: Which?, save: c, {OPTIONS}}}
  - {{say: Both., when: c is a and c is b}}
  - {{play: bell, when: c is not answered and c is a}}
  - {{goto: late}}
  - Never.
  - {{say: Good night., id: late}}
"""
    )
    told = [(one.step, one.place.line) for one in found.unreached]
    assert told == [("#2", 5), ("play bell", 6), ("#5", 8)]


def test_what_was_answered_before() -> None:
    """A name from an earlier session may have any answer or none, and a way says which."""
    _, ways = surveyed("recall: [mood]\nsteps: [{say: Low., when: mood < 3}, Good night.]")
    assert [[(one.step, one.value) for one in way.choices] for way in ways] == [
        [(BEFORE, 2)],
        [(BEFORE, 3)],
    ]


def test_a_later_round_asks_again() -> None:
    """In a repeat the way says what is answered in which round."""
    _, ways = surveyed(
        "steps: [{repeat: 3, until: s < 1, steps: [{scale: How much?, save: s}]}, Good night.]"
    )
    told = [[(one.step, one.value) for one in way.choices] for way in ways]
    assert told == [
        [("#1.1", 0)],
        [("#1.1", 1), ("#1.1~2", 0)],
        [("#1.1", 1), ("#1.1~2", 1)],
    ]


def test_the_longest_silence() -> None:
    """The longest silence is that of the quietest way, and says where it ends."""
    found, _ = surveyed(
        f"""sounds: {{sea: {{file: sea, loop: yes}}}}
steps:
  - {{choose: With the sea?, save: c, {OPTIONS}}}
  - {{play: sea, when: c is a}}
  - {{wait: 4 min, show: Rest.}}
  - {{wait: 2 min}}
  - Good night.
"""
    )
    assert found.silence.length == 360.0
    assert (found.silence.step, found.silence.place and found.silence.place.line) == ("#4", 8)
