from __future__ import annotations

from integrate.measures.shipped import SHIPPED
from tests.review.reviewing import codes, reviewed, underlined


def test_the_nearest_is_named() -> None:
    """A misspelt questionnaire is underlined, with the nearest one that there is."""
    reads = reviewed("- measure: gda-2\n- Rest.")
    assert [(one.code, one.remedy) for one in reads.problems] == [("E601", "did you mean `gad-2`?")]
    assert underlined(reads) == ["gda-2"]


def test_every_shipped_one_is_known() -> None:
    """Each questionnaire that comes with the program can be asked."""
    for measure in SHIPPED:
        assert codes(f"- measure: {measure}\n- Rest.") == []
