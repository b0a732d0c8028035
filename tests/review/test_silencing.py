from __future__ import annotations

import pytest

from integrate.review.checking import check
from integrate.script.read import read
from tests.review.reviewing import codes, find_sound, places, reviewed

REASON = "-- the clinic's own greeting"


@pytest.mark.parametrize(
    "steps",
    [
        f"- Welcome!  # integrate: allow W301 {REASON}\n- Rest.",
        f"# integrate: allow W301 {REASON}\n- Welcome!\n- Rest.",
        f"# integrate: allow W301 {REASON}\n\n# another comment\n- Welcome!\n- Rest.",
        f"# integrate: allow W301 {REASON}\n- say: >-\n    Hello and\n    welcome!\n- Rest.",
        f"- say: >-  # integrate: allow W301 {REASON}\n    Hello and\n    welcome!\n- Rest.",
        f"# integrate: allow W202, W301 {REASON}\n- Welcome!",
        f"#integrate:allow w301 {REASON}\n- Welcome!\n- Rest.",
    ],
)
def test_a_warning_is_silenced(steps: str) -> None:
    """A comment in the line of the step, or alone above it, silences its warnings of that code."""
    assert "W301" not in codes(steps)


def test_at_the_head() -> None:
    """What is found at the head of the script is silenced in its line."""
    head = f"duration: 10 min  # integrate: allow W203 {REASON}\n"
    assert codes("- Rest.", head) == []


@pytest.mark.parametrize(
    "steps",
    [
        f"- Rest.  # integrate: allow W301 {REASON}\n- Welcome!",
        f"- Welcome!\n# integrate: allow W301 {REASON}\n- Rest.",
    ],
)
def test_another_step_is_not_silenced(steps: str) -> None:
    """A comment silences nothing in another step, and is told to silence nothing."""
    assert sorted(codes(steps)) == ["W291", "W301"]


def test_what_cannot_be_silenced() -> None:
    """A safety error stands, whatever the reason, and the comment is found as well."""
    assert codes("# integrate: allow S509 -- it rhymes\n- Close your eyes.") == ["W293", "S509"]


def test_without_a_reason() -> None:
    """A comment without a reason silences nothing."""
    reads = reviewed("- Welcome!  # integrate: allow W301\n- Rest.")
    assert places(reads) == ["4:5 W301", "4:15 W292"]


def test_one_of_two_codes_is_unused() -> None:
    """Each code that silences nothing is named."""
    reads = reviewed(f"- Welcome!  # integrate: allow W301, W204 {REASON}\n- Rest.")
    assert [one.message for one in reads.problems] == ["there is no W204 here to silence"]


def test_no_code() -> None:
    """A comment without a code says so."""
    assert codes(f"- Rest.  # integrate: allow {REASON}") == ["W291"]


@pytest.mark.parametrize(
    "steps",
    [
        '- "Write # integrate: allow W301 -- so"',
        "- |\n  Write\n  # integrate: allow W301 -- so",
    ],
)
def test_words_are_no_comment(steps: str) -> None:
    """What looks like a comment and is part of a text is a text."""
    assert codes(steps) == []


def test_findings_at_other_lines_of_the_step() -> None:
    """A comment at a step covers what is found in its later lines."""
    steps = f"""
# integrate: allow W301 {REASON}
- choose: How is it?
  options:
    one: Good!
    two: Not so good
- Rest.
"""
    assert codes(steps) == []


def test_a_script_that_cannot_be_read() -> None:
    """While a script has errors of reading, nothing is said of its comments."""
    source = b"title: A\nstage: anytime\nsteps:\n  - sya: x  # integrate: allow W301 -- so\n"
    assert [one.code for one in check(read(source), find_sound).problems] == ["E101"]
