"""How much of a script comes: the short way leaves out what an author marked `depth: full`."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.structure import AnyStep


class Depth(enum.StrEnum):
    """The two ways through a script that has both."""

    SHORT = "short"
    FULL = "full"


class Only(enum.StrEnum):
    """On which way a step comes, where it does not come on both."""

    FULL = "full"


def has_two_ways(every: Iterable[AnyStep]) -> bool:
    """Tell whether a step among all these comes on the full way only."""
    return any(step.depth is not None for step in every)
