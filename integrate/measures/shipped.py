"""The questionnaires that come with the program: those whose licence lets them, and stubs.

Their files are a part of the package, as its modules are, and are loaded in the same way.
"""

from __future__ import annotations

from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING

from integrate.measures.reading import read_measure, read_stub

if TYPE_CHECKING:
    from integrate.measures.measure import Measure, Stub

_MEASURES = (
    "phq-9",
    "phq-2",
    "gad-7",
    "gad-2",
    "pcl-5",
    "pc-ptsd-5",
    "suds",
    "integration-reflection",
    "asq",
)
_STUBS = (
    "c-ssrs",
    "spin",
    "mini-spin",
    "lsas",
    "cadss-6",
    "meq-30",
    "ebi",
    "piq",
    "swemwbs",
)


def _content(file: str) -> bytes:
    return get_data("integrate.measures", file) or b""


def _measure(name: str) -> Measure:
    return read_measure(_content(f"files/{name}.json"), f"{name}.json")


@cache
def stubs() -> dict[str, Stub]:
    """Return what is known of each questionnaire that may not be shipped, by its id."""
    return {one: read_stub(_content(f"stubs/{one}.json"), f"{one}.json") for one in _STUBS}


SHIPPED: dict[str, Measure] = {one: _measure(one) for one in _MEASURES}
"""Every shipped questionnaire by its id."""
