"""The wording of the shipped questionnaires against an own transcription of what was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from integrate import measures
from integrate.measures.measure import Audience, Heed, Measure
from integrate.measures.response import Choices, Scale
from integrate.measures.shipped import SHIPPED, stubs

FOLDER = Path(measures.__path__[0])
ALL = pytest.mark.parametrize("measure", SHIPPED.values(), ids=SHIPPED)
DIGESTS = {
    "phq-9": "2896a7f2fd71",
    "phq-2": "15873628a81f",
    "gad-7": "4a991839e7b5",
    "gad-2": "cb0193c1276f",
    "pcl-5": "8c4fea496596",
    "pc-ptsd-5": "ceeea3386e78",
    "suds": "266c7d03d464",
    "integration-reflection": "66650283d86a",
    "asq": "2e0e3854ad96",
}
"""Every letter of the wording as it was compared with its source."""
TRUNCATED = [
    ("phq-9", 3, "Trouble falling or staying asleep, or sleeping too much"),
    (
        "phq-9",
        6,
        (
            "Feeling bad about yourself - or that you are a failure or have let yourself or your "
            "family down"
        ),
    ),
    (
        "phq-9",
        7,
        "Trouble concentrating on things, such as reading the newspaper or watching television",
    ),
    (
        "phq-9",
        8,
        (
            "Moving or speaking so slowly that other people could have noticed? Or the opposite - "
            "being so fidgety or restless that you have been moving around a lot more than usual"
        ),
    ),
    ("phq-9", 9, "Thoughts that you would be better off dead, or of hurting yourself in some way"),
    (
        "pcl-5",
        3,
        (
            "Suddenly feeling or acting as if the stressful experience were actually happening "
            "again (as if you were actually back there reliving it)?"
        ),
    ),
    (
        "pcl-5",
        5,
        (
            "Having strong physical reactions when something reminded you of the stressful "
            "experience (for example, heart pounding, trouble breathing, sweating)?"
        ),
    ),
    (
        "pcl-5",
        7,
        (
            "Avoiding external reminders of the stressful experience (for example, people, places, "
            "conversations, activities, objects, or situations)?"
        ),
    ),
    (
        "pcl-5",
        9,
        (
            "Having strong negative beliefs about yourself, other people, or the world (for "
            "example, having thoughts such as: I am bad, there is something seriously wrong with "
            "me, no one can be trusted, the world is completely dangerous)?"
        ),
    ),
    (
        "pcl-5",
        14,
        (
            "Trouble experiencing positive feelings (for example, being unable to feel happiness "
            "or have loving feelings for people close to you)?"
        ),
    ),
]
"""Items that many copies cut short."""
CODES = {
    "phq-9": "44250-9 44255-8 44259-0 44254-1 44251-7 44258-2 44252-5 44253-3 44260-8 69722-7",
    "gad-7": "69725-0 68509-9 69733-4 69734-2 69735-9 69689-8 69736-7",
}


def words(measure: Measure) -> list[str]:
    """Return the words of all items."""
    return [one.words for one in measure.items]


@ALL
def test_the_wording_is_the_one_that_was_compared(measure: Measure) -> None:
    """Not a letter of an item, an answer or a stem changes unnoticed."""
    assert measure.digest == DIGESTS[measure.id]


@pytest.mark.parametrize(("name", "number", "whole"), TRUNCATED)
def test_items_are_whole(name: str, number: int, whole: str) -> None:
    """The long items stand in full."""
    assert SHIPPED[name].items[number - 1].words == whole


@ALL
def test_a_measure_says_whose_it_is(measure: Measure) -> None:
    """Each names its terms, its notice, its source and the time it looks back on."""
    assert all((measure.licence, measure.notice, measure.citation, measure.period.words))


def test_every_file_is_listed() -> None:
    """No file lies in the package that no list names, nor the other way round."""
    assert {one.stem for one in (FOLDER / "files").iterdir()} == set(SHIPPED)
    assert {one.stem for one in (FOLDER / "stubs").iterdir()} == set(stubs())


def test_what_may_not_be_shipped_is_not() -> None:
    """Those without an open licence are stubs, and the WHO-5 is nowhere in the package."""
    not_shipped = {"c-ssrs", "spin", "mini-spin", "lsas", "cadss-6", "meq-30", "ebi", "piq"}
    assert set(stubs()) == {*not_shipped, "swemwbs"}
    content = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.json"))
    assert "who-5" not in content.lower()
    assert "cheerful" not in content
    assert "active and vigorous" not in content


def test_a_stub_names_the_length_of_the_ebi() -> None:
    """The published inventory has six items, not the eight that some pages give it."""
    assert "6 items, not 8" in stubs()["ebi"].how


@pytest.mark.parametrize("name", ["phq-9", "phq-2", "gad-7", "gad-2"])
def test_the_notice_of_the_phq_family(name: str) -> None:
    """Pfizer's permission stands with each, and with each the same stem and look-back period."""
    measure = SHIPPED[name]
    assert "No permission required to reproduce, translate, display or distribute" in measure.notice
    assert measure.stem.startswith("Over the last 2 weeks, how often have you been bothered by any")
    assert measure.period.days == 14


