"""What a patient reads or hears of a script.

That is everything but notes, marks, and, in a therapist's script, the lists that record what was
done. In a therapist's script the other words are read out to the patient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from integrate.script.structure import Section
from integrate.script.verbs import (
    Ask,
    Breathe,
    Checklist,
    Choose,
    Mark,
    Note,
    Question,
    Say,
    Scale,
    Step,
    Wait,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.model import Script
    from integrate.script.structure import AnyStep
    from integrate.script.template import Template

RECALLED = "this"
"""Stands for an answer that is recalled: nobody knows its words before."""


_SHOWN: dict[type[Step], str] = {
    Say: "text",
    Note: "text",
    Ask: "prompt",
    Choose: "prompt",
    Checklist: "prompt",
    Scale: "prompt",
    Wait: "show",
    Breathe: "show",
    Mark: "show",
}
"""The field of a verb in which answers may be recalled."""
_FOR_THERAPIST = (Note, Mark)
"""What a patient does not read."""


class Wording(NamedTuple):
    """One text, and where it belongs."""

    text: str
    step: AnyStep | None
    """The step it stands in; None at the head of the script."""
    is_prose: bool = True
    """Whether it is text or a question, and not a label or a title."""
    key: str = ""
    """The key it stands under at the head of the script."""


def words_of(template: Template) -> str:
    """Return the text with a word in the place of each recalled answer."""
    if len(template.parts) == 1 and isinstance(template.parts[0], str):
        return template.parts[0]  # nearly every text
    return "".join([part if isinstance(part, str) else RECALLED for part in template.parts])


def shown_template(step: AnyStep) -> Template | None:
    """Return the text of a step in which answers may be recalled, or None."""
    attribute = _SHOWN.get(type(step))
    shown: Template | None = getattr(step, attribute) if attribute else None
    return shown


def patient_wordings(script: Script, steps: Iterable[AnyStep]) -> list[Wording]:
    """Return every text of the script that a patient reads or hears, in order."""
    found: list[Wording] = []
    if not script.for_therapist:
        found.append(Wording(script.title, None, is_prose=False, key="title"))
        found.append(Wording(script.summary, None, is_prose=False, key="summary"))
        found += [Wording(one, None, is_prose=False, key="cautions") for one in script.cautions]
    for step in steps:
        if not (script.for_therapist and isinstance(step, Checklist)):
            found += _of_step(step)
    return found


def all_words(step: AnyStep) -> str:
    """Return everything that a step shows, a therapist's notes too, as one text."""
    if isinstance(step, _FOR_THERAPIST):
        return words_of(step.text if isinstance(step, Note) else step.show)
    return "\n".join(one.text for one in _of_step(step))


def _of_step(step: AnyStep) -> list[Wording]:
    template = shown_template(step)
    if template is None:
        return [Wording(step.title, step, is_prose=False)] if isinstance(step, Section) else []
    if isinstance(step, _FOR_THERAPIST):
        return []
    found = [Wording(words_of(template), step)]
    if isinstance(step, Question):
        found += [Wording(label, step, is_prose=False) for label in _labels(step)]
    return found


def _labels(step: Question) -> Iterable[str]:
    match step:
        case Choose(options=options):
            return [option.words for option in options]
        case Checklist(items=items):
            return [item.words for item in items]
        case Scale(labels=labels):
            return labels.values()
    return ()
