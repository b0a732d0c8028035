"""The duration of every shipped script, against each of its paths."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.review.paths import survey
from integrate.review.ways import Walker
from integrate.script.depth import Depth
from integrate.script.library import Library
from integrate.script.read import read_file
from integrate.session.program import Role, lay_out

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = [one.path for one in Library((bundled.scripts(),)).entries()]
OFF = 0.2
MOST_WAYS = 2000


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_duration_is_true_on_every_path(path: Path, depth: Depth) -> None:
    """On both ways, each path on which nothing is passed over is within a fifth of what is said."""
    script = read_file(path, (bundled.scripts(),)).script
    assert script is not None
    assert script.duration is not None
    said = script.duration.of(depth)
    role = Role.THERAPIST if script.for_therapist else Role.PATIENT
    program = lay_out(script, role, depth=depth)
    found = survey(script, program, passes=False)
    walked = islice(Walker(script, program, passes=False).every_way(), MOST_WAYS)
    lengths = [found.quickest.length.usual, found.slowest.length.usual]
    lengths += [one.length.usual for one in walked]
    assert said.least * (1 - OFF) <= min(lengths)
    assert max(lengths) <= said.most * (1 + OFF)
