"""The microphone; the only module that opens one.

It is open from the beginning of a recording session to its end and listens only between `start`
and `stop`. What it hears is kept in memory until it is taken.
"""

from __future__ import annotations

import contextlib
from collections import deque
from typing import TYPE_CHECKING, Final, Protocol

from integrate.audio.narration.wav import Wav
from integrate.audio.native_noise import native_noise_away
from integrate.audio.problem import NoDeviceError

if TYPE_CHECKING:
    from collections.abc import Generator

RATE: Final = 48_000
PERIOD: Final = 50
"""Milliseconds the device gives at once; as much may be missing at the end of a recording."""
MOST: Final = 600 * RATE * 2
"""Bytes after which nothing more is kept: ten minutes."""
NO_MICROPHONE: Final = (
    "No microphone was found, or none may be used: connect one, allow this terminal to use it, "
    "and try again. Sound files can also be put into the folder of the takes by hand."
)


class Recorder(Protocol):
    """What listens."""

    def start(self) -> None:
        """Begin to listen. Raises `NoDeviceError`."""
        ...

    def stop(self) -> Wav:
        """Stop listening and return what was heard."""
        ...

    def close(self) -> None:
        """Give the device back."""
        ...


class Listener(Protocol):
    """What listens, and lets go bit by bit of what it heard."""

    def start(self) -> None:
        """Begin to listen. Raises `NoDeviceError`."""
        ...

    def take(self) -> bytes:
        """Return what was heard since it was last taken: 16 bits, one channel, at `RATE`."""
        ...

    def stop(self) -> Wav:
        """Stop listening; what was not taken is returned."""
        ...

    def close(self) -> None:
        """Give the device back."""
        ...


class Microphone:
    """The system's default microphone."""

    def __init__(self) -> None:
        """Open it; raises `NoDeviceError` when there is none."""
        import miniaudio  # noqa: PLC0415 -- only for recording

        self._failure = miniaudio.MiniaudioError
        self._heard: deque[bytes] = deque()
        self._count = 0
        """How many bytes were heard since the last start."""
        try:
            with native_noise_away():
                self._device = miniaudio.CaptureDevice(
                    input_format=miniaudio.SampleFormat.SIGNED16,
                    nchannels=1,
                    sample_rate=RATE,
                    buffersize_msec=PERIOD,
                    app_name="Integrate",
                )
        except self._failure as error:
            raise NoDeviceError(NO_MICROPHONE) from error
        if self._device.backend == "Null":
            # miniaudio's last resort where no sound system is installed: it hears nothing.
            self._device.close()
            raise NoDeviceError(NO_MICROPHONE)

    def start(self) -> None:
        """Begin to listen; raises `NoDeviceError` when the device was lost."""
        self._heard.clear()
        self._count = 0
        keeping = self._keep()
        next(keeping)
        try:
            self._device.start(keeping)
        except self._failure as error:
            raise NoDeviceError(NO_MICROPHONE) from error

    def stop(self) -> Wav:
        """Stop listening and return what was heard."""
        with contextlib.suppress(self._failure):  # a device that was lost has stopped by itself
            self._device.stop()
        return self.heard

    @property
    def heard(self) -> Wav:
        """What was heard since the last start."""
        return Wav(b"".join(tuple(self._heard)), RATE)

    def take(self) -> bytes:
        """Return what was heard since it was last taken, and let go of it."""
        heard = bytearray()
        while self._heard:  # the device's thread adds to its end meanwhile
            heard += self._heard.popleft()
        return bytes(heard)

    def close(self) -> None:
        """Give the device back."""
        self._device.close()

    def _keep(self) -> Generator[None, bytes, None]:
        while True:
            heard = yield
            if self._count < MOST:
                self._count += len(heard)
                self._heard.append(heard)
