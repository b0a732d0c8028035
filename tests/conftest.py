"""How the tests are shared out among processes: file by file, and what is heard in one of them.

Files stay whole, because what some of them make at their beginning takes long. Tests that play
into a sound server come one after the other, so that none takes time from another. What takes
longest comes first, so that no core waits for another at the end; for that the files are shared
out in the order of this list (`--no-loadscope-reorder`), not by how many tests they have.

What Python compiled is kept from run to run, also where the environment wishes for none beside the
sources: four processes that each compile five hundred files take longer than most tests.

Properties are tried on the same examples in every run, however slow the computer is. To look for
new ones: `python3 run.py --test --hypothesis-profile=searching tests/session`.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped] # ships no types

from tests.compiled import COMPILED

TESTS = Path(__file__).parent
HEARD = frozenset(
    {
        "audio/memo/test_heard.py",
        "audio/narration/test_microphone.py",
        "audio/test_heard.py",
        "audio/test_heard_faults.py",
        "audio/test_probing.py",
        "cli/test_doctoring.py",
        "player/preflight/test_by_ear.py",
    }
)
"""The files with tests that play into a sound server."""
LONGEST_FIRST = (
    "house/test_tools.py",
    *sorted(HEARD),
    "editor/test_editor.py",
    "ui/test_stillness.py",
    "ui/test_help.py",
    "ui/test_covering.py",
    "ui/note/test_screen.py",
    "ui/test_player.py",
    "ui/console/test_running.py",
    "script/test_hostile.py",
    "tools/test_sounds.py",
    "ui/test_journal.py",
    "ui/console/test_pictures.py",
    "session/test_wandering.py",
    "ui/test_lifecycle.py",
    "review/test_shipped_durations.py",
    "ui/test_memo.py",
    "ui/console/test_writing.py",
    "ui/test_unlocking.py",
    "ui/test_whose.py",
    "ui/console/test_closed_terminal.py",
    "plain/test_home.py",
    "ui/settings/test_screen.py",
    "ui/preview/test_screen.py",
    "ui/programme/test_screen.py",
    "ui/test_capture.py",
    "ui/test_home.py",
    "cli/test_play.py",
    "audio/test_bad_input.py",
    "plain/test_words_everywhere.py",
    "ui/person/test_person_screen.py",
    "ui/trends/test_screen.py",
    "ui/preflight/test_screen.py",
)
"""The files that take longest, by their time on a computer that does nothing else."""


UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", UNHURRIED, derandomize=True)
settings.register_profile("searching", UNHURRIED, max_examples=1000)
settings.load_profile("same")


def pytest_configure() -> None:
    """Keep what is compiled in a folder of its own, where it may not stand beside the sources.

    Programs that are started find it there too. They heed Ctrl+C, also where a shell began these
    tests in the background, and had them ignore it.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if sys.dont_write_bytecode and sys.pycache_prefix is None:
        sys.pycache_prefix, sys.dont_write_bytecode = str(COMPILED), False


def pytest_collection_finish() -> None:
    """Let no collection look through ten thousand tests again: they stay until the end."""
    gc.collect()
    gc.freeze()


def group_of(test: str) -> str:
    """Return the group of a test by its node id: its file, or that of all that is heard."""
    file = test.partition("::")[0].removeprefix(f"{TESTS.name}/")
    return "heard" if file in HEARD else file


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first. Raises `UsageError` for one that is heard unnamed."""
    for item in items:
        if item.get_closest_marker("device") and group_of(item.nodeid) != "heard":
            raise pytest.UsageError(f"{item.nodeid} plays, but its file is not in HEARD")
    place = {name: number for number, name in enumerate(map(group_of, LONGEST_FIRST))}
    items.sort(key=lambda item: place.get(group_of(item.nodeid), len(place)))


class ByGroup(LoadFileScheduling):  # type: ignore[misc] # ships no types
    """Gives each process a whole group at a time."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Share the tests out by group, or else as `--dist` says.

    Not by the groups of pytest-xdist's own: with pytest 9.2 it silently knows none.
    """
    return ByGroup(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_xdist_auto_num_workers() -> int | None:
    """Start three processes for each core: a test of a screen waits for most of its time."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    return 3 * (os.cpu_count() or 1)
