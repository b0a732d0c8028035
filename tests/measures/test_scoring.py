"""Scores against what was published."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.measures.measure import Heed
from integrate.measures.scoring import Impossible, Raised, score
from integrate.measures.shipped import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn

    from integrate.measures.measure import Measure

PHQ_9, GAD_7, PCL_5 = SHIPPED["phq-9"], SHIPPED["gad-7"], SHIPPED["pcl-5"]
PC_PTSD_5, ASQ, SUDS = SHIPPED["pc-ptsd-5"], SHIPPED["asq"], SHIPPED["suds"]
REFLECTION = SHIPPED["integration-reflection"]
ALL = pytest.mark.parametrize("measure", SHIPPED.values(), ids=SHIPPED)


def spread(total: int, count: int, most: int) -> list[int]:
    """Return answers with this sum, as large ones first as there is room for."""
    return [min(most, max(0, total - most * place)) for place in range(count)]


@pytest.mark.parametrize("name", ["phq-2", "gad-2"])
def test_the_short_ones(name: str) -> None:
    """All sixteen pairs of answers give their sum, and from 3 on the cut-off is reached."""
    for first, second in product(range(4), repeat=2):
        found = score(SHIPPED[name], [first, second])
        assert (found.total, found.positive) == (first + second, first + second >= 3)


PHQ_BANDS = [
    *[(total, "minimal") for total in (0, 4)],
    *[(total, "mild") for total in (5, 9)],
    *[(total, "moderate") for total in (10, 14)],
    *[(total, "moderately severe") for total in (15, 19)],
    *[(total, "severe") for total in (20, 27)],
]
GAD_BANDS = [(0, "minimal"), (4, "minimal"), (5, "mild"), (9, "mild")]
GAD_BANDS += [(10, "moderate"), (14, "moderate"), (15, "severe"), (21, "severe")]


@pytest.mark.parametrize(("total", "band"), PHQ_BANDS)
def test_bands_of_the_phq_9(total: int, band: str) -> None:
    """Each band begins and ends where it was published, and 10 is the cut-off."""
    found = score(PHQ_9, spread(total, 9, 3))
    assert (found.total, found.band, found.positive) == (total, band, total >= 10)


@pytest.mark.parametrize(("total", "band"), GAD_BANDS)
def test_bands_of_the_gad_7(total: int, band: str) -> None:
    """The same holds for the GAD-7."""
    found = score(GAD_7, spread(total, 7, 3))
    assert (found.total, found.band, found.positive) == (total, band, total >= 10)


def test_the_item_on_function_does_not_count() -> None:
    """Whether and how it is answered, the total of the PHQ-9 is the same."""
    nine = [1, 2, 3, 0, 1, 2, 3, 0, 0]
    for function in ([], [None], [0], [3]):
        found = score(PHQ_9, [*nine, *function])
        assert (found.total, found.missing) == (12, ())


@pytest.mark.parametrize("answer", range(4))
def test_item_9_is_flagged_whatever_the_total(answer: int) -> None:
    """From 1 on it is flagged, with the lowest total there can be and with answers missing."""
    expected = (Raised("9", answer, Heed.SAFETY),) if answer else ()
    assert score(PHQ_9, [0] * 8 + [answer]).flags == expected
    assert score(PHQ_9, [None] * 8 + [answer]).flags == expected


def test_clusters_of_the_pcl_5() -> None:
    """Items 1 to 5, 6 and 7, 8 to 14 and 15 to 20 are summed by themselves."""
    found = score(PCL_5, [1] * 5 + [2] * 2 + [3] * 7 + [4] * 6)
    assert [(one.id, one.value) for one in found.parts] == [
        ("b", 5),
        ("c", 4),
        ("d", 21),
        ("e", 24),
    ]
    assert [one.highest for one in found.parts] == [20, 8, 28, 24]
    assert found.total == 54
    assert found.band == ""


@pytest.mark.parametrize(("total", "cut_off", "positive"), [
    (32, None, False), (33, None, True), (30, 31, False), (31, 31, True), (32, 32, True),
])  # fmt: skip
def test_the_cut_off_of_the_pcl_5(total: int, cut_off: int | None, positive: bool) -> None:  # noqa: FBT001 -- a column of the table
    """It is 33 unless a clinic takes another published one."""
    found = score(PCL_5, spread(total, 20, 4), cut_off)
    assert (found.positive, found.cut_off) == (positive, cut_off or 33)


@pytest.mark.parametrize("cut_off", [30, 34, 38])
def test_a_cut_off_that_is_not_published(cut_off: int) -> None:
    """The 38 of an early page is refused as well as any other."""
    with pytest.raises(Impossible, match="published from 31 to 33"):
        score(PCL_5, [0] * 20, cut_off)
    with pytest.raises(Impossible, match="SUDS has no cut-off"):
        score(SUDS, [0], cut_off)


PATTERN = ((0,), (5,), (7, 8), (14, 15))
"""The fewest items that fit the pattern: one of B and C each, two of D and E each."""


def test_the_pattern_of_dsm_5() -> None:
    """Each cluster is needed with its number of items, and an item counts from 2 on."""
    places = [place for cluster in PATTERN for place in cluster]

    def fits(*without: int, value: int = 2) -> bool | None:
        marked = set(places) - set(without)
        return score(PCL_5, [value if at in marked else 1 for at in range(20)]).fits_pattern

    assert fits()
    assert not fits(value=1)
    assert not any(fits(one) for one in places)


@pytest.mark.parametrize("answer", range(5))
def test_item_16_of_the_pcl_5(answer: int) -> None:
    """From 3 on it is for a clinician to look at; it is no alarm."""
    found = score(PCL_5, [0] * 15 + [answer] + [0] * 4)
    assert found.flags == ((Raised("16", answer, Heed.REVIEW),) if answer >= 3 else ())


@pytest.mark.parametrize("answers", [[0], [0, None, None], [0, 1, 1, 1, 1, 1]])
def test_no_exposure_ends_the_pc_ptsd_5(answers: list[int | None]) -> None:
    """Where nothing of the kind was lived through, the total is 0 and nothing is missing."""
    found = score(PC_PTSD_5, answers)
    assert (found.total, found.positive, found.missing) == (0, False, ())


@pytest.mark.parametrize("count", range(6))
def test_the_pc_ptsd_5_counts_yes(count: int) -> None:
    """It reaches its cut-off with four, or with three where a clinic takes that one."""
    answers = [1, *[1] * count, *[0] * (5 - count)]
    assert score(PC_PTSD_5, answers).total == count
    assert score(PC_PTSD_5, answers).positive is (count >= 4)
    assert score(PC_PTSD_5, answers, 3).positive is (count >= 3)


def test_the_pc_ptsd_5_needs_its_gate() -> None:
    """Without an answer on exposure there is no score: no answer is not a no."""
    found = score(PC_PTSD_5, [None, None, None, None, None, None])
    assert (found.total, found.missing) == (None, ("exposure",))
    assert score(PC_PTSD_5, [1, 1, None, 1, 1, 1]).missing == ("2",)


@pytest.mark.parametrize("first", list(product((0, 1), repeat=4)))
def test_the_asq(first: tuple[int, ...]) -> None:
    """Any yes makes it positive; the fifth tells acute from not; all no is negative."""
    if not any(first):
        assert outcome(first) == "negative"
        return
    assert outcome((*first, 0)) == "non-acute"
    assert outcome((*first, 1)) == "acute"
    assert outcome((*first, None)) is None
    assert score(ASQ, (*first, None)).missing == ("5",)
    with pytest.raises(Impossible, match="ASQ has 5 items"):
        score(ASQ, first)


def outcome(answers: Sequence[int | None]) -> str | None:
    """Return what the ASQ comes to."""
    found = score(ASQ, answers).outcome
    return found.id if found is not None else None


@pytest.mark.parametrize(("answers", "expected", "missing"), [
    ([0, None, 0, 0, 0], None, ("2",)),
    ([0, None, 0, 0, 1], "acute", ("2",)),
    ([1, None, 0, 0, 0], "non-acute", ("2",)),
    ([None] * 5, None, ("1", "2", "3", "4", "5")),
    ([0, 0, 0, 0, 1], "acute", ()),
])  # fmt: skip
def test_the_asq_with_answers_missing(
    answers: list[int | None], expected: str | None, missing: tuple[str, ...]
) -> None:
    """A missing answer never makes a negative, and never hides a positive."""
    assert (outcome(answers), score(ASQ, answers).missing) == (expected, missing)


def test_every_yes_of_the_asq_is_about_safety() -> None:
    """Each raises its own flag."""
    for place in range(5):
        answers = [int(at == place) for at in range(4)] + [int(place == 4)]
        flags = score(ASQ, answers).flags
        assert [(one.item, one.heed) for one in flags] == [(str(place + 1), Heed.SAFETY)]


def test_the_distress_scale() -> None:
    """Its number is its score, from 0 to 100, without band or cut-off."""
    for value in (0, 50, 100):
        found = score(SUDS, [value])
        assert (found.total, found.band, found.positive) == (value, "", None)


def test_the_reflection_is_not_added_up() -> None:
    """Four answers stay four answers."""
    found = score(REFLECTION, [10, 10, 10, 10])
    assert (found.total, found.parts, found.missing) == (None, (), ())


@ALL
def test_a_missing_answer(measure: Measure) -> None:
    """Each item that is needed takes the score away when it is missing, and is named."""
    lowest = [min(one.response.values) for one in measure.items]
    if measure is PC_PTSD_5:
        lowest[0] = 1
    for place, item in enumerate(measure.items):
        answers = [None if at == place else value for at, value in enumerate(lowest)]
        found = score(measure, answers)
        if item.id in measure.needed and item.asked_if is None:
            assert found.missing[0] == item.id
            assert (found.total, found.outcome, found.band) == (None, None, "")


@ALL
def test_out_of_range(measure: Measure) -> None:
    """An answer that an item does not have is refused, and the item named."""
    lowest = [min(one.response.values) for one in measure.items]
    for place, item in enumerate(measure.items):
        for wrong in (min(item.response.values) - 1, max(item.response.values) + 1):
            answers = [wrong if at == place else value for at, value in enumerate(lowest)]
            with pytest.raises(Impossible, match=f"item {item.id} of {measure.title}"):
                score(measure, answers)


@pytest.mark.parametrize("answer", [True, 1.0, "1"])
def test_whole_numbers_only(answer: object) -> None:
    """What looks like a number and is none is refused."""
    with pytest.raises(Impossible, match="item 2 of GAD-2, which takes 0 to 3"):
        score(SHIPPED["gad-2"], [0, answer])  # type: ignore[list-item]  # it is what is tested


@pytest.mark.parametrize("count", [0, 1, 8, 11, 30])
def test_too_few_and_too_many(count: int) -> None:
    """The PHQ-9 takes nine answers, or ten with the one on function."""
    with pytest.raises(Impossible, match=f"PHQ-9 has 10 items, and here are {count} answers"):
        score(PHQ_9, [0] * count)


@st.composite
def answered(draw: DrawFn) -> tuple[Measure, list[int]]:
    """Draw a questionnaire that adds up all it asks, and answers to it."""
    measure = draw(st.sampled_from([PHQ_9, GAD_7, PCL_5, SUDS]))
    return measure, [draw(st.sampled_from(one.response.values)) for one in measure.items]


@given(answered())
def test_totals_stay_within_their_range(drawn: tuple[Measure, list[int]]) -> None:
    """No answers lead out of the published range, and parts add up to the whole."""
    measure, answers = drawn
    found = score(measure, answers)
    assert found.total is not None
    assert measure.lowest <= found.total <= measure.highest
    if found.parts:
        assert sum(one.value for one in found.parts) == found.total


@given(answered(), st.data())
def test_a_higher_answer_never_lowers_anything(
    drawn: tuple[Measure, list[int]], data: st.DataObject
) -> None:
    """Sums, screen and pattern only ever rise with an answer."""
    measure, answers = drawn
    place = data.draw(st.integers(0, len(answers) - 1))
    values = [one for one in measure.items[place].response.values if one >= answers[place]]
    higher = [*answers]
    higher[place] = data.draw(st.sampled_from(values))
    before, after = score(measure, answers), score(measure, higher)
    assert (before.total or 0) <= (after.total or 0)
    assert bool(before.positive) <= bool(after.positive)
    assert bool(before.fits_pattern) <= bool(after.fits_pattern)
    pairs = zip(before.parts, after.parts, strict=True)
    assert all(one.value <= other.value for one, other in pairs)


@given(st.lists(st.integers(0, 4), min_size=20, max_size=20), st.data())
def test_the_order_within_a_cluster_does_not_matter(
    answers: list[int], data: st.DataObject
) -> None:
    """Sums and pattern of the PCL-5 are the same however a cluster's answers are shuffled."""
    shuffled: list[int] = []
    for start, end in ((0, 5), (5, 7), (7, 14), (14, 20)):
        shuffled += data.draw(st.permutations(answers[start:end]))
    one, other = score(PCL_5, answers), score(PCL_5, shuffled)
    assert (one.total, one.parts, one.fits_pattern) == (
        other.total,
        other.parts,
        other.fits_pattern,
    )


