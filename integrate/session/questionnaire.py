"""A questionnaire as the questions of a script: its published words, answers and conditions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from integrate.measures.response import Choices
from integrate.script import template
from integrate.script.expression import Answered, Comparison, Either, Literal, Recall, Words
from integrate.script.kinds import Option
from integrate.script.verbs import Choose, Scale
from integrate.session.safety import Flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.measures.measure import AskedIf, Item, Measure
    from integrate.script import verbs
    from integrate.script.answers import Answer, Answers
    from integrate.script.expression import Expression


@dataclass(frozen=True, slots=True)
class Asked:
    """Which item of a questionnaire a question is."""

    measure: str
    """The questionnaire's id."""
    wording: str
    """The digest of its wording."""
    number: int
    """Which of the items that count it is, from 1; 0 for one that does not count."""
    count: int
    """How many of them there are."""
    stem: str
    """The sentence that it completes; empty where it stands in the question's own words."""


def questions(
    measure: Measure, step: verbs.Measure
) -> Iterator[tuple[Choose | Scale, Expression | None]]:
    """Yield each item as a question, and the condition on which it is asked, if there is one.

    The instruction stands at the first item, the stem at the first one that completes it. The sound
    of the step goes with the first question.
    """
    names = saved_names(measure, step)
    items = {one.id: one for one in measure.items}
    instruction, stem = measure.instruction, measure.stem
    for item in measure.items:
        words = [instruction, stem if item.completes_stem else "", item.words, item.aside]
        question = _question(item, "\n\n".join(filter(None, words)), step, names[item.id])
        instruction, stem = "", "" if item.completes_stem else stem
        asked_if = item.asked_if
        first = item is measure.items[0]
        question = replace(question, audio=step.audio) if first else question
        yield question, None if asked_if is None else _called_for(asked_if, items, names)


def places(measure: Measure) -> Iterator[Asked]:
    """Yield which item each question is, in the order of `questions`."""
    counted, wording, said = measure.counted, measure.digest, False
    for item in measure.items:
        number = counted.index(item) + 1 if item in counted else 0
        stem = measure.stem if item.completes_stem and said else ""
        said = said or item.completes_stem
        yield Asked(measure.id, wording, number, len(counted), stem)


def given_to(measure: Measure, names: Sequence[str], answers: Answers) -> list[int | None]:
    """Return the answers to a questionnaire whose items are saved under these names, in order.

    Two questionnaires may be saved under one name. Who goes back from the second into the first
    meets answers that the first does not have: they count as left out, until they are given anew.
    """
    items = zip(measure.items, names, strict=True)
    return [_fitting(item, answers.get(name)) for item, name in items]


def _fitting(item: Item, given: Answer | None) -> int | None:
    value = int(str(given.value)) if given is not None else None
    return value if value in item.response.values else None


def saved_names(measure: Measure, step: verbs.Measure) -> dict[str, str]:
    """Return the name that each item's answer is saved under, by the item's id."""
    return {one.id: f"{step.name}.{one.id}" for one in measure.items}


def flags(measure: Measure, item: Item) -> tuple[Flag, ...]:
    """Return the answers to an item that open the safety step."""
    response = item.response
    if isinstance(response, Choices):
        answers: list[tuple[str | int, int, str]] = [
            (str(one.value), one.value, one.words) for one in response.choices
        ]
    else:
        answers = [(value, value, str(value)) for value in response.values]
    return tuple(
        Flag(measure.title, item.id, value, words)
        for value, number, words in answers
        if item.is_safety_answer(number)
    )


def _question(item: Item, words: str, step: verbs.Measure, name: str) -> Choose | Scale:
    prompt, response = template.plain(words), item.response
    if isinstance(response, Choices):
        options = tuple(Option(str(one.value), one.words) for one in response.choices)
        return Choose(
            place=step.place, prompt=prompt, options=options, save=name, spoken=step.spoken
        )
    return Scale(
        place=step.place,
        prompt=prompt,
        low=response.low,
        high=response.high,
        labels={one.value: one.words for one in response.labels},
        save=name,
        spoken=step.spoken,
    )


def _called_for(asked_if: AskedIf, items: dict[str, Item], names: dict[str, str]) -> Expression:
    """Return the condition, on the names that the answers are saved under."""
    parts: list[Expression] = []
    for one in asked_if.items:
        values = [value for value in items[one].response.values if value >= asked_if.least]
        some = Words(tuple(Literal(value) for value in values))
        parts.append(Comparison(Recall(names[one]), "in", some))
        if asked_if.or_unanswered:
            parts.append(Answered(names[one], expected=False))
    return Either(tuple(parts))
