from __future__ import annotations

from tests.review.reviewing import codes

HEAD = "audience: therapist\n"


def test_only_sessions_need_a_mark() -> None:
    """A session without a mark is unsafe; other stages need none."""
    assert codes("- Rest.", HEAD, "session") == ["S501"]
    for stage in ("pre-session", "set-and-setting", "integration", "anytime"):
        assert codes("- Rest.", HEAD, stage) == []


def test_a_mark_inside_a_section() -> None:
    """A mark counts wherever it stands."""
    steps = "- section: Start\n  steps:\n    - mark: dose\n- Rest."
    head = HEAD + "checks: [{after: dose, at: 40 min, do: vitals}]\n"
    assert codes(steps, head, "session") == []
