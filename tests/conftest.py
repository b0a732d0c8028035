"""How the tests are shared out among processes: file by file, and what is heard in one of them.

Files stay whole, because what some of them make at their beginning takes long. Tests that play
into a sound server come one after the other, so that none takes time from another.
"""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put each test into the group of its file; those that are heard into one of their own."""
    for item in items:
        is_heard = item.get_closest_marker("device") is not None
        item.add_marker(pytest.mark.xdist_group("heard" if is_heard else str(item.path)))
