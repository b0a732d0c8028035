"""Whether a duration is true of the paths it is said of, and how to say what they take.

A range is true when every path lies within a fifth of it, and each of its ends is within a fifth,
or a minute, of a path. What is written instead is in whole minutes, above half an hour in steps of
five, and finer only for what takes less than a minute or two.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from integrate.script.duration import Duration, Range

if TYPE_CHECKING:
    from integrate.script.quantity import Seconds

OFF = 0.2
"""How far a time may be off, as a part of what is said."""
MINUTE: Seconds = 60.0
LONG: Seconds = 30 * MINUTE
"""Above this nobody plans by single minutes."""
FEW: Seconds = 10.0
BRIEF: Seconds = 2 * MINUTE
"""Under this a minute is too coarse."""


def fits(said: Range, takes: Range) -> bool:
    """Tell whether a range is true of paths that take from the quickest to the slowest."""
    is_held = said.least * (1 - OFF) <= takes.least and takes.most <= said.most * (1 + OFF)
    early, late = takes.least - said.least, said.most - takes.most
    is_tight = early <= max(MINUTE, said.least * OFF) and late <= max(MINUTE, said.most * OFF)
    return is_held and (said.is_single or is_tight)


def honest(short: Range, full: Range) -> Duration:
    """Return what to say of a short and a full way that take this long."""
    return Duration(_honest_range(short), _honest_range(full))


def _honest_range(takes: Range) -> Range:
    """Return one time where that is true of every path, and otherwise a range."""
    middle = (takes.least + takes.most) / 2
    finer = [FEW, 1.0] if takes.most < BRIEF else []
    for step in (_step(middle), *finer):
        said = _nearest(middle, step)
        # What is near to both ends need not be nearest to their middle: look on either side.
        for one in (said, said - step, said + step):
            if one > 0 and fits(Range(one, one), takes):
                return Range(one, one)
    return Range(_beginning(takes.least), _end(takes.most))


def _beginning(takes: Seconds) -> Seconds:
    """Return the lower end of a range: rounded down where the nearest would be off."""
    step = _step(takes)
    said = _nearest(takes, step)
    return said if said * (1 - OFF) <= takes else math.floor(takes / step) * step


def _end(takes: Seconds) -> Seconds:
    """Return the upper end of a range: rounded up where the nearest would be off."""
    step = _step(takes)
    said = _nearest(takes, step)
    return said if takes <= said * (1 + OFF) else math.ceil(takes / step) * step


def _step(takes: Seconds) -> Seconds:
    """Return what a time is rounded to."""
    if takes < MINUTE:
        return FEW if takes >= FEW else 1.0
    return MINUTE if takes <= LONG else 5 * MINUTE


def _nearest(takes: Seconds, step: Seconds) -> Seconds:
    return math.floor(takes / step + 0.5) * step
