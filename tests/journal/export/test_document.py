from __future__ import annotations

from pathlib import Path

import pytest

from integrate.journal.export.answers import Kind
from integrate.journal.export.outgoing import Format
from integrate.journal.export.own_json import FORMAT, VERSION
from integrate.journal.export.share import Share
from integrate.journal.export.table import COLUMNS

DOCS = Path(__file__).resolve().parents[3] / "docs"
PAGE = (DOCS / "journal-export.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [*Format, *Share, *Kind, *COLUMNS, "item", "total", "part", "outcome", "mark", FORMAT],
)
def test_every_format_reader_column_and_kind_is_described(name: str) -> None:
    """Whoever reads an export finds each name in it on the page."""
    assert f"`{name}`" in PAGE


def test_the_version_is_described() -> None:
    """The page names the version of the format."""
    assert f"| `version` | {VERSION};" in PAGE
