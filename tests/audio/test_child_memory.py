from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.audio.listening import wait_for


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux tells of a process")
@pytest.mark.parametrize("module", ["integrate.audio.child", "integrate.audio.memo.child"])
def test_a_crash_of_a_child_writes_no_memory_down(module: str) -> None:
    """The children hold words and memos: no core file of them may have any size."""
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    if most == 0:
        pytest.skip("nothing here may write a core file, so a child need not forbid it")

    def allow() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))

    command = [sys.executable, "-m", module]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, preexec_fn=allow)  # noqa: PLW1509 -- it starts no thread
    limits = Path(f"/proc/{child.pid}/limits")
    with child:
        try:
            wait_for(lambda: core_limit(limits) == ["0", "0"])
        finally:
            child.kill()


def core_limit(limits: Path) -> list[str]:
    """Return the soft and the hard limit of a core file; nothing where it may not even be read."""
    try:
        told = limits.read_text(encoding="ascii")
    except PermissionError:  # of a process that is not to be dumped, another may know nothing
        return ["0", "0"]
    (line,) = (one for one in told.splitlines() if one.startswith("Max core file size"))
    return line.split()[4:6]