@pytest.mark.parametrize(("short", "long"), [("phq-2", "phq-9"), ("gad-2", "gad-7")])
def test_the_short_ones_are_the_first_two_items(short: str, long: str) -> None:
    """Wording, answers and codes are those of the long ones."""
    assert SHIPPED[short].items == SHIPPED[long].items[:2]


def test_item_9_is_there_and_flagged() -> None:
    """The PHQ-9 has all nine items and the one on function; item 9 from 1 on is about safety."""
    measure = SHIPPED["phq-9"]
    assert [one.id for one in measure.counted] == [str(number) for number in range(1, 10)]
    flags = {one.id: one.flag for one in measure.items if one.flag is not None}
    assert set(flags) == {"9"}
    assert (flags["9"].least, flags["9"].heed) == (1, Heed.SAFETY)
    assert "phq-8" not in SHIPPED


def test_the_item_on_function() -> None:
    """It has answers of its own, is asked last and does not count."""
    item = SHIPPED["phq-9"].items[-1]
    assert not item.counted
    assert item.words.startswith("If you checked off any problems, how difficult have these")
    assert isinstance(item.response, Choices)
    assert [one.words for one in item.response.choices] == [
        "Not difficult at all",
        "Somewhat difficult",
        "Very difficult",
        "Extremely difficult",
    ]


def test_the_pcl_5_asks_for_no_account() -> None:
    """The event is kept in mind and not described; no bands, and only item 16 is marked."""
    measure = SHIPPED["pcl-5"]
    assert "no need to describe" in measure.instruction
    assert measure.bands == ()
    flags = [(one.id, one.flag) for one in measure.items if one.flag is not None]
    assert [(number, flag.least, flag.heed) for number, flag in flags] == [("16", 3, Heed.REVIEW)]


def test_the_asq_is_for_therapists() -> None:
    """It is the only one; any yes in it is about safety, and the fifth waits for one."""
    only = [one.id for one in SHIPPED.values() if one.audience is Audience.THERAPIST]
    assert only == ["asq"]
    measure = SHIPPED["asq"]
    assert all(one.flag is not None and one.flag.heed is Heed.SAFETY for one in measure.items)
    assert [one.asked_if is not None for one in measure.items] == [False] * 4 + [True]
    assert measure.items[3].aside == "If yes: How? When?"


def test_the_own_ones_say_so() -> None:
    """The distress scale has our anchors; the reflection is labelled as validated by nobody."""
    suds = SHIPPED["suds"].items[0].response
    assert isinstance(suds, Scale)
    assert (suds.low, suds.high) == (0, 100)
    assert [one.value for one in suds.labels] == [0, 25, 50, 75, 100]
    reflection = SHIPPED["integration-reflection"]
    assert not reflection.validated
    assert "not a scale" in reflection.caution
    assert len(reflection.items) == 4
    assert [one.id for one in SHIPPED.values() if not one.validated] == [reflection.id]


@pytest.mark.parametrize("name", CODES)
def test_codes(name: str) -> None:
    """Each item has its LOINC code, in order."""
    assert [one.loinc for one in SHIPPED[name].items] == CODES[name].split()


def test_no_code_is_made_up() -> None:
    """Where no code could be confirmed there is none."""
    for name in ("pcl-5", "pc-ptsd-5", "suds", "integration-reflection", "asq"):
        measure = SHIPPED[name]
        assert not any((measure.codes.panel, measure.codes.total))
        assert not any(one.loinc for one in measure.items)
