"""A support plan: what a person wrote down on a good day, for a harder one.

The headings are the program's own, and so are the words under them the person's own. No published
form is copied. A plan is a value: a changed one is a new version, and the earlier one stays kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Parts = tuple[tuple[str, str, str], ...]
"""Each part that has words: its id, the heading it was written under, and the words."""

HEADINGS = {
    "signs": later("How I notice that it is getting hard"),
    "alone": later("What I can do by myself"),
    "places": later("People and places that take my mind off it"),
    "people": later("People I can tell"),
    "professionals": later("Professionals I can call"),
    "surroundings": later("How I make my surroundings safer"),
}
"""The parts of a plan, in their order."""
CONTACTS = ("people", "professionals")
"""The parts that hold somebody to call or to write to."""


@dataclass(frozen=True, slots=True)
class SupportPlan:
    """What a person wrote under each heading."""

    parts: Parts = ()

    def words(self, part: str) -> str:
        """Return what is written in a part; empty when nothing is."""
        return next((words for one, _heading, words in self.parts if one == part), "")

    def paragraphs(self, parts: Iterable[str] | None = None) -> list[tuple[str, str]]:
        """Return headings with their words, where there are words, in the order of the plan.

        A part that this version does not know stands at the end, under the heading it had.
        """
        wanted = None if parts is None else set(parts)
        headed = {one: (heading, words) for one, heading, words in self.parts if words.strip()}
        order = [*HEADINGS, *(one for one in headed if one not in HEADINGS)]
        return [
            (_(HEADINGS[one]) if one in HEADINGS else headed[one][0], headed[one][1])
            for one in order
            if one in headed and (wanted is None or one in wanted)
        ]

    def changed(self, words: Mapping[str, str]) -> SupportPlan:
        """Return the plan with these words in these parts, in the language of now."""
        fresh = {one: (one, heading, text) for one, heading, text in self.parts}
        for part, text in words.items():
            fresh[part] = (part, _(HEADINGS[part]), text)
        return SupportPlan(tuple(one for one in fresh.values() if one[2].strip()))
