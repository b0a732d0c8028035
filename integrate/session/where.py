"""Where steps stand in a script: what their names in records are made of, and what is over them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from integrate.script.structure import Section

if TYPE_CHECKING:
    from integrate.script.structure import Include, Repeat


@dataclass(frozen=True, slots=True)
class Where:
    """Where some steps stand."""

    section: str = ""
    """The title of the innermost section."""
    home: str = ""
    """The id of the nearest section that has one."""
    path: str = ""
    """The place under it, as in `2.1.`."""
    round: str = ""
    """Which rounds of repeats this is, as in `~2`; empty in the first."""
    is_full: bool = False
    """Whether all that stands here comes on the full way only."""

    def inside(self, step: Section | Include | Repeat, place: str) -> Where:
        """Return where the steps stand that a step at this place holds."""
        section = step.title if isinstance(step, Section) else self.section
        if step.id:
            return replace(self, section=section, home=step.id, path="")
        return replace(self, section=section, path=f"{place}.")
