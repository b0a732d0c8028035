"""The keyring of the operating system, through the `keyring` package where that is installed.

It is asked in a process of its own: a keyring that hangs, raises or speaks to a socket does so
there, and is given up after a while. The package is an extra: `pip install integrate[keyring]`.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from integrate.session.record import Seconds

SERVICE = "integrate journal"
PATIENCE: Seconds = 30.0
"""How long to wait: the system may be asking the person to unlock the keyring."""


class Keyring(Protocol):
    """Keeps secrets by name."""

    def get(self, name: str) -> str | None:
        """Return the secret, None when there is none or the keyring does not answer."""

    def keep(self, name: str, secret: str) -> bool:
        """Keep the secret, replacing an older one; tell whether it can be had back."""


class OsKeyring:
    """The keyring of whoever is logged in."""

    def get(self, name: str) -> str | None:
        """Return the secret, None when there is none or the keyring does not answer."""
        if find_spec("keyring") is None:
            return None
        said = _ask("get", name)
        return said.rstrip("\r\n") if said else None

    def keep(self, name: str, secret: str) -> bool:
        """Keep the secret; False when there is no keyring, or one that keeps nothing."""
        if find_spec("keyring") is None or _ask("set", name, secret) is None:
            return False
        return self.get(name) == secret


def _ask(what: str, name: str, typed: str = "") -> str | None:
    """Return what the keyring said, None when it failed."""
    try:
        done = subprocess.run(  # noqa: S603 - this very Python, and a name of our own
            [sys.executable, "-m", "keyring", what, SERVICE, name],
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    return done.stdout if done.returncode == 0 else None
