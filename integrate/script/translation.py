"""A script in another language: the same steps and names in the words of a PO file beside it.

A text without a translation stays as it is. A translation that lacks a safety text, or has it
fuzzy, is not used at all: nobody meets half a warning.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from integrate.script import catalogue, source, template
from integrate.script.catalogue import Rendering, Wanted, line_span
from integrate.script.expression import Both, Either, Literal
from integrate.script.kinds import PROSE
from integrate.script.language import catalogue_file, languages
from integrate.script.problem import START, Enough, Misread, Reading
from integrate.script.read import Reads
from integrate.script.wording import Sentence, reworded, sentences

if TYPE_CHECKING:
    from integrate.script.expression import Expression
    from integrate.script.model import Script
    from integrate.script.template import Template

SAFETY = "E505"
"""The code of a safety text that is not translated."""


def put_into(reads: Reads, path: Path, language: str) -> Reads:
    """Return a script that was read from `path` in another language, or what is wrong with that.

    Problems of the translation are placed in its PO file.
    """
    if reads.script is None or language == reads.script.language:
        return reads
    file = catalogue_file(path, language)
    reading = Reading(file=str(file))
    script = None
    with suppress(Enough):
        found = _read_file(file, path, reading)
        if found is not None:
            script = _translated(reads.script, language, found, reading)
    problems = tuple(sorted(reading.problems, key=lambda problem: problem.order))
    return Reads(None if problems else script, problems, reads.texts | reading.texts)


def renewal(script: Script, path: Path, language: str) -> tuple[str, Reads]:
    """Return the PO file with the script's texts in it, and what is wrong with the present one.

    With a problem the text is empty: nothing may be put in the place of what cannot be read.
    """
    file = catalogue_file(path, language)
    reading = Reading(file=str(file))
    with suppress(Enough):
        text = _text(file, reading) if file.exists() else ""
        catalogue.read(text, reading)
        if not reading.problems:
            return catalogue.renew(text, _wanted(script, path), language, script.title), Reads(
                None, ()
            )
    return "", Reads(None, tuple(reading.problems), reading.texts)


def _wanted(script: Script, path: Path) -> list[Wanted]:
    """Return each text once, with all its places."""
    found: dict[str, list[Sentence]] = {}
    for one in sentences(script):
        found.setdefault(one.words, []).append(one)
    return [
        Wanted(words, _hint(several), tuple(_reference(one, path) for one in several))
        for words, several in found.items()
    ]


def _hint(several: list[Sentence]) -> str:
    keys = ", ".join(dict.fromkeys(one.key for one in several))
    safety = any(one.is_safety for one in several)
    return f"{keys} (safety text: without it nothing starts)" if safety else keys


def _reference(sentence: Sentence, path: Path) -> tuple[str, str]:
    """Return the file and line of a text; the header's have no line."""
    if sentence.place is None:
        return path.name, ""
    included = Path(sentence.place.file or path.name)
    return included.name, str(sentence.place.line)


def _read_file(file: Path, path: Path, reading: Reading) -> dict[str, Rendering] | None:
    """Return what is translated; None when something is wrong with the file."""
    if not file.exists():
        known = ", ".join(languages(path)) or "none"
        what = f"there is no {file.name} beside the script; languages there are: {known}"
        reading.complain("E001", START, what, "`integrate translate` begins one")
        return None
    found = catalogue.read(_text(file, reading), reading)
    return None if reading.problems else found


def _text(file: Path, reading: Reading) -> str:
    """Return the text of a PO file; what is wrong with it is noted, and it is empty then."""
    try:
        with file.open("rb") as opened:
            text = source.decode(opened.read(source.LARGEST + 1))
    except OSError as error:
        what = f"{file}: {error.strerror or 'it cannot be read'}"
        reading.complain("E001", START, what, "check that you may read it")
    except Misread as misread:
        reading.note(misread)
    else:
        reading.texts[reading.file] = text
        return text
    return ""


def _translated(
    script: Script, language: str, found: dict[str, Rendering], reading: Reading
) -> Script:
    """Return the script in the words of the translation; what is wrong with them is noted."""
    wanted = sentences(script)
    safety = {one.words for one in wanted if one.is_safety}
    chosen: dict[str, str] = {}
    for one in {(one.words, one.kind is PROSE): one for one in wanted}.values():
        rendering = found.get(one.words)
        if rendering is not None and rendering.words and not rendering.fuzzy:
            chosen[one.words] = rendering.words
            _check(one, rendering, reading)
        elif one.words in safety:
            safety.remove(one.words)
            _refuse(one, rendering, reading)
    if reading.problems:
        return script
    words = reworded(script, lambda one: chosen.get(one.words, one.words))
    return replace(words, language=language, translation=language)


def _refuse(sentence: Sentence, rendering: Rendering | None, reading: Reading) -> None:
    """Note that a safety text has no words that can be relied on."""
    line = rendering.line if rendering else 1
    state = "fuzzy: its source has changed" if rendering and rendering.words else "not translated"
    what = f"the safety text “{sentence.words[:120]}” is {state}"
    remedy = (
        "put it into words, and delete `fuzzy`" if rendering else "`integrate translate` adds it"
    )
    reading.complain(SAFETY, line_span(reading.texts[reading.file], line), what, remedy)


def _check(sentence: Sentence, rendering: Rendering, reading: Reading) -> None:
    """Note what is wrong with a translation that is to be used."""
    span = line_span(reading.texts[reading.file], rendering.line)
    try:
        words = sentence.kind.parse(rendering.words)
    except ValueError as error:
        remedy = "write it as its sentence is written"
        reading.complain("E503", span, str(error), remedy)
        return
    if sentence.kind is PROSE:
        own = template.read(sentence.words)
        if _recalled(own) != _recalled(words):
            what = f"this recalls {_listed(words)}, and its sentence {_listed(own)}"
            remedy = "take over each `{{ ... }}` as it is; only words after `or` are translated"
            reading.complain("E504", span, what, remedy)


def _listed(words: Template) -> str:
    return ", ".join(f"`{one}`" for one in words.placeholders) or "nothing"


def _recalled(words: Template) -> Counter[Expression]:
    """Return what a text recalls, in no order, and without the words shown in place of answers."""
    return Counter(_without_words(one) for one in words.expressions)


def _without_words(expression: Expression) -> Expression:
    match expression:
        case Literal(str()):
            return Literal("")
        case Either(operands):
            return Either(tuple(_without_words(one) for one in operands))
        case Both(operands):
            return Both(tuple(_without_words(one) for one in operands))
    return expression
