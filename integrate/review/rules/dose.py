"""S508: words of dosing in what a patient reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.phrases import findings, phrase
from integrate.review.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.review.draft import Draft
    from integrate.review.rule import Finding

_INSTEAD = "leave it to the clinic, or say it in a `note` to the therapist"
_NUMBER = r"(?:\d+(?:[.,]\d+)?|half|one|two|three|four|five|six|several|another)"
_PHRASES = (
    phrase(
        "mg mcg µg μg ml milligram milligrams microgram micrograms milliliter milliliters "
        "millilitre millilitres cc",
        r"(?<![a-z])(?:mg|mcg|µg|μg|ml|milligrams?|micrograms?|millilit(?:er|re)s?)"
        r"(?:\s*(?:/|per)\s*kg)?(?![a-z])|\d\s*cc\b",
        _INSTEAD,
    ),
    phrase(
        "dose doses dosed dosing dosage dosages redose redosing overdose",
        r"\b(?:re-?)?dos(?:e|es|ed|ing|ages?)\b",
        "say `session` where the day is meant; " + _INSTEAD,
    ),
    phrase(
        "lozenge lozenges troche troches tablet tablets spray sprays puff puffs drop drops pill "
        "pills",
        rf"\b{_NUMBER}\s+(?:more\s+)?(?:lozenge|troche|tablet|pill|nasal spray|spray|puff|drop)s?"
        r"\b(?!\s+of\s+water)",
        _INSTEAD,
    ),
    phrase(
        "top topped topping + up",
        r"\btop(?:ped|ping)?[- ]up\b",
        _INSTEAD,
        unless=r"\b(?:glass|water|bottle)\b",
    ),
    phrase(
        "ketamine esketamine spravato medicine medication + more less",
        r"\b(?:take|use)\s+(?:some\s+|a\s+little\s+|a\s+bit\s+)?(?:more|less)\s+"
        r"(?:ketamine|esketamine|spravato|medicine|medication)\b",
        _INSTEAD,
        unless=r"\b(?:wish|urge|want|not|never|don't)\b",
    ),
)


def _check(draft: Draft) -> Iterable[Finding]:
    """Yield each word of dosing before a patient."""
    return findings(draft, _PHRASES, "`{}` is about the dose, before a patient")


RULE = Rule(
    Explanation(
        code="S508",
        title="words of dosing before a patient",
        why=(
            "A dose is the clinician's alone. This program never names, works out, times or "
            "changes one, and a script that speaks of it invites a person at home to do so. "
            "Amounts, units and counts belong in the clinic's own record, or in a `note`. The "
            "name of a mark (`mark: dose`) is no such word: only the therapist sees it."
        ),
        failing=example("- You had a dose of 50 mg today.\n- Rest a while."),
        passing=example("- You had your session today.\n- Rest a while."),
    ),
    _check,
    by_itself=True,
)
