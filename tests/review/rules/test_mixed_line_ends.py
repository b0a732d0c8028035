from __future__ import annotations

import pytest

from integrate.review.checking import check
from integrate.script.read import read
from tests.review.reviewing import find_sound, places

SOURCE = "title: A\nstage: anytime\nsteps:\n  - Rest.\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (SOURCE, []),
        (SOURCE.replace("\n", "\r\n"), []),
        (SOURCE.replace("time\n", "time\r\n"), ["2:15 W206"]),
        (SOURCE.replace("\n", "\r\n").replace("A\r", "A"), ["2:15 W206"]),
        (SOURCE.rstrip().replace("\n", "\r\n"), []),
    ],
)
def test_ends(source: str, found: list[str]) -> None:
    """All lines end alike, or the first that ends unlike the first one is found."""
    assert places(check(read(source.encode()), find_sound)) == found
