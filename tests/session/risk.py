"""A made-up questionnaire that asks about self-harm, for tests of the safety step."""

from __future__ import annotations

from dataclasses import replace

from integrate.measures.measure import Choice, Measure

RISK = Measure(
    id="test-risk",
    title="Test of risk",
    period="2 weeks",
    stem="Over the last 2 weeks:",
    items=("Little sleep", "Thoughts of harm", "Little hunger"),
    choices=(Choice(0, "Not at all"), Choice(1, "Some days"), Choice(2, "Most days")),
    cut_off=3,
    source="made up",
    notice="made up",
    safety=((2, 1),),
)
FLAGGED = (2, 1)
"""The item that is flagged, and the lowest answer to it that opens the safety step."""
ALONE = replace(RISK, id="test-alone", items=("Thoughts of harm",), safety=((1, 1),))
"""The same with the flagged item only: after it, what follows is up to the script."""
