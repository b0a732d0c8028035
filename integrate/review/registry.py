"""All rules, and what every code means: those of reading and those of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.meanings import (
    including,
    names,
    programmes,
    silencing,
    steps,
    translating,
    yaml_form,
)
from integrate.review.rules import (
    crowded_bells,
    cut_words,
    dose,
    duration,
    exclamation,
    held_breath,
    long_silence,
    lost_step,
    loud_sound,
    missing_answer,
    missing_sound,
    mixed_line_ends,
    must_complete,
    never_reached,
    no_closing,
    one_option,
    pressure,
    promise,
    reading_grade,
    risk_question,
    session_check,
    session_mark,
    startling_sound,
    too_long,
    unknown_measure,
    unused_sound,
)

if TYPE_CHECKING:
    from integrate.review.explanation import Explanation
    from integrate.review.rule import Rule

RULES: tuple[Rule, ...] = (
    too_long.RULE,
    unknown_measure.RULE,
    missing_sound.RULE,
    never_reached.RULE,
    unused_sound.RULE,
    duration.RULE,
    long_silence.RULE,
    missing_answer.RULE,
    mixed_line_ends.RULE,
    lost_step.RULE,
    crowded_bells.RULE,
    cut_words.RULE,
    startling_sound.RULE,
    exclamation.RULE,
    reading_grade.RULE,
    session_mark.RULE,
    session_check.RULE,
    no_closing.RULE,
    must_complete.RULE,
    one_option.RULE,
    risk_question.RULE,
    held_breath.RULE,
    dose.RULE,
    pressure.RULE,
    promise.RULE,
    loud_sound.RULE,
)
"""Every rule, by its code: errors, warnings, safety."""

_READING: tuple[Explanation, ...] = (
    *yaml_form.EXPLANATIONS,
    *steps.EXPLANATIONS,
    *names.EXPLANATIONS,
    *including.EXPLANATIONS,
    *translating.EXPLANATIONS,
    *programmes.EXPLANATIONS,
)
_ORDER = "EWS"
EXPLANATIONS: dict[str, Explanation] = {
    one.code: one
    for one in sorted(
        (*_READING, *(rule.explanation for rule in RULES), *silencing.EXPLANATIONS),
        key=lambda one: (_ORDER.index(one.code[0]), one.code),
    )
}
"""What each code means: errors, warnings, safety."""
