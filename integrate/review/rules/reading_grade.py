"""W302: words that are hard to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.readability import count, count_tokens
from integrate.review.rule import Finding, Rule
from integrate.script.model import Stage
from integrate.script.verbs import Say, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft

HIGHEST, HIGHEST_FOR_EDUCATION = 6.0, 8.0
"""The school grade that a script for patients may ask for."""
FEWEST_WORDS = 100
"""A shorter script is not measured: the formula was made for passages of this length."""
A_SENTENCE = 5
"""Of fewer words nothing can be said."""
TO_READ = 2 / 3
"""From this part of its steps being text on, a script is there to be read."""


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield one finding for a script that asks for too much schooling."""
    if draft.script.for_therapist or not draft.is_english:
        return
    passage = count_tokens(draft.prose_tokens, draft.prose)
    highest = HIGHEST_FOR_EDUCATION if _is_education(draft) else HIGHEST
    if passage.words >= FEWEST_WORDS and passage.grade > highest:
        what = f"the words ask for grade {passage.grade:.1f} of school; {highest:g} is the limit"
        yield Finding(draft.at_key("title"), what, _remedy(draft))


def _is_education(draft: Draft) -> bool:
    """Tell whether the script explains: before the sessions, with its evidence, mostly text."""
    if draft.script.stage is not Stage.PRE_SESSION or not draft.script.evidence:
        return False
    shown = [step for step in draft.steps if isinstance(step, Shown)]
    return sum(isinstance(step, Say) for step in shown) >= TO_READ * len(shown)


def _remedy(draft: Draft) -> str:
    """Return a remedy that shows the hardest text."""
    counted = [(count([one.text]), one.step) for one in draft.wordings if one.is_prose]
    long = [(passage.grade, step) for passage, step in counted if passage.words >= A_SENTENCE]
    _, hardest = max(long, key=lambda pair: pair[0], default=(0.0, None))
    where = f"; the hardest text is in line {hardest.place.line}" if hardest else ""
    return f"use shorter sentences and plainer words{where}"


_HARD = """
- >-
  Dissociation is a temporary alteration of consciousness, characterised by detachment from
  surroundings, distortion of temporal perception, and an unfamiliar relationship to the body.
- >-
  Individuals occasionally experience considerable apprehension; nevertheless, anticipatory
  education, combined with a comprehensive understanding of physiological processes, generally
  facilitates accommodation.
- >-
  Subsequently, participants frequently characterise their experiences as extraordinarily
  meaningful, although interpretation of significance necessitates deliberate, unhurried
  consideration throughout the ensuing weeks.
- >-
  Professional assistance remains continuously available, and participants are encouraged to
  communicate uncertainties, physical discomfort or psychological distress without hesitation,
  irrespective of apparent triviality or previous conversations concerning equivalent matters,
  during or following the programme.
- Rest a while.
"""
_PLAIN = """
- >-
  In a session you may feel far away from your body for a while. Time can seem slow or fast. Your
  hands may feel big or small or not quite yours.
- >-
  Some people find this strange, and some are afraid at first. It helps to know that it may come.
  It ends on its own, most often within the hour.
- >-
  Later, what you saw may seem to mean a lot. It may, or it may not. There is no hurry to decide,
  and a few weeks are a good time to wait.
- >-
  You can ask for help at any time. Tell us if you are not sure of a thing, or if you feel ill, or
  low, or scared. No question is too small, and you can ask it twice.
- Rest a while.
"""

RULE = Rule(
    Explanation(
        code="W302",
        title="words that are hard to read",
        why=(
            "Tired, low or anxious people read less easily than they could. Guides for health "
            "texts ask for the sixth grade of school (AHRQ Health Literacy Universal Precautions "
            f"Toolkit). The Flesch-Kincaid grade of a script for patients is at most "
            f"{HIGHEST:g}; it is {HIGHEST_FOR_EDUCATION:g} where the script explains: of stage "
            "`pre-session`, with `evidence:`, and two thirds of its steps text to read. Only "
            f"texts and questions in English count, from {FEWEST_WORDS} words on."
        ),
        failing=example(_HARD),
        passing=example(_PLAIN),
    ),
    _check,
)
