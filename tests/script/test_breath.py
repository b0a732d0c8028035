from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.script.breath import Pattern
from integrate.script.problem import START
from integrate.script.verbs import Breathe

phases = st.floats(0, 12).map(lambda length: round(length, 1))
patterns = st.builds(
    Pattern,
    inhale=phases.filter(bool),
    hold=phases,
    exhale=phases.filter(bool),
    rest=phases,
)


def test_phases() -> None:
    """A phase that takes no time is left out."""
    box = Pattern(inhale=4, hold=2, exhale=6, rest=0)
    assert box.phases == (("in", 4), ("hold", 2), ("out", 6))
    assert box.cycle == 12
    assert box.phase_at(5.9) == ("hold", 4, 2)
    assert box.phase_at(6) == ("out", 6, 6)
    assert box.phase_at(99) == ("out", 6, 6)


@pytest.mark.parametrize(
    ("length", "breaths"), [(20.0, 2), (24.0, 2), (26.0, 3), (10.0, 1), (3.0, 1)]
)
def test_whole_breaths(length: float, breaths: int) -> None:
    """Breathing takes whole breaths, as near to the time as can be, and at least one."""
    step = Breathe(place=START, pattern=Pattern(inhale=4, exhale=6), length=length)
    assert (step.breaths, step.whole_length) == (breaths, breaths * 10)


@given(patterns, st.floats(10, 600))
def test_every_moment_has_its_phase(pattern: Pattern, length: float) -> None:
    """The phases follow each other without a gap from the first breath to the end of the last."""
    step = Breathe(place=START, pattern=pattern, length=length)
    moments = [0.0]
    seen = []
    while moments[-1] < step.whole_length - 1e-6 and len(moments) < 10_000:
        breath, name, began, lasts = step.phase_at(moments[-1] + 1e-6)
        assert began == pytest.approx(moments[-1], abs=1e-6)
        seen.append((breath, name))
        moments.append(began + lasts)
    assert moments[-1] == pytest.approx(step.whole_length)
    assert seen == [
        (breath, name) for breath in range(1, step.breaths + 1) for name, _ in pattern.phases
    ]
    assert all(earlier < later for earlier, later in pairwise(moments))
