from __future__ import annotations

from pathlib import Path

import pytest

from integrate.cli.journal_exporting import export
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


def test_every_option_is_described() -> None:
    """The page names each option of the command, and the version of the format."""
    for option in (name for one in export.params for name in one.opts if name.startswith("--")):
        assert f"{option}`" in PAGE or f"{option} " in PAGE, option
    assert f"| `version` | {VERSION};" in PAGE
