"""One figure: the program beside its peer, and the limit between them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured in one run. It is kept when `value` is not above `limit`."""

    name: str
    ours: float
    """The program, in `unit`."""
    peer: float
    """What it is compared with, in `unit`."""
    unit: str
    value: float
    """What the limit holds for: `ours / peer`, or what `kind` says."""
    limit: float | None
    """The largest value allowed; None where there is nothing to promise."""
    samples: int
    """How many times each side was measured."""
    kind: str = "ratio"
    note: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the limit is kept."""
        return self.limit is None or self.value <= self.limit


def ratio(
    name: str, ours: Sequence[float], peer: Sequence[float], limit: float | None, note: str = ""
) -> Figure:
    """Return the ratio of two medians; the samples are in seconds, taken in turn."""
    mine, theirs = median(ours), median(peer)
    return Figure(
        name,
        ours=mine * 1e3,
        peer=theirs * 1e3,
        unit="ms",
        value=mine / theirs,
        limit=limit,
        samples=len(ours),
        note=note,
    )
