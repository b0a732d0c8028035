from __future__ import annotations

import pytest

from tests.review.reviewing import codes

NARRATED = "narration: {pace: slow}\n"
WORDS = "In and out as it comes, or let it be and look around the room for a while."


@pytest.mark.parametrize(
    ("step", "found"),
    [
        (f"- wait: 7 s\n  show: {WORDS}", ["W208"]),
        (f"- wait: 9 s\n  show: {WORDS}", []),
        (f"- wait: 7 s\n  show: {WORDS}\n  spoken: no", []),
        (f"- breathe: {{in: 3, out: 4}}\n  for: 7 s\n  show: {WORDS}", ["W208"]),
        (f"- breathe: {{in: 3, out: 4}}\n  for: 14 s\n  show: {WORDS}", []),
        ("- wait: 1 s", []),
    ],
)
def test_the_time_for_words(step: str, found: list[str]) -> None:
    """Where words are spoken, a timed step lasts at least as long as they do."""
    assert codes(f"{step}\n- Rest.", NARRATED) == found
    assert codes(f"{step}\n- Rest.") == []
