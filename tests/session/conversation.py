"""A session as a conversation: what it is told, and what it wants done.

A line that is not indented is an input at a moment; the lines below it are the effects that follow:

    0 begin
      keep began
      keep entered #1 "Take three breaths."
      show showing "Take three breaths."
    10 advance
      keep advanced #1
      keep finished
      show ended
      end finished

`hold` checks that a session answers the inputs of such a text with exactly these effects. A line
`due 30` says when the session wants to be told the time again.
"""

from __future__ import annotations

from dataclasses import fields
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from integrate.script.depth import Depth
from integrate.session import inputs
from integrate.session.answering import Refused
from integrate.session.charting import Noted
from integrate.session.effects import (
    Alert,
    End,
    HoldSound,
    Present,
    Record,
    ReleaseSound,
    Speak,
    StartSound,
    StartTone,
    StopSound,
)
from integrate.session.program import Role
from integrate.session.safety import Safety
from integrate.session.session import Session
from integrate.session.view import (
    Breathing,
    Choosing,
    Marking,
    Passage,
    Rating,
    Resting,
    Ticking,
    Writing,
)
from tests.script import made

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.session.effects import Effect
    from integrate.session.inputs import Input
    from integrate.session.record import Event
    from integrate.session.view import Scene, View

script_of = made.script_of

PLAIN: dict[str, Input] = {
    "advance": inputs.Advance(),
    "skip": inputs.Skip(),
    "back": inputs.Back(),
    "pause": inputs.Pause(),
    "resume": inputs.Resume(),
    "return": inputs.Return(),
    "time": inputs.TimePassed(),
    "leave": inputs.LeaveOpen(),
    "stop": inputs.Stop(),
}


def _mark(words: str) -> Input:
    name, _, moment = words.partition(" at ")
    return inputs.SetMark(name, float(moment) if moment else None)


def _away(words: str) -> Input:
    why, _, began = words.partition(" at ")
    return inputs.ComeBack(float(began), why)


BESIDE: dict[str, Callable[[str], Input]] = {
    "note": lambda words: inputs.Chart(Noted(words.strip('"'), 0.0)),
    "done": lambda words: inputs.DoCheck(int(words)),
    "mark": _mark,
    "away": _away,
    "way": inputs.TakeWay,
}
"""What is done beside the script: `note "Calm."`, `done 1`, `mark dose at 5`, `away down at 60`."""


def fresh(text: str, role: Role = Role.PATIENT) -> Session:
    """Return a session at the start of the script that `text` says."""
    return Session(script_of(text), role, "a-test")


def hold(session: Session, expected: str) -> None:
    """Check that the inputs of a conversation have the effects that it says."""
    wanted = dedent(expected).strip().splitlines()
    went: list[str] = []
    for line in wanted:
        if not line.startswith(" "):
            went += [line, *(f"  {answer}" for answer in _answers(session, line))]
    assert went == wanted


def _answers(session: Session, line: str) -> list[str]:
    moment, _, words = line.partition(" ")
    try:
        effects = session.handle(input_of(words), float(moment))
    except Refused as refused:
        return [f"refused: {refused}"]
    due = [] if session.deadline is None else [f"due {session.deadline:g}"]
    return [*map(effect_line, effects), *due]


def input_of(words: str) -> Input:
    """Return the input that a line names."""
    verb, _, rest = words.partition(" ")
    if verb == "begin":
        depth = rest if rest in tuple(Depth) else ""
        start = "" if depth else rest.removeprefix("at ")
        return inputs.Begin(start, clinician_in_charge=True, depth=depth)
    if verb in BESIDE:
        return BESIDE[verb](rest)
    if verb == "choose":
        return inputs.Choose(rest)
    if verb != "answer":
        return PLAIN[verb]
    if rest.startswith("["):
        return inputs.Answer(tuple(one for one in rest.strip("[]").split(", ") if one))
    return inputs.Answer(rest.strip('"') if rest.startswith('"') else int(rest))


