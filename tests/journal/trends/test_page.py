from __future__ import annotations

from pathlib import Path

import pytest

from integrate.journal.trends.table import COLUMNS

PAGE = (Path(__file__).parents[3] / "docs" / "measures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_is_described(name: str) -> None:
    """Whoever reads the table finds each of its names on the page."""
    assert f"`{name}`" in PAGE.partition("## Over time")[2].partition("\n## ")[0]
