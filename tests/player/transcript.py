"""A session as a therapist would read it: when, what is shown, what is answered, what sounds."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from integrate.audio.api import SOUNDING, Breath, Condition, Files, Line
from integrate.audio.silence import NoOutput
from integrate.player.offline import walk
from integrate.script.depth import Depth
from integrate.script.quantity import clock, spoken
from integrate.session.record import Answered, Began, Elapsed, Entered, Finished, Passed
from integrate.session.session import Session
from integrate.session.soundscape import sound_named
from integrate.session.view import Breathing, Choosing, Passage, Rating, Resting, Ticking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from integrate.audio.api import Clip, Seconds
    from integrate.player.sounds import Sounds
    from integrate.script.model import Script
    from integrate.session.program import Role
    from integrate.session.record import Event, Recorded
    from integrate.session.view import Scene

WIDTH = 90
MARGIN = 9


class Writer(NoOutput):
    """Writes a session down while it is walked: its keeper and its sound in one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._session = session
        self._section = ""
        self._last = ""
        """The moment that stands in the margin already."""

    @property
    def condition(self) -> Condition:
        """As if it could be heard."""
        return SOUNDING

    def keep(self, _wall: datetime, *recorded: Recorded) -> None:
        """Write down what happened to the person."""
        for one in recorded:
            self._keep_one(one.event)

    def _keep_one(self, event: Event) -> None:
        match event:
            case Began(title=title, role=role):
                self._write(f"{title} (as {role})")
            case Entered(text=text):
                self._enter(text)
            case Answered(words=words):
                self._write(f"> {words}")
            case Passed():
                self._write("> (passed over)")
            case Elapsed():
                self._write("(moves on by itself)")
            case Finished():
                self._write("The end.")

    def _enter(self, text: str) -> None:
        view = self._session.view
        self._last = ""
        self.lines.append("")
        if view.section != self._section:
            self._section = view.section
            self.lines += [f"{' ' * MARGIN}== {view.section or 'outside all sections'} ==", ""]
        for part in (*text.splitlines(), *_below(view.scene)):
            self._write(part)

    def play(self, clip: Clip) -> None:
        """Write down what begins to sound; every word that is said stands there already."""
        match clip.content:
            case Line(private=private):
                self._write("~ these words are said" + ", and not kept" * private)
            case Breath(direction=direction, length=length):
                self._write(f"~ a tone {direction}, {length:g} s")
            case Files(paths=paths, crossfade=crossfade):
                goes_on = ", and goes on" if clip.loop else ""
                rises = f", rising over {spoken(clip.fade_in)}" if clip.fade_in else ""
                across = f", across {spoken(crossfade)}" if crossfade else ""
                names = ", ".join(path.stem for path in paths)
                how = f"{names}, {clip.bus}, {clip.gain:g} dB{rises}{across}{goes_on}"
                self._write(f"~ {sound_named(clip.id)} ({how})")

    def stop(self, clip_id: str, fade: Seconds | None = None) -> None:
        """Write down what ceases to sound; words and tones end unnoticed."""
        if name := sound_named(clip_id):
            self._write(f"~ {name} fades over {spoken(fade or 0.0)}")

    def _write(self, text: str) -> None:
        now = clock(self._session.now)
        margin = "" if now == self._last else now
        self._last = now
        moment = f"{margin:>7}  "
        shown = wrap(text, WIDTH - MARGIN) or [""]
        self.lines += [f"{moment}{shown[0]}", *(" " * MARGIN + line for line in shown[1:])]


def _below(scene: Scene | None) -> Iterator[str]:
    """Yield what is shown below the words of a step."""
    match scene:
        case Passage(for_therapist=True):
            yield "(for the therapist alone)"
        case Choosing(options=options):
            yield from (f"( ) {option.words}" for option in options)
        case Ticking(items=items, all_required=needed):
            yield from (f"[ ] {item.words}" for item in items)
            yield from ["(all are needed)"] * needed
        case Rating(low=low, high=high, labels=labels):
            yield " ... ".join(f"{mark} {labels.get(mark, '')}".strip() for mark in (low, high))
        case Resting(length=length):
            yield f"(a rest of {spoken(length)})"
        case Breathing(breaths=breaths, length=length):
            yield f"({breaths} breaths in {spoken(length)})"


def transcript(
    script: Script,
    role: Role,
    answers: Mapping[str, str | tuple[str, ...]],
    sounds: Sounds,
    depth: Depth = Depth.FULL,
) -> str:
    """Return what happens in a walk through the script with these answers."""
    session = Session(script, role, script.title)
    writer = Writer(session)
    walk(session, answers, writer, writer, sounds, depth=depth)
    return "\n".join(line.rstrip() for line in writer.lines) + "\n"
