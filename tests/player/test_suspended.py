"""A suspend of the computer, as near to a real one as a test comes: the kernel's clock jumps."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.player.asleep import NOT_HERE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="time namespaces are of Linux")


def test_a_sleep_is_noticed_and_nothing_runs_in_a_burst() -> None:
    """It is told how long it was, the missed checks are listed, and none of them is alerted."""
    command = [sys.executable, "-m", "tests.player.asleep"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode == NOT_HERE:
        pytest.skip("this process may not enter a time namespace")
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert 4000.0 <= found["now"] < 4060.0
    assert found["kinds"] == ["Away", "CheckMissed", "CheckMissed", "CheckMissed", "CheckMissed"]
    [told] = found["told"]
    assert told.startswith(
        "The computer slept for 1 h 7 min. 4 checks were missed meanwhile: Look in."
    )
    assert found["waiting"] == 0
