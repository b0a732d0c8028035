from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.help.crisis_lines import FILE, BadLines, read, shipped
from integrate.help.telling import where_help_is
from tools.stale_lines import main, stale

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2025, 6, 30)
ROW = """\
[[country]]
country = "XX"
name = "Nowhere"
emergency = "100"
verified_on = "2025-01-31"
verified_by = "A. Person"
[[country.line]]
name = "A line"
number = "200"
sms = ""
hours = "at night"
url = ""
"""


def test_the_shipped_file_can_be_trusted() -> None:
    """It reads without a fault, by the names of countries, and every row can be chosen."""
    rows = shipped()
    assert len(rows) >= 13
    assert [one.name for one in rows] == sorted(one.name for one in rows)
    assert {"US", "GB", "DE", "IN", "EU"} <= {one.country for one in rows}


def test_no_shipped_row_claims_more_than_was_done() -> None:
    """A row that nobody dialled says so, and names where every country's lines are."""
    for row in shipped():
        said = where_help_is(row, "")
        assert row.emergency in said[0]
        if row.verified_on is None:
            assert any("not checked by a person. findahelpline.com" in line for line in said)


def test_a_checked_row_tells_the_day() -> None:
    """The emergency number comes first, the lines second, then the day."""
    (row,) = read(ROW)
    assert where_help_is(row, "Ada, 555 0101") == [
        "In danger: call 100 (Nowhere).",
        "A line: call 200, at night",
        "These numbers were checked on 2025-01-31. Other lines: findahelpline.com.",
        "Your contact: Ada, 555 0101",
        "This program cannot see you and no one is alerted.",
    ]


def test_without_a_country_the_general_words_stand() -> None:
    """Nothing is guessed."""
    assert where_help_is(None, "") == [
        "In danger: your local emergency number.",
        "Someone to talk to: findahelpline.com, or your clinic.",
        "This program cannot see you and no one is alerted.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('verified_on = "2025-01-31"\n', "", "`verified_on` is missing"),
        ('verified_by = "A. Person"\n', "", "`verified_by` is missing"),
        ('"2025-01-31"', '"31.1.2025"', "no date as in 2025-01-31"),
        ('"2025-01-31"', '"20250131"', "no date as in 2025-01-31"),
        ('"2025-01-31"', '"2025-02-30"', "no date"),
        ('"2025-01-31"', '""', "go together"),
        ('"A. Person"', '"  "', "go together"),
        ('"2025-01-31"', "2025-01-31", "`verified_on` has to be text"),
        ('"XX"', '"xx"', "two capital letters"),
        ('"XX"', "7", "`country` has to be text"),
        ('"100"', '""', "`emergency` is empty"),
        ('"100"', '"the police"', "holds no number"),
        ('"100"', "100", "`emergency` has to be text"),
        ('"Nowhere"', '" "', "`name` is empty"),
        ('"200"', '""', "neither `number` nor `sms`"),
        ('"A line"', '""', "a line has no `name`"),
        ('hours = "at night"\n', "", "`hours` is missing"),
        ('hours = "at night"', 'hours = "at\\nnight"', "`hours` has to be text"),
        ('url = ""', 'url = ""\nweb = ""', "`web` is no field"),
        ('name = "Nowhere"', 'name = "Nowhere"\nnumber = "1"', "`number` is no field"),
        ("[[country.line]]", "[country.line]", "at least one `line`"),
        (ROW, "", "rows named `country`"),
        (ROW, "country = 3", "rows named `country`"),
        (ROW, "country = [3]", "there is no table"),
        ("[[country]]", "[[country", "no TOML"),
        (ROW, ROW + ROW, "`XX` has two rows"),
        (ROW, f"more = 1\n{ROW}", "and nothing else"),
    ],
)
def test_a_malformed_file_is_refused(old: str, new: str, why: str) -> None:
    """Each fault is named with its row; a number that may be wrong is never shown."""
    assert old in ROW
    with pytest.raises(BadLines) as refused:
        read(ROW.replace(old, new, 1))
    assert why in str(refused.value)


@given(st.data())
def test_no_row_is_read_without_one_of_its_fields(data: st.DataObject) -> None:
    """Whatever line of a row is taken away, the file is refused."""
    lines = FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    fields = [number for number, line in enumerate(lines) if " = " in line]
    gone = data.draw(st.sampled_from(fields))
    with pytest.raises(BadLines):
        read("".join(lines[:gone] + lines[gone + 1 :]))


values = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.integers())


@given(st.sampled_from(["country", "name", "emergency", "verified_on", "verified_by"]), values)
def test_odd_values_are_refused_or_read(field: str, value: Any) -> None:
    """Nothing but `BadLines` ever comes of a file, whatever stands in a field."""
    written = f'"{value}"' if isinstance(value, str) else str(value).lower()
    before = next(line for line in ROW.splitlines() if line.startswith(f"{field} = "))
    try:
        rows = read(ROW.replace(before, f"{field} = {written}"))
    except BadLines:
        return
    assert all(one.emergency for one in rows)


@pytest.mark.parametrize(
    ("on", "is_stale"),
    [
        ("2025-06-30", False),
        ("2024-12-29", False),
        ("2024-12-28", True),
        ("2025-07-01", True),
    ],
)
def test_a_row_is_stale_after_six_months(on: str, is_stale: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    """And so is one that was verified on a day that is yet to come."""
    (row,) = read(ROW.replace("2025-01-31", on))
    assert row.is_stale(TODAY) is is_stale
    assert bool(stale((row,), TODAY)) is is_stale


def test_the_release_check_lists_what_has_to_be_dialled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rows that were never verified end it with 1 and stand there with their numbers."""
    never = ROW.replace('"2025-01-31"', '""').replace('"A. Person"', '""')
    path = tmp_path / "lines.toml"
    path.write_text(never)
    assert main([str(path)]) == 1
    assert capsys.readouterr().out == "XX  Nowhere: never verified; dial 100, 200\n"
    path.write_text(ROW.replace("2025-01-31", "2001-01-31"))
    assert main([str(path)]) == 1
    assert "verified on 2001-01-31 by A. Person" in capsys.readouterr().out


def test_the_release_check_refuses_a_malformed_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It ends with 2 and the sentence that names the fault."""
    path = tmp_path / "lines.toml"
    path.write_text(ROW.replace('verified_on = "2025-01-31"\n', ""))
    assert main([str(path)]) == 2
    assert "`verified_on` is missing" in capsys.readouterr().out
    assert main([str(tmp_path / "none.toml")]) == 2


def test_the_file_holds_what_the_reader_reads() -> None:
    """No row of the file is left aside."""
    assert len(tomllib.loads(FILE.read_text(encoding="utf-8"))["country"]) == len(shipped())
