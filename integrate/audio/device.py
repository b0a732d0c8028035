"""The sound device; the only module that opens one.

Its callback copies from a ring and does nothing else, so that no busy moment of the mixer is heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import miniaudio

from integrate.audio.problem import NoDeviceError
from integrate.audio.ring import Ring
from integrate.audio.samples import CHANNELS, RATE, frames

if TYPE_CHECKING:
    from collections.abc import Generator

    from integrate.audio.samples import Block, Frames

PERIOD: Final = 0.04
"""Seconds the device asks for at once."""
PERIODS: Final = 2
"""Periods the device keeps for itself."""
AHEAD: Final[Frames] = frames(PERIOD)
"""Frames mixed ahead of the device: what it asks for next."""
NO_DEVICE: Final = "No sound device was found. The session goes on in silence."


class Device:
    """An open device that plays what is put into its ring."""

    def __init__(self) -> None:
        """Open the device; raises `NoDeviceError` when there is none that can be opened."""
        self.ring = Ring(AHEAD)
        try:
            self._playback = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.FLOAT32,
                nchannels=CHANNELS,
                sample_rate=RATE,
                buffersize_msec=round(PERIOD * 1000),
                callback_periods=PERIODS,
                app_name="Integrate",
            )
        except miniaudio.MiniaudioError as error:
            raise NoDeviceError(NO_DEVICE) from error
        if self._playback.backend == "Null":
            # miniaudio's last resort where no sound system is installed: it plays to nobody.
            self._playback.close()
            raise NoDeviceError(NO_DEVICE)

    def start(self) -> None:
        """Begin to play; raises `NoDeviceError` when the device refuses."""
        copying = self._copy()
        next(copying)
        try:
            self._playback.start(copying)
        except miniaudio.MiniaudioError as error:
            raise NoDeviceError(NO_DEVICE) from error

    def _copy(self) -> Generator[Block, int, None]:
        wanted = yield self.ring.take(0)
        while True:
            wanted = yield self.ring.take(wanted)
