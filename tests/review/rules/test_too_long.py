from __future__ import annotations

import pytest

from tests.review.reviewing import reviewed, underlined


@pytest.mark.parametrize(("rounds", "found"), [(40, []), (50, ["E302"])])
def test_rounds(rounds: int, found: list[str]) -> None:
    """Rounds within rounds are counted out, with what holds them."""
    inner = f"- repeat: {rounds}\n      steps: [One., Two.]"
    reads = reviewed(f"- repeat: 50\n  steps:\n    {inner}\n- Rest.")
    assert [one.code for one in reads.problems] == found


def test_many_steps() -> None:
    """Without any repeat a script can be too long as well."""
    reads = reviewed("- Rest.\n" * 5001)
    assert [one.code for one in reads.problems] == ["E302"]
    assert underlined(reads) == ["steps"]
