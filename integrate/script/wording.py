"""The texts of a script that can be put into other words, and a script with other words.

What a person sees or hears of a script is one of them; who wrote it and what its claims rest on is
not. Some are safety texts, which no session goes without:

* every entry of `safety` and of `cautions`;
* every text of a step that names help or danger, such as an emergency number (`names_help`).

One walk finds the texts and puts others in their place, so neither can miss what the other does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from integrate.script import template
from integrate.script.declaration import Record, specs
from integrate.script.kinds import PROSE, WORDS, ListOf, MapOf, Options
from integrate.script.structure import Include, Repeat, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.script.declaration import Spec
    from integrate.script.kinds import Kind, Scalar
    from integrate.script.model import Script
    from integrate.script.problem import Span
    from integrate.script.structure import AnyStep

_UNSPOKEN = frozenset({"language", "version", "authors", "licence", "evidence", "narration"})
"""Parts of the header that no session shows."""
_SAFETY = frozenset({"safety", "cautions"})

_HELP = re.compile(
    r"\b(emergency|helplines?|findahelpline|crisis|danger|suicid\w*|better off dead"
    r"|(hurt|harm|kill)(ing)? (yourself|anyone))\b|\bpress \?|\? key",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of a script that can be put into another language."""

    words: str
    """As in the source, with what it recalls in braces."""
    kind: Scalar
    """How it is read: `WORDS`, or `PROSE` which recalls answers."""
    key: str
    """The key it stands under."""
    place: Span | None
    """The step it belongs to; None in the header."""
    is_safety: bool
    """Whether nothing starts before it is translated."""


def names_help(words: str, language: str) -> bool:
    """Tell whether a text names help or danger.

    The words for it are known in English. In a script of another language every text counts.
    """
    is_english = re.split("[-_]", language.lower())[0] == "en"
    return not is_english or _HELP.search(words) is not None


def sentences(script: Script) -> list[Sentence]:
    """Return every text to translate, the header's first, then step after step."""
    found: list[Sentence] = []

    def note(sentence: Sentence) -> str:
        found.append(sentence)
        return sentence.words

    reworded(script, note)
    return found


def reworded(script: Script, put: Callable[[Sentence], str]) -> Script:
    """Return the script with the words that `put` gives for each of its texts."""

    def put_header(one: Spec, kind: Scalar, words: str) -> str:
        if one.attribute in _UNSPOKEN:
            return words
        safety = one.attribute in _SAFETY or names_help(words, script.language)
        return put(Sentence(words, kind, one.key, None, safety))

    header: Script = _reworded_fields(script, put_header)
    steps = tuple(_reworded_step(step, script.language, put) for step in script.steps)
    return replace(header, steps=steps)


def _reworded_step(step: AnyStep, language: str, put: Callable[[Sentence], str]) -> AnyStep:
    safety = any(names_help(words, language) for words in _own_words(step))

    def put_own(one: Spec, kind: Scalar, words: str) -> str:
        key = step.verb if one.key == step.verb else f"{one.key} of {step.verb}"
        return put(Sentence(words, kind, key, step.place, safety))

    changed: AnyStep = _reworded_fields(step, put_own)
    if isinstance(changed, Section | Repeat | Include):
        steps = tuple(_reworded_step(inner, language, put) for inner in changed.steps)
        return replace(changed, steps=steps)
    return changed


def _own_words(step: AnyStep) -> list[str]:
    """Return the texts of a step without those of the steps it holds."""
    found: list[str] = []

    def note(_one: Spec, _kind: Scalar, words: str) -> str:
        found.append(words)
        return words

    _reworded_fields(step, note)
    return found


def _reworded_fields(value: Any, put: Callable[[Spec, Scalar, str], str]) -> Any:
    """Return a declared value with the words that `put` gives; steps inside stay as they are."""
    changed = {
        one.attribute: _reworded(getattr(value, one.attribute), one.kind, partial(put, one))
        for one in specs(type(value)).values()
    }
    return replace(value, **changed)


def _reworded(value: Any, kind: Kind, put: Callable[[Scalar, str], str]) -> Any:
    """Return a value of this kind with all its words put into others."""
    if kind is WORDS and value:
        value = put(WORDS, value)
    elif kind is PROSE and value.source:
        value = template.read(put(PROSE, value.source))
    elif isinstance(kind, Options):
        value = tuple(replace(option, words=put(WORDS, option.words)) for option in value)
    elif isinstance(kind, ListOf):
        value = tuple(_reworded(one, kind.item, put) for one in value)
    elif isinstance(kind, MapOf):
        value = {key: _reworded(one, kind.value, put) for key, one in value.items()}
    elif isinstance(kind, Record) and value is not None:
        value = _reworded_fields(value, lambda _one, inner, words: put(inner, words))
    return value
