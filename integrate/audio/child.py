"""The process that makes sound: reads commands from its input, plays them, reports on its output.

It never outlives its parent by more than a second: when its input ends it fades out and goes,
whatever the device is doing. It holds no state that would be missed: its parent can start another.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import TYPE_CHECKING, Final, TextIO, cast

from integrate.audio.device import AHEAD, PERIOD, PERIODS, Device
from integrate.audio.messages import Close, Deviceless, Ready, dump, load
from integrate.audio.problem import NoDeviceError
from integrate.audio.samples import frames
from integrate.audio.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from integrate.audio.api import Seconds
    from integrate.audio.messages import Command, Report
    from integrate.audio.ring import Ring

BLOCK: Final = AHEAD // 2
"""Frames mixed at once: while the device plays one half of the ring, the other is mixed."""
PATIENCE: Final[Seconds] = 5.0
"""A device that takes nothing for so long is lost: unplugged, or its server ended."""
GRACE: Final[Seconds] = 0.7
"""How long the end may take before the process goes without its fade."""
LAST: Final = frames(PERIOD * (PERIODS + 1)) + AHEAD
"""Frames of silence after the last sound that push it through the device to the ear."""


def main() -> None:
    """Run until the parent says so, or is gone."""
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
        code = _play(Stage(report), report)
    finally:
        os._exit(code)


def _own_output() -> TextIO:
    """Return the pipe to the parent, taken away from native code that writes to the screen."""
    pipe = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return pipe


def _play(stage: Stage, report: Callable[[Report], None]) -> int:
    threading.Thread(target=_obey, args=(stage, sys.stdin), daemon=True).start()
    try:
        device = Device()
        device.start()
    except NoDeviceError as error:
        report(Deviceless(str(error)))
        return 0
    report(Ready())
    return 0 if _feed(stage, device.ring) else 1


def _feed(stage: Stage, ring: Ring) -> bool:
    """Mix ahead of the device until the stage has finished; false when the device was lost."""
    quiet = 0
    while quiet < LAST:
        if not ring.wait_for_room(BLOCK, PATIENCE):
            return False
        quiet = quiet + BLOCK if stage.finished else 0
        ring.put(stage.mix(BLOCK))
    return True


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