@given(answered(), st.data())
def test_nothing_is_filled_in(drawn: tuple[Measure, list[int]], data: st.DataObject) -> None:
    """Whatever else was answered, one missing answer takes the score away."""
    measure, answers = drawn
    place = data.draw(st.integers(0, len(measure.counted) - 1))
    found = score(measure, [None if at == place else one for at, one in enumerate(answers)])
    assert found.total is None
    assert found.missing == (measure.items[place].id,)
    assert found.positive is None
    assert not found.parts


def test_what_opens_the_safety_step() -> None:
    """Item 9 of the PHQ-9 from 1 on, and no answer to an item that asks about something else."""
    first, ninth = SHIPPED["phq-9"].items[0], SHIPPED["phq-9"].items[8]
    assert [ninth.is_safety_answer(value) for value in range(4)] == [False, True, True, True]
    assert not any(first.is_safety_answer(value) for value in range(4))
    review = SHIPPED["pcl-5"].items[15]
    assert not any(review.is_safety_answer(value) for value in range(5))


def test_the_names_of_sums() -> None:
    """The total and the clusters have names; where nothing is summed there are none."""
    assert SHIPPED["pcl-5"].sum_names == ("total", "b", "c", "d", "e")
    assert SHIPPED["asq"].sum_names == ()
    found = score(SHIPPED["pcl-5"], [1] * 20)
    assert [found.sum_of(name) for name in ("total", "b", "f")] == [20, 5, None]
