"""Random scripts, and random ways through them.

A script is drawn as plain values, written as JSON, which is YAML, and read: the strategy makes well
formed scripts only, with every verb but `include`, which leaves no trace in a script that was read;
with conditions on what was asked before, steps of the full way only, rounds, ways forward,
sections, cues and checks. A way is drawn without knowing the script: each move says what a person
might try and how long they take, and becomes an input for what is before them then.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from integrate.measures.measure import Audience
from integrate.measures.shipped import SHIPPED
from integrate.script.read import read
from integrate.session import inputs
from integrate.session.answering import Refused
from integrate.session.charting import (
    AdverseEvent,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    Severity,
    VitalsTaken,
)
from integrate.session.effects import Record
from integrate.session.safety import CHOICES, GO_ON
from integrate.session.session import Session
from integrate.session.table import State
from integrate.session.view import Choosing, Rating, Ticking, Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import DrawFn

    from integrate.script.answers import Value
    from integrate.script.model import Script
    from integrate.session.charting import ChartEntry
    from integrate.session.effects import Effect
    from integrate.session.inputs import Input
    from integrate.session.program import Role
    from integrate.session.record import Recorded
    from integrate.session.view import View

WORDS = ("Rest a while.", "Wie geht es?", "Là — où ?", "呼吸", "“Softly”, 🌙")
SOUNDS = {
    "drone": {"file": "beds/drone", "loop": "yes", "fade in": "3 s"},
    "sea": {"file": "beds/ocean", "loop": "yes", "gain": "-6 dB"},
    "bell": {"file": "bells/bowl-low"},
    "mine": {"music": "~/Music", "loop": "yes", "crossfade": "8 s", "pan": "0.5"},
}
LAST = "last"
"""The id of the last step of every script."""
OPTIONS = ("keep", "change", "none_of_it")

words = st.sampled_from(WORDS)
names = st.sampled_from(list(SOUNDS))
often = st.sampled_from(("at", "every"))
rings = st.sampled_from(("3 s", "10.7 s", "50 s"))
intervals = st.sampled_from(("1 min", "90 s", "3 min"))
times = st.sampled_from(("0 s", "1 s", "7.3 s", "30 s", "2 min"))


@st.composite
def cues(draw: DrawFn, *, timed: bool) -> dict[str, str]:
    """Draw a cue that plays or stops a sound, some time; in a `timed` step now and then again."""
    what = draw(st.sampled_from(("play", "play", "stop")))
    at = draw(st.sampled_from(("enter", "exit", "2 s", "0:11", "45 s")))
    again = timed and what == "play" and at != "exit" and draw(st.booleans())
    return {what: draw(names), "at": at} | ({"every": draw(rings)} if again else {})


PATIENTS = [one.id for one in SHIPPED.values() if one.audience is Audience.PATIENT]
"""The questionnaires that either role may be asked."""


@dataclass
class _Writer:
    """Draws the steps of one script and remembers what they save."""

    draw: DrawFn
    questions: dict[str, str] = field(default_factory=dict)
    """The verb of each question by the name it saves."""
    marks: set[str] = field(default_factory=set)
    count: int = 0

    def steps(self, depth: int, fewest: int = 1) -> list[Any]:
        """Return a few steps; sections in them go `depth` deep."""
        return [self.step(depth) for _ in range(self.draw(st.integers(fewest, fewest + 3)))]

    def step(self, depth: int) -> Any:
        """Return one step of any verb."""
        self.count += 1
        number = self.count
        verbs = ("bare", "say", "note", "ask", "choose", "checklist", "scale", "breathe", "wait")
        others = ("play", "stop", "measure", "mark", "goto")
        verb = self.draw(
            st.sampled_from((*verbs, *others, *["section", "repeat"] * 2 * (depth > 0)))
        )
        if verb == "bare":
            return self.text()
        when = self.condition()
        step = getattr(self, verb, self.question)(verb, depth)
        if when:
            step["when"] = when
        if self.draw(st.booleans()):
            step["id"] = f"step-{number}"
        if not self.draw(st.integers(0, 3)):
            step["depth"] = "full"
        if verb not in ("play", "stop", "goto", "section", "repeat") and self.draw(st.booleans()):
            drawn = cues(timed=verb in ("wait", "breathe"))
            step["audio"] = self.draw(st.lists(drawn, min_size=1, max_size=3))
        return step

    def text(self) -> str:
        """Return text, now and then with an answer in it."""
        words_ = self.draw(words)
        if bool(self.questions) and self.draw(st.booleans()):
            name = self.draw(st.sampled_from(sorted(self.questions)))
            return f"{words_} {{{{ {name} or 'nothing' }}}}"
        return words_

    def condition(self) -> str:
        """Return a condition on what was asked before, empty when there is none."""
        if not self.questions or self.draw(st.booleans()):
            return ""
        parts = [self.comparison() for _ in range(self.draw(st.integers(1, 2)))]
        return self.draw(st.sampled_from((" and ", " or "))).join(parts)

    def comparison(self) -> str:
        """Return a comparison that fits its question."""
        name = self.draw(st.sampled_from(sorted(self.questions)))
        fitting = {
            "ask": (f"{name} == 'no'", f"not {name}"),
            "choose": (f"{name} is keep", f"{name} is not change", f"{name} in [keep, change]"),
            "checklist": (f"keep in {name}", f"not {name}", f"change not in {name}"),
            "measure": (f"{name} >= 3", f"not {name} < 2", f"{name} == {name} + 0"),
            "scale": (f"{name} >= 5", f"0 < {name} <= 7", f"{name} * 2 - 1 != 3"),
        }[self.questions[name]]
        answered = (f"{name} is answered", f"{name} is not answered")
        return self.draw(st.sampled_from((*fitting, *answered)))

    def say(self, verb: str, _depth: int) -> dict[str, Any]:
        """Return text."""
        return {verb: self.text()}

    note = say

    def question(self, verb: str, _depth: int) -> dict[str, Any]:
        """Return a question, saved or not."""
        step: dict[str, Any] = {verb: self.text()}
        if verb == "choose":
            step["options"] = {one: self.draw(words) for one in OPTIONS}
        if verb == "checklist":
            step["items"] = {one: self.draw(words) for one in OPTIONS}
            step["require"] = self.draw(st.sampled_from(("none", "all")))
        if verb == "scale":
            step |= {"from": 0, "to": 9}
        if self.draw(st.integers(0, 3)):
            name = f"{verb}_{self.draw(st.integers(1, 3))}"
            step["save"] = name
            self.questions[name] = verb
        return step

    def breathe(self, verb: str, _depth: int) -> dict[str, Any]:
        """Return a minute or less of breathing."""
        hold, rest = self.draw(st.sampled_from(((0, 0), (1.1, 0), (2, 0.7))))
        pattern = {"in": 3.3, "hold": hold, "out": 4.1, "rest": rest}
        length, tones = self.draw(
            st.sampled_from((("20 s", "no"), ("20 s", "yes"), ("41 s", "yes")))
        )
        return {verb: pattern, "for": length, "tones": tones, "show": self.text()}

    def wait(self, verb: str, _depth: int) -> dict[str, Any]:
        """Return a rest."""
        return {verb: self.draw(times), "show": self.text()}

    def play(self, verb: str, _depth: int) -> dict[str, Any]:
        """Return the start of a sound, now and then across from the others."""
        across = {"crossfade": "9 s"} if self.draw(st.booleans()) else {}
        return {verb: self.draw(names)} | across

    def stop(self, verb: str, _depth: int) -> dict[str, Any]:
        """Return the end of a sound."""
        return {verb: self.draw(names)}

    def section(self, verb: str, depth: int) -> dict[str, Any]:
        """Return a section with steps of its own."""
        return {verb: "A part", "steps": self.steps(depth - 1)}

    def repeat(self, verb: str, depth: int) -> dict[str, Any]:
        """Return a few rounds, now and then until something holds that the round itself asks."""
        step = {verb: self.draw(st.integers(1, 3)), "steps": self.steps(depth - 1)}
        until = self.condition()
        return step | {"until": until} if until else step

    def goto(self, verb: str, _depth: int) -> dict[str, Any]:
        """Return a way forward, to the last step or past it."""
        return {verb: self.draw(st.sampled_from((LAST, LAST, "end")))}

    def measure(self, verb: str, _depth: int) -> dict[str, Any]:
        """Return a questionnaire."""
        name = f"measure_{self.draw(st.integers(1, 2))}"
        self.questions[f"{name}.total"] = verb
        return {verb: self.draw(st.sampled_from(PATIENTS)), "save": name}

    def mark(self, verb: str, _depth: int) -> dict[str, Any]:
        """Return a mark."""
        name = self.draw(st.sampled_from(("dose", "music")))
        self.marks.add(name)
        return {verb: name, "show": self.text()}

    def checks(self) -> list[dict[str, str]]:
        """Return checks timed from the marks there are."""
        return [
            {"after": name, "do": self.draw(words), self.draw(often): self.draw(intervals)}
            for name in sorted(self.marks)
            for _ in range(self.draw(st.integers(0, 2)))
        ]


@st.composite
def sources(draw: DrawFn) -> str:
    """Draw a script as text."""
    writer = _Writer(draw)
    steps = [*writer.steps(2, fewest=4), {"say": "The last.", "id": LAST}]
    whole: dict[str, Any] = {
        "title": "A test",
        "stage": "anytime",
        "sounds": SOUNDS,
        "steps": steps,
    }
    if draw(st.booleans()):
        whole["narration"] = {"pace": "slow"}
    if checks := writer.checks():
        whole["checks"] = checks
    return json.dumps(whole, ensure_ascii=False)


@st.composite
def scripts(draw: DrawFn) -> Script:
    """Draw a script that was read without a problem."""
    reads = read(draw(sources()).encode())
    assert reads.script is not None, reads.problems
    return reads.script


@dataclass(frozen=True, slots=True)
class Move:
    """What a person tries, and how long they take for it."""

    kind: str
    pick: int
    """Which of the possible answers it is."""
    gap: str
    """`at once`, a number of seconds, or `deadline` and beyond."""


ENTRIES: tuple[Callable[[float], ChartEntry], ...] = (
    lambda begun: Noted("Breathes slowly.", begun),
    lambda begun: Quoted("Like the sea", begun),
    lambda begun: VitalsTaken(begun, 72, 118, 76, 98),
    lambda begun: DistressRated(30, begun),
    lambda begun: AdverseEvent("Nausea", "10:10", Severity.MILD, "Water", "", begun),
    lambda begun: Corrected(1, "Breathes quickly.", begun),
    lambda begun: Noted(" ", begun),
    lambda begun: DistressRated(101, begun),
)
"""What may be written down at a moment; the last two cannot be true."""

KINDS = ("go on",) * 6 + (
    *("time",) * 4,
    *("back",) * 2,
    *(
        "wrong",
        "skip",
        "thought",
        "manageable",
        "pause",
        "resume",
        "return",
        "begin",
        "advance",
        "stop",
        "choose",
    ),
    *("chart", "chart", "mark", "mark", "done", "done", "come back", "way", "way"),
)
moves = st.lists(
    st.builds(
        Move,
        st.sampled_from(KINDS),
        st.integers(0, 7),
        st.sampled_from(("at once", "0.3", "4", "61", *("deadline",) * 4, "beyond")),
    ),
    min_size=4,
    max_size=25,
)


@dataclass(slots=True)
class Way:
    """A session and all that was said to it and by it."""

    session: Session
    said: list[tuple[float, Input, list[Effect]]] = field(default_factory=list)
    """Each accepted input at its moment, with its effects."""

    @property
    def effects(self) -> list[Effect]:
        """Every effect, in order."""
        return [effect for _, _, effects in self.said for effect in effects]

    @property
    def records(self) -> list[Recorded]:
        """Every recorded event, in order."""
        return [effect.recorded for effect in self.effects if isinstance(effect, Record)]

    def say(self, given: Input, now: float) -> list[Effect]:
        """Say one thing; raises `Refused` as the session does."""
        effects = self.session.handle(given, now)
        self.said.append((now, given, effects))
        return effects

    def go(self, moves: Sequence[Move]) -> None:
        """Begin, and try every move; what is refused is not said."""
        first = next(iter(moves), None)
        self.say(inputs.Begin(depth="short" if first and first.pick % 2 else ""), 0.0)
        for move in moves:
            try:
                self.say(chosen(self.session, move), moment(self.session, move))
            except Refused:
                continue

    def finish(self) -> None:
        """Go on to the end, answering what is asked; a script this small needs few moves."""
        for _ in range(2000):
            if self.session.state is State.ENDED:
                return
            move = Move("resume" if self.session.state is State.PAUSED else "go on", 0, "deadline")
            self.say(chosen(self.session, move), moment(self.session, move))
        raise AssertionError("the session did not come to its end")


def way(script: Script, role: Role, moves: Sequence[Move]) -> Way:
    """Return the way through a script that begins with these moves."""
    found = Way(Session(script, role, "a-test"))
    found.go(moves)
    return found


def again(script: Script, role: Role, said: Sequence[tuple[float, Input, list[Effect]]]) -> Way:
    """Return the way of a fresh session that is told the same at the same moments."""
    found = Way(Session(script, role, "a-test"))
    for now, given, _ in said:
        found.say(given, now)
    return found


def moment(session: Session, move: Move) -> float:
    """Return when a move is made: never before the last moment."""
    if move.gap in ("deadline", "beyond"):
        due = max(session.now, session.deadline or session.now)
        return due + 13.7 * (move.gap == "beyond")
    return session.now + float(move.gap.replace("at once", "0"))


def chosen(session: Session, move: Move) -> Input:
    """Return the input that a move is, with what is before the person."""
    plain: dict[str, Input] = {
        "time": inputs.TimePassed(),
        "wrong": inputs.Answer("no such option"),
        "choose": inputs.Choose(("no such way", *CHOICES)[move.pick % (len(CHOICES) + 1)]),
        "skip": inputs.Skip(),
        "thought": inputs.Skip(thought=True),
        "manageable": inputs.SayManageable(move.pick, "anytime/grounding" * (move.pick % 2)),
        "back": inputs.Back(),
        "pause": inputs.Pause(),
        "resume": inputs.Resume(),
        "return": inputs.Return(),
        "begin": inputs.Begin(),
        "advance": inputs.Advance(),
        "stop": inputs.Stop(),
    }
    beside = _beside(session, move)
    return plain.get(move.kind) or beside or _on(session.view, move.pick)


def _beside(session: Session, move: Move) -> Input | None:
    """Return what is done beside the script; now and then it cannot be, and is refused."""
    pick, now = move.pick, session.now
    match move.kind:
        case "chart":
            return inputs.Chart(ENTRIES[pick](now / 2))
        case "mark":
            moment = (None, now / 2, now, now + 1.0)[pick // 2]
            return inputs.SetMark(("dose", "music")[pick % 2], moment)
        case "done":
            waiting = session.view.desk.waiting if session.view.desk else ()
            return inputs.DoCheck(waiting[pick % len(waiting)].id if waiting else pick)
        case "way":
            return inputs.TakeWay(("short", "full")[pick % 2])
        case "come back":
            return inputs.ComeBack((0.0, now / 2, now, now)[pick // 2], ("slept", "down")[pick % 2])
    return None


def _on(view: View, pick: int) -> Input:
    """Return what goes on from here."""
    if view.state is State.TIMING:
        return inputs.TimePassed()
    if view.state is State.SAFETY:
        return inputs.Choose(GO_ON)
    fitting: Value | None = None
    match view.scene:
        case Writing():
            fitting = ("no", "{{ ask_1 }}", " a\nb ")[pick % 3]
        case Choosing(options=options):
            fitting = options[pick % len(options)].id
        case Ticking(items=items, all_required=needed):
            fitting = tuple(item.id for n, item in enumerate(items) if needed or pick >> n & 1)
        case Rating(low=low, high=high):
            fitting = low + pick % (high - low + 1)
    return inputs.Advance() if fitting is None else inputs.Answer(fitting)
