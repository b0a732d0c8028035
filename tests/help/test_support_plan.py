from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from integrate.help.support_plan import CONTACTS, HEADINGS, SupportPlan

parts = st.dictionaries(st.sampled_from(list(HEADINGS)), st.text(max_size=20))


@given(parts, parts)
def test_a_change_touches_what_it_names(before: dict[str, str], after: dict[str, str]) -> None:
    """Parts that are not written anew keep their words; empty ones are left out."""
    plan = SupportPlan().changed(before).changed(after)
    expected = {one: words for one, words in {**before, **after}.items() if words.strip()}
    assert {one: plan.words(one) for one in HEADINGS if plan.words(one)} == expected


def test_parts_stand_in_the_order_of_the_headings() -> None:
    """However they were written, the signs come first and the surroundings last."""
    plan = SupportPlan().changed({"surroundings": "Locked.", "signs": "No sleep.", "alone": " "})
    assert plan.paragraphs() == [
        (HEADINGS["signs"], "No sleep."),
        (HEADINGS["surroundings"], "Locked."),
    ]


def test_contacts_are_people_and_professionals() -> None:
    """What help shows of a plan is whom to call, and no more."""
    plan = SupportPlan().changed(dict.fromkeys(HEADINGS, "words"))
    found = [heading for heading, _ in plan.paragraphs(CONTACTS)]
    assert found == [HEADINGS["people"], HEADINGS["professionals"]]


def test_a_part_of_a_newer_version_is_not_lost() -> None:
    """It stands at the end under the heading it was written under, and stays through a change."""
    plan = SupportPlan((("songs", "Songs", "Blue"), ("signs", "x", "No sleep.")))
    assert plan.changed({"alone": "Walk."}).paragraphs()[-1] == ("Songs", "Blue")
