"""How much of a script comes: the short way leaves out what an author marked `depth: full`."""

from __future__ import annotations

import enum


class Depth(enum.StrEnum):
    """The two ways through a script that has both."""

    SHORT = "short"
    FULL = "full"


class Only(enum.StrEnum):
    """On which way a step comes, where it does not come on both."""

    FULL = "full"
