"""No memory of this program is written down when it crashes: keys and somebody's words are in it.

Linux and macOS write no core file where its size is limited to nothing. Linux hands the memory to
a crash reporter all the same, unless the program says that it is not to be dumped (core(5),
prctl(2)); then other programs of the same person cannot look into it either. Windows has no such
switch.
"""

from __future__ import annotations

import sys

_SET_DUMPABLE = 4
"""`PR_SET_DUMPABLE` of Linux."""


def forbid_core_dumps() -> None:
    """Let the system keep this process's memory to itself, as far as it can be asked to."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 -- not on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 -- only where a journal is opened

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
