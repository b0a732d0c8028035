"""What a voice says at each step: the words for the person, where the script has a narration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.verbs import (
    Ask,
    Breathe,
    Checklist,
    Choose,
    Say,
    Scale,
    Wait,
)
from integrate.session.effects import Speak

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from integrate.script.answers import Answers
    from integrate.script.model import Script
    from integrate.script.template import Template
    from integrate.session.program import Present as Place
    from integrate.session.program import Program
    from integrate.session.view import Scene


def speech_of(script: Script, place: Place, scene: Scene | None) -> Speak | None:
    """Return what is said with a step that shows `scene`; None when nothing is."""
    template = spoken_words(place)
    if script.narration is None or template is None or scene is None or not scene.text:
        return None
    return _speak(script, place, scene.text, private=bool(template.expressions))


def known_ahead(script: Script, program: Program) -> Iterator[Speak]:
    """Yield everything that may be said in a session and hangs on no answer, in order."""
    if script.narration is None:
        return
    for place in program.presents:
        template = spoken_words(place)
        if template is not None and not template.expressions and (words := template.fill({})):
            yield _speak(script, place, words, private=False)


def known_with(
    script: Script, program: Program, answers: Answers, names: Container[str]
) -> Iterator[Speak]:
    """Yield what may be said and recalls one of `names`, once all it recalls is answered."""
    if script.narration is None:
        return
    for place in program.presents:
        template = spoken_words(place)
        if template is None:
            continue
        recalled = {name for one in template.expressions for name in one.names}
        is_known = any(name in names for name in recalled) and recalled <= answers.keys()
        if is_known and (words := template.fill(answers)):
            yield _speak(script, place, words, private=True)


def _speak(script: Script, place: Place, words: str, *, private: bool) -> Speak:
    pace = script.narration.pace.value if script.narration else ""
    # No sound of the script has an id like this: theirs end with `@` and a number.
    return Speak(f"voice {place.name}", words, script.language, pace, place.name, private)


def spoken_words(place: Place) -> Template | None:
    """Return the words of a step that are for the person's ears; None when there are none."""
    match place.step:
        case Say(text=words, spoken=True) | Wait(show=words, spoken=True):
            return words
        case Breathe(show=words, spoken=True):
            return words
        case (
            Ask(prompt=words, spoken=True)
            | Choose(prompt=words, spoken=True)
            | Checklist(prompt=words, spoken=True)
            | Scale(prompt=words, spoken=True)
        ):
            return words
    return None
