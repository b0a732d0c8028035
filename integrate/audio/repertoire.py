"""From what a clip holds to samples at the loudness of its bus; live and for a file alike.

Whoever opens a content gets a source that is ready to be heard, or one sentence why there is none.
Of several files those that cannot be read are left out, each named once.
"""

from __future__ import annotations

import threading
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol

from integrate.audio import decode
from integrate.audio.api import Breath, Bus, Files, Held, Line
from integrate.audio.breath_tone import breath_tone
from integrate.audio.levels import gain_to
from integrate.audio.loudness import measure
from integrate.audio.medley import medley
from integrate.audio.problem import UnplayableError
from integrate.audio.read_ahead import read_ahead
from integrate.audio.samples import RATE, factor, frames
from integrate.audio.shelf import Shelf
from integrate.audio.source import Source
from integrate.audio.witness import unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    from integrate.audio.api import Content, Seconds
    from integrate.audio.decode import Recording
    from integrate.audio.levels import Levels
    from integrate.audio.samples import Block, Frames
    from integrate.audio.witness import Watch

    Begin: TypeAlias = Callable[[], Iterator[Block]]

LONG: Final[Seconds] = 30.0
"""A file that is rendered and lasts longer is decoded ahead, beside the mixing."""


ENOUGH: Final = 45
"""So many portions of a memo are measured: half a minute, and a quarter of a second's work."""


class Speaker(Protocol):
    """What speaks lines: the narrator."""

    def spoken(self, line: Line) -> bytes:
        """Return the line as a wav or flac file in memory; raises `UnplayableError`."""
        ...


