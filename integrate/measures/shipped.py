"""The questionnaires that come with the program: those whose licence lets them.

PHQ-2 and GAD-2 are the first two items of PHQ-9 and GAD-7. Cut-offs of 3: Kroenke, Spitzer and
Williams 2003 (Medical Care 41:1284) for PHQ-2; Kroenke and others 2007 (Annals of Internal
Medicine 146:317) for GAD-2.
"""

from __future__ import annotations

from integrate.measures.measure import Choice, Measure

_STEM = "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
_CHOICES = (
    Choice(0, "Not at all"),
    Choice(1, "Several days"),
    Choice(2, "More than half the days"),
    Choice(3, "Nearly every day"),
)
_NOTICE = (
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with "
    "an educational grant from Pfizer Inc. No permission required to reproduce, translate, "
    "display or distribute."
)

PHQ_2 = Measure(
    id="phq-2",
    title="PHQ-2",
    period="2 weeks",
    stem=_STEM,
    items=(
        "Little interest or pleasure in doing things",
        "Feeling down, depressed, or hopeless",
    ),
    choices=_CHOICES,
    cut_off=3,
    source="Kroenke, Spitzer and Williams 2003, Medical Care 41:1284",
    notice=_NOTICE,
)

GAD_2 = Measure(
    id="gad-2",
    title="GAD-2",
    period="2 weeks",
    stem=_STEM,
    items=(
        "Feeling nervous, anxious, or on edge",
        "Not being able to stop or control worrying",
    ),
    choices=_CHOICES,
    cut_off=3,
    source="Kroenke and others 2007, Annals of Internal Medicine 146:317",
    notice=_NOTICE,
)

SHIPPED = {measure.id: measure for measure in (PHQ_2, GAD_2)}
"""Every shipped questionnaire by its id."""
