"""Which voice a person gets who reads plain lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integrate.cli.compose import Wishes
from integrate.cli.front import for_lines
from tests.plain.house import furnish

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("wished", "preferred"), [(True, True), (True, False), (False, True)])
def test_both_have_to_want_it(tmp_path: Path, wished: bool, preferred: bool) -> None:  # noqa: FBT001 -- given by pytest
    """Lines are spoken where it is wished for, and narration is not switched off for good."""
    settings = replace(furnish(tmp_path).settings, narrated=preferred)
    assert for_lines(settings, Wishes(narrate=wished)).narrated == (wished and preferred)
