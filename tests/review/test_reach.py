from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from integrate.review.draft import Draft
from integrate.review.reach import plainly_reached
from integrate.script.read import read
from tests.review.chance_scripts import chance_scripts
from tests.review.reviewing import find_sound

if TYPE_CHECKING:
    from integrate.script.model import Script

HEAD = "title: A test\nstage: anytime\nsteps:\n"
ASK = "  - {choose: Which?, save: which, options: {a: One, b: Two}}\n"
SCALE = "  - {scale: How much?, save: much}\n"
"""From 0 to 10."""


def is_plain(steps: str) -> bool:
    """Tell whether every step of a script is plainly reached."""
    script = read((HEAD + steps).encode()).script
    assert script is not None
    return plainly_reached(Draft(script, {}, find_sound).placed)


@pytest.mark.parametrize(
    "steps",
    [
        "  - Rest.\n",
        ASK + "  - {say: One., when: which is a}\n  - {say: Two., when: which is b}\n",
        ASK + SCALE + "  - {say: One., when: which is a and much >= 7}\n",
        ASK + "  - {say: One., when: not (which is a)}\n",
        ASK + "  - {say: One., when: which is a or which is not answered}\n",
        SCALE + "  - {say: One., when: much >= 3 and much <= 6}\n",
        ASK
        + "  - section: Part\n    when: which is a\n    steps:\n    "
        + SCALE
        + "      - {say: Much., when: much > 5}\n",
    ],
)
def test_plain(steps: str) -> None:
    """Conditions on answers that go together are plain."""
    assert is_plain(steps)


@pytest.mark.parametrize(
    "steps",
    [
        ASK + "  - {say: One., when: which is a and which is b}\n",
        ASK + "  - {goto: end, when: which is a}\n  - Rest.\n",
        SCALE + "  - {say: One., when: much > 10}\n",
        ASK + ASK + "  - {say: One., when: which is a}\n",
        ASK + SCALE + "  - {say: One., when: which is a or much > 5}\n",
        "  - measure: gad-2\n  - {say: One., when: gad_2.total >= 3}\n",
    ],
)
def test_not_plain(steps: str) -> None:
    """What cannot hold, and what is not seen at once, is left to be surveyed."""
    assert not is_plain(steps)


@given(chance_scripts())
def test_what_is_plain_is_true(script: Script) -> None:
    """Where every step is said to be reached, going through the script reaches every step."""
    draft = Draft(script, {}, find_sound)
    if plainly_reached(draft.placed):
        assert draft.surveys
        assert [one.unreached for one in draft.surveys.values()] == [()]