def effect_line(effect: Effect) -> str:  # noqa: PLR0911 -- one return for each effect
    """Return an effect in one line."""
    match effect:
        case Record(recorded):
            return f"keep {event_line(recorded.event)}".strip()
        case Present(view):
            return f"show {view_line(view)}".strip()
        case StartSound() | StartTone() | Speak() | StopSound():
            return sound_line(effect)
        case HoldSound():
            return "hold sound"
        case ReleaseSound():
            return "release sound"
        case End(outcome):
            return f"end {outcome.value}"
        case Alert(do, after, since):
            return f'alert "{do}" {since:g} s after {after}'


def sound_line(effect: StartSound | StartTone | Speak | StopSound) -> str:
    """Return in one line what begins or ceases to sound."""
    match effect:
        case StartSound():
            fades = f"in {effect.fade_in:g} s, out {effect.fade_out:g} s"
            loop = ", again and again" if effect.loop else ""
            side = f", at {effect.pan:g}" if effect.pan else ""
            across = f", across {effect.crossfade:g} s" if effect.crossfade else ""
            how = f"{effect.gain:g} dB, {fades}{loop}{side}{across}"
            once = " once, as a bed" if effect.bed and not effect.loop else ""
            return f"start {effect.id} ({effect.file or effect.music}, {how}){once}"
        case StartTone(id=one, direction=direction, length=length):
            return f"{one} {direction} {length:g} s"
        case Speak():
            private = "private " if effect.private else ""
            return f'speak {effect.id} {private}{effect.language} {effect.pace} "{effect.text}"'
        case StopSound(id=one, fade=fade):
            return f"stop {one} over {fade:g} s"


def event_line(event: Event) -> str:  # noqa: PLR0911 -- one return for each shape
    """Return an event in one line: its kind, its step and what else it says."""
    kind = type(event).__name__.lower()
    if kind == "began":
        return kind
    values: dict[str, Any] = {field.name: getattr(event, field.name) for field in fields(event)}
    if kind == "entered":
        return f'{kind} {values["step"]} "{values["text"]}"'
    if kind.startswith("safety"):
        return " ".join([kind, *(values[one] for one in ("step", "choice") if one in values)])
    if kind == "marked":
        by_hand = "" if values["moment"] is None else f" at {values['moment']:g}"
        return (
            " ".join([kind, *([values["step"]] if values["step"] else []), values["mark"]])
            + by_hand
        )
    if kind.startswith("check"):
        why = f" {values['why']}" if "why" in values else ""
        return f'{kind} {values["check"]} "{values["do"]}" {values["due"]:g} s{why}'
    if kind == "away":
        more = f" and {values['unlisted']} more" if values["unlisted"] else ""
        return f"away from {values['began']:g}: {values['why']}{more}"
    if kind == "answered":
        saved = f" as {values['name']}" if values["name"] else ""
        return f'{kind} {values["step"]}{saved}: {values["value"]!r} "{values["words"]}"'
    return " ".join([kind, *map(str, values.values())])


def view_line(view: View) -> str:
    """Return what is shown in one line."""
    return f"{view.state.value} {scene_line(view.scene)}".strip()


def scene_line(scene: Scene | None) -> str:  # noqa: PLR0911 -- one return for each scene
    """Return a scene in one line; a question tells the answer it was given before."""
    match scene:
        case None:
            return ""
        case Passage(text, for_therapist):
            return f'note "{text}"' if for_therapist else f'"{text}"'
        case Marking(text, mark):
            return f'mark {mark} "{text}"'
        case Resting(text, began, length):
            return f'rest {length:g} s from {began:g} "{text}"'
        case Breathing():
            breath = f"{scene.breath}/{scene.breaths}"
            phase = f"{scene.phase} {scene.phase_length:g} s from {scene.phase_began:g}"
            return f'breathe {breath} {phase} "{scene.text}"'
        case Safety(danger=danger, options=options):
            return " ".join(["safety", danger, *(one.id for one in options)]).replace("  ", " ")
        case Writing() | Choosing() | Ticking() | Rating():
            given = f" given {scene.given.words!r}" if scene.given else ""
            return f'{type(scene).__name__.lower()} "{scene.text}"{given}'
