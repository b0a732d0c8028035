"""All questionnaires at hand: the shipped ones, a clinic's own, and those that are only known of.

A clinic's file is read by the reader of the shipped ones and never takes the place of one: shipped
wording cannot be changed from outside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from integrate.measures.fields import Unfit
from integrate.measures.measure import Audience
from integrate.measures.reading import read_measure
from integrate.measures.shipped import SHIPPED, stubs
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from integrate.measures.measure import Measure, Stub

A_STUB = later(
    "{title} is not part of the program, and no file of your own for it is here. {why} {how}"
)
NOT_HERE = later(
    "There is no questionnaire `{name}` here; known: {known}. One of your own is a file in the"
    " folder `measures` beside the journal."
)
TROUBLE = later("Of the files there one cannot be used: {trouble}")


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

    def readable_by(self, audience: Audience) -> Catalogue:
        """Return the questionnaires whose results are for these eyes."""
        if audience is Audience.THERAPIST:
            return self
        return self._with(Audience.PATIENT)

    @property
    def only_for_therapists(self) -> Catalogue:
        """The questionnaires that only a therapist asks."""
        return self._with(Audience.THERAPIST)

    def _with(self, audience: Audience) -> Catalogue:
        found = {name: one for name, one in self.measures.items() if one.audience is audience}
        return replace(self, measures=found)

    def why_not(self, name: str) -> str:
        """Return the sentences that a questionnaire is not here, and what to do."""
        stub = self.stubs.get(name)
        if stub is not None:
            told = _(A_STUB, title=stub.title, why=stub.why, how=stub.how)
        else:
            told = _(NOT_HERE, name=name[:40], known=", ".join(self.measures))
        return " ".join([told, *(_(TROUBLE, trouble=one) for one in self.troubles[:1])])


KNOWN = Catalogue(SHIPPED, frozenset(), stubs(), ())
"""What comes with the program, and nothing else."""


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
