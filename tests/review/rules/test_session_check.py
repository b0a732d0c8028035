from __future__ import annotations

from integrate.script.read import read
from tests.review.reviewing import codes, places, reviewed

HEAD = "audience: therapist\n"


def test_a_mark_that_nothing_hangs_from() -> None:
    """A session with a mark and no check is unsafe, at its mark."""
    assert places(reviewed("- Rest.\n- mark: dose\n- Rest.", HEAD, "session")) == ["6:5 S502"]


def test_other_stages() -> None:
    """A mark in another stage needs no check."""
    assert codes("- mark: start\n- Rest.", HEAD) == []


def test_a_session_is_led_by_a_therapist() -> None:
    """A session for patients is refused while it is read: no rule has to see it."""
    source = b"title: A\nstage: session\nsteps:\n  - mark: dose\n  - Rest.\n"
    assert [one.code for one in read(source).problems] == ["E106"]
