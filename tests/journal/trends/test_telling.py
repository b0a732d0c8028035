from __future__ import annotations

import csv
import io

import pytest

from integrate.journal.trends import table
from integrate.journal.trends.telling import account, unreadable
from integrate.measures.shipped import SHIPPED
from tests.journal.export.shelf import Shelf, measured
from tests.journal.trends.course import course, history, put, the_trend


def test_a_questionnaire_over_time_in_words() -> None:
    """Date, total, band by name, change with its name, short intervals, and the meaning once."""
    early = (
        "Last time was 7 days ago. The questions look back on the last 2 weeks, so the two overlap."
    )
    named = "a meaningful change"
    unscored = "There is no score: item 9 has no answer, and none is made up."
    assert account(the_trend(course(), "phq-9")) == [
        "PHQ-9, 6 times",
        "01 May 2024, 09:09  18 of 27, moderately severe.",
        f"08 May 2024, 09:09  12 of 27, moderate. 6 points lower: {named}. {early}",
        f"15 May 2024, 09:08  {unscored} {early}",
        f"22 May 2024, 09:09  7 of 27, mild. 5 points lower: {named}.",
        "05 Jun 2024, 09:09  9 of 27, mild. 2 points higher.",
        f"19 Jun 2024, 09:09  4 of 27, minimal. 5 points lower: {named}.",
        f"In the literature 5 points or more are {named} ({SHIPPED['phq-9'].steps[0].source}).",
        "From 10 on its authors advise a closer look; a total below rules nothing out.",
        "This is a check-in, not a diagnosis. Talk it over with your clinician.",
    ]


def test_no_bands_are_made_up() -> None:
    """The PCL-5 has its cut-off, two steps with their names, and no band."""
    _, first, second, third, *rest = account(the_trend(course(), "pcl-5"))
    assert first == "01 May 2024, 09:20  52 of 80."
    assert second == "05 Jun 2024, 09:20  38 of 80. 14 points lower: a meaningful change."
    assert third == (
        "03 Jul 2024, 09:20  30 of 80. 8 points lower: a response. Last time was 28 days ago."
        " The questions look back on the past month, so the two overlap."
    )
    assert "No bands of severity have been published for it." in rest


def test_an_answer_about_safety_stands_beside_the_total() -> None:
    """However low the total; and an answer of 0 is called nothing."""
    shelf = Shelf()
    put(shelf, 0, *measured(*[0] * 8, 1, measure="phq-9"))
    put(shelf, 20, *measured(*[0] * 9, measure="phq-9"))
    _, first, second, *_ = account(the_trend(shelf, "phq-9"))
    assert first.endswith("1 of 27, minimal. Item 9 is 1, Several days.")
    assert second.endswith("0 of 27, minimal. 1 point lower.")


def test_what_has_no_total_is_told_by_its_outcome_or_answers() -> None:
    """The ASQ by its outcome, the reflection by each answer."""
    shelf = Shelf()
    put(shelf, 0, *measured(0, 1, 0, 0, 0, measure="asq"))
    put(shelf, 1, *measured(0, None, measure="asq"))
    answers = measured(1, 2, 1, 2, measure="integration-reflection")
    put(shelf, 2, *answers)
    _, asked, left, *_ = account(the_trend(shelf, "asq"))
    assert "Non-acute positive screen. A trained clinician makes" in asked
    assert asked.endswith("Item 2 is 1, Yes.")
    assert "There is no score: items 2, 3, 4, 5 have no answer" in left
    _, reflected, *_ = account(the_trend(shelf, "integration-reflection"))
    assert reflected.count("; ") == 3
    assert " of " not in reflected.partition("  ")[2].split(";")[0]


def test_an_answer_for_a_clinician_is_told_once() -> None:
    """Item 16 of the PCL-5 is named beside its total, and also where there is none."""
    shelf = Shelf()
    whole = [0] * 15 + [3] + [0] * 4
    put(shelf, 0, *measured(*whole, measure="pcl-5"))
    put(shelf, 40, *measured(*whole[:-1], None, measure="pcl-5"))
    _, first, second, *_ = account(the_trend(shelf, "pcl-5"))
    assert first.endswith("Item 16 is 3: for a clinician to look at.")
    assert "There is no score" in second
    assert second.count("Item 16 is 3: for a clinician to look at.") == 1


def test_the_same_as_last_time() -> None:
    """No change is said to be none; twice on one day is never too soon for what asks of now."""
    shelf = Shelf()
    for days in (0, 0.1):
        put(shelf, days, *measured(40, measure="suds"))
    assert (
        account(the_trend(shelf, "suds"))[2]
        == "01 May 2024, 11:25  40 of 100. The same as last time."
    )


def test_never_taken_and_not_readable() -> None:
    """Both are said; where all could be read nothing is."""
    assert account(the_trend(Shelf(), "gad-7")) == ["GAD-7 was not taken yet."]
    assert unreadable(0) == []
    assert unreadable(1) == ["One session could not be read."]
    assert unreadable(2) == ["2 sessions could not be read."]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_questionnaire_can_be_told(name: str) -> None:
    """All of them, whole and in part, once and again, without a judgement of a direction."""
    shelf = Shelf()
    values = [max(one.response.values) for one in SHIPPED[name].items]
    put(shelf, 0, *measured(*values, measure=name))
    put(shelf, 1, *measured(*[0 for _ in values], measure=name))
    put(shelf, 2, *measured(*values[:1], measure=name, name=name.replace("-", "")))
    text = "\n".join(account(the_trend(shelf, name)))
    assert text.startswith(f"{SHIPPED[name].title}, 3 times")
    assert not {"better", "worse", "safe", "improved"} & set(text.lower().split())


def test_the_columns_of_the_table_stay() -> None:
    """Other programs rely on these names and their order."""
    text = table.write(history(course()).trends)
    rows = text.split("\r\n")
    assert rows[0] == (
        "measure,time,session,total,highest,band,cut_off,positive,change,change_name,days,"
        "overlaps,parts,outcome,missing,flags"
    )
    assert rows[1] == ("phq-9,2024-05-01T09:09:00+00:00,s1,18,27,moderately severe,10,yes,,,,,,,,")
    assert rows[2] == (
        "phq-9,2024-05-08T09:09:00+00:00,s2,12,27,moderate,10,yes,-6,a meaningful change,7,yes,,,,"
    )
    assert rows[3] == "phq-9,2024-05-15T09:08:00+00:00,s3,,27,,,,,,7,yes,,,9,"
    assert rows[-2].startswith("pcl-5,2024-07-03T09:20:00+00:00,s9,30,80,,33,no,-8,a response,28,")
    assert "b=20 c=8 d=2 e=0" in rows[-2]


def test_the_table_has_a_row_for_what_has_no_total() -> None:
    """With its outcome and what was answered about safety."""
    shelf = Shelf()
    put(shelf, 0, *measured(1, 0, 0, 0, 1, measure="asq"))
    (row,) = csv.DictReader(io.StringIO(table.write(history(shelf).trends), newline=""))
    assert (row["total"], row["outcome"], row["flags"]) == ("", "acute", "1=1 5=1")
    assert table.write([]).count("\r\n") == 1
