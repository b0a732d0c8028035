from __future__ import annotations

import pytest

from integrate.measures.measure import Audience
from integrate.measures.shipped import SHIPPED
from tests.review.reviewing import codes, reviewed, underlined


def test_the_nearest_is_named() -> None:
    """A misspelt questionnaire is underlined, with the nearest one that there is."""
    reads = reviewed("- measure: gda-2\n- Rest.")
    assert [(one.code, one.remedy) for one in reads.problems] == [("E601", "did you mean `gad-2`?")]
    assert underlined(reads) == ["gda-2"]


def test_every_shipped_one_is_known() -> None:
    """Each questionnaire that comes with the program can be asked."""
    for measure in SHIPPED.values():
        if measure.audience is Audience.PATIENT:
            assert codes(f"- measure: {measure.id}\n- Rest.") == []


def test_what_a_therapist_asks_is_not_for_a_patient() -> None:
    """The screening for suicide is refused in a patient's script."""
    reads = reviewed("- measure: asq\n- Rest.")
    (problem,) = reads.problems
    assert (problem.code, problem.remedy) == ("E601", "write `audience: therapist` above")


def test_subscales_can_be_compared() -> None:
    """What a questionnaire sums up by itself has a name that conditions may use."""
    steps = "- {measure: pcl-5, save: pcl}\n- {say: Rest., when: pcl.b >= 5 and pcl.total > 3}\n"
    assert codes(steps + "- Rest.") == []


@pytest.mark.parametrize(
    ("measure", "name", "remedy"),
    [
        ("pcl-5", "pcl.f", "there is: `pcl.b`, `pcl.c`, `pcl.d`, `pcl.e`, `pcl.total`"),
        ("integration-reflection", "pcl.total", "nothing is added up in it"),
    ],
)
def test_a_sum_that_is_not_there(measure: str, name: str, remedy: str) -> None:
    """A condition on a sum that the questionnaire does not have would never hold."""
    steps = f"- {{measure: {measure}, save: pcl}}\n- {{say: Rest., when: {name} >= 5}}\n- Rest."
    found = [one for one in reviewed(steps).problems if one.code == "E601"]
    assert [one.remedy for one in found] == [remedy]


def test_one_that_is_only_known_of() -> None:
    """Of a stub the way to it is told, and where its file goes."""
    (problem,) = reviewed("- measure: spin\n- Rest.").problems
    assert problem.message.startswith("`spin` is not part of the program")
    assert problem.remedy == (
        "Ask the author for permission. Then its file goes into the folder `measures` beside the"
        " journal."
    )
