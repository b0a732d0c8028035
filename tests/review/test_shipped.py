from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.review.checking import check_file
from integrate.script.library import Library
from integrate.script.report import report
from tests.review.reviewing import find_sound

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = [one.path for one in Library((bundled.scripts(),)).entries()]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_shipped_script(path: Path) -> None:
    """Every shipped script is clean, and silences no rule."""
    reads = check_file(path, (bundled.scripts(),), find_sound)
    assert report(reads, path.name) == ""
    assert reads.script is not None
    assert "integrate: allow" not in path.read_text(encoding="utf-8")
