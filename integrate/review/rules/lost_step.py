"""W210: words that look like a step, and are shown as words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.patient_words import words_of
from integrate.review.rule import Finding, Rule
from integrate.script.structure import VERBS
from integrate.script.verbs import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft

_GLUED = re.compile(rf"({'|'.join(VERBS)}):(?=\S)")
_FOLDED = re.compile(r"\n\s*- ")
_MARKED = ("'", '"', "|", ">")
"""What a text begins with whose lines are all its own."""


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each text that begins like a step, or that took in the step below it."""
    for step in draft.of(Say):
        words = words_of(step.text)
        if ":" in words and (glued := _GLUED.match(words)):
            what = f"`{glued[0]}` is shown as words: a space is missing after the colon"
            yield Finding(draft.at_words(step, glued[0]), what, f"write `{glued[1]}: `", step.place)
        elif " - " in words and _takes_in(draft.source_of(step)):
            what = "a line of this text begins with a dash, and is part of the text"
            remedy = "if it is a step, bring its dash in line with the one above; or quote the text"
            yield Finding(step.place, what, remedy)


def _takes_in(source: str) -> bool:
    """Tell whether a line below the first begins with a dash, where nothing says it is text."""
    text = source.removeprefix("say:").lstrip()
    return _FOLDED.search(text) is not None and not text.startswith(_MARKED)


RULE = Rule(
    Explanation(
        code="W210",
        title="words that look like a step",
        why=(
            "To YAML `say:Hello` is one word, and a dash that stands further in than the one above "
            "goes on with the text above. The person would read the dash and the verb, and the "
            "step would not come."
        ),
        failing=example("- Welcome.\n- wait:2 min\n- Rest a while."),
        passing=example("- Welcome.\n- wait: 2 min\n- Rest a while."),
    ),
    _check,
    by_itself=True,
)
