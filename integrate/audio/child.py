"""The process that makes sound: reads commands from its input, plays them, reports on its output.

It never outlives its parent by more than a second: when its input ends it fades out and goes,
whatever the device is doing. It holds no state that would be missed: its parent can start another.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO, cast

from integrate.audio.levels import Levels
from integrate.audio.messages import Close, Faulty, Setup, dump, load
from integrate.audio.narration.choosing import choose
from integrate.audio.narration.narrator import Narrator
from integrate.audio.outlet import Outlet
from integrate.audio.problem import UnplayableError
from integrate.audio.repertoire import Repertoire
from integrate.audio.ring import Ring
from integrate.audio.stage import AHEAD, Stage
from integrate.audio.witness import SIZE, Witness
from integrate.core_dumps import forbid_core_dumps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from integrate.audio.api import Line, Seconds
    from integrate.audio.messages import Command, Report
    from integrate.audio.witness import Watch

NO_VOICE: Final = "There is no voice to speak the words; they are on the screen."
SPOKEN: Final = "voice"
"""The folder of spoken lines inside the cache."""
SWITCHING: Final[Seconds] = 0.001
"""How long a thread that opens a file keeps the device's callback waiting."""
FIRST: Final = -10
"""How much nicer others are to be than this process."""
GRACE: Final[Seconds] = 0.7
"""How long the end may take before the process goes without its fade."""


def main() -> None:
    """Run until the parent says so, or is gone."""
    forbid_core_dumps()
    _come_first()
    shared = _own_errors()
    said = _own_output()
    saying = threading.Lock()

    def report(message: Report) -> None:
        # Without its parent there is nobody to tell, and the end of the input ends the process.
        with saying, contextlib.suppress(OSError):
            said.write(dump(message))
            said.flush()

    # Threads in the device, in a decoder or in a read cannot be joined; so no orderly end of the
    # interpreter is tried, it could hang or abort.
    code = 1
    try:
        setup = load(sys.stdin.readline())
        if isinstance(setup, Setup):
            _play(setup, report, Witness(setup.left_out, shared))
            code = 0
    finally:
        os._exit(code)


def _come_first() -> None:
    """Ask to be served before what can wait; the sound does little, but that in time."""
    sys.setswitchinterval(SWITCHING)
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # most systems do not grant it
            os.nice(FIRST)


def _own_errors() -> BinaryIO | None:
    """Return the file that the parent reads after the end, taken away from native code as well."""
    shared = os.fdopen(os.dup(2), "r+b", buffering=0)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - it has no path to speak of
        os.dup2(nowhere.fileno(), 2)
    return shared if os.fstat(shared.fileno()).st_size >= SIZE else None


def _own_output() -> TextIO:
    """Return the pipe to the parent, taken away from native code that writes to the screen."""
    pipe = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return pipe


def _play(setup: Setup, report: Callable[[Report], None], watch: Watch) -> None:
    ring = Ring(AHEAD)
    stage = Stage(ring, _repertoire(setup, report, watch), report)
    outlet = Outlet(ring, setup.device, report)
    threading.Thread(target=_obey, args=(stage, sys.stdin), daemon=True).start()
    threading.Thread(target=outlet.keep_open, daemon=True).start()
    while not stage.finished:
        stage.feed(GRACE)
    stage.end(GRACE)
    outlet.close()


def _repertoire(setup: Setup, report: Callable[[Report], None], watch: Watch) -> Repertoire:
    def tell(sentence: str) -> None:
        report(Faulty(sentence))

    levels = Levels(setup.cache, setup.sounds, watch)
    return Repertoire(levels, _Speaker(setup), tell=tell, watch=watch)


class _Speaker:
    """The narrator, looked for with the first line: finding voices must not hold up a bell."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._lock = threading.Lock()
        self._narrator: Narrator | None = None

    def spoken(self, line: Line) -> bytes:
        """Return the line as a sound file; raises `UnplayableError` where no voice speaks."""
        with self._lock:
            narrator = self._narrator = self._narrator or self._found()
        return narrator.spoken(line)

    def _found(self) -> Narrator:
        voices = choose(self._setup.voice, self._setup.models)
        if voices is None or self._setup.cache is None:
            raise UnplayableError(NO_VOICE)
        return Narrator(voices, self._setup.cache / SPOKEN)


def _obey(stage: Stage, lines: Iterable[str]) -> None:
    """Carry out what the parent says; when its words end, or make no sense, so does this."""
    try:
        for line in lines:
            stage.handle(cast("Command", load(line)))
    finally:
        stage.handle(Close())
        threading.Event().wait(GRACE)
        os._exit(1)


if __name__ == "__main__":
    main()
