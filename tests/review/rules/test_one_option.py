from __future__ import annotations

import pytest

from tests.review.reviewing import codes


@pytest.mark.parametrize(
    ("options", "found"),
    [("[Yes]", ["S505"]), ("{yes: Yes}", ["S505"]), ("[Yes, No]", []), ("[Yes, No, Maybe]", [])],
)
def test_options(options: str, found: list[str]) -> None:
    """A choice has two options or more."""
    assert codes(f"- choose: Shall we?\n  options: {options}\n- Rest.") == found


def test_a_checklist_of_one() -> None:
    """One thing to tick is no choice of one: it can be left."""
    assert codes("- checklist: Done?\n  items: [One]\n- Rest.") == []
