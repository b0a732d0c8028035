"""All questionnaires at hand: the shipped ones, a clinic's own, and those that are only known of.

A clinic's file is read by the reader of the shipped ones and never takes the place of one: shipped
wording cannot be changed from outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.measures.fields import Unfit
from integrate.measures.reading import read_measure
from integrate.measures.shipped import SHIPPED, stubs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from integrate.measures.measure import Measure, Stub


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What can be asked here, and what not."""

    measures: Mapping[str, Measure]
    """By id, the shipped ones first."""
    private: frozenset[str]
    """The ids of a clinic's own."""
    stubs: Mapping[str, Stub]
    """Those that no private file has completed."""
    troubles: tuple[str, ...]
    """One sentence for each private file that cannot be used, with its place."""


def assemble(private: Iterable[tuple[str, bytes]]) -> Catalogue:
    """Return the catalogue with private files, each by its name and its content."""
    own: dict[str, Measure] = {}
    names: dict[str, str] = {}
    troubles: list[str] = []
    for file, content in private:
        try:
            measure = read_measure(content, file)
        except Unfit as error:
            troubles.append(f"{error}.")
            continue
        if measure.id in SHIPPED:
            what = f"`{measure.id}` comes with the program; give this one another id"
            troubles.append(f"{file}: id: {what}.")
        elif measure.id in own:
            troubles.append(f"{file}: id: `{measure.id}` is the id of {names[measure.id]} already.")
        else:
            own[measure.id], names[measure.id] = measure, file
    left = {name: stub for name, stub in stubs().items() if name not in own}
    return Catalogue({**SHIPPED, **own}, frozenset(own), left, tuple(troubles))
