"""Which sound devices there are, and which of them a name means.

Beside `device.py` the only module that asks miniaudio. Asking is a matter of milliseconds; where no
sound system answers it raises `NoDeviceError`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import miniaudio

from integrate.audio.problem import NoDeviceError

NO_DEVICE: Final = "No sound device was found. The session goes on in silence."


class UnknownDeviceError(NoDeviceError):
    """A device was asked for by a name that none, or more than one, has."""


@dataclass(frozen=True, slots=True)
class Named:
    """A device that sound can be played through."""

    name: str
    is_default: bool
    """Whether the system plays through it unless told."""
    handle: Any
    """What miniaudio opens it by."""


class _Devices(miniaudio.Devices):  # type: ignore[misc] # miniaudio ships no types
    """Asks of each device only whether it is the default, which miniaudio itself leaves out."""

    def _get_info(self, device_type: object, device_info: Any) -> dict[str, bool]:  # noqa: ARG002 - miniaudio's signature
        return {"default": bool(device_info.isDefault)}


def listed() -> list[Named]:
    """Return the devices there are now; none is no error."""
    try:
        found = _Devices()
        # miniaudio's last resort where no sound system is installed: it plays to nobody.
        playbacks = [] if found.backend == "Null" else found.get_playbacks()
    except miniaudio.MiniaudioError as error:
        raise NoDeviceError(NO_DEVICE) from error
    return [Named(one["name"], one.get("default", False), one["id"]) for one in playbacks]


def find(name: str) -> Named | None:
    """Return the device of this name or, where only one begins with it, that one; None for "".

    Raises `UnknownDeviceError` with a sentence that names the devices there are.
    """
    devices = listed()
    if not devices:
        raise NoDeviceError(NO_DEVICE)
    if not name:
        return None
    exact = [one for one in devices if one.name == name]
    wanted = name.casefold()
    near = exact or [one for one in devices if one.name.casefold().startswith(wanted)]
    if len(near) == 1 or exact:
        return near[0]
    fault = "More than one sound device begins with" if near else "There is no sound device called"
    there = ", ".join(f"“{one.name}”" for one in near or devices)
    raise UnknownDeviceError(f"{fault} “{name}”; there are: {there}.")