class Repertoire:
    """Opens contents; may be asked from several threads."""

    def __init__(
        self,
        levels: Levels,
        narrator: Speaker | None,
        *,
        tell: Callable[[str], None] = lambda _sentence: None,
        hold: bool = True,
        watch: Watch = unwatched,
    ) -> None:
        """Match levels by `levels` and let `narrator`, if there is one, speak the lines.

        `tell` hears each thing that is wrong with a file once, in a sentence, from any thread.
        With `hold`, as for live sound, files up to 32 MiB are read into memory when opened;
        without it, as for a file that is made, short ones are decoded once. `watch` stands beside
        the decoder.
        """
        self._watch = watch
        self._levels = levels
        self._narrator = narrator
        self._tell = tell
        self._hold = hold
        self._shelf = None if hold else Shelf()
        self._told: set[str] = set()
        self._telling = threading.Lock()

    def open(self, content: Content, bus: Bus, *, loop: bool, ahead: Frames) -> Source:
        """Return the content at the loudness of the bus, more than `ahead` frames of it decoded.

        Raises `UnplayableError` with a sentence when nothing of it can be heard.
        """
        crossfade = frames(content.crossfade) if isinstance(content, Files) and loop else 0
        source = Source(self._beginning(content, bus), loop=loop, crossfade=crossfade)
        source.look(ahead)
        if source.length == 0:
            source.close()
            raise UnplayableError(f"{_name(content)} is damaged: no sound could be read from it.")
        return source

    def prepare(self, content: Content) -> None:
        """Measure files and speak lines, so that opening is quick; what is wrong is told."""
        try:
            if isinstance(content, Files):
                for path in content.paths:
                    self._measured(path)
            elif isinstance(content, Line):
                self._take(content)
        except UnplayableError as error:
            self._say(str(error))

    def length(self, content: Content) -> Seconds:
        """Return how long the content lasts, once through.

        Raises `UnplayableError` when nothing of it can be heard.
        """
        match content:
            case Breath(length=length):
                return length
            case Line():
                return len(decode.spoken(self._take(content))) / RATE
            case Held():
                return decode.length_of(decode.held(content.data))
            case Files(paths=(path,)):
                return self._levels.measured(path).length
        lengths = [found for path in content.paths if (found := self._measured(path))]
        return sum(lengths) - content.crossfade * max(0, len(lengths) - 1)

    def _beginning(self, content: Content, bus: Bus) -> Begin:
        match content:
            case Breath():
                return lambda: breath_tone(content)
            case Line():
                return self._line(content, bus)
            case Held():
                return _held(content, bus)
            case Files(paths=(path,)):
                return self._one(path, bus)
        return self._several(content, bus)

    def _line(self, line: Line, bus: Bus) -> Begin:
        sound = decode.spoken(self._take(line))
        sound *= factor(gain_to(bus, measure([sound])))
        return lambda: iter([sound])

    def _one(self, path: Path, bus: Bus) -> Begin:
        begin, held = self._track(path, bus)
        ahead = not held and (self._hold or self._levels.measured(path).length > LONG)
        return (lambda: read_ahead(begin)) if ahead else begin

    def _track(self, path: Path, bus: Bus) -> tuple[Begin, bool]:
        """Return one file at its level, and whether it is held in memory."""
        recording = decode.find(path, hold=self._hold, watch=self._watch)
        gain = factor(self._levels.gain_for(path, bus))

        def begin() -> Iterator[Block]:
            return (block * gain for block in self._portions(recording))

        return begin, recording.data is not None

    def _portions(self, recording: Recording) -> Iterator[Block]:
        if self._shelf is None:
            return recording.portions(self._say)
        kept = self._shelf.find(recording.file)
        if kept is not None:
            return iter(kept)
        return self._shelf.keeping(recording.file, recording.portions(self._say))

    def _several(self, content: Files, bus: Bus) -> Begin:
        """Open each file when its turn comes: a long list must not fill the memory."""
        self._find_any(content.paths)
        crossfade = frames(content.crossfade)

        def begin() -> Iterator[Block]:
            return medley([self._turn(path, bus) for path in content.paths], crossfade)

        return lambda: read_ahead(begin)

    def _turn(self, path: Path, bus: Bus) -> Begin:
        """Return one file of several; nothing is heard of it when it cannot be read."""

        def begin() -> Iterator[Block]:
            try:
                track, _held = self._track(path, bus)
            except UnplayableError as error:
                self._say(str(error))
            else:
                yield from track()

        return begin

    def _find_any(self, paths: tuple[Path, ...]) -> None:
        """Raise `UnplayableError` unless one of the files can be read."""
        for path in paths:
            try:
                decode.find(path, watch=self._watch)
            except UnplayableError as error:
                self._say(str(error))
            else:
                return
        raise UnplayableError("None of these sound files can be read: put others in their place.")

    def _measured(self, path: Path) -> Seconds:
        """Return the length of a file; 0 when it cannot be read, which is told."""
        try:
            return self._levels.measured(path).length
        except UnplayableError as error:
            self._say(str(error))
            return 0.0

    def _take(self, line: Line) -> bytes:
        if self._narrator is None:
            raise UnplayableError("There is no voice to speak this; the words are on the screen.")
        return self._narrator.spoken(line)

    def _say(self, sentence: str) -> None:
        with self._telling:
            if sentence in self._told:
                return
            self._told.add(sentence)
        self._tell(sentence)


def _held(content: Held, bus: Bus) -> Begin:
    """Return a memo at the loudness of the bus, by its beginning: the whole takes too long."""
    recording = decode.held(content.data)

    def portions() -> Iterator[Block]:
        # one that a crash cut short breaks off, which the person knows
        return recording.portions(lambda _sentence: None)

    gain = factor(gain_to(bus, measure(islice(portions(), ENOUGH))))
    return lambda: (block * gain for block in portions())


def _name(content: Content) -> str:
    match content:
        case Files(paths=(path,)):
            return f"The sound file {path}"
        case Files():
            return "Each of these sound files"
        case Breath():
            return "The tone of the breath"
        case Held():
            return "This voice memo"
    return "What the voice engine gave"
