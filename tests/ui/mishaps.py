"""Runs the program with a mishap on its way: `python mishaps.py MISHAP ARGUMENTS...`."""

from __future__ import annotations

import os
import sys
import threading
from typing import Any

from integrate.cli.main import main
from integrate.ui.player import screen

SECRET = "a heron by the canal"  # noqa: S105 -- words of a person, no password
"""What a crash must not tell: it stands in a local variable and in the error's own message."""
NOISE = b"ALSA lib pcm.c:8568:(snd_pcm_recover) underrun occurred\n"
"""What a library writes past Python to the descriptors of the screen."""


def noise() -> None:
    """Write to both descriptors as soon as a session is on the screen, and every time after."""
    shown = screen.PlayerScreen.refresh_keys

    def noisy(self: Any) -> None:
        shown(self)
        thread = threading.Thread(target=lambda: [os.write(one, NOISE) for one in (1, 2)])
        thread.start()
        thread.join()

    screen.PlayerScreen.refresh_keys = noisy  # type: ignore[method-assign] # the mishap


def crash() -> None:
    """Fail when the person goes on."""

    async def failing(self: Any) -> None:
        words = f"{SECRET} {self.id}"
        raise RuntimeError(words)

    screen.PlayerScreen.action_go_on = failing  # type: ignore[method-assign] # the mishap


def late_crash() -> None:
    """Fail in a thread that the screen waits for."""

    def failing(self: Any, given: object) -> None:
        words = f"{SECRET} {self} {given}"
        raise RuntimeError(words)

    from integrate.player.driver import Driver  # noqa: PLC0415 -- only for this mishap

    Driver.send = failing  # type: ignore[method-assign] # the mishap


MISHAPS = {"noise": noise, "crash": crash, "late crash": late_crash}

if __name__ == "__main__":
    MISHAPS[sys.argv[1]]()
    main(sys.argv[2:])
