"""The lines of a script that a voice speaks, by the names of their steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.cli.exit_codes import ExitCode
from integrate.cli.sentence import Told
from integrate.session.program import Role, TooLong, UnknownMeasure, lay_out
from integrate.session.speech import spoken_words
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.measures.catalogue import Catalogue
    from integrate.script.model import Script
    from integrate.session.program import Program

UNSPOKEN = later(
    "“{title}” has no `narration:`, so nothing of it is spoken; "
    "add `narration: {{pace: slow}}` at its top."
)


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """What is said with one step."""

    step: str
    """The step's name, by which a recorded take is found."""
    text: str
    private: bool
    """Whether it holds answers, so that its words are known in the session alone."""


def lines_of(script: Script, catalogue: Catalogue) -> tuple[SpokenLine, ...]:
    """Return the lines in the order of the script, rounds of a `repeat` once.

    Raises `Told` with 1 when the script cannot be run or has no narration.
    """
    if script.narration is None:
        raise Told(_(UNSPOKEN, title=script.title), ExitCode.PROBLEMS)
    found: dict[str, SpokenLine] = {}
    for one in _program(script, catalogue).presents:
        template = spoken_words(one)
        if template is not None and template.source.strip():
            name = one.name.partition("~")[0]
            private = bool(template.expressions)
            found.setdefault(name, SpokenLine(name, template.source, private))
    return tuple(found.values())


def pace_of(script: Script) -> str:
    """Return how quickly the script is spoken."""
    return script.narration.pace.value if script.narration is not None else "even"


def _program(script: Script, catalogue: Catalogue) -> Program:
    role = Role.THERAPIST if script.for_therapist else Role.PATIENT
    try:
        return lay_out(script, role, catalogue)
    except (TooLong, UnknownMeasure) as error:
        raise Told(str(error), ExitCode.PROBLEMS) from error
