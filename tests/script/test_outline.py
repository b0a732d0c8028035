from __future__ import annotations

import pytest

from integrate.script.outline import asks, sections
from tests.script.made import script_of


@pytest.mark.parametrize(
    ("steps", "lines"),
    [
        ("[Rest.]", ()),
        ("[{ask: Why?}]", ("1 question to write about",)),
        (
            "[{choose: Which?, options: [A]}, {scale: How much?}, {checklist: What?, items: [A]}]",
            ("2 questions to choose at", "1 list to tick"),
        ),
        (
            "[{wait: 30 s}, {wait: 1 min}, {breathe: {in: 4, out: 6}, for: 2 min}]",
            ("2 min of slow breathing", "1 min 30 s of quiet"),
        ),
        ("[{section: A, steps: [{play: bell}]}]", ("sound, which you can do without",)),
        ("[{stop: bell}, {say: A, audio: bell}]", ("sound, which you can do without",)),
    ],
)
def test_asks(steps: str, lines: tuple[str, ...]) -> None:
    """What a script asks of a person is told before it begins, also what lies in sections."""
    assert asks(script_of(f"steps: {steps}")) == lines


def test_sections() -> None:
    """The outermost sections are named in order."""
    text = "steps: [{section: A, steps: [{section: B, steps: [a]}]}, b, {section: C, steps: [c]}]"
    assert sections(script_of(text)) == ("A", "C")
