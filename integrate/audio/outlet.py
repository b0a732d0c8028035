"""Keeps a device open: looks for one, notices when it is lost, and looks again.

Without a device what is mixed is let go by at the pace of time, so that a session's sound stays at
its place, and what comes back is what should be heard then.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

from integrate.audio.device import RETURNING, Device
from integrate.audio.messages import Gapped, Lost, Ready
from integrate.audio.problem import NoDeviceError
from integrate.audio.samples import frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Seconds
    from integrate.audio.messages import Report
    from integrate.audio.ring import Ring

GONE: Final = "The sound device is gone. The session goes on in silence until it is back."
LOOKING: Final[Seconds] = 0.2
"""How often it is asked whether the device still takes."""
SEEKING: Final[Seconds] = 1.0
"""How long after a loss a device is looked for; each time a little later, so that one which never
comes costs next to nothing."""
LATER: Final = 1.1
SEEKING_RARELY: Final[Seconds] = 5.0
PACE: Final[Seconds] = 0.1
"""How much is let go by at once."""


class Outlet:
    """Where the ring's sound goes."""

    def __init__(self, ring: Ring, name: str, report: Callable[[Report], None]) -> None:
        """Play the ring through the device of this name, by default the system's own."""
        self._ring = ring
        self._name = name
        self._report = report
        self._closed = threading.Event()

    def keep_open(self) -> None:
        """Have a device whenever there is one, until closed."""
        device, reason = self._opened(0.0)
        since = time.monotonic()
        while not self._closed.is_set():
            if device is not None:
                self._stay_with(device)
                since, reason = device.asked, GONE
            if not self._closed.is_set():
                self._report(Lost(reason))
                device = self._sought(since)

    def close(self) -> None:
        """Give the device back, soon."""
        self._closed.set()

    def _opened(self, fade: Seconds) -> tuple[Device | None, str]:
        try:
            return Device(self._ring, self._name, fade=fade), ""
        except NoDeviceError as error:
            return None, str(error)

    def _stay_with(self, device: Device) -> None:
        self._report(Ready())
        counted = self._ring.gaps
        while not device.is_lost and not self._closed.wait(LOOKING):
            gaps, counted = self._ring.gaps - counted, self._ring.gaps
            if gaps:
                self._report(Gapped(gaps))
        device.leave()

    def _sought(self, since: Seconds) -> Device | None:
        """Return a device as soon as there is one; None when closed before."""
        found = threading.Event()
        threading.Thread(target=self._let_go_by, args=(since, found), daemon=True).start()
        pause = SEEKING
        device = None
        while device is None and not self._closed.wait(pause):
            device, _reason = self._opened(RETURNING)
            pause = min(pause * LATER, SEEKING_RARELY)
        found.set()
        return device

    def _let_go_by(self, since: Seconds, found: threading.Event) -> None:
        """Take what would have been played since that moment, until a device does."""
        taken = 0
        while not found.wait(PACE):
            due = frames(time.monotonic() - since) - taken
            # No more than there is: what is late is made up for as it is mixed.
            taken += len(self._ring.take(min(due, self._ring.unplayed)))
