"""The page about questionnaires and the notice say what the files say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from integrate.measures.reading import read_measure
from integrate.measures.scoring import score
from integrate.measures.shipped import SHIPPED, stubs

if TYPE_CHECKING:
    from integrate.measures.measure import Measure

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "measures.md").read_text(encoding="utf-8")
NOTICE = " ".join((PROJECT / "NOTICE").read_text(encoding="utf-8").split())


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading, without its head."""
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def row(measure: Measure) -> list[str]:
    """Return what the table says of a questionnaire."""
    bands = ", ".join(str(one.low) for one in measure.bands)
    result = ", ".join(one.id for one in measure.outcomes) or "each answer by itself"
    if measure.sums:
        result = f"{measure.lowest} to {measure.highest}"
        result += f", bands from {bands}" if bands else ""
    return [
        f"`{measure.id}`",
        str(len(measure.counted)),
        measure.period.words,
        result,
        str(measure.screen.cut_off) if measure.screen is not None else "",
        str(measure.steps[-1].points) if measure.steps else "",
        measure.licence,
        measure.citation,
    ]


def test_the_table_of_what_there_is() -> None:
    """Each shipped file has its row, in the order they are listed in, and no other has one."""
    assert rows("Which there are") == [row(one) for one in SHIPPED.values()]


def test_the_table_of_what_there_is_not() -> None:
    """Each stub has its row."""
    expected = [[f"`{one.id}`", one.title, one.why, one.how] for one in stubs().values()]
    assert rows("Which there are not") == expected


def test_the_example_can_be_used() -> None:
    """The file that the page shows is one."""
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    measure = read_measure(example.encode(), "evening.json")
    assert score(measure, [2, 2, 0]).band == "full"


def test_every_notice_is_in_the_notice_file() -> None:
    """What the holders ask to be said stands in one place as well, and LOINC's words with it."""
    for measure in SHIPPED.values():
        assert measure.title in NOTICE
        assert " ".join(measure.notice.split()) in NOTICE
    assert "LOINC is copyright (c) Regenstrief Institute" in NOTICE
