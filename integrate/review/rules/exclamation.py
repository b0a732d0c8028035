"""W301: an exclamation mark in what a patient reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft

_MARK = re.compile(r"\S*!")


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield the first exclamation mark of each text."""
    for wording in draft.wordings:
        if "!" in wording.text and (found := _MARK.search(wording.text)):
            place = draft.at_phrase(wording, found[0])
            home = wording.step.place if wording.step else None
            yield Finding(
                place, "an exclamation mark raises the voice", "end with a full stop", home
            )


RULE = Rule(
    Explanation(
        code="W301",
        title="an exclamation mark before a patient",
        why=(
            "An exclamation mark is loud to read and louder when it is spoken. To someone who is "
            "low it sounds false, and to someone who is afraid like an order."
        ),
        failing=example("- Welcome!\n- Rest a while."),
        passing=example("- Welcome.\n- Rest a while."),
    ),
    _check,
    by_itself=True,
)
