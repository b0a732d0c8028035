"""The sound device; the only module that opens one.

Its callback copies from a ring and does nothing else, so that no busy moment of the mixer is heard.
A device that is unplugged, or whose server ends, says nothing: it only stops asking for more.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

import miniaudio
import numpy as np

from integrate.audio.devices import NO_DEVICE, find
from integrate.audio.problem import NoDeviceError
from integrate.audio.ramp import Ramp
from integrate.audio.samples import CHANNELS, RATE, frames, still

if TYPE_CHECKING:
    from collections.abc import Generator

    from integrate.audio.api import Seconds
    from integrate.audio.ring import Ring
    from integrate.audio.samples import Block, Frames

PERIOD: Final[Seconds] = 0.05
"""How much the device asks for at once."""
PERIODS: Final = 2
"""Periods the device keeps for itself: what is there cannot be taken back."""
HELD: Final[Frames] = frames(PERIOD * (PERIODS + 1))
"""Frames of silence that push the last sound through the device."""
LEAD: Final[Frames] = frames(PERIOD * PERIODS)
"""Frames of silence with which a device begins."""
PATIENCE: Final[Seconds] = 1.5
"""A device that asked for nothing for so long is lost."""
SETTLING: Final[Seconds] = 4.0
"""The same for a device that has only begun: some take two seconds to find their pace."""
SETTLED: Final = 4
"""So often has a device asked that has found its pace."""
RETURNING: Final[Seconds] = 0.4
"""The fade with which sound comes back after a loss."""


class Device:
    """An open device that plays what is put into the ring."""

    def __init__(self, ring: Ring, name: str = "", *, fade: Seconds = 0.0) -> None:
        """Open the device of this name, by default the system's own; it plays at once.

        `fade` is for sound that is in its midst. Raises `NoDeviceError` when there is none that can
        be opened.
        """
        self._ring = ring
        self._fade = Ramp(0, frames(fade), 0.0, 1.0) if fade else None
        self.asked = time.monotonic()
        """When it last asked for more."""
        self._times = 0
        device = find(name)
        try:
            self._playback = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.FLOAT32,
                nchannels=CHANNELS,
                sample_rate=RATE,
                buffersize_msec=round(PERIOD * 1000),
                callback_periods=PERIODS,
                device_id=device and device.handle,
                app_name="Integrate",
            )
            copying = self._copy()
            next(copying)
            self._playback.start(copying)
        except miniaudio.MiniaudioError as error:
            raise NoDeviceError(NO_DEVICE) from error

    @property
    def is_settled(self) -> bool:
        """Whether it has found its pace."""
        return self._times >= SETTLED

    @property
    def is_lost(self) -> bool:
        """Whether it has stopped asking."""
        patience = PATIENCE if self.is_settled else SETTLING
        return time.monotonic() - self.asked > patience

    def leave(self) -> None:
        """Give the device back, without waiting: one whose server hangs may never be done."""
        threading.Thread(target=self._playback.close, daemon=True).start()

    def _copy(self) -> Generator[Block, int, None]:
        wanted = yield still(0)
        led = 0
        while True:
            # The first moment of a stream may be swallowed, and with it the attack of a bell.
            block = self._ring.take(wanted) if led >= LEAD else still(wanted)
            if self._fade is not None and led < LEAD + self._fade.end:
                block *= np.asarray(self._fade.over(led - LEAD, wanted)).reshape(-1, 1)
            led += wanted
            self._times += 1
            self.asked = time.monotonic()
            wanted = yield block
