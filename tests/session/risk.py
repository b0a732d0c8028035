"""A made-up questionnaire that asks about self-harm, for tests of the safety step."""

from __future__ import annotations

from dataclasses import replace

from integrate.measures.measure import Audience, Codes, Flag, Heed, Item, Measure, Period
from integrate.measures.response import Choice, Choices

_ANSWERS = Choices((Choice(0, "Not at all"), Choice(1, "Some days"), Choice(2, "Most days")))
_HARM = Item("2", "Thoughts of harm", _ANSWERS, flag=Flag(1, Heed.SAFETY))

RISK = Measure(
    id="test-risk",
    title="Test of risk",
    name="A test",
    version="1",
    audience=Audience.PATIENT,
    validated=False,
    caution="",
    period=Period("2 weeks", 14),
    instruction="",
    stem="Over the last 2 weeks:",
    items=(Item("1", "Little sleep", _ANSWERS), _HARM, Item("3", "Little hunger", _ANSWERS)),
    sums=True,
    times=1,
    subscales=(),
    bands=(),
    screen=None,
    pattern=None,
    outcomes=(),
    steps=(),
    citation="made up",
    licence="made up",
    notice="made up",
    codes=Codes(),
)
FLAGGED = (2, 1)
"""The item that is flagged, and the lowest answer to it that opens the safety step."""
ALONE = replace(RISK, id="test-alone", items=(replace(_HARM, id="1"),))
"""The same with the flagged item only: after it, what follows is up to the script."""
