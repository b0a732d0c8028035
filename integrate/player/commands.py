"""The lines that a therapist types beside a session: notes, and commands that begin with a stroke.

A line means one thing or is refused with one sentence; it is never guessed at, and whoever typed it
keeps the words. Nothing here does anything: what a line means is a value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from integrate.audio.api import Bus
from integrate.player import chart_lines
from integrate.player.meanings import Action, Do, Misread, Send, SetVolume
from integrate.player.volume import MOST
from integrate.script.depth import Depth
from integrate.session.inputs import Chart, TakeWay
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.chart_lines import Beside
    from integrate.player.meanings import Meaning

STROKE = "/"
URGENT = "!!"
"""Marks that something urgent began; words behind it say what."""
QUOTES = ('"', "“", "„", "«")
"""What a line begins with in which the person is quoted."""

UNKNOWN = later("“{name}” is no command.{near} /help lists them.")
NEAR = later(" Did you mean {name}?")
ALONE = later("{name} stands alone on its line; “{words}” has no place behind it.")
NOT_LATE = later("Behind /at and its time come words, or one of /q, /v, /s, /ae.")
PERCENT = later("{form} wants a whole number from 0 to {most}; 100 is as loud as it is meant.")

Reader: TypeAlias = "Callable[[str, Beside], Meaning]"


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    names: tuple[str, ...]
    """What it is called behind the stroke; help names the first."""
    form: str
    """How it is written, as help shows it."""
    help: str
    """What it does, in a few words."""
    read: Reader
    """Returns what the words behind it mean. Raises `Misread`."""


def understand(line: str, beside: Beside) -> Meaning:
    """Return what a line means. Raises `Misread` with one sentence."""
    typed = line.strip()
    if typed.startswith(URGENT):
        return chart_lines.urgent(typed.removeprefix(URGENT).strip(" !"), beside)
    if typed.startswith(QUOTES):
        return chart_lines.quote(typed, beside)
    if not typed.startswith(STROKE):
        return chart_lines.note(typed, beside)
    name, _blank, words = typed.removeprefix(STROKE).partition(" ")
    return _called(name.casefold()).read(words.strip(), beside)


def _called(name: str) -> Command:
    for one in COMMANDS:
        if name in one.names:
            return one
    known = [name for one in COMMANDS for name in one.names]
    close = get_close_matches(name, known, 1) or [
        one for one in known if name and one[0] == name[0]
    ]
    near = _(NEAR, name=f"/{close[0]}") if close else ""
    raise Misread(_(UNKNOWN, name=f"/{name}", near=near))


def _late(words: str, beside: Beside) -> Meaning:
    """Read something that was seen earlier and is written down now."""
    time, _blank, rest = words.partition(" ")
    begun = chart_lines.moment_of(time, beside.times)
    then = replace(beside, times=replace(beside.times, begun=begun))
    meant = understand(rest, then)
    if not (isinstance(meant, Send) and isinstance(meant.given, Chart)):
        raise Misread(_(NOT_LATE))
    return meant


def _volume(bus: Bus | None, name: str, words: str, _beside: Beside) -> Meaning:
    typed = words.removesuffix("%").strip()
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST))):
        raise Misread(_(PERCENT, form=name, most=MOST))
    if int(typed) > MOST:
        raise Misread(_(PERCENT, form=name, most=MOST))
    return SetVolume(bus, int(typed))


def _act(action: Action, name: str, words: str, _beside: Beside) -> Meaning:
    if words:
        raise Misread(_(ALONE, name=name, words=words))
    return Do(action)


def _way(depth: Depth, name: str, words: str, _beside: Beside) -> Meaning:
    if words:
        raise Misread(_(ALONE, name=name, words=words))
    return Send(TakeWay(depth.value))


def _goes(depth: Depth, help_: str) -> Command:
    """Return a command by which the rest of a script goes one of its two ways."""
    name = f"/{depth.value}"
    return Command((depth.value,), name, help_, partial(_way, depth, name))


def _does(action: Action, help_: str, *names: str) -> Command:
    """Return a command that stands alone on its line."""
    return Command(names, f"/{names[0]}", help_, partial(_act, action, f"/{names[0]}"))


def _loud(bus: Bus | None, help_: str, *names: str) -> Command:
    form = f"/{names[0]} N"
    return Command(names, form, help_, partial(_volume, bus, f"/{names[0]}"))


COMMANDS: tuple[Command, ...] = (
    Command(("n", "note"), "/n words", later("a note"), chart_lines.note),
    Command(("q", "quote"), "/q words", later("the person's own words"), chart_lines.quote),
    Command(
        ("v", "vitals"),
        "/v 94 151/91 97 words",
        later("heart rate, blood pressure, oxygen; alone: the form"),
        chart_lines.vitals,
    ),
    Command(
        ("s", "suds"),
        "/s 35",
        later("distress from 0 to 100, as the person says it"),
        chart_lines.distress,
    ),
    Command(
        ("ae", "event"),
        "/ae what; onset; severity; action; outcome",
        later("an adverse event; alone: the form"),
        chart_lines.adverse,
    ),
    Command(
        ("agree", "agreed"),
        "/agree touch: words",
        later("what was agreed about touch, mask, stop signal, anchor ..."),
        chart_lines.agreed,
    ),
    Command(("at", "late"), "/at 14:05 words", later("something seen earlier"), _late),
    Command(
        ("fix", "correct"),
        "/fix 12 words",
        later("what counts in the place of entry 12"),
        chart_lines.fix,
    ),
    Command(
        ("strike",),
        "/strike 12",
        later("strike entry 12 out; it stays to be read"),
        chart_lines.strike,
    ),
    Command(
        ("m", "mark"), "/m dose 11:44", later("set a mark, now or at a time"), chart_lines.mark
    ),
    Command(
        ("since",),
        "/since dose",
        later("which mark the big clock runs from"),
        chart_lines.count_from,
    ),
    Command(("done", "check"), "/done 1", later("a check that waits was done"), chart_lines.done),
    _does(Action.GO, later("go on in the script"), "go", "next"),
    _does(Action.SKIP, later("pass the question over"), "skip"),
    _does(Action.BACK, later("one step back"), "back"),
    _goes(Depth.SHORT, later("the rest in short, where a script has two ways")),
    _goes(Depth.FULL, later("the rest in full")),
    _does(Action.HOLD, later("hold the session and its sound"), "hold", "pause"),
    _does(Action.RESUME, later("go on after a hold; bring the sound back"), "resume"),
    _loud(None, later("how loud everything is, in per cent"), "vol", "volume"),
    _loud(Bus.BED, later("how loud music and beds are"), "bed", "music"),
    _loud(Bus.VOICE, later("how loud the voice is"), "voice"),
    _does(Action.MUTE, later("no sound, or sound again"), "mute"),
    _does(Action.TALK_OVER, later("music falls while you speak, or comes back"), "talk"),
    _does(Action.HUSH, later("fade everything out; once more: silence at once"), "hush", "panic"),
    _does(Action.BELL, later("a bell in this terminal at each check, or none"), "bell"),
    Command(
        ("urgent",),
        "!! words",
        later("mark something urgent, and open your plan"),
        chart_lines.urgent,
    ),
    _does(Action.PLAN, later("your clinic's plan, shown or put away"), "plan"),
    _does(Action.GROUND, later("a grounding script"), "ground"),
    _does(Action.CARE, later("where help is, and the keys"), "lines", "crisis"),
    _does(Action.COVER, later("cover the screen"), "cover", "lock"),
    _does(Action.HELP, later("these lines"), "help", "h", "?"),
    _does(Action.END, later("end the session; it asks once"), "end", "stop", "quit"),
)
"""Every command, in the order in which help lists them."""
