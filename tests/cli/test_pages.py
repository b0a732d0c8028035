"""The pages of the documents name what the commands can be told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.cli.journal_exporting import export
from integrate.cli.journal_trend import trend

if TYPE_CHECKING:
    import click

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("command", "page"), [(trend, "measures.md"), (export, "journal-export.md")]
)
def test_every_option_is_described(command: click.Command, page: str) -> None:
    """The page names each option of its command."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for option in (name for one in command.params for name in one.opts if name.startswith("--")):
        assert f"{option}`" in text or f"{option} " in text, option
