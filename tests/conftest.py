"""How the tests are shared out among processes: file by file, and what is heard in one of them.

Files stay whole, because what some of them make at their beginning takes long. Tests that play
into a sound server come one after the other, so that none takes time from another. What takes
longest comes first, so that no core waits for another at the end; for that the files are shared
out in the order of this list (`--no-loadscope-reorder`), not by how many tests they have.

What Python compiled is kept from run to run, also where the environment wishes for none beside the
sources: four processes that each compile five hundred files take longer than most tests.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
COMPILED = TESTS.parent / ".pytest_cache" / "compiled"
HEARD = "heard"
LONGEST_FIRST = (
    "house/test_tools.py",
    HEARD,
    "editor/test_editor.py",
    "script/test_hostile.py",
    "session/test_wandering.py",
    "review/test_shipped_durations.py",
    "ui/test_player.py",
    "ui/test_lifecycle.py",
    "ui/console/test_closed_terminal.py",
    "plain/test_words_everywhere.py",
    "plain/test_home.py",
    "house/test_packaging.py",
    "journal/test_crash.py",
    "ui/test_help.py",
    "ui/test_whose.py",
    "ui/test_stillness.py",
    "ui/trends/test_screen.py",
    "cli/test_completion.py",
    "cli/test_rehearse.py",
)
"""The groups that take longest, by their time on a computer that does nothing else."""


def pytest_configure() -> None:
    """Keep what is compiled in a folder of its own, where it may not stand beside the sources.

    For this process alone: a program that is started finds its libraries compiled where they are.
    """
    if sys.dont_write_bytecode and sys.pycache_prefix is None:
        sys.pycache_prefix, sys.dont_write_bytecode = str(COMPILED), False


def pytest_collection_finish() -> None:
    """Let no collection look through ten thousand tests again: they stay until the end."""
    gc.collect()
    gc.freeze()


def group_of(item: pytest.Item) -> str:
    """Return the group of a test: its file, or the one of all tests that are heard."""
    if item.get_closest_marker("device") is not None:
        return HEARD
    return item.path.relative_to(TESTS).as_posix()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put each test into its group, the groups that take longest first."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group_of(item)))
    place = {name: number for number, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: place.get(group_of(item), len(place)))


def pytest_xdist_auto_num_workers() -> int | None:
    """Start two processes for each core: half of the time a test waits, for a screen or a disk."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    return 2 * (os.cpu_count() or 1)
